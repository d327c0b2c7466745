/** Text on which Orion's TOML parser stops. */

import type { Repair, SyntaxProblem } from '../toml/tree.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import { shown } from './wording.ts';

export const tomlSyntax: Rule = {
  code: 'toml-syntax',
  severity: 'error',
  stage: 'syntax',
  summary: "The text is not TOML as Orion's parser takes it, so Orion stops.",
  explanation:
    'Orion reads TOML 0.5.0 with a parser of its own (Apache Tuweni), which is stricter than most: it refuses a tab inside a `"…"` string, a line break before a comma, lists of mixed types, a byte order mark and integers beyond 64 bits. At start-up it shows the first five problems and exits. In a template the rule is silent, since only the rendered file counts.',
  source: 'Tuweni 1.3.0: TomlLexer.g4, TomlParser.g4, MutableTomlArray; Config.load',
  example: { bad: 'tls = «strict»\n', good: 'tls = "strict"\n' },
  *check({ config, facts }) {
    if (config.template) return;
    if (facts.byteOrderMark) yield hiddenByteOrderMark;
    for (const problem of config.toml.problems) yield findingOf(config.text, problem);
  },
};

/** The editor hides the character, so there is no text to mark. */
const hiddenByteOrderMark: Finding = {
  at: { start: 0, end: 0 },
  message:
    "The file starts with an invisible byte order mark, on which Orion's parser stops. Save it as UTF-8 without byte order mark.",
};

function findingOf(text: string, problem: SyntaxProblem): Finding {
  const { message, objector, repair } = problem;
  const foreign = objector === 'orion' && !message.includes('Orion');
  return {
    at: problem,
    message: foreign ? `${message} Other TOML tools take this, Orion's parser stops on it.` : message,
    ...(repair && { fixes: () => [fixOf(text, repair)] }),
  };
}

function fixOf(text: string, { span, newText }: Repair): Fix {
  const edits = [{ start: span.start, end: span.end, newText }];
  return { title: titleOf(text.slice(span.start, span.end), newText), edits, preferred: true, safe: true };
}

function titleOf(written: string, newText: string): string {
  if (written === '\ufeff') return 'Remove the byte order mark';
  if (newText === '') return `Remove ${shown(written)}`;
  if (written === '') return `Add ${newText}`;
  if (newText === ' ') return 'Write a plain space';
  // Repairs of line breaks move text; quoting them would show nothing.
  return written.trim() === newText.trim() || newText.trim() === ','
    ? 'Move the comma to the end of the value'
    : `Write ${shown(newText)}`;
}
