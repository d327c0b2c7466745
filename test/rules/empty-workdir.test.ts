/** Cases of `empty-workdir`. */
import { emptyWorkdir } from '../../server/src/rules/empty-workdir.ts';
import { checkRule } from '../support/check-rule.ts';

const serverPair = { 'tls-server-cert.pem': 'cert', 'tls-server-key.pem': 'key' };
const clientPair = { 'tls-client-cert.pem': 'cert', 'tls-client-key.pem': 'key' };

checkRule(emptyWorkdir, [
  {
    given: 'a pair is missing, so Orion stops',
    files: serverPair,
    source: 'workdir = «""»\ntls = "strict"',
    severity: 'error',
    says: /tls-client-cert\.pem and tls-client-key\.pem do not exist, so Orion stops with .* the client TLS certificate/,
    fixed: 'workdir = "."\ntls = "strict"',
  },
  {
    given: 'the pairs are there',
    files: { ...serverPair, ...clientPair },
    source: 'workdir = «\'\'»\ntls = "strict"',
    says: /if tls-server-cert\.pem and tls-server-key\.pem were missing/,
  },
  {
    given: 'one half of the pair has no folder',
    source: 'workdir = «""»\nclientconnectiontls = "strict"\nclientconnectiontlsserverkey = "keys/b.key"',
    severity: 'error',
  },
  {
    given: 'half a pair is there, which is another mistake',
    files: { ...clientPair, 'tls-server-cert.pem': 'cert' },
    source: 'workdir = «""»\ntls = "strict"',
  },
  {
    given: 'all paths have a folder',
    source:
      'workdir = ""\nclientconnectiontls = "strict"\nclientconnectiontlsservercert = "./b.pem"\nclientconnectiontlsserverkey = "/keys/b.key"',
  },
  { given: 'the current directory by name', source: 'workdir = "."\ntls = "strict"' },
  { given: 'no workdir', source: 'tls = "strict"' },
  { given: 'TLS is off', source: 'workdir = ""\ntls = "off"' },
  { given: 'the switch is refused', source: 'workdir = ""\ntls = "x"' },
  { given: 'a template may name other paths', source: 'workdir = ""\ntls = "strict"\n{{ paths }}' },
]);
