/** Cases of `repeated-folder`; the configuration lies in /node. */

import { repeatedFolder } from '../../server/src/rules/repeated-folder.ts';
import { checkRule } from '../support/check-rule.ts';

/** One endpoint is enough. */
const on = 'workdir = "/node/data"\nclientconnectiontls = "strict"\n';
const cert = (mark: string) => `clientconnectiontlsservercert = ${mark}\n`;
const key = (mark: string) => `clientconnectiontlsserverkey = ${mark}\n`;
const files = { 'data/b.pem': 'cert', 'data/b.key': 'key' };
/** Another one, which uses the files. */
const server =
  'tls = "strict"\ntlsservercert = "b.pem"\ntlsserverkey = "b.key"\ntlsclientcert = "b.pem"\ntlsclientkey = "b.key"\n';

checkRule(repeatedFolder, [
  {
    given: 'both paths of a pair, which Orion would make anew',
    files,
    source: `${on}${cert('«"data/b.pem"»')}${key('«"data/b.key"»')}`,
    says: /data\/b\.(pem|key) leads to \/node\/data\/data\/b\.\1, where nothing is: Orion creates a new pair.*mean "b\.\1"\?/,
    fixes: ['Write "b.pem" and "b.key"'],
    fixed: `${on}${cert('"b.pem"')}${key('"b.key"')}`,
  },
  {
    given: 'half of a pair, on which Orion stops',
    files,
    source: `${on}${cert('"b.pem"')}${key('«"data/b.key"»')}`,
    severity: 'error',
    says: /half of the pair and stops/,
    fixes: ['Write "b.key"'],
  },
  {
    given: 'the other half is missing all the same, so that Orion makes both',
    files: { 'data/b.pem': 'cert' },
    source: `${on}${cert('«"data/b.pem"»')}${key('"b.key"')}`,
    fixes: ['Write "b.pem"'],
    fixed: `${on}${cert('"b.pem"')}${key('"b.key"')}`,
  },
  {
    given: 'the other half is on another machine, where nobody knows what Orion finds',
    files,
    source: `${on}${cert('«"data/b.pem"»')}${key('"/other/machine/b.key"')}`,
    severity: 'warning',
    says: /does not look at the file/,
  },
  {
    given: 'half of the pair of another endpoint, which nobody means without the other half',
    files,
    source: `${server}${on}${cert('"data/b.pem"')}${key('"data/own.key"')}`,
  },
  {
    given: 'the whole pair of another endpoint',
    files,
    source: `${server}${on}${cert('«"data/b.pem"»')}${key('«"data/b.key"»')}`,
    fixes: ['Write "b.pem" and "b.key"'],
  },
  {
    given: 'the pair of another endpoint, of which one half is written well',
    files,
    source: `${server}${on}${cert('"b.pem"')}${key('«"data/b.key"»')}`,
    severity: 'error',
    fixes: ['Write "b.key"'],
  },
  {
    given: 'the key of the same pair, which is no certificate',
    files: { 'data/b.key': 'key' },
    source: `${on}${cert('"data/b.key"')}${key('"b.key"')}`,
  },
  {
    given: 'an authority in two chains, and one whose certificate the node shows itself',
    files: { ...files, 'data/ca.pem': 'ca-cert' },
    source: `${server}tlsserverchain = ["ca.pem"]\ntlsservertrust = "ca"\n${on}${cert('"b.pem"')}${key('"b.key"')}clientconnectiontlsservertrust = "ca"
clientconnectiontlsserverchain = [«"data/ca.pem"», «"data/b.pem"»]`,
    severity: 'error',
  },
  {
    given: 'a public key that payloads are always sent to',
    files: { ...files, 'data/n.pub': 'public', 'data/n.key': 'private' },
    source: `${on}${cert('"b.pem"')}${key('"b.key"')}publickeys = ["n.pub"]\nprivatekeys = ["n.key"]\nalwayssendto = [«"data/n.pub"»]`,
    severity: 'error',
  },
  {
    given: 'known hosts of another endpoint, which are not for two',
    files: { ...files, 'data/tls-known-clients': `node2 ${'a1'.repeat(32)}` },
    source: `${server}${on}${cert('"b.pem"')}${key('"b.key"')}clientconnectiontlsknownclients = "data/tls-known-clients"`,
  },
  {
    given: 'known hosts that another endpoint would have by default if TLS were on there',
    files: { ...files, 'data/tls-known-clients': `besu ${'a1'.repeat(32)}` },
    source: `${on}${cert('"b.pem"')}${key('"b.key"')}clientconnectiontlsknownclients = «"data/tls-known-clients"»`,
  },
  {
    given: 'a pair and known hosts, which are two mistakes',
    files: { ...files, 'data/known': `besu ${'a1'.repeat(32)}` },
    source: `${on}${cert('«"data/b.pem"»')}${key('«"data/b.key"»')}clientconnectiontlsknownclients = «"data/known"»`,
    fixes: ['Write "b.pem" and "b.key"', 'Take the repeated folder out of all 3 paths'],
  },
  {
    given: 'one file for both',
    files: { 'data/b.pem': 'pair' },
    source: `${on}${cert('«"data/b.pem"»')}${key('«"data/b.pem"»')}`,
    severity: 'error',
    says: /overwrites it/,
  },
  {
    given: 'a relative workdir, written in another way, and two folders of it',
    files: { 'deploy/data/b.pem': 'cert', 'deploy/data/b.key': 'key' },
    source: `workdir = "./deploy//data/"\nclientconnectiontls = "strict"\n${cert('«"deploy/data/b.pem"»')}${key('«"./data/b.key"»')}`,
    says: [/mean "b\.pem"/, /mean "b\.key"/],
  },
  {
    given: 'folders that repeat each other, of which the shortest path that exists counts',
    files: { 'a/a/b.pem': 'cert', 'a/a/x/b.key': 'key' },
    source: `workdir = "a/a"\nclientconnectiontls = "strict"\n${cert('«"a/a/b.pem"»')}${key('«"a/x/b.key"»')}`,
    says: [/mean "b\.pem"/, /mean "x\/b\.key"/],
  },
  {
    given: 'workdir of a container, in a folder of another name here',
    files: { 'files/b.pem': 'cert', 'files/b.key': 'key' },
    settings: { pathMappings: { '/data': '/node/files' } },
    source: `workdir = "/data"\nclientconnectiontls = "strict"\n${cert('«"data/b.pem"»')}${key('«"data/b.key"»')}`,
  },
  {
    given: 'workdir far from the configuration, where the folder that is looked into does not exist',
    files: { '/srv/data/b.pem': 'cert', '/srv/data/b.key': 'key' },
    source: `workdir = "/srv/data"\nclientconnectiontls = "strict"\n${cert('«"data/b.pem"»')}${key('«"data/b.key"»')}`,
  },
  {
    given: 'a chain in mode ca and payload keys, for which Orion stops',
    files: { ...files, 'data/ca.pem': 'ca-cert', 'data/n.pub': 'public', 'data/n.key': 'private' },
    source: `${on}${cert('"b.pem"')}${key('"b.key"')}clientconnectiontlsservertrust = "ca"
clientconnectiontlsserverchain = [«"data/ca.pem"»]
publickeys = [«"data/n.pub"»]
privatekeys = ["n.key"]`,
    severity: 'error',
    says: [/NoSuchFileException/, /cannot read/],
  },
  {
    given: 'known hosts, which Orion would create empty',
    files: { ...files, 'data/known': `besu ${'a1'.repeat(32)}` },
    source: `${on}${cert('"b.pem"')}${key('"b.key"')}clientconnectiontlsservertrust = "whitelist"\nclientconnectiontlsknownclients = «"data/known"»`,
    says: /empty file there/,
  },
  {
    given: 'something stands at the path as it is written',
    files: { ...files, 'data/data/b.pem': 'cert', 'data/data/b.key': 'key' },
    source: `${on}${cert('"data/b.pem"')}${key('"data/b.key"')}`,
  },
  { given: 'nothing stands at the shorter path either', source: `${on}${cert('"data/b.pem"')}${key('"data/b.key"')}` },
  {
    given: 'another folder than that of workdir',
    files,
    source: `${on}${cert('"dat/b.pem"')}${key('"keys/b.key"')}`,
  },
  {
    given: 'no workdir: where Orion is started nobody knows',
    files: { 'b.pem': 'cert', 'b.key': 'key' },
    source: `clientconnectiontls = "strict"\n${cert('"node/b.pem"')}${key('"node/b.key"')}`,
  },
  { given: 'TLS is off', files, source: `workdir = "/node/data"\n${cert('"data/b.pem"')}${key('"data/b.key"')}` },
  { given: 'a template', files, source: `${on}${cert('"data/b.pem"')}{{ more }}` },
]);
