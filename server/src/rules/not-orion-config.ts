/** A file with Orion's name and somebody else's content. */

import { isForeignFile } from '../model/recognise.ts';
import type { Rule } from './rule.ts';

/** The runner asks this rule alone about such a file: a wall of errors would help nobody. */
export const notOrionConfig: Rule = {
  code: 'not-orion-config',
  severity: 'information',
  stage: 'syntax',
  summary: 'The file has the name of an Orion configuration, but no key in it is one of Orion.',
  explanation:
    'Other programs use the name as well: Eclipse Orion calls a file of Java properties `orion.conf`. Nothing else is reported about it. If it is not for this Orion, choose another language for it in the editor.',
  source: 'Orion TLS',
  example: {
    bad: '«orion.file.content.location = /srv»\norion.auth.name = Form\norion.site = x\n',
    good: 'nodeport = 8080\nclientport = 8888\nworkdir = "/srv/orion"\n',
  },
  *check({ config, fileName }) {
    if (!isForeignFile(config, fileName)) return;
    const { start, end } = firstLine(config.text);
    const message = `No key in this file is a property of Orion, so it is probably another program's ${fileName} and is not checked. If it is not, compare its keys with Orion's.`;
    yield { at: { start, end }, message };
  },
};

/** The first line that is not blank, without the blanks around it. */
function firstLine(text: string): { start: number; end: number } {
  const start = Math.max(text.search(/[^\s\ufeff]/), 0);
  const rest = text.slice(start).split(/\r?\n/, 1)[0] ?? '';
  return { start, end: start + rest.trimEnd().length };
}
