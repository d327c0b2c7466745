/** Lines that the operator of a peer has sent: how they are read, where they can stand, and the text after they do. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peerLinesText } from '../../../client/src/commands/peer-lines.ts';
import { type LinesQuestion, planLines, planPinLines } from '../../../server/src/features/known-hosts/line-plan.ts';
import { readReceivedLines } from '../../../server/src/features/known-hosts/received-lines.ts';
import { peerLines } from '../../../server/src/features/peer-lines.ts';
import type { LinesPlan, PinLinesParams } from '../../../server/src/protocol.ts';
import { testNow } from '../../support/fixtures.ts';
import { afterEdit, knownHostsWorkspace } from '../../support/known-hosts-workspace.ts';
import { makeContext } from '../../support/make-context.ts';
import { nodes } from './network.ts';

const [server, client] = ['a1'.repeat(32), 'c2'.repeat(32)];

/** What another operator copies for a node with TLS on every side. */
async function copied(): Promise<string> {
  const text =
    'nodeurl = "https://node3:3/"\ntls = "strict"\nclientconnectiontls = "strict"\nclientnetworkinterface = "0.0.0.0"\ntlsservercert = "s.pem"\ntlsclientcert = "c.pem"\n';
  const files = { 's.pem': 'cert', 'c.pem': 'other-cert', 'client-connection-tls-server-cert.pem': 'cert' } as const;
  const found = peerLines(await makeContext(text, { files }));
  return 'refused' in found ? assert.fail(found.message) : peerLinesText(found.lines);
}

async function planner(files: Readonly<Record<string, string>> = {}) {
  const made = await knownHostsWorkspace({ ...nodes, ...files });
  const surroundings = async () => ({
    network: await made.workspace.network(),
    stat: made.files.stat,
    abilities: { versions: true, confirmation: true },
    now: new Date(testNow),
    async fileAt(path: string) {
      const found = await made.workspace.knownHosts(`file://${path}`);
      return found && { version: null, hosts: found.hosts };
    },
  });
  const answer = async (question: LinesQuestion) => planLines(question, await surroundings());
  return {
    ...made,
    surroundings,
    answer,
    async plan(text: string, target?: string): Promise<LinesPlan> {
      const place = target === undefined ? { config: made.uriOf('one/orion.conf') } : { target };
      const plan = await answer({ text, ...place });
      return 'refused' in plan ? assert.fail(plan.message) : plan;
    },
  };
}

const placesOf = ({ lines }: LinesPlan) =>
  lines.map(({ identifier, candidates }) => `${identifier}: ${candidates.map(({ property }) => property).join(', ')}`);

test('a copied text is read back with its files, whatever a mail program has made of it', async () => {
  const text = await copied();
  const inMail = text.replaceAll('\n', '\r\n').replace(/(:3) /, '$1\u00a0');
  for (const each of [text, inMail]) {
    const lines = readReceivedLines(each);
    assert.ok(!('problem' in lines));
    assert.deepEqual(
      lines.map(({ identifier, file }) => [identifier, file]),
      [
        ['node3:3', 'tlsknownservers'],
        ['other.example:8080', 'tlsknownclients'],
        ['node3:8888', 'privacy-tls-known-enclave-file'],
      ],
    );
  }
});

