/** Cases of `missing-enclave-file`. */
import { missingEnclaveFile } from '../../server/src/rules/missing-enclave-file.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(missingEnclaveFile, [
  {
    given: 'one of each list',
    files: { 'a.pub': 'public', 'a.key': 'private' },
    source:
      'publickeys = ["a.pub", «"b.pub"»]\nprivatekeys = ["a.key", «"b.key"»]\nalwayssendto = [«"c.pub"»]\npasswords = «"p"»',
    says: [
      /Failed to read public key file '\/node\/b\.pub'/,
      /Failed to read private key file '\/node\/b\.key'/,
      /Failed to read public key file '\/node\/c\.pub'/,
      /Failed to read password list '\/node\/p'.*remove the setting/,
    ],
  },
  {
    given: 'below workdir, TLS off or not',
    files: { p: 'secret' },
    source: 'workdir = "data"\ntls = "off"\npasswords = «"p"»',
  },
  {
    given: 'all there',
    files: { 'a.pub': 'public', 'a.key': 'private' },
    source: 'publickeys = ["a.pub"]\nprivatekeys = ["a.key"]',
  },
  { given: 'none named', source: 'publickeys = []' },
  { given: 'placeholders', source: 'passwords = "{{ p }}"\nalwayssendto = ["<KEY>"]' },
  { given: 'of the wrong type', source: 'publickeys = "a.pub"\npasswords = 1' },
  { given: 'on another machine', source: 'passwords = "/data/p"' },
  { given: 'libsodium is looked for elsewhere', source: 'libsodiumpath = "sodium.so"' },
  { given: 'a template', source: 'passwords = "p"\n{{ x }}' },
  {
    given: 'a path that repeats the folder of workdir, which repeated-folder says',
    files: { 'data/passwords': 'secret' },
    source: 'workdir = "/node/data"\npasswords = "data/passwords"',
  },
]);
