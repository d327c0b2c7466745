/** Folding ranges, as the numbers of their first and last line. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { readConfig } from '../../server/src/model/config.ts';

const cases: readonly { readonly given: string; readonly source: string; readonly folds: readonly string[] }[] = [
  { given: 'a list keeps the line of its bracket', source: 'othernodes = [\n"a",\n"b"\n]\n', folds: ['0-2'] },
  { given: 'a list of two lines has nothing to fold', source: 'othernodes = [\n"a"]\n', folds: [] },
  { given: 'lists in lists', source: 'x = [\n[\n1,\n2\n],\n3\n]', folds: ['0-5', '1-3'] },
  { given: 'a long string', source: 'workdir = """\na\nb\n"""', folds: ['0-2'] },
  { given: 'a list without its end', source: 'othernodes = [\n"a",\n"b"\n', folds: [] },
  {
    given: 'comments',
    source: '# a\n# b\n#\n\n# alone\ntls = "off" # no\n# x\n# y',
    folds: ['0-2 comment', '6-7 comment'],
  },
  { given: 'a comment behind an entry opens no run', source: 'tls = "off" # a\n# b\n', folds: [] },
  { given: 'CRLF', source: '# a\r\n# b\r\nothernodes = [\r\n"a",\r\n]', folds: ['0-1 comment', '2-3'] },
  { given: 'nothing', source: '', folds: [] },
];

for (const { given, source, folds } of cases) {
  test(`folding: ${given}`, () => {
    const document = TextDocument.create('file:///node/orion.conf', 'orion-config', 1, source);
    const found = foldingRanges(document, readConfig(source));
    assert.deepEqual(
      found.map(({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind === undefined ? '' : ` ${kind}`}`),
      folds,
    );
  });
}