const refused: readonly (readonly [name: string, text: string, says: RegExp])[] = [
  ['nothing', ' \n', /^The clipboard holds no line .* Copy the lines that the operator/],
  ['comments alone', '# tlsknownservers:\n', /^The clipboard holds no line/],
  ['a sentence', `Hello,\nhere it is:\nnode3:3 ${server}\n`, /^Line 1 of the clipboard is no line/],
  [
    'the output of openssl',
    `sha256 Fingerprint=${'AB:'.repeat(31)}AB`,
    /^Line 1 of the clipboard has a fingerprint and no name/,
  ],
  ['a fingerprint alone', server, /^Line 1 .* has a fingerprint and no name before it\. Write the name there/],
  ['an answer by mail', `> node3:3 ${server}\n`, /^Line 1 .* begins with ">".* Copy it without/],
  ['a digit too few', `node3:3 ${server.slice(1)}\n`, /^Line 1 .* has 63 hex digits, .* has 64\. Ask its operator/],
  ['a salutation', 'Dear Abe\n', /^Line 1 of the clipboard is no line/],
  ['a word of few hex digits', `n\u043ede1 a1\nnode3:3 ${server}\n`, /^Line 1 of the clipboard is no line/],
  ['MD5', `node3:3 ${'ab'.repeat(16)}\n`, /^Line 1 .* has 32 hex digits for node3:3/],
  ['a body of base64', `# ours\n${'QUJD'.repeat(16)}\n`, /^Line 2 .* is no line(?!.*QUJD)/],
  ['SHA-1', `node3:3 ${server}\nnode4:4 ${'ab'.repeat(20)}\n`, /^Line 2 .* 40 hex digits for node4:4.* has 64/],
  ['a name that reads backwards', `node3\u202e:3 ${server}\n`, /^Line 1 .* invisible characters .*node3\\u\{202e\}:3/],
  [
    'a name with a letter that looks like another',
    `n\u043ede3:3 ${server}\n`,
    /^Line 1 .* can pass for others, n\\u\{43e\}de3:3: .* pin the certificate itself/,
  ],
  ['a name with a variation selector', `node3\ufe0f:3 ${server}\n`, /node3\\u\{fe0f\}:3/],
  ['a name with a filler', `node3\u115f:3 ${server}\n`, /node3\\u\{115f\}:3/],
  [
    'a name in bold',
    `**node3:3** ${server}\n`,
    /^Line 1 .* has marks around its name, \*\*node3:3\*\*, .* without them/,
  ],
  ['a whole file', `n:1 ${server}\n`.repeat(101), /^The clipboard holds 101 lines/],
];

for (const [name, text, says] of refused) {
  test(`no lines of a peer: ${name}`, async () => {
    const { answer } = await planner();
    const plan = await answer({ text });
    assert.ok('refused' in plan);
    assert.equal(plan.refused, 'no-lines');
    assert.match(plan.message, says);
  });
}

const belongs: readonly (readonly [name: string, text: string, files: readonly (string | undefined)[]])[] = [
  ['a comment for the lines right below', '# tlsknownclients:\nA\nB', ['tlsknownclients', 'tlsknownclients']],
  ['with the line breaks and blanks of another system', '# tlsknownclients: \r\n  A', ['tlsknownclients']],
  ['but not for a line behind a blank one', '# tlsknownclients:\nA\n\nB', ['tlsknownclients', undefined]],
  ['nor for one with a comment of its own', '# tlsknownclients\nA\n# ours, too\nB', ['tlsknownclients', undefined]],
  ['nor from further above', '# tlsknownclients\n# of Bob\nA', [undefined]],
  ['nor where two files are named', '# tlsknownclients or tlsknownservers\nA', [undefined]],
];

for (const [name, text, expected] of belongs) {
  test(`lines of a peer belong where a comment says: ${name}`, () => {
    const lines = readReceivedLines(text.replace(/\b[AB]\b/g, (letter) => `node${letter} ${server}`));
    assert.ok(!('problem' in lines));
    assert.deepEqual(
      lines.map(({ file }) => file),
      expected,
    );
  });
}

test('lines plan: a server is pinned only under an address that can be dialled', async () => {
  const { plan } = await planner();
  const target = '/w/one/known-servers';
  for (const name of ['node3:99999', 'node3:0', '0.0.0.0:3', '[::]:3', 'node3', 'https://node3:3/']) {
    const [only] = (await plan(`${name} ${server}`, target)).lines[0]?.candidates ?? [];
    assert.match(only?.impossible ?? '', /^A server is listed as host:port, /, name);
    assert.equal(only?.edit, undefined);
  }
  const [good] = (await plan(`[::1]:3 ${server}`, target)).lines[0]?.candidates ?? [];
  assert.equal(good?.impossible, undefined);
});

