/** Cases of `missing-key-pair`. */
import { missingKeyPair } from '../../server/src/rules/missing-key-pair.ts';
import { checkRule } from '../support/check-rule.ts';

/** One endpoint is enough. */
const on = 'clientconnectiontls = "strict"\n';
const cert = (mark: string) => `clientconnectiontlsservercert = ${mark}\n`;
const key = (mark: string) => `clientconnectiontlsserverkey = ${mark}\n`;

checkRule(missingKeyPair, [
  {
    given: 'both are written',
    source: `nodeurl = "http://Node1.example:8080/"\n${on}${key('"b.key"')}${cert('«"b.pem"»')}`,
    says: /b\.pem and b\.key do not exist.*common name Node1\.example:8080, valid for one year/,
    related: ['"b.key"'],
  },
  {
    given: 'both are defaults',
    source: 'clientconnectiontls = «"strict"»',
    says: /client-connection-tls-server-cert\.pem and client-connection-tls-server-key\.pem.*random common name/,
    related: [],
  },
  {
    given: 'one file is made for another endpoint, so that this pair is half a pair',
    source: 'tls = «"strict"»\nclientconnectiontls = "strict"\nclientconnectiontlsservercert = "tls-client-cert.pem"',
    says: [/tls-server-cert\.pem and/, /tls-client-cert\.pem and/],
  },
  { given: 'only the key is written', source: `${on}${key('«"b.key"»')}`, related: [] },
  {
    given: 'nodeurl has no port',
    source: `nodeurl = "https://[::1]"\n${on}${cert('«"b.pem"»')}`,
    says: /name \[::1\]:-1/,
  },
  {
    given: 'nodeurl is a placeholder',
    source: `nodeurl = "{{ url }}"\n${on}${cert('«"b.pem"»')}`,
    says: /host and port of nodeurl as/,
  },
  { given: 'server and client at once', source: 'tls = «"strict"»', says: [/tls-server-cert/, /tls-client-cert/] },
  { given: 'in a folder of workdir that is not there yet', source: `workdir = "data"\n${on}${cert('«"new/b.pem"»')}` },
  {
    given: 'in a folder that repeats that of workdir, where nothing is at the shorter path either',
    source: `workdir = "/node/data"\n${on}${cert('«"data/b.pem"»')}${key('"data/b.key"')}`,
    says: /creates them in \/node\/data\/data at its next start/,
  },
  {
    given: 'in a mapped folder',
    settings: { pathMappings: { '/data': '/node' } },
    source: `workdir = "/data"\n${on}${cert('«"b.pem"»')}`,
  },
  { given: 'the certificate is there', files: { 'b.pem': 'cert' }, source: on + cert('"b.pem"') },
  { given: 'both are there', files: { 'b.pem': 'pair' }, source: on + cert('"b.pem"') + key('"b.pem"') },
  { given: 'one path for both, which is another mistake', source: on + cert('"b.pem"') + key('"./b.pem"') },
  { given: 'Orion cannot create them, which empty-workdir says', source: `workdir = ""\n${on}` },
  { given: 'on another machine', source: `workdir = "/data"\n${on}` },
  { given: 'TLS is off', source: `clientconnectiontls = "off"\n${cert('"b.pem"')}` },
  { given: 'the switch is refused', source: `clientconnectiontls = "x"\n${cert('"b.pem"')}` },
  { given: 'a path is a placeholder', source: on + cert('"{{ cert }}"') },
  { given: 'a template', source: `${on}{{ paths }}` },
  {
    given: 'a path repeats the folder of workdir, which repeated-folder says',
    files: { 'data/b.pem': 'cert' },
    source: `workdir = "/node/data"\n${on}${cert('"data/b.pem"')}${key('"b.key"')}`,
  },
]);
