/** The address of a node as people type it: what is taken for it, and what is said of the rest. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addressOf,
  nodeAddressProblem,
  peerAddressOf,
  peerAddressProblem,
} from '../../../client/src/commands/typed-address.ts';
import { readNodeAddress } from '../../../server/src/model/node-address.ts';
import { property } from '../../../server/src/model/properties.ts';

const taken: readonly (readonly [typed: string, address: string])[] = [
  [' node1.example:9001 ', 'node1.example:9001'],
  ['https://node1.example:9001/', 'node1.example:9001'],
  ['http://10.0.0.1:9001', '10.0.0.1:9001'],
  ['HTTPS://[::1]:9001/', '[::1]:9001'],
  ['https://node1.example/', `node1.example:${property('nodeport').default}`],
  ['https://[2001:db8::1]', `[2001:db8::1]:${property('nodeport').default}`],
];

for (const [typed, address] of taken) {
  test(`typed address: ${typed}`, () => {
    assert.equal(nodeAddressProblem(typed), undefined);
    assert.equal(addressOf(typed), address);
    assert.ok(readNodeAddress(address), 'the server takes it');
  });
}

const refused: readonly (readonly [typed: string, says: RegExp])[] = [
  ['ftp://node1.example:9001/', /https:\/\/ or http:\/\//],
  ['0.0.0.0:8080', /every interface/],
  ['https://[::]:9001/', /every interface/],
  ['[0::0]:8080', /every interface/],
  ['http://[0:0:0:0:0:0:0:0]', /every interface/],
  ['https://me@node1.example:9001/', /before the "@"/],
  ['https://node1.example:9001/upcheck', /behind host and port/],
  ['https://node1.example:9001/?a=b', /behind host and port/],
  ['https://Node1.example:9001/', /lower case/],
  ['https://node_1:9001/', /letters, digits/],
  ['https://node1.example:/', /stands the port/],
  ['https://node1.example:99999/', /from 1 to 65535/],
  ['https:///', /letters, digits|host:port/],
  ['node1.example', /host:port/],
];

for (const [typed, says] of refused) {
  test(`no typed address: ${typed}`, () => {
    assert.match(nodeAddressProblem(typed) ?? '', says);
    assert.equal(readNodeAddress(addressOf(typed)), undefined, 'nor does the server take it');
  });
}

for (const typed of ['https://Gamma.Example:8080/', 'GAMMA.example:8080', ' gamma.example:8080 ']) {
  test(`typed address of a peer: ${typed}`, () => {
    assert.equal(peerAddressProblem(typed), undefined);
    assert.equal(peerAddressOf(typed), 'gamma.example:8080');
  });
}

test('no typed address of a peer: what nobody can dial', () => {
  assert.match(peerAddressProblem('gamma.example') ?? '', /host:port/);
  assert.match(peerAddressProblem('https://0.0.0.0:8080/') ?? '', /every interface/);
});

for (const [typed, example] of [
  ['https://Gamma.example/', 'gamma.example:8080'],
  ['http://[2001:DB8::1]', '[2001:db8::1]:8080'],
] as const) {
  test(`typed address of a peer: ${typed} has no port, which Orion cannot dial`, () => {
    assert.ok(peerAddressProblem(typed)?.startsWith(`Add the port, such as ${example}: `), peerAddressProblem(typed));
    assert.equal(readNodeAddress(peerAddressOf(typed)), undefined, 'nor does the server take it');
    assert.equal(peerAddressProblem(example), undefined);
  });
}