test('lines plan: each line goes where its comment says, and what is for Besu is left out', async () => {
  const { plan, uriOf } = await planner();
  const found = await plan(await copied());
  assert.deepEqual(placesOf(found), ['node3:3: tlsknownservers', 'other.example:8080: tlsknownclients']);
  assert.equal(found.forBesu, 1);
  assert.equal(found.lines[0]?.candidates[0]?.config, uriOf('one/orion.conf'));
});

test('lines plan: only lines for Besu are no lines for a node', async () => {
  const { answer } = await planner();
  const text = (await copied()).split('\n').slice(4).join('\n');
  const plan = await answer({ text });
  assert.match('refused' in plan ? plan.message : '', /^The clipboard holds only what belongs in .* of Besu\. Ask for/);
});

test('lines plan: a single line may stand in every file that Orion reads', async () => {
  const { plan } = await planner();
  const found = await plan(`Node3:3 ${server.toUpperCase().replace(/..(?=.)/g, '$&:')}`);
  assert.deepEqual(placesOf(found), ['Node3:3: tlsknownservers, tlsknownclients']);
  const [{ fingerprint, certificate, candidates } = assert.fail('no line')] = found.lines;
  assert.deepEqual([fingerprint, certificate], [server, null]);
  const [first, second] = candidates;
  assert.equal(first?.identifier, 'node3:3');
  // As the name of a client it could never match.
  assert.match(second?.impossible ?? '', /^Node3:3 cannot be listed as a client: its common name has upper-case/);
});

test('lines plan: for one file the line alone goes there, and a text that says so into the others of its configuration', async () => {
  const { plan } = await planner();
  const target = '/w/one/known-clients';
  assert.deepEqual(placesOf(await plan(`node3:3 ${server}`, target)), ['node3:3: tlsknownclients']);
  assert.deepEqual(placesOf(await plan(await copied(), target)), [
    'node3:3: tlsknownservers',
    'other.example:8080: tlsknownclients',
  ]);
});

test('lines plan: the lines of the node itself have no place in its own files', async () => {
  const { plan, textOf, uriOf } = await planner({ text: 'node1:1 <fingerprint of one/server.pem>\n' });
  const [line] = (await plan(textOf('text'))).lines;
  assert.deepEqual([line?.owners, line?.candidates], [[uriOf('one/orion.conf')], []]);
});

test('pin lines: all of them in one edit, in place of those of the same name', async () => {
  const before = `# servers\nnode3:3 ${'ee'.repeat(32)}\nnode4:4 ${server}`;
  const { plan, surroundings, uriOf } = await planner({ 'one/known-servers': before });
  const text = `# tlsknownservers\nnode3:3 ${server}\nnode5:5 ${server}\n# tlsknownclients\nclient3 ${client}\n`;
  const { lines } = await plan(text);
  assert.deepEqual(
    lines.map(({ candidates }) => candidates[0]?.replaces?.line),
    [1, undefined, undefined],
  );
  const pins = lines.flatMap(({ fingerprint, candidates }) => {
    const [{ knownHosts, identifier, replaces } = assert.fail('no place')] = candidates;
    const agreed = replaces && { replaces: replaces.fingerprint };
    return identifier === null ? [] : [{ knownHosts, identifier, fingerprint, ...agreed }];
  });
  const answer = await planPinLines({ pins }, await surroundings());
  const { edit } = 'refused' in answer ? assert.fail(answer.message) : answer;
  const servers = `# servers\nnode3:3 ${server}\nnode4:4 ${server}\nnode5:5 ${server}\n`;
  assert.equal(afterEdit(edit, uriOf('one/known-servers'), before), servers);
  assert.equal(afterEdit(edit, uriOf('one/known-clients'), ''), `client3 ${client}\n`);
});

