/** Hovers on paths: what the file is, what Orion makes of it, and never a byte of a key. */

import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { checkHover, type HoverExpectation } from '../support/check-hover.ts';
import { fixture, makeCertificate } from '../support/fixtures.ts';
import { fifo, folder, forbidden, type MemoryEntry } from '../support/memory-files.ts';

const files: Record<string, MemoryEntry> = {
  'server.pem': 'cert',
  'server.key': 'key',
  'other.key': 'other-key',
  'rsa.key': 'rsa-key',
  'sec1.key': 'sec1-key',
  'encrypted.key': 'encrypted-key',
  'public.key': 'public-key',
  'request.pem': 'request',
  'chain.pem': 'chain',
  'reversed.pem': 'reversed-chain',
  'expired.pem': 'expired-cert',
  'future.pem': 'future-cert',
  'ca.pem': 'ca-cert',
  'text.pem': 'hello',
  known: '# peers\nnode1:8080 aa\nnode2:8080 bb\n',
  broken: 'node1:8080 aa\nnode2\n',
  none: '# nobody\n',
  'pipe.pem': fifo,
  'locked.pem': forbidden,
  'folder.pem': folder,
  'huge.pem': { kind: 'file', size: 2 ** 31 },
};

const strict = 'tls = "strict"\n';

