/** TOML that Orion takes and other tools may not. */

import { secondOpinion } from '../toml/portability.ts';
import type { TomlDocument } from '../toml/tree.ts';
import type { Rule } from './rule.ts';

export const tomlPortability: Rule = {
  code: 'toml-portability',
  severity: 'information',
  stage: 'meaning',
  summary: 'Orion reads this text, but other TOML tools refuse it or read it differently.',
  explanation:
    "Orion's parser differs from the TOML standard in places. A formatter, a configuration manager or a migration tool that reads the same file may stop there, or see another value.",
  source: 'Tuweni TomlLexer, TomlParser; TOML 0.5.0',
  example: {
    bad: 'passwords = """secrets«\\»\n.txt"""\n',
    good: 'passwords = "secrets.txt"\n',
  },
  *check({ config }) {
    if (config.template) return;
    const opinion = hasTables(config.toml) ? secondOpinion(config.toml) : [];
    for (const note of [...config.toml.notes, ...opinion]) {
      yield { at: { start: note.start, end: note.end }, message: note.message };
    }
  },
};

/** Other parsers object to tables only, and the opinion costs a second parse of the whole document. */
function hasTables({ statements }: TomlDocument): boolean {
  return statements.some(
    (statement) =>
      statement.type === 'header' ||
      (statement.type === 'entry' && (statement.path.length > 1 || statement.value.kind === 'table')),
  );
}