type Pinned = PinLinesParams['pins'][number];

/** What becomes of a pin of node3 where the file has this line of it; the text of the file, or the refusal. */
async function pinned(before: string, pin: Partial<Pinned> = {}): Promise<string> {
  const { surroundings, uriOf } = await planner({ 'one/known-servers': before, 'notes.txt': '' });
  const wanted: Pinned = { knownHosts: uriOf('one/known-servers'), identifier: 'node3:3', fingerprint: server, ...pin };
  const answer = await planPinLines({ pins: [wanted] }, await surroundings());
  if ('refused' in answer) return `${answer.refused}: ${answer.message}`;
  return afterEdit(answer.edit, wanted.knownHosts, before);
}

test('pin lines: refused where no configuration names the file any more', async () => {
  const answer = await pinned('', { knownHosts: 'file:///w/notes.txt' });
  assert.match(answer, /^no-file: No configuration names \/w\/notes\.txt any more, so nothing was pinned\. Paste/);
});

test('pin lines: refused where no known-hosts file can be made', async () => {
  const text = 'tls = "strict"\ntlsknownservers = "../one/server.pem/known"\n';
  const { surroundings, uriOf } = await planner({ 'solo/orion.conf': text });
  const pin = { knownHosts: uriOf('one/server.pem/known'), identifier: 'node3:3', fingerprint: server };
  const answer = await planPinLines({ pins: [pin] }, await surroundings());
  assert.ok('refused' in answer);
  assert.equal(answer.refused, 'no-file');
  assert.match(answer.message, /^A file stands where .* has a folder, .* Nothing was pinned\.$/);
});

test('pin lines: only the certificate that a person has agreed to replace is replaced', async () => {
  const [old, newer] = ['cd'.repeat(32), 'ef'.repeat(32)];
  const line = (hex: string) => `node3:3 ${hex}\n`;
  assert.equal(await pinned(line(old), { replaces: old }), line(server));
  assert.equal(await pinned(line(server)), line(server));
  const refusal = /^changed: The line for node3:3 in \/w\/one\/known-servers has changed .* nothing was pinned\. Paste/;
  for (const answer of [
    await pinned(line(newer), { replaces: old }),
    await pinned(`# node4\n${line(old).replace('node3', 'NODE3')}`),
    await pinned('# nobody\n', { replaces: old }),
  ]) {
    assert.match(answer, refusal);
  }
});

test('pin lines: refused where two of them contradict each other', async () => {
  const { surroundings, uriOf } = await planner();
  const knownHosts = uriOf('one/known-servers');
  const one = { knownHosts, identifier: 'node3:3', fingerprint: server };
  const other = { ...one, identifier: 'NODE3:3', fingerprint: client };
  const answerTo = async (pins: PinLinesParams['pins']) => planPinLines({ pins }, await surroundings());
  const refusal = await answerTo([one, other]);
  assert.ok('refused' in refusal);
  assert.equal(refusal.refused, 'bad-argument');
  assert.match(refusal.message, /^Two of the pins are for NODE3:3 in \/w\/one\/known-servers, .* Nothing was pinned: /);
  for (const agreeing of [one, { ...other, knownHosts: uriOf('one/known-clients') }])
    assert.ok('edit' in (await answerTo([one, agreeing])));
});

const noLine: readonly Partial<Pinned>[] = [
  { fingerprint: `${server}\nx ${server}` },
  { fingerprint: server.slice(2) },
  { fingerprint: server.toUpperCase() },
  { fingerprint: '' },
  { identifier: `x ${server}\nnode3:3` },
  { identifier: 'node 3' },
  { identifier: '# node3' },
  { identifier: '' },
];

for (const pin of noLine) {
  test(`pin lines: ${JSON.stringify(pin)} is no line`, async () => {
    assert.match(
      await pinned('', pin),
      /^bad-argument: Each pin must be a line .* 64 hex digits\. Nothing was pinned\.$/,
    );
  });
}
