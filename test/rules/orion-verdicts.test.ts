/** Whole configurations with the verdict of Orion's own loader: an error where it stops, and none where it starts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig } from '../../server/src/rules/check.ts';
import { makeSubject } from '../support/subject.ts';

/** Orion takes these, though some look wrong. */
const accepted: readonly string[] = [
  '',
  '# only a comment',
  'unknown = 1',
  'TLS = "bogus"',
  'tlsServerTrust = "bogus"',
  '[table]\ntls = "bogus"\nnodeport = "x"',
  'a.tls = "bogus"',
  '"tls" = "strict"',
  "'tls' = 'strict'",
  'tls = "STRICT"',
  'tls = "ſtrict"',
  'tls = "strıct"',
  'tls = "STRİCT"',
  'tlsservertrust = "whıtelist"',
  'tlsservertrust = "insecure-tofa"',
  'verbosity = -4294967295',
  'verbosity = 3',
  'nodeport = 0',
  'nodeport = 0\nclientport = 0',
  'nodeport = +8080',
  'nodeport = 8_080',
  'nodeport = 0x1F90',
  'nodeport = 8888',
  'nodeurl = "http://a/"',
  'nodeurl = "http://a:99999/"',
  'nodeurl = "http://a:-1/"',
  'nodeurl = "http://a:+80/"',
  'nodeurl = " http://a:1/ "',
  'nodeurl = "url:http://a:1/"',
  'nodeurl = "ftp://a:1/"',
  'nodeurl = "mailto:a@b.c"',
  'nodeurl = "jrt:/java.base"',
  'clienturl = "http:"',
  'clienturl = "http:orion"',
  'clienturl = "http://a b:1/"',
  'othernodes = []',
  'othernodes = ["http://a:1/",]',
  'othernodes = [ # nodes\n  "http://a:1/", # a\n]',
  'ipwhitelist = ["nonsense"]',
  'storage = "leveldb"',
  'storage = "mapdb:x"',
  'storage = "sql:jdbc:h2:x"',
  'publickeys = []',
  'publickeys = ["a"]\nprivatekeys = ["b"]',
  '# a\u0000\u0001b\rc = 1',
  'tls = "off"\r\nnodeport = 1\r\n',
  'workdir = """\n/data"""',
  "workdir = 'C:\\certs'",
  'a.b = 1\n[a]\nc = 2',
  'a = {}\n[a.b]',
  'x = [2021-03-08 ]',
];

/** Orion stops on these, when it reads the file or when it then uses the value. */
const refused: readonly string[] = [
  'tls',
  'tls = strict',
  'tls = "strict',
  'tls = "on"',
  'tls = ""',
  'tls = " strict"',
  'tls = true',
  'tls = "off";',
  'tls = "off" nodeport = 1',
  'tls = "off"\ntls = "off"',
  'tls = "off"\n"tls" = "off"',
  'tls = "off"\n[tls]',
  'tls = "off"\ntls.x = 1',
  '[tls]',
  '[[tls]]',
  'tls.mode = "x"',
  'tls = { mode = "x" }',
  'tls = "strict"\ntlsservertrust = "whıtelist"',
  'tlsservertrust = "tofa"',
  'tlsclienttrust = "insecure-tofa"',
  'tlsclienttrust = "insecure-ca-or-tofa"',
  'nodeport = "8080"',
  'nodeport = 8080.0',
  'nodeport = 65536',
  'nodeport = -1',
  'nodeport = -2147483649',
  'nodeport = -4294959216',
  'nodeport = 2147483648',
  'nodeport = 99999999999999999999',
  'nodeport = 08080',
  'nodeport = 0_0',
  'nodeport = 0X1F',
  'nodeport = 1\nclientport = 1',
  'nodeport = 8888\nnodenetworkinterface = "0.0.0.0"',
  'verbosity = 4',
  'verbosity = -1',
  'nodeurl = "127.0.0.1:8080"',
  'nodeurl = "host:8080/"',
  'nodeurl = "ws://a:1/"',
  'nodeurl = ""',
  'nodeurl = "http://a:x/"',
  'nodeurl = "http://a:-2/"',
  'othernodes = "http://a:1/"',
  'othernodes = ["http://a:1/", 2]',
  'othernodes = [1, 2]',
  'othernodes = ["http://a b:1/"]',
  'othernodes = ["http://a:1/"\n, "http://b:1/"]',
  'storage = "LevelDB"',
  'storage = "memory:foo"',
  'storage = "sql"',
  'publickeys = ["a"]',
  'privatekeys = ["a"]',
  'publickeys = ["a", "b"]\nprivatekeys = ["c"]',
  'passwords = 1',
  'libsodiumpath = 1',
  'workdir = "C:\\certs"',
  'workdir = "a\tb"',
  '\ufefftls = "off"',
  'x = { z = [] }',
  'libsodiumpath = [[], []]\ntls = "off"',
  'x = [2021-03-08]',
  'x = 2021-03-08T07:32:00z',
  'tls = "off"\rnodeport = 1',
  '// comment',
  '; comment',
  'tls = “strict”',
];

const stages: readonly string[] = ['content', 'syntax', 'shape'];

async function errorsIn(text: string): Promise<string[]> {
  const findings = checkConfig(await makeSubject(text), {});
  return findings
    .filter(({ rule, severity }) => severity === 'error' && stages.includes(rule.stage))
    .map(({ rule }) => rule.code);
}

test('no error where Orion starts', async () => {
  for (const text of accepted) assert.deepEqual(await errorsIn(text), [], JSON.stringify(text));
});

test('an error where Orion stops', async () => {
  for (const text of refused) assert.notDeepEqual(await errorsIn(text), [], JSON.stringify(text));
});

test('no prefix of a configuration makes a rule throw', async () => {
  const text = 'tls = "on"\nNodePort = 1 # x\n[a]\nb.tls = { x = ["1"] }\n[[tls]]\n';
  for (let end = 0; end <= text.length; end += 1) assert.ok(checkConfig(await makeSubject(text.slice(0, end)), {}));
});
