/** Compares how we read known-hosts files with how Tuweni's repository does, and what it leaves when it rewrites one. */

import { type KnownHostsContent, readKnownHosts } from '../../server/src/facts/known-hosts-content.ts';
import { parseKnownHosts } from '../../server/src/model/known-hosts.ts';
import { pinEdits } from '../../server/src/model/known-hosts-edits.ts';
import type { Harness, Thrown } from './harness.ts';
import { type KnownHostsCase, knownHostsCases } from './known-hosts-corpus.ts';
import { collect, type PartReport, Tally } from './report.ts';

type Reading = { readonly entries: Readonly<Record<string, string>> } | { readonly refused: string };

interface KnownHostsAnswer extends Thrown {
  readonly entries: Reading;
  /** In base64. */
  readonly rewritten?: string;
  readonly reread?: Reading;
}

/** Runs files of all kinds through both. */
export async function compareKnownHosts(
  harness: Harness,
  amount: { seed: number; cases: number },
): Promise<PartReport> {
  const comparison = collect('known hosts');
  const tally = new Tally();
  const cases = [...knownHostsCases(amount.seed, amount.cases)];
  const ask = (file: Uint8Array | string, add?: object) =>
    harness.ask<KnownHostsAnswer>({ ask: 'known-hosts', file: Buffer.from(file).toString('base64'), add });
  const answers = cases.map(({ bytes, identifier, fingerprint }) => ask(bytes, { identifier, fingerprint }));
  const edited = cases.map((one) => editedByUs(one));
  const afterEdit = edited.map((text) => text !== undefined && ask(text));
  for (const [index, one] of cases.entries()) {
    const answer = await answers[index];
    if (!answer) continue;
    const reread = await (afterEdit[index] || undefined);
    const complaint = compare(one, answer, tally) ?? (reread && compareEdit(one, reread, tally));
    comparison.record(
      complaint &&
        `${complaint}\n    ${JSON.stringify(Buffer.from(one.bytes).toString())}\n    ${JSON.stringify(answer)}`,
    );
  }
  comparison.fact(`Orion: ${tally.count('taken')} taken, ${tally.count('refused')} refused`);
  comparison.fact(
    `${tally.count('rewritten')} rewritten by Orion, ${tally.count('edited')} edited by us and read by Orion`,
  );
  return comparison.report();
}

function compare(one: KnownHostsCase, answer: KnownHostsAnswer, tally: Tally): string | undefined {
  if (answer.thrown !== undefined) return `the repository threw ${answer.thrown}`;
  const ours = readingOf(readKnownHosts(one.bytes));
  tally.add('refused' in ours ? 'refused' : 'taken');
  if (!sameReading(ours, answer.entries)) return `we read ${JSON.stringify(ours)}`;
  if (answer.rewritten === undefined) return undefined;
  tally.add('rewritten');
  const rewritten = Buffer.from(answer.rewritten, 'base64');
  const expected = rewrittenByOrion(one);
  if (rewritten.toString() !== expected)
    return `Orion leaves ${JSON.stringify(rewritten.toString())}, we expect ${JSON.stringify(expected)}`;
  const again = readingOf(readKnownHosts(rewritten));
  return answer.reread && sameReading(again, answer.reread) ? undefined : `after that we read ${JSON.stringify(again)}`;
}

/** What Orion makes of the file, in our words. */
function readingOf({ validUtf8, hosts }: KnownHostsContent): Reading {
  if (!validUtf8) return { refused: 'Cannot read fingerprint file the file' };
  const { unusual, inEffect } = hosts();
  const bad = unusual.find((line) => line.type === 'malformed');
  if (bad?.type === 'malformed') return { refused: `Invalid ${bad.fault} in the file (line ${bad.line + 1})` };
  return { entries: Object.fromEntries([...inEffect()].map(([name, { hex }]) => [name, hex])) };
}

function sameReading(left: Reading, right: Reading): boolean {
  if ('refused' in left || 'refused' in right)
    return 'refused' in left && 'refused' in right && left.refused === right.refused;
  const sorted = (entries: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(entries).sort());
  return sorted(left.entries) === sorted(right.entries);
}

/** Comments and blank lines stay, entries get one spelling and the value in effect, a new name comes last (reference 3). */
function rewrittenByOrion({ bytes, identifier, fingerprint }: KnownHostsCase): string {
  const text = Buffer.from(bytes).toString();
  const hosts = parseKnownHosts(text);
  const inEffect = hosts.inEffect();
  if (inEffect.get(identifier)?.hex === fingerprint) return text;
  const written = text.split(/\r\n|\r|\n/);
  if (written.at(-1) === '') written.pop();
  for (const line of hosts.lines()) {
    if (line.type !== 'entry') continue;
    const hex = line.name === identifier ? fingerprint : inEffect.get(line.name)?.hex;
    written[line.line] = `${line.name} ${hex}`;
  }
  if (!inEffect.has(identifier)) written.push(`${identifier} ${fingerprint}`);
  return written.map((line) => `${line}\n`).join('');
}

/** The file after our own command has pinned the certificate; undefined where it would not offer that. */
function editedByUs({ bytes, identifier, fingerprint }: KnownHostsCase): string | undefined {
  const { validUtf8, byteOrderMark, hosts } = readKnownHosts(bytes);
  const name = identifier.toLowerCase();
  if (!validUtf8 || byteOrderMark || /[\s\0-\x20]|^#/.test(name) || 'refused' in readingOf(readKnownHosts(bytes)))
    return undefined;
  let text = hosts().text;
  const edits = [...pinEdits(hosts(), [{ identifier: name, fingerprint }])];
  for (const { start, end, newText } of edits.reverse()) text = text.slice(0, start) + newText + text.slice(end);
  return text;
}

function compareEdit(
  { bytes, identifier, fingerprint }: KnownHostsCase,
  answer: KnownHostsAnswer,
  tally: Tally,
): string | undefined {
  tally.add('edited');
  const before = readingOf(readKnownHosts(bytes));
  if ('refused' in before) return undefined;
  const expected = { entries: { ...before.entries, [identifier.toLowerCase()]: fingerprint } };
  return sameReading(expected, answer.entries)
    ? undefined
    : `after our edit Orion reads ${JSON.stringify(answer.entries)}`;
}
