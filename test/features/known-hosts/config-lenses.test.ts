/** Lenses above the paths of known-hosts files. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configActions, configLenses } from '../../../server/src/features/known-hosts/config-lenses.ts';
import { clientCommands } from '../../../server/src/protocol.ts';
import { type FeatureSurroundings, makeContext } from '../../support/make-context.ts';

const all = Object.values(clientCommands);
const strict = 'tls = "strict"\ntlsclienttrust = "whitelist"\ntlsknownservers = "servers"\n';

const cases: readonly {
  readonly name: string;
  readonly source: string;
  readonly lenses: readonly string[];
  readonly surroundings?: FeatureSurroundings;
  readonly known?: readonly string[];
}[] = [
  {
    name: 'a file that is there',
    source: strict,
    surroundings: { files: { servers: '' } },
    lenses: ['2: Preview known hosts', '2: Pin certificate'],
  },
  { name: 'a file that pinning creates', source: strict, lenses: ['2: Pin certificate'] },
  { name: 'a client that cannot ask', source: strict, surroundings: { files: { servers: '' } }, known: [], lenses: [] },
  { name: 'TLS is off', source: 'tlsknownservers = "servers"\n', lenses: [] },
  { name: 'the path is not written', source: 'tls = "strict"\n', lenses: [] },
  {
    name: 'mode ca, in which Orion does not open the file',
    source: strict.replace('whitelist', 'ca'),
    surroundings: { files: { servers: '' } },
    lenses: [],
  },
];

for (const { name, source, lenses, surroundings, known = all } of cases) {
  test(`${name}: ${lenses.length} lenses`, async () => {
    const found = configLenses(await makeContext(source, surroundings), known);
    assert.deepEqual(
      found.map(({ range, command }) => `${range.start.line}: ${command?.title}`),
      lenses,
    );
  });
}

test('the lens that pins names configuration and file', async () => {
  const [pin] = configLenses(await makeContext(strict), all);
  const [config, { target }] = pin?.command?.arguments ?? [];
  assert.match(config, /orion\.conf$/);
  assert.match(target, /\/servers$/);
});

test('the same stands among the actions of the line, and of no other', async () => {
  const context = await makeContext(strict, { files: { servers: '' } });
  const at = (line: number) => ({ range: { start: { line, character: 3 }, end: { line, character: 3 } } });
  const titles = (line: number, only?: string[]) =>
    configActions(context, { ...at(line), ...(only && { only }) }, all).map(({ title }) => title);
  assert.deepEqual(titles(2), ['Preview known hosts', 'Pin certificate']);
  assert.deepEqual(titles(1), []);
  assert.deepEqual(titles(2, ['quickfix']), []);
});
