/** Converting a key: whatever is said to be convertible is converted, into a file that Orion loads. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadKeyFile } from '../../server/src/model/loadable.ts';
import { toPkcs8 } from '../../server/src/pki/convert.ts';
import { readPem } from '../../server/src/pki/pem.ts';
import { keyFiles } from '../support/key-files.ts';

for (const { name, make } of keyFiles) {
  const bytes = Buffer.from(make());
  const before = loadKeyFile(readPem(bytes));
  if (before.ok || !before.convertible) continue;
  test(`${name} becomes the same key in a form that Orion loads`, () => {
    const converted = toPkcs8(bytes);
    assert.ok(converted !== undefined);
    const after = loadKeyFile(readPem(Buffer.from(converted)));
    assert.ok(after.ok);
    assert.equal(after.key.spkiSha256, before.key?.spkiSha256);
  });
}

for (const name of ['encrypted PKCS#8 rsa', 'PKCS#8 Ed25519', 'public key', 'empty file', 'OpenSSH key']) {
  test(`${name} cannot be converted`, () => {
    const found = keyFiles.find((file) => file.name === name);
    assert.ok(found);
    assert.equal(toPkcs8(Buffer.from(found.make())), undefined);
  });
}