const cases: readonly (HoverExpectation & { readonly source: string })[] = [
  {
    source: 'nodeurl = "http://Node1:80/"\ntlsserverkey = "server.key"\ntlsservercert = "serv|er.pem"',
    on: '"server.pem"',
    says: [
      /\*\*Certificate\*\*, not an authority \(leaf\)/,
      /Subject: `CN=node\.example:8080`/,
      /Issuer: itself \(self-signed\)/,
      /Names: `dns:node\.example`/,
      /Valid: 2025-06-01 00:00 UTC to 2027-06-01 00:00 UTC, 516 days left \(70 % of its lifetime\)/,
      /Key: `EC P-256`/,
      /Signature: `ECDSA with SHA-256`/,
      /Serial: `0102030405`/,
      /Peers know it as `node1:80`/,
      /`tlsserverkey` and `tlsservercert` belong together/,
      /`server\.pem` leads to `\/node\/server\.pem`/,
    ],
  },
  {
    source: 'tlsserverkey = "other.key"\ntlsservercert = "|server.pem"',
    on: '"server.pem"',
    says: /do not belong together:\*\* Orion starts, and then every handshake fails/,
  },
  {
    source: 'tlsserverkey = "rsa.key"\ntlsservercert = "|server.pem"',
    on: '"server.pem"',
    says: /of different kinds, so Orion stops/,
  },
  {
    source: 'tlsserverkey = "sec1.key"\ntlsservercert = "|server.pem"',
    on: '"server.pem"',
    says: /Orion cannot load `tlsserverkey`/,
  },
  { source: 'tlsservercert = "|expired.pem"', on: '"expired.pem"', says: /\*\*expired 12 days ago\*\*/ },
  { source: 'tlsservercert = "|future.pem"', on: '"future.pem"', says: /\*\*not yet\*\*: it starts in 31 days/ },
  {
    source: 'tlsclientcert = "|chain.pem"',
    on: '"chain.pem"',
    says: [
      /Issuer: `CN=Example Authority`/,
      /\*\*Sent with it\*\*\n\n- `CN=Example Authority`, 516 days left/,
      /Peers know it by its common name, `node\.example:8080`/,
    ],
  },
  {
    source: 'tlsclientcert = "|reversed.pem"',
    on: '"reversed.pem"',
    says: [
      /\*\*Orion cannot load this file\*\*: its log says `Certificate chain is not valid`/,
      /followed by the one that issued it/,
    ],
    saysNot: /Peers know/,
  },
  {
    source: 'tlsclientcert = "|ca.pem"',
    on: '"ca.pem"',
    says: [/of an authority \(CA\)/, /\*\*no line can match it\*\*, since Orion reads/],
  },
  { source: 'clientconnectiontlsservercert = "|server.pem"', on: '"server.pem"', says: /Besu knows it by/ },
  {
    source: 'tlsservercert = "|request.pem"',
    on: '"request.pem"',
    says: /cannot load this file.*certificate request, not yet a certificate/,
  },
  { source: 'tlsservercert = "|text.pem"', on: '"text.pem"', says: /Found: text without a PEM block/ },
  {
    source: 'tlsserverchain = ["x", "|chain.pem"]',
    on: '"chain.pem"',
    says: [/Subject: `CN=node/, /\*\*Also in this file\*\*/],
    saysNot: /Peers know/,
  },

  {
    source: 'tlsservercert = "server.pem"\ntlsserverkey = "|server.key"',
    on: '"server.key"',
    says: [
      /Form: PKCS#8, not encrypted/,
      /Kind: `EC P-256`/,
      /SHA-256 of its public key: `[0-9a-f]{64}`/,
      /belong together/,
    ],
  },
  {
    source: 'tlsserverkey = "|sec1.key"',
    on: '"sec1.key"',
    says: [/cannot load this file.*log says `Missing -----BEGIN PRIVATE KEY-----/, /Form: SEC1/],
  },
  { source: 'tlsserverkey = "|encrypted.key"', on: '"encrypted.key"', says: /Form: PKCS#8, encrypted/ },
  { source: 'tlsserverkey = "|public.key"', on: '"public.key"', says: /Found: `a public key \(BEGIN PUBLIC KEY\)`/ },

  { source: 'tlsknownclients = "|known"', on: '"known"', says: /\*\*Known hosts\*\*: 2 entries/, saysNot: /stops/ },
  { source: 'tlsknownclients = "|broken"', on: '"broken"', says: /1 entry.*\n\n\*\*Orion stops on a line/ },
  {
    source: `${strict}tlsservertrust = "whitelist"\ntlsknownclients = "|none"`,
    on: '"none"',
    says: /0 entries[\s\S]*nobody gets in/,
  },
  {
    source: `${strict}tlsservertrust = "ca"\ntlsknownclients = "|known"`,
    on: '"known"',
    says: /Orion does not open it: `tlsservertrust` is `ca`/,
  },

  {
    source: `${strict}workdir = "/node/data"\ntlsservercert = "data/|own.pem"`,
    files: { 'data/own.pem': 'cert' },
    on: '"data/own.pem"',
    says: /no such file[\s\S]*repeats its folder\. Did you mean `own\.pem`/,
  },
  {
    source: 'tlsservercert = "|no.pem"',
    on: '"no.pem"',
    says: /no such file[\s\S]*does not look for it while `tls` is off/,
  },
  {
    source: `${strict}tlsservercert = "|no.pem"`,
    on: '"no.pem"',
    says: /Nor is there `tls-server-key\.pem`, so Orion creates both.*random common name/,
  },
  {
    source: `${strict}nodeurl = "http://Node1:80/"\ntlsservercert = "|no.pem"`,
    on: '"no.pem"',
    says: /with the common name `Node1:80` from `nodeurl`/,
  },
  {
    source: `${strict}tlsserverkey = "server.key"\ntlsservercert = "|no.pem"`,
    on: '"no.pem"',
    says: /there is `server\.key`, so Orion creates nothing and stops with `Missing server TLS certificate file`/,
  },
  {
    source: `${strict}tlsservercert = "server.pem"\ntlsserverkey = "|no.key"`,
    on: '"no.key"',
    says: /stops with `Missing server TLS key file`/,
  },
  {
    source: `${strict}tlsservertrust = "ca"\ntlsserverchain = ["|no.pem"]`,
    on: '"no.pem"',
    says: /Orion stops at start/,
  },
  { source: `${strict}tlsserverchain = ["|no.pem"]`, on: '"no.pem"', says: /does not open it.*not in `tofu`/ },
  {
    source: `${strict}tlsservertrust = "whitelist"\ntlsknownclients = "|no"`,
    on: '"no"',
    says: /\*\*nobody gets in\*\*/,
  },
  {
    source: `${strict}tlsclienttrust = "whitelist"\ntlsknownservers = "|no"`,
    on: '"no"',
    says: /\*\*every node is refused\*\* before it has lines/,
    saysNot: /gets in/,
  },
  {
    source: `${strict}tlsservertrust = "ca-or-whitelist"\ntlsknownclients = "|no"`,
    on: '"no"',
    says: /only those get in for whom an authority vouches/,
  },
  { source: `${strict}tlsknownclients = "|no"`, on: '"no"', says: /adds a line for everybody new, in mode `tofu`/ },
  {
    source: `${strict}tlsservertrust = "ca"\ntlsknownclients = "|no"`,
    on: '"no"',
    says: /does not open it in mode `ca`/,
  },
  { source: 'publickeys = ["|no.pub"]', on: '"no.pub"', says: /Orion stops at start/ },
  {
    source: 'publickeys = ["|/elsewhere/no.pub"]',
    on: '"/elsewhere/no.pub"',
    says: /Not on this machine:\*\* it has no folder `\/elsewhere`/,
  },
  { source: 'publickeys = ["|known"]', on: '"known"', says: /A file of 36 bytes/ },
  { source: 'tlsservercert = "|pipe.pem"', on: '"pipe.pem"', says: /a device, a pipe or a socket/ },
  { source: 'tlsservercert = "|locked.pem"', on: '"locked.pem"', says: /no permission/ },
  { source: 'tlsservercert = "|folder.pem"', on: '"folder.pem"', says: /This is a folder/ },
  { source: 'tlsservercert = "|huge.pem"', on: '"huge.pem"', says: /2,147,483,648 bytes are too many/ },
  {
    source: 'tlsservercert = "|/etc/x.pem"',
    on: '"/etc/x.pem"',
    confinedTo: ['/node'],
    says: /outside the folders of this workspace, which is not trusted/,
  },

  {
    source: `${strict}workdir = "data"\ntlsclientcert = "../|server.pem"`,
    on: '"../server.pem"',
    says: /once more, to `\/node\/data\/server\.pem`, \*\*where there is none\*\*/,
  },
  {
    source: 'tlsservercert = "|server.pem"',
    on: '"server.pem"',
    settings: { baseDirectory: '/node' },
    says: /the setting `orionTls\.baseDirectory`/,
  },
];

for (const { source, ...expected } of cases) {
  test(`hover on the path in ${JSON.stringify(source)}`, async () => {
    await checkHover(source, { files, ...expected });
  });
}

test('the fingerprint is that of the DER, as Orion stores it and as openssl prints it', async () => {
  const shown = await checkHover('tlsservercert = "|server.pem"', { files, on: '"server.pem"' });
  const certificate = new X509Certificate(await fixture('cert'));
  const digits = createHash('sha256').update(certificate.raw).digest('hex');
  assert.ok(shown.includes(`SHA-256: \`${digits}\`  \n  \`${certificate.fingerprint256}\`\n`));
});

test('no key material is shown', async () => {
  for (const name of ['key', 'rsa-key', 'rsa-key-pkcs1', 'sec1-key', 'encrypted-key', 'pair'] as const) {
    const text = await fixture(name);
    for (const property of ['tlsserverkey', 'tlsservercert', 'tlsknownclients', 'passwords']) {
      const shown = await checkHover(`${property} = "|f"`, { files: { f: text }, on: '"f"' });
      for (const line of text.split('\n').filter((part) => part.length > 20 && !part.startsWith('-----')))
        assert.ok(!shown.includes(line), `${name} through ${property}`);
    }
  }
});

test('a hostile subject is shown as it is and does nothing', async () => {
  const subject = 'CN=[x](command:workbench.action.terminal.new)<img src=x onerror=alert(1)>`a``b';
  const hostile = await makeCertificate({ key: 'node', subject });
  const shown = await checkHover('tlsclientcert = "|f.pem"', { files: { 'f.pem': hostile }, on: '"f.pem"' });
  const outside = shown.replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
  assert.doesNotMatch(outside, /command:|<img/);
  assert.match(shown, /<img src=x onerror=alert\(1\)/);
});

test('a certificate with a thousand names and a very long subject stays readable', async () => {
  const names = Array.from({ length: 1000 }, (_, index) => ({ type: 'dns' as const, value: `host${index}.example` }));
  const long = await makeCertificate({ key: 'node', subject: `CN=${'x'.repeat(10_000)}`, names });
  const shown = await checkHover('tlsservercert = "|f.pem"', {
    files: { 'f.pem': long },
    on: '"f.pem"',
    says: /`dns:host9\.example` and 990 more/,
  });
  assert.ok(shown.length < 3000);
});
