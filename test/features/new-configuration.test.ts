/** A new configuration: what it says, and that Orion and this program have nothing against it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginNode, isNodeAt, newConfiguration } from '../../server/src/features/new-configuration.ts';
import { type Config, readConfig } from '../../server/src/model/config.ts';
import { readNodeAddress } from '../../server/src/model/node-address.ts';
import { looksLikeOrion } from '../../server/src/model/recognise.ts';
import { checkConfig } from '../../server/src/rules/check.ts';
import { makeSubject } from '../support/subject.ts';

const text = newConfiguration({ host: 'node1.example', port: 8080 });
/** With everything that waits for its "#" to be taken away. */
const uncommented = text.replaceAll(/^# (\w+ = )/gm, '$1');

const findings = async (source: string) =>
  checkConfig(await makeSubject(source), {}).map(({ rule, severity }) => `${severity} ${rule.code}`);

const modes = ({ endpoints }: Config) =>
  endpoints.filter(({ tls }) => tls === 'strict').map(({ endpoint, trust }) => `${endpoint.id} ${trust?.value.name}`);

test('it is recognised, has no error, and says what is still to be done', async () => {
  assert.ok(looksLikeOrion(text));
  assert.deepEqual(await findings(text), [
    'information missing-key-pair',
    'warning empty-whitelist',
    'information missing-key-pair',
    'warning empty-whitelist',
  ]);
});

test('it lets in only whom it knows, on every side that others reach', () => {
  const config = readConfig(text);
  assert.deepEqual(modes(config), ['server whitelist', 'client whitelist']);
  assert.equal(config.string('nodeurl')?.value, 'https://node1.example:8080/');
  assert.equal(config.string('nodenetworkinterface')?.value, '0.0.0.0');
  assert.equal(config.settings.has('clientnetworkinterface'), false);
});

test('where the address is one of IPv6, the node listens there', () => {
  const config = readConfig(newConfiguration({ host: '[2001:db8::1]', port: 8080 }));
  assert.equal(config.string('nodenetworkinterface')?.value, '::');
});

test('the lines for later are settings as well', () => {
  const { settings, toml } = readConfig(uncommented);
  assert.deepEqual(toml.problems, []);
  for (const key of ['othernodes', 'publickeys', 'privatekeys', 'passwords'] as const)
    assert.ok(settings.has(key), key);
  assert.match(uncommented, /^othernodes = \["https:/m);
});

test('the peer that it names as an example is another node', () => {
  const peerOf = (host: string) => /^# othernodes = (.*)$/m.exec(newConfiguration({ host, port: 8080 }))?.[1];
  assert.equal(peerOf('node1.example'), '["https://node2.example:8080/"]');
  assert.equal(peerOf('node2.example'), '["https://node1.example:8080/"]');
});

for (const [nodePort, clientPort] of [
  [8080, 8888],
  [8081, 8889],
  [8888, 9696],
  [9000, 9808],
  [443, 1251],
  [65_535, 64_727],
] as const) {
  test(`the client API gets a port of its own beside ${nodePort}, and beside those of other nodes`, () => {
    const config = readConfig(newConfiguration({ host: 'node1.example', port: nodePort }));
    assert.equal(config.integer('nodeport')?.value, nodePort);
    assert.equal(config.integer('clientport')?.value, clientPort);
  });
}

const addresses = [
  ['node1.example:8080', { host: 'node1.example', port: 8080 }],
  ['10.0.0.1:1', { host: '10.0.0.1', port: 1 }],
  ['[::1]:8080', { host: '[::1]', port: 8080 }],
  ['node1.example', undefined],
  ['Node1.example:8080', undefined],
  ['node1.example:80800', undefined],
  ['node1"\n:8080', undefined],
  ['', undefined],
] as const;

for (const [given, address] of addresses) {
  test(`${JSON.stringify(given)} is ${address ? 'an address' : 'no address'}`, () => {
    assert.deepEqual(readNodeAddress(given), address);
  });
}

test('a node is known by the address of its nodeurl, in whatever case', () => {
  const config = readConfig('nodeurl = "https://Node1.example:8080/"\nothernodes = ["https://node2.example:8080/"]\n');
  const found = ['node1.example:8080', 'node1.example:8081', 'node2.example:8080'].map((each) =>
    isNodeAt(each, config),
  );
  assert.deepEqual(found, [true, false, false]);
});

test('a node is begun once, and under an address alone', async () => {
  const configs: Readonly<Record<string, string>> = { a: 'nodeurl = "https://node1.example:8080/"\n' };
  const begin = (address: string) =>
    beginNode({ address, standing: ['none', 'a'] }, async (uri) => {
      const source = configs[uri];
      return source === undefined ? undefined : readConfig(source);
    });
  assert.deepEqual(await begin('node1.example:8080'), { taken: 'a' });
  assert.deepEqual(await begin('node2.example:8080'), {
    text: newConfiguration({ host: 'node2.example', port: 8080 }),
  });
  assert.equal(await begin('node2.example'), null);
});
