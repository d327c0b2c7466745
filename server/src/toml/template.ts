/** Template text (Jinja, Helm, shell) in and around TOML; what the template would produce is not known here. */
import { parseToml } from './parse.ts';
import type { Span, TomlDocument } from './tree.ts';

/** Template text outside strings, in order; a comment's counts too, since Jinja renders inside comments. */
export interface TemplateFindings {
  readonly spans: readonly Span[];
  /** True where at least one `{{ … }}`, `{% … %}` or `{# … #}` is complete: no valid TOML holds one outside strings. */
  readonly isTemplate: boolean;
}

interface TemplateSpan extends Span {
  readonly closed: boolean;
  readonly inComment: boolean;
}

const STEP = /\{[{%#]|#|"""|'''|"(?:[^"\\\n]|\\[^\n])*"|'[^'\n]*'/g;
const IN_COMMENT = /\{\{[^\n]*?\}\}|\{%[^\n]*?%\}/g;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
]);
const PLACEHOLDER = /\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}|<[A-Z][A-Z0-9_-]*>/s;

/** Finds the template text of a document. */
export function findTemplates(document: TomlDocument): TemplateFindings {
  const spans = templateSpans(document.text);
  return { spans: spans.map(({ start, end }) => ({ start, end })), isTemplate: spans.some((span) => span.closed) };
}

/**
 * Parses a template with each line that template text touches blanked out, so that its plain statements are found at
 * their own offsets. `text` of the result is the blanked text, of the same length. Comments do not hide their line.
 */
export function parseTemplate(text: string): TomlDocument {
  let blanked = '';
  let done = 0;
  for (const span of templateSpans(text)) {
    if (span.inComment) continue;
    const start = Math.max(text.lastIndexOf('\n', span.start - 1) + 1, done);
    const lineFeed = text.indexOf('\n', Math.max(span.end - 1, start));
    const end = lineFeed < 0 ? text.length : lineFeed;
    if (end <= done) continue;
    blanked += text.slice(done, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    done = end;
  }
  return parseToml(blanked + text.slice(done));
}

/** True for a decoded string that a template or a person is still to fill in: `{{ … }}`, `${…}` or `<PLACEHOLDER>`. */
export function hasPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}

function templateSpans(text: string): readonly TemplateSpan[] {
  const spans: TemplateSpan[] = [];
  const finder = new ClosingFinder(text);
  const step = new RegExp(STEP);
  for (let match = step.exec(text); match; match = step.exec(text)) {
    const [found] = match;
    if (found === '#') {
      step.lastIndex = lineEnd(text, match.index);
      spans.push(...spansInComment(text, match.index, step.lastIndex));
    } else if (found === '"""' || found === "'''") {
      step.lastIndex = finder.endAfter(found, step.lastIndex) ?? step.lastIndex;
    } else if (CLOSING.has(found)) {
      const closedAt = finder.endAfter(CLOSING.get(found) ?? '', step.lastIndex);
      const end = closedAt ?? lineEnd(text, match.index);
      spans.push({ start: match.index, end, closed: closedAt !== undefined, inComment: false });
      step.lastIndex = end;
    }
  }
  return spans;
}

function spansInComment(text: string, start: number, end: number): TemplateSpan[] {
  return [...text.slice(start, end).matchAll(IN_COMMENT)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    closed: true,
    inComment: true,
  }));
}

function lineEnd(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  return lineFeed < 0 ? text.length : lineFeed;
}

/** Finds closing marks; remembers which occur no more, so that many unclosed openings cost one search. */
class ClosingFinder {
  readonly #text: string;
  readonly #absent = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset behind the next closing mark; undefined where there is none. */
  endAfter(mark: string, from: number): number | undefined {
    if (this.#absent.has(mark)) return undefined;
    const index = this.#text.indexOf(mark, from);
    if (index >= 0) return index + mark.length;
    this.#absent.add(mark);
    return undefined;
  }
}
