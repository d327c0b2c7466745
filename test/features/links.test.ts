/** Links and definitions of the paths in a configuration. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definition, documentLinks } from '../../server/src/features/links.ts';
import { makeContext } from '../support/make-context.ts';
import { parseCursor, parseMarks, renderMarks } from '../support/marks.ts';
import { fifo, folder } from '../support/memory-files.ts';

test('every path with a file is a link, without its quotes', async () => {
  const source = `workdir = "data"
                  tlsservercert = "«c.pem»"
                  tlsserverkey = '«/keys/k é.pem»'
                  tlsserverchain = ["«ca.pem»", "missing.pem"]
                  tlsclientcert = """«c.pem»"""
                  tlsknownclients = "known"
                  publickeys = ["«nodeKey.pub»"]`;
  const { text } = parseMarks(source);
  const context = await makeContext(text, {
    files: {
      'data/c.pem': 'cert',
      '/keys/k é.pem': 'key',
      'data/ca.pem': 'ca-cert',
      'data/known': folder,
      'data/nodeKey.pub': 'x',
      // Orion's default for a property that is not written is no link: there is no text to click on.
      'data/tls-client-key.pem': 'key',
    },
  });
  const links = documentLinks(context);
  const spans = links.map(({ range }) => ({
    start: context.document.offsetAt(range.start),
    end: context.document.offsetAt(range.end),
  }));
  assert.equal(renderMarks(text, spans), renderMarks(text, parseMarks(source).ranges));
  assert.deepEqual(links.map(({ target }) => target).sort(), [
    'file:///keys/k%20%C3%A9.pem',
    'file:///node/data/c.pem',
    'file:///node/data/c.pem',
    'file:///node/data/ca.pem',
    'file:///node/data/nodeKey.pub',
  ]);
  const tooltips = links.map(({ tooltip }) => tooltip);
  assert.ok(tooltips.includes('Certificate (tlsservercert): /node/data/c.pem'), tooltips.join('\n'));
  assert.ok(tooltips.includes('publickeys: /node/data/nodeKey.pub'), tooltips.join('\n'));
});

test('what is no regular file, or must not be read, is no link', async () => {
  const source = 'tlsservercert = "c.pem"\ntlsserverkey = "k.pem"';
  assert.deepEqual(documentLinks(await makeContext(source, { files: { 'c.pem': fifo, 'k.pem': folder } })), []);
  const files = { 'c.pem': 'cert', 'k.pem': 'key' };
  assert.deepEqual(documentLinks(await makeContext(source, { files, confinedTo: ['/elsewhere'] })), []);
  assert.equal(documentLinks(await makeContext(source, { files, confinedTo: ['/node'] })).length, 2);
});

test('half a character in a path is no reason to fail', async () => {
  const source = 'tlsservercert = "\\ud800"\nworkdir = "\\udc00"';
  const [lone] = documentLinks(await makeContext(source, { files: { '\ufffd/\ufffd': 'x' } }));
  assert.equal(lone?.target, 'file:///node/%EF%BF%BD/%EF%BF%BD');
});

const definitionCases: readonly { readonly source: string; readonly target: string | undefined }[] = [
  { source: 'tlsservercert = "c.|pem"', target: 'file:///node/c.pem' },
  { source: 'tlsservercert = |"c.pem"', target: 'file:///node/c.pem' },
  { source: 'tlsserverchain = ["a.pem", "c.pem|"]', target: 'file:///node/c.pem' },
  { source: 'tlsserverchain = ["a|.pem", "c.pem"]', target: undefined },
  { source: 'tlsserver|cert = "c.pem"', target: undefined },
  { source: 'tlsservercert = "c.pem" # |', target: undefined },
];

for (const { source, target } of definitionCases) {
  test(`definition: ${source}`, async () => {
    const { text, offset } = parseCursor(source);
    const found = definition(await makeContext(text, { files: { 'c.pem': 'cert' } }), offset);
    assert.equal(found[0]?.uri, target);
  });
}
