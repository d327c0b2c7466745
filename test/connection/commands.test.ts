/** The commands that write: what is told to the rest of the server, also where they are refused. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationToken, ResponseError } from 'vscode-languageserver';
import { createCommands } from '../../server/src/connection/commands.ts';
import type { SafeWriter } from '../../server/src/facts/safe-writer.ts';
import { serverCommands } from '../../server/src/protocol.ts';
import { makeContext } from '../support/make-context.ts';

const reporter = { begin() {}, report() {}, done() {} };

test('files that were written before a refusal are looked at anew, too', async () => {
  let sets = 0;
  const writer: SafeWriter = {
    async write({ files }) {
      sets += 1;
      if (sets > 1) return { refused: 'disk-full', path: '/node/c.pem', message: 'The disk is full.' };
      return { written: files.map(({ path }) => ({ path })) };
    },
    settle: async () => 'failed',
    restrict: async () => ({ written: [] }),
  };
  const told: string[] = [];
  const context = await makeContext('nodeurl = "https://node1.example:8080/"\ntls = "strict"\n');
  const execute = createCommands({ context: async () => context, writer, written: (paths) => told.push(...paths) });
  const answer = await execute(
    { command: serverCommands.generate, arguments: [{ config: 'file:///node/orion.conf', keyType: 'ec-p256' }] },
    CancellationToken.None,
    reporter,
  );
  assert.ok(answer instanceof ResponseError);
  assert.match(
    answer.message,
    /^Written: .*tls-server-key\.pem, .*tls-server-cert\.pem\. For the rest: The disk is full\.$/,
  );
  assert.deepEqual(
    told.map((path) => path.replace(/^.*\//, '')),
    ['tls-server-key.pem', 'tls-server-cert.pem'],
  );
});
