/** Every message that the extension shows is either our own words or has been made plain: VS Code finds links in messages. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { plainLabel } from '../../client/src/plain-message.ts';

const folder = fileURLToPath(new URL('../../client/src/', import.meta.url));

/** A text without places to fill in, or one that was made plain. */
const harmless = /^(?:'[^'\n]*'|plainMessage\()/;

test('messages hold no text of a file that VS Code could take for a link', () => {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const calls = sources.flatMap((name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    return [...source.matchAll(/\.show(?:Information|Warning|Error)Message\(\s*/g)].map(({ index, 0: call }) => {
      const argument = source.slice(index + call.length, index + call.length + 120);
      return { name, argument };
    });
  });
  assert.ok(calls.length > 10, 'the calls are found');
  assert.deepEqual(
    calls.filter(({ argument }) => !harmless.test(argument)),
    [],
  );
});

test('items of a list show no icon that a file name asks for', () => {
  assert.equal(plainLabel('$(verified) peer.pem'), '$ (verified) peer.pem');
});
