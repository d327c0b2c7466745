/** Target: the bytes of a known-hosts file, read, judged, explained, pinned to and taken from. */

import assert from 'node:assert/strict';
import { readKnownHosts } from '../../server/src/facts/known-hosts-content.ts';
import { safeEdits } from '../../server/src/features/code-actions.ts';
import { rangeOf } from '../../server/src/features/context.ts';
import { allDiagnostics } from '../../server/src/features/diagnostics.ts';
import { knownHostsActions } from '../../server/src/features/known-hosts/code-actions.ts';
import { knownHostsCompletion } from '../../server/src/features/known-hosts/completion.ts';
import { knownHostsFolding } from '../../server/src/features/known-hosts/folding.ts';
import { knownHostsHover } from '../../server/src/features/known-hosts/hover.ts';
import { knownHostsDefinition } from '../../server/src/features/known-hosts/links.ts';
import { planUnpin } from '../../server/src/features/known-hosts/pin.ts';
import { knownHostsModel } from '../../server/src/features/known-hosts/preview.ts';
import { knownHostsSymbols } from '../../server/src/features/known-hosts/symbols.ts';
import { parseKnownHosts } from '../../server/src/model/known-hosts.ts';
import { nameOf, pinEdits, removeLine } from '../../server/src/model/known-hosts-edits.ts';
import { parseLine } from '../../server/src/model/known-hosts-line.ts';
import { knownHostsCases } from '../orion/known-hosts-corpus.ts';
import { editsOf } from '../support/check-fix.ts';
import { applyEdits, assertKeepsPromise, assertNoNewErrors, type Judged } from '../support/fix-promise.ts';
import { afterEdit, knownHostsWorkspace } from '../support/known-hosts-workspace.ts';
import type { Random } from '../support/random.ts';
import { assertRangesInside } from '../support/ranges.ts';
import { abilities, placesIn } from './config-features.ts';
import { bytes } from './generated.ts';
import { pemFile } from './pem-files.ts';
import { target } from './target.ts';

/** Fixes and comments of one text that are tried. */
const mostActions = 10;

const configuration = `tls = "strict"
tlsservertrust = "whitelist"
tlsclienttrust = "whitelist"
othernodes = ["https://node2.example:8080/"]
tlsclientcert = "client.pem"
`;

function corpus(random: Random): Uint8Array {
  return [...knownHostsCases(random.below(2 ** 31), 1)].at(-1)?.bytes ?? new Uint8Array();
}

/** Many lines with few names, comments of ours between. */
function crowded(random: Random): Uint8Array {
  const lines = Array.from({ length: random.below(8) }, () =>
    random.chance(0.2)
      ? random.pick(['# orion-ignore: invalid-line', '# orion-ignore-file: uppercase-identifier', '#', '# a'])
      : `${random.pick(['a', 'A', 'node2.example:8080', 'Node2.example:8080', 'b'])} ${random.pick(['ab', 'AB', 'ab'.repeat(32), 'x'])}`,
  );
  return Buffer.from(lines.join(random.pick(['\n', '\r\n', '\r'])) + random.pick(['', '\n']));
}

async function verify(content: Uint8Array): Promise<void> {
  const read = readKnownHosts(content);
  assert.deepEqual(readKnownHosts(content).hosts().lines(), read.hosts().lines(), 'another reading the second time');
  verifyModel(new TextDecoder().decode(content));
  for (const name of ['tls-known-servers', 'tls-known-clients']) await verifyDocument(name, read.hosts().text);
}

