/** Hover, completion, outline, navigation, folding and quick fixes in a known-hosts file. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeAction, MarkupContent } from 'vscode-languageserver-types';
import { knownHostsActions } from '../../../server/src/features/known-hosts/code-actions.ts';
import { knownHostsCompletion } from '../../../server/src/features/known-hosts/completion.ts';
import { knownHostsFolding } from '../../../server/src/features/known-hosts/folding.ts';
import { knownHostsHover } from '../../../server/src/features/known-hosts/hover.ts';
import { knownHostsDefinition, linesThatPin } from '../../../server/src/features/known-hosts/links.ts';
import { knownHostsSymbols } from '../../../server/src/features/known-hosts/symbols.ts';
import { afterEdit, knownHostsWorkspace } from '../../support/known-hosts-workspace.ts';
import { parseCursor } from '../../support/marks.ts';
import { withFingerprints } from '../../support/subject.ts';
import { nodes } from './network.ts';

const hex = 'a1'.repeat(32);
const abilities = { versions: true, confirmation: true };

/** The text with `|` as the cursor, open as the file that node one names for this kind. */
async function opened(kind: 'clients' | 'servers', source: string) {
  const made = await knownHostsWorkspace({ ...nodes, [`one/known-${kind}`]: '' });
  const pems = Object.fromEntries(Object.keys(nodes).map((path) => [path, made.textOf(path)]));
  const { text, offset } = parseCursor(withFingerprints(source, pems));
  const uri = made.show(`one/known-${kind}`, text);
  const analysis = await made.workspace.analyseKnownHosts(uri);
  assert.ok(analysis);
  return { ...made, uri, text, offset, analysis };
}

async function hoverAt(kind: 'clients' | 'servers', source: string): Promise<string | undefined> {
  const { analysis, offset } = await opened(kind, source);
  const found = knownHostsHover(analysis, offset);
  if (!found) return undefined;
  assert.ok(MarkupContent.is(found.contents));
  return found.contents.value;
}

test('completion above a blank line replaces nothing', async () => {
  for (const source of ['|\n', '|\r\na 00\n']) {
    const { analysis, offset } = await opened('clients', source);
    const items = knownHostsCompletion(analysis, offset);
    const start = { line: 0, character: 0 };
    assert.ok(items.length > 0);
    for (const { textEdit } of items)
      assert.deepEqual(textEdit && 'range' in textEdit && textEdit.range, { start, end: start });
  }
});

const hovers: readonly (readonly [
  given: string,
  kind: 'clients' | 'servers',
  source: string,
  says: readonly RegExp[],
])[] = [
  [
    'a certificate of the workspace',
    'clients',
    'other.example:8080 |<fingerprint of two/client.pem>',
    [
      /^\*\*In use\*\*.*`other\.example:8080`/,
      /two\/client\.pem/,
      /CN=other\.example:8080/,
      /2027-06-01/,
      /mode whitelist/,
    ],
  ],
  ['a certificate from elsewhere', 'clients', `x| ${hex}`, [/^\*\*Unknown certificate\*\*/]],
  ['a dead line', 'clients', `x| ${hex}\ny ${hex}\nX ${hex}`, [/\*\*Without effect\*\*: line 3/]],
  ['a server without a port', 'servers', `node2| ${hex}`, [/\*\*Never matches\*\*.*not host:port/, /mode tofu/]],
  ['a line on which Orion stops', 'clients', 'x |SHA256:11', [/cannot read this line.*prefix/]],
  ['Markdown and HTML', 'clients', '`<img>`| [x](command:y)', [/cannot read this line/]],
];

