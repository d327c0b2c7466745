/** A backslash in a path that TOML takes for an escape. */

import { endpointKeys } from '../model/config.ts';
import type { PropertyFormat } from '../model/properties.ts';
import type { Setting } from '../model/statements.ts';
import type { TextValue } from '../model/values.ts';
import type { Span } from '../toml/tree.ts';
import type { Fix, Rule, Subject } from './rule.ts';

const pathFormats: readonly PropertyFormat[] = [
  'certificate',
  'private-key',
  'trust-anchor',
  'known-hosts',
  'folder',
  'file',
  'storage',
];

/** Every escape, so that `\\n` is read as a backslash and an n; the named groups are those that no path should have. */
const escapes =
  /\\(?:(?<letter>[btnfr])|u(?<short>00[01][0-9A-Fa-f]|007[Ff]|[Dd][89A-Fa-f][0-9A-Fa-f]{2})|U(?<long>000000[01][0-9A-Fa-f]|0000007[Ff])|[\s\S])/g;

const nul = 'a NUL character';
const halfCharacter = 'half of a character';

const names: Readonly<Record<string, string>> = {
  b: 'a backspace',
  t: 'a tab',
  n: 'a line break',
  f: 'a form feed',
  r: 'a carriage return',
};

export const escapeInPath: Rule = {
  code: 'escape-in-path',
  severity: 'warning',
  stage: 'meaning',
  summary: 'A path has an escape that means a control character, as in `"C:\\new"`.',
  explanation:
    'In double quotes a backslash starts an escape: `\\n` is a line break, `\\t` a tab. Orion takes the value and looks for a file of that strange name. Write the path in single quotes, where a backslash is a backslash, or with `/`. A NUL character, or half of a character (one of `\\ud800` to `\\udfff` alone), is an error: Java refuses it as soon as the path is read.',
  source: 'Tuweni TomlLexer, QuotedStringVisitor; java.nio.file.Path',
  example: {
    bad: 'workdir = "C:«\\n»ode"\n',
    good: "workdir = 'C:\\node'\n",
  },
  *check(subject) {
    const { text: document } = subject.config;
    for (const setting of subject.config.occurrences) {
      if (!pathFormats.includes(setting.property.format)) continue;
      for (const text of setting.texts) {
        if (text.templated || !text.value.quote?.startsWith('"')) continue;
        const escapesInText = controlEscapes(document, text);
        // Made once for all escapes of the text, which may be as long as the file.
        let made: readonly Fix[] | undefined;
        const fixes = () => {
          made ??= fixesFor(document, text);
          return made;
        };
        for (const { span, what } of escapesInText) {
          const written = document.slice(span.start, span.end);
          const fatal = (what === nul || what === halfCharacter) && isPathRead(subject, setting, text);
          yield {
            at: span,
            severity: fatal ? 'error' : 'warning',
            message: fatal
              ? `${written} is ${what}, which no path may have: Orion stops when it reads ${setting.property.key}. Put the path in single quotes, or write / instead of the backslash.`
              : `${written} is ${what} here, not a backslash and a letter: Orion looks for a file of that name. Put the path in single quotes, or write / instead of the backslash.`,
            fixes,
          };
        }
      }
    }
  },
};

interface ControlEscape {
  readonly span: Span;
  readonly what: string;
}

function controlEscapes(document: string, { start, end, text }: TextValue): readonly ControlEscape[] {
  // Two halves in a row make a whole one.
  const hasHalfCharacter = /\p{Surrogate}/u.test(text);
  return [...document.slice(start, end).matchAll(escapes)].flatMap((match): ControlEscape[] => {
    const { letter, short, long } = match.groups ?? {};
    const digits = short ?? long;
    if (letter === undefined && digits === undefined) return [];
    const what = names[letter ?? ''] ?? nameOf(Number.parseInt(digits ?? '', 16));
    if (what === halfCharacter && !hasHalfCharacter) return [];
    const span = { start: start + match.index, end: start + match.index + match[0].length };
    return [{ span, what }];
  });
}

function nameOf(code: number): string {
  if (code === 0) return nul;
  return code < 0x80 ? 'a control character' : halfCharacter;
}

/** Orion makes a path of it at start-up: TLS files only where their switch is strict, storage only where it names a file. */
function isPathRead({ config }: Subject, { property }: Setting, { text }: TextValue): boolean {
  if (property.format === 'storage') return /^(?:leveldb|mapdb):/.test(text);
  const family = config.endpoints.find(({ endpoint }) => endpointKeys(endpoint).includes(property.key));
  return !family || family.tls === 'strict';
}

/** Only where every backslash stands alone, so that what was typed is what was meant. */
function fixesFor(document: string, { value }: TextValue): readonly Fix[] {
  const typed = document.slice(value.start + 1, value.end - 1);
  if (value.quote !== '"' || /\\[\\"]/.test(typed)) return [];
  const replaceBy = (newText: string) => [{ start: value.start, end: value.end, newText }];
  const slashes = {
    title: 'Write / instead of the backslash',
    edits: replaceBy(`"${typed.replaceAll('\\', '/')}"`),
  };
  if (typed.includes("'")) return [slashes];
  return [{ title: 'Put the path in single quotes', edits: replaceBy(`'${typed}'`), preferred: true }, slashes];
}
