/** Whitelists with nobody in them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig } from '../../server/src/rules/check.ts';
import { emptyWhitelist } from '../../server/src/rules/empty-whitelist.ts';
import { checkRule } from '../support/check-rule.ts';
import { makeSubject } from '../support/subject.ts';

const source = 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsknownclients = «"known"»\n';

checkRule(emptyWhitelist, [
  { given: 'a missing file', source, says: /does not exist, so Orion creates it empty.*lets nobody in/ },
  { given: 'an empty file', files: { known: '' }, source, says: /has no entry/ },
  { given: 'comments alone', files: { known: '# nobody yet\n\n' }, source },
  { given: 'the default path', source: 'tls = "strict"\ntlsservertrust = «"whitelist"»\n' },
  {
    given: 'known servers',
    source: 'tls = "strict"\ntlsclienttrust = «"whitelist"»\n',
    says: /refuses all of the nodes/,
  },
  {
    given: 'the client API',
    source: 'clientconnectiontls = "strict"\nclientconnectiontlsservertrust = «"whitelist"»\n',
    says: /Ethereum clients/,
  },
  { given: 'an entry', files: { known: 'a 11' }, source: source.replaceAll(/[«»]/g, '') },
  { given: 'a line on which Orion stops', files: { known: 'a' }, source: source.replaceAll(/[«»]/g, '') },
  { given: 'another mode', source: 'tls = "strict"\ntlsservertrust = "tofu"\n' },
  { given: 'TLS off', source: 'tlsservertrust = "whitelist"\n' },
  {
    given: 'a path that repeats the folder of workdir, which repeated-folder says',
    files: { 'data/known': `a ${'a1'.repeat(32)}` },
    source: 'workdir = "/node/data"\ntls = "strict"\ntlsservertrust = "whitelist"\ntlsknownclients = "data/known"',
  },
]);

test('empty-whitelist: the fix pins every node that the workspace knows', async () => {
  const subject = await makeSubject(
    'tls = "strict"\ntlsservertrust = "whitelist"\ntlsclienttrust = "whitelist"\nothernodes = ["https://node2:2/", "https://node3:3/"]\n',
    {
      files: { '/two/server.pem': 'cert', '/two/client.pem': 'other-cert' },
      others: {
        '/two/orion.conf':
          'nodeurl = "https://Node2:2/"\ntls = "strict"\ntlsservercert = "server.pem"\ntlsclientcert = "client.pem"\n',
      },
    },
  );
  const found = checkConfig(subject, {}).filter(({ rule }) => rule === emptyWhitelist);
  const written = found.map(({ fixes }) =>
    fixes?.()[0]?.elsewhere?.map(({ path, edits }) => [path, edits[0]?.newText]),
  );
  const [clients, servers] = written.map((files) => files?.[0]);
  assert.equal(clients?.[0], '/node/tls-known-clients');
  assert.match(String(clients?.[1]), /^other\.example:8080 [0-9a-f]{64}\n$/);
  assert.equal(servers?.[0], '/node/tls-known-servers');
  assert.match(String(servers?.[1]), /^node2:2 [0-9a-f]{64}\n$/);
});
