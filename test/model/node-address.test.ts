/** The address under which peers reach a node: what can stand in a URL and in a certificate. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameProblem } from '../../client/src/commands/generate-choices.ts';
import { readNodeAddress } from '../../server/src/model/node-address.ts';

const addresses: readonly (readonly [text: string, host?: string, port?: number])[] = [
  ['node1.example:8080', 'node1.example', 8080],
  ['192.0.2.1:1', '192.0.2.1', 1],
  ['[2001:db8::1]:65535', '[2001:db8::1]', 65_535],
  ['[192.0.2.1]:80'],
  ['node1.example:0'],
  ['node1.example:080'],
  ['node1.example:65536'],
  ['Node1.example:80'],
  ['node1_x:80'],
  ['node1.example'],
  ['http://node1.example:80'],
  ['3f2a9c1b7d4e:8080', '3f2a9c1b7d4e', 8080],
  ['01.2.3.4:8080'],
  ['[1:2]:8080'],
  ['[::ffff:0:0]:8080'],
  ['[0:0:0:0:0:ffff:0.0.0.0]:8080'],
  ['[fe80::1%eth0]:8080'],
  ['256.1.1.1:80'],
  ['1.2.3:80'],
  ['0:80'],
  ['node..x:80'],
  ['node1.:80'],
  ['-node:80'],
  [`${'a'.repeat(63)}.x:80`, `${'a'.repeat(63)}.x`, 80],
  [`${'a'.repeat(64)}.x:80`],
  [`${'a.'.repeat(127)}x:80`],
  [`${'a.'.repeat(126)}x:80`, `${'a.'.repeat(126)}x`, 80],
  ['node1.example:80/'],
  ['node1.example:a'],
  ['2001:db8::1'],
  ['::1:80'],
  ['0.0.0.0:8080'],
  ['[::]:8080'],
  ['[::ffff:0.0.0.0]:8080'],
  ['[::0.0.0.0]:8080'],
  ['[::ffff:10.0.0.1]:8080', '[::ffff:10.0.0.1]', 8080],
  ['[0:0::0]:8080'],
];

for (const [text, host, port] of addresses) {
  test(`${text} is ${host === undefined ? 'no address' : 'an address'}, and the client says the same`, () => {
    assert.deepEqual(readNodeAddress(text), host === undefined ? undefined : { host, port });
    assert.equal(nameProblem(text) === undefined, host !== undefined);
  });
}