/** Lines in order inside the text; a pin is in effect afterwards, a removed line is gone, and nothing else changes. */
function verifyModel(text: string): void {
  const hosts = parseKnownHosts(text);
  const names = new Set([...hosts.inEffect().keys()].slice(0, 3));
  for (const [name, entry] of hosts.inEffectFor(names)) {
    assert.equal(hosts.inEffect().get(name), entry);
    names.delete(name);
  }
  assert.equal(names.size, 0, 'a name is not found');
  let end = 0;
  for (const line of hosts.lines()) {
    assert.ok(end <= line.start && line.start < line.identifierEnd && line.identifierEnd <= line.end);
    assert.deepEqual(line, parseLine(hosts.text, line, line.line), 'read in another way than alone');
    end = line.end;
    const without = parseKnownHosts(applyEdits(text, [removeLine(hosts, line)]));
    assert.equal(without.size, hosts.size - 1, 'not one line less');
  }
  verifyHiddenMark(text);
  const overridden = hosts.lines().filter((line) => line.type === 'entry' && hosts.inEffect().get(line.name) !== line);
  assert.deepEqual([...hosts.overridden().keys()], overridden, 'other lines without effect');
  const fingerprint = 'cd'.repeat(32);
  const present = hosts.lines().slice(0, 2);
  for (const identifier of ['new.example:1', ...present.map((line) => nameOf(hosts, line))]) {
    const after = parseKnownHosts(applyEdits(text, pinEdits(hosts, [{ identifier, fingerprint }])));
    assert.equal(after.inEffect().get(identifier.toLowerCase())?.hex, fingerprint, `${identifier} is not pinned`);
    for (const [name, { hex }] of hosts.inEffect()) {
      if (name !== identifier.toLowerCase()) assert.equal(after.inEffect().get(name)?.hex, hex, `${name} has changed`);
    }
  }
}

/** A mark that the editor hides is read as one that it shows, and only the offsets differ. */
function verifyHiddenMark(text: string): void {
  const shown = parseKnownHosts(`\uFEFF${text}`).lines();
  const hidden = parseKnownHosts(text, true).lines();
  const shifted = shown.map(({ start, end, identifierEnd, fingerprintStart, ...line }) => {
    const offsets = { start, end, identifierEnd, fingerprintStart };
    return { ...line, ...Object.fromEntries(Object.entries(offsets).map(([key, at]) => [key, Math.max(at - 1, 0)])) };
  });
  assert.deepEqual(hidden, shifted, 'a hidden mark is read in another way');
}

async function verifyDocument(name: string, text: string): Promise<void> {
  const { workspace, show } = await knownHostsWorkspace({
    'orion.conf': configuration,
    'client.pem': Buffer.from(pemFile('self-signed')).toString('latin1'),
    [name]: '',
  });
  let uri = show(name, text);
  const judge = async (changed: string): Promise<Judged> => {
    uri = show(name, changed);
    return { text: changed, findings: (await workspace.analyseKnownHosts(uri))?.findings ?? [] };
  };
  const context = await workspace.analyseKnownHosts(uri);
  assert.ok(context, 'no known-hosts file');
  const { document, findings } = context;
  const diagnostics = await allDiagnostics(document, findings, workspace);
  const again = await allDiagnostics(document, (await judge(text)).findings, workspace);
  assert.deepEqual(again, diagnostics, 'another verdict the second time');
  const question = { range: rangeOf(document, { start: 0, end: text.length }), diagnostics };
  const actions = knownHostsActions(context, findings, question, abilities);
  assertRangesInside(document, [diagnostics, actions, knownHostsSymbols(context), knownHostsFolding(context).length]);
  const { rows } = knownHostsModel(context);
  for (const offset of placesIn(text, findings)) {
    assertRangesInside(document, [knownHostsHover(context, offset), knownHostsCompletion(context, offset)]);
    knownHostsDefinition(context, offset);
  }
  const empty = parseKnownHosts(afterEdit(planUnpin(context, rows.lines, abilities).edit, uri, text));
  assert.deepEqual(empty.lines(), [], 'lines are left');

  const before: Judged = { text, findings };
  for (const finding of findings.slice(0, mostActions)) {
    const own = knownHostsActions(context, [finding], { ...question, only: ['quickfix'] }, abilities);
    for (const action of own) {
      const cure = { title: action.title, edits: editsOf(document, action) };
      if (cure.edits.length > 0) assertKeepsPromise(before, await judge(applyEdits(text, cure.edits)), finding, cure);
    }
  }
  const edits = safeEdits(findings);
  assertNoNewErrors(before, await judge(applyEdits(text, edits)), { title: 'fix all', edits });
}

export const knownHosts = target({
  name: 'known-hosts',
  inTests: 40,
  round: 40,
  inputs: bytes(corpus, corpus, crowded),
  verify,
});
