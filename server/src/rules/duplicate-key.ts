/** A key or table that is defined again. */

import { lineCounter, spanAt } from '../toml/ordered.ts';
import type { Redefinition, Statement } from '../toml/tree.ts';
import { removeEntry } from './edits.ts';
import type { Fix, Rule } from './rule.ts';

export const duplicateKey: Rule = {
  code: 'duplicate-key',
  severity: 'error',
  stage: 'syntax',
  summary: 'A key or table is defined twice, so Orion stops.',
  explanation:
    'TOML allows each key once, and `tls` and `"tls"` are the same key. Orion stops with `… previously defined at line …`. Keep the line that is meant and remove the other. In a template the rule is silent, since its branches may define a key more than once.',
  source: 'Tuweni 1.3.0: MutableTomlTable',
  example: {
    bad: 'tls = "off"\n«tls» = "strict"\n',
    good: 'tls = "strict"\n',
  },
  *check({ config }) {
    if (config.template) return;
    const { text, redefinitions, statements } = config.toml;
    const lineOf = lineCounter(text);
    for (const redefinition of redefinitions) {
      const { name, first, kind } = redefinition;
      const line = lineOf(first.start);
      const message =
        kind === 'duplicate'
          ? `${name} is already defined on line ${line}, and Orion stops on the second definition. Keep one of the two.`
          : `${name} was given a value on line ${line}, so it cannot be a table as well, and Orion stops here. Remove one of the two.`;
      const related = [{ at: first, message: `first definition of ${name}` }];
      yield { at: redefinition, message, related, fixes: () => removals(text, statements, redefinition, line) };
    }
  },
};

/** Which of the two is meant only a person knows; a header would leave its keys behind. */
function removals(
  text: string,
  statements: readonly Statement[],
  { start, first, kind }: Redefinition,
  line: number,
): Fix[] {
  const [earlier, later] = [spanAt(statements, first.start), spanAt(statements, start)];
  if (kind !== 'duplicate' || earlier === later || earlier?.type !== 'entry' || later?.type !== 'entry') return [];
  return [
    { title: `Remove this definition and keep line ${line}`, edits: [removeEntry(text, later)] },
    { title: `Keep this definition and remove line ${line}`, edits: [removeEntry(text, earlier)] },
  ];
}
