/** The search for Orion's files. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findOrionFiles, type SearchOptions } from '../../server/src/facts/find-orion-files.ts';
import { type MemoryEntry, memoryFiles } from '../support/memory-files.ts';

async function search(entries: Record<string, MemoryEntry>, options: Partial<SearchOptions> = {}): Promise<string[]> {
  const found: string[] = [];
  const search = { detectByContent: true, ...options };
  for await (const { path, language } of findOrionFiles('/w', memoryFiles(entries), search))
    found.push(`${path} ${language}`);
  return found;
}

const config = 'tls = "off"\nnodeport = 1\n';

test('search: by name first, by content where the ending allows it, near the top first', async () => {
  const found = await search({
    '/w/a/b/deep.toml': config,
    '/w/a/orion.conf': '',
    '/w/a/tls-known-clients': '',
    '/w/z.conf': config,
    '/w/notes.txt': config,
    '/w/other.conf': 'a = 1',
  });
  assert.deepEqual(found, [
    '/w/z.conf orion-config',
    '/w/a/orion.conf orion-config',
    '/w/a/tls-known-clients orion-known-hosts',
    '/w/a/b/deep.toml orion-config',
  ]);
});

test('search: packages and hidden folders are left out, a hidden file is not', async () => {
  const found = await search({
    '/w/node_modules/a/orion.conf': '',
    '/w/.git/orion.conf': '',
    '/w/.orion.conf': '',
  });
  assert.deepEqual(found, ['/w/.orion.conf orion-config']);
});

test('search: links to files are followed, links to folders are not', async () => {
  const found = await search({
    '/w/real/orion.conf': '',
    '/w/orion.conf': { kind: 'link', to: 'real/orion.conf' },
    '/w/circle': { kind: 'link', to: '/w' },
    '/w/gone.conf': { kind: 'link', to: 'nowhere' },
  });
  assert.deepEqual(found, ['/w/orion.conf orion-config', '/w/real/orion.conf orion-config']);
});

test('search: ends at its limit', async () => {
  const entries = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`/w/${index}/orion.conf`, '']));
  assert.equal((await search(entries, { limit: 7 })).length, 7);
  assert.equal((await search(entries)).length, 20);
});

test('search: without content only names count', async () => {
  assert.deepEqual(await search({ '/w/a.conf': config }, { detectByContent: false }), []);
});