for (const [given, kind, source, says] of hovers) {
  test(`hover: ${given}`, async () => {
    const value = await hoverAt(kind, source);
    for (const pattern of says) assert.match(value ?? '', pattern);
    assert.doesNotMatch(value ?? '', /<img>(?!`)|\]\(command/);
  });
}

test('hover: nothing on comments and between lines', async () => {
  assert.equal(await hoverAt('clients', `# com|ment\nx ${hex}`), undefined);
  assert.equal(await hoverAt('clients', `x ${hex}\n\n|\ny ${hex}`), undefined);
});

async function offersAt(kind: 'clients' | 'servers', source: string) {
  const { analysis, offset } = await opened(kind, source);
  return knownHostsCompletion(analysis, offset);
}

const textOf = (edit: unknown) => (typeof edit === 'object' && edit && 'newText' in edit ? String(edit.newText) : '');

test('completion: host:port of othernodes for servers, common names for clients', async () => {
  const servers = (await offersAt('servers', 'no|')).map(({ label }) => label);
  assert.deepEqual([...servers].sort(), ['node1:1', 'node2:2', 'node3:3']);
  const clients = (await offersAt('clients', '|')).map(({ label }) => label);
  assert.deepEqual([...clients].sort(), ['node.example:8080', 'other.example:8080']);
});

test('completion: fingerprints by certificate, that of the identifier first', async () => {
  const offers = await offersAt('clients', 'other.example:8080 a|b');
  const [first] = [...offers].sort((left, right) => ((left.sortText ?? '') < (right.sortText ?? '') ? -1 : 1));
  assert.match(first?.label ?? '', /CN=other\.example:8080/);
  assert.match(textOf(first?.textEdit), /^[0-9a-f]{64}$/);
  assert.deepEqual(first?.textEdit && 'range' in first.textEdit && first.textEdit.range, {
    start: { line: 0, character: 19 },
    end: { line: 0, character: 21 },
  });
});

test('completion: nothing in comments', async () => {
  assert.deepEqual(await offersAt('clients', '# no|'), []);
});

test('symbols, folding and definition', async () => {
  const source = `# a\n# b\n|other.example:8080 <fingerprint of two/client.pem>\n# c\nlonely\n`;
  const { analysis, offset } = await opened('clients', source);
  assert.deepEqual(
    knownHostsSymbols(analysis).map(({ name }) => name),
    ['other.example:8080', 'lonely'],
  );
  assert.deepEqual(
    knownHostsFolding(analysis).map(({ startLine, endLine }) => [startLine, endLine]),
    [[0, 1]],
  );
  assert.deepEqual(
    knownHostsDefinition(analysis, offset).map(({ uri }) => uri),
    ['file:///w/two/client.pem'],
  );
  const [line] = analysis.hosts.lines();
  assert.ok(line?.type === 'entry');
  assert.equal(linesThatPin(analysis, line.hex).length, 1);
});

async function actionsAt(source: string, only?: readonly string[]) {
  const made = await opened('clients', source);
  const position = made.analysis.document.positionAt(made.offset);
  const question = { range: { start: position, end: position }, diagnostics: [], ...(only && { only }) };
  const actions = knownHostsActions(made.analysis, made.analysis.findings, question, abilities);
  const apply = (title: string) => {
    const action = actions.find((each: CodeAction) => each.title === title);
    assert.ok(action, `${title} is not among ${actions.map((each) => each.title).join(', ')}`);
    return afterEdit(action.edit, made.uri, made.text);
  };
  return { actions, apply };
}

test('actions: a fix, a comment above the line, a comment for the file, and removal', async () => {
  const { apply } = await actionsAt(`# x\r\nlonely\r\nNode2| ${hex}\r\n`);
  const rest = `# x\r\nlonely\r\n`;
  assert.equal(apply('Write the identifier in lower case'), `${rest}node2 ${hex}\r\n`);
  const silenced = apply('Silence uppercase-identifier on this line');
  assert.equal(silenced, `${rest}# orion-ignore: uppercase-identifier\r\nNode2 ${hex}\r\n`);
  const inFile = apply('Silence uppercase-identifier in this file');
  assert.equal(inFile, `# orion-ignore-file: uppercase-identifier\r\n${rest}Node2 ${hex}\r\n`);
  assert.equal(apply('Remove this entry'), rest);
});

test('actions: everything that is safe at once', async () => {
  const { apply } = await actionsAt(`|Node2 ${hex}\nNODE3 ${hex}\n`, ['source.fixAll']);
  assert.equal(apply('Correct spelling (Orion)'), `node2 ${hex}\nnode3 ${hex}\n`);
});

test('the findings of the configuration follow the unsaved text of the file', async () => {
  const { workspace, show } = await knownHostsWorkspace({ ...nodes, 'one/known-servers': '' });
  const config = show('one/orion.conf', String(nodes['one/orion.conf']).replace('"tofu"', '"whitelist"'));
  const wanted = ['empty-whitelist', 'invalid-line', 'peer-not-whitelisted'];
  const codes = async () => {
    const findings = (await workspace.analyse(config))?.findings ?? [];
    const about = findings.filter(({ at }) => at.start > 0 && !textAt(at).includes('known-clients'));
    return about.map(({ rule }) => rule.code).filter((code) => wanted.includes(code));
  };
  const textAt = ({ start, end }: { start: number; end: number }) =>
    String(nodes['one/orion.conf']).replace('"tofu"', '"whitelist"').slice(start, end);
  assert.deepEqual(await codes(), ['empty-whitelist']);
  show('one/known-servers', `node2:2 ${hex}\n`);
  assert.deepEqual(await codes(), ['peer-not-whitelisted']);
  show('one/known-servers', `node2:2 ${hex}\nnode3:3 ${hex}\n`);
  assert.deepEqual(await codes(), []);
  show('one/known-servers', `node2:2 ${hex}\nnode3:3 ${hex}\nlonely`);
  assert.deepEqual(await codes(), ['invalid-line']);
});
