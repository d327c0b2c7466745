/** Nodes that are dialled and not known. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig } from '../../server/src/rules/check.ts';
import { peerNotWhitelisted } from '../../server/src/rules/peer-not-whitelisted.ts';
import { checkRule } from '../support/check-rule.ts';
import { applyEdits } from '../support/fix-promise.ts';
import { makeSubject } from '../support/subject.ts';

const hex = 'a1'.repeat(32);
const files = { 'tls-known-servers': `node2:2 ${hex}\nupper:1 ${hex}\n` };
const whitelist = 'tls = "strict"\ntlsclienttrust = "whitelist"\n';

checkRule(peerNotWhitelisted, [
  {
    given: 'one of three',
    files,
    source: `${whitelist}othernodes = ["https://node2:2/", «"http://node2:3"», "https://UPPER:1/x"]\n`,
    says: /no line for node2:3/,
    fixed: false,
  },
  { given: 'another name of the same machine', files, source: `${whitelist}othernodes = [«"https://127.0.0.1:2/"»]\n` },
  { given: 'an empty whitelist, which says more', source: `${whitelist}othernodes = ["https://node2:2/"]\n` },
  {
    given: 'the node itself',
    files,
    source: `${whitelist}nodeurl = "https://me:1/"\nothernodes = ["https://me:1/"]\n`,
  },
  {
    given: 'the node itself in another spelling, which it dials',
    files,
    source: `${whitelist}nodeurl = "https://me:1/"\nothernodes = [«"http://me:1/"»]\n`,
  },
  { given: 'a URL without a port', files, source: `${whitelist}othernodes = ["https://node9/"]\n` },
  { given: 'another mode', files, source: 'tls = "strict"\ntlsclienttrust = "tofu"\nothernodes = ["https://x:1/"]\n' },
  { given: 'TLS off', files, source: 'tlsclienttrust = "whitelist"\nothernodes = ["https://x:1/"]\n' },
]);

test('peer-not-whitelisted: the certificate of a node in the workspace is pinned with one fix', async () => {
  const subject = await makeSubject(`${whitelist}othernodes = ["https://node3:3/"]\n`, {
    files: { ...files, '/three/a\nserver.pem': 'cert' },
    others: { '/three/orion.conf': 'nodeurl = "https://node3:3/"\ntls = "strict"\ntlsservercert = "a\\nserver.pem"\n' },
  });
  const [finding] = checkConfig(subject, {}).filter(({ rule }) => rule === peerNotWhitelisted);
  const [fix] = finding?.fixes?.() ?? [];
  assert.equal(fix?.title, 'Pin a server.pem as node3:3 in tls-known-servers');
  const [change] = fix.elsewhere ?? [];
  assert.equal(change?.path, '/node/tls-known-servers');
  const after = applyEdits(change.text ?? '', change.edits);
  assert.match(after, new RegExp(`^node2:2 ${hex}\nupper:1 ${hex}\nnode3:3 [0-9a-f]{64}\n$`));
});
