/** What becomes of cancelled requests and of bugs. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol/node';
import { createChangeSignal } from '../../server/src/connection/change-signal.ts';
import { guarded, unasked } from '../../server/src/connection/guarded.ts';

function isCancelled(answer: unknown): boolean {
  return answer instanceof ResponseError && answer.code === LSPErrorCodes.RequestCancelled;
}

test('guarded: an answer is passed on', async () => {
  const handler = guarded('test', 'fallback', assert.fail, async (name: string) => `hello ${name}`);
  assert.equal(await handler('you', new CancellationTokenSource().token), 'hello you');
});

test('guarded: a bug is logged with its stack and answered with the fallback', async () => {
  const log: string[] = [];
  const handler = guarded(
    'test',
    'fallback',
    (line) => log.push(line),
    async () => {
      throw new Error('boom');
    },
  );
  assert.equal(await handler(undefined, new CancellationTokenSource().token), 'fallback');
  assert.equal(log.length, 1);
  assert.match(String(log[0]), /^test failed: Error: boom\n\s+at /);
});

test('guarded: what is cancelled before, meanwhile or by throwing ends as cancelled, and is not logged', async () => {
  const source = new CancellationTokenSource();
  const meanwhile = guarded('test', '', assert.fail, async () => {
    source.cancel();
    return 'late';
  });
  assert.ok(isCancelled(await meanwhile(undefined, source.token)));
  const before = guarded('test', '', assert.fail, async () => assert.fail('was started'));
  assert.ok(isCancelled(await before(undefined, source.token)));
  const other = new CancellationTokenSource();
  const throwing = guarded('test', '', assert.fail, async () => {
    other.cancel();
    throw new Error('gave up');
  });
  assert.ok(isCancelled(await throwing(undefined, other.token)));
});

test('unasked: a failure goes to the log', async () => {
  const logged = new Promise<string>((resolve) => {
    unasked('test', resolve, async () => {
      throw new Error('boom');
    });
  });
  assert.match(await logged, /^test failed: Error: boom/);
});

test('change signal: who waits hears the next signal, or the end of waiting', async () => {
  const signal = createChangeSignal();
  signal.signal();
  const source = new CancellationTokenSource();
  const news = Promise.all([signal.next(source.token), signal.next(source.token)]);
  signal.signal();
  await news;
  assert.equal(signal.count(), 2);
  const cancelled = signal.next(source.token);
  source.cancel();
  await cancelled;
  assert.equal(signal.count(), 2);
});
