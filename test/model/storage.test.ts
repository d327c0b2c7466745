/** Which storage strings Orion refuses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storageRefusal } from '../../server/src/model/storage.ts';

test('each storage string is refused for the right reason', () => {
  const cases: readonly [string, ReturnType<typeof storageRefusal>][] = [
    ['leveldb', undefined],
    ['leveldb:path:with:colons', undefined],
    ['mapdb:x', undefined],
    ['memory', undefined],
    ['sql:jdbc:h2:mem', undefined],
    ['sql:jdbc:postgresql://h/d', undefined],
    ['LevelDB:x', 'unknown-engine'],
    ['', 'unknown-engine'],
    [' leveldb', 'unknown-engine'],
    ['memory:', 'memory-with-path'],
    ['memory:x', 'memory-with-path'],
    ['sql', 'sql-without-url'],
    ['sql:x', 'sql-without-url'],
    ['sql:jdbc:mysql://h/d', 'unknown-database'],
  ];
  for (const [text, why] of cases) assert.equal(storageRefusal(text), why, text);
});
