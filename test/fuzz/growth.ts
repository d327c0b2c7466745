/** Target: long texts made of one piece, of which four times as much may not take much more than four times as long. */

import { type Arbitrary, array, constantFrom, record } from 'fast-check';
import { pemFileWords } from '../../server/src/cli/pem-file.ts';
import { readContent } from '../../server/src/facts/content.ts';
import { allDiagnostics, editorDiagnostics } from '../../server/src/features/diagnostics.ts';
import { knownHostsModel } from '../../server/src/features/known-hosts/preview.ts';
import { checkConfig } from '../../server/src/rules/check.ts';
import { knownHostsWorkspace } from '../support/known-hosts-workspace.ts';
import { makeContext } from '../support/make-context.ts';
import { makeSubject } from '../support/subject.ts';
import { verifyFeatures } from './config-features.ts';
import { target } from './target.ts';

const shortLength = 20 * 1024;
/** Processor time in milliseconds that nobody complains about. */
const unnoticed = 500;
/** Times as long for four times as much; 16 where the time grows with the square. */
const mostGrowth = 10;

const pieces = [
  ...['[', ']', '{', '}', '"', "'", '"""', "'''", '#', ',', '=', '.', '\\', '\n', '\r', ' ', '\t', ':', '/', '-', '_'],
  ...['a', '1', 'tls', 'othernodes', 'tls = "strict"', 'a = 1', '[a]', '[[a]]', '{{', '}}', '{% a %}', '${', '<A>'],
  ...['"http://a:1/"', '# orion-ignore: unknown-key', '# orion-ignore-file: x', '1979-05-27', '0x', '😀', '\u00a0'],
  ...['-----BEGIN PRIVATE KEY-----', 'MHcCAQEEIDFiMjMzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwoAoGCCqGSM49'],
  ...['ab', 'a 00', 'A', '0x0', '-----BEGIN X-----', '-----END X-----', 'MAAA', 'Proc-Type: 4', '-----'],
];

interface Repeated {
  readonly as: keyof typeof works;
  readonly head: readonly string[];
  readonly piece: readonly string[];
}

const works = {
  config: async (text: string) => {
    const context = await makeContext(text);
    const findings = checkConfig(await makeSubject(text), {});
    const diagnostics = await editorDiagnostics(context.document, findings, { textOf: async () => undefined });
    await verifyFeatures(context, findings, diagnostics);
  },
  'known-hosts': async (text: string) => {
    const { workspace, show } = await knownHostsWorkspace({
      'orion.conf': 'tls = "strict"\ntlsclienttrust = "whitelist"\n',
      'tls-known-clients': '',
    });
    const analysis = await workspace.analyseKnownHosts(show('tls-known-clients', text));
    if (!analysis) throw new Error('no known-hosts file');
    await allDiagnostics(analysis.document, analysis.findings, workspace);
    knownHostsModel(analysis);
  },
  pem: async (text: string) => {
    pemFileWords('a.pem', `-----BEGIN X-----\nMHcCAQEEIDFiMjMzNDU2Nzg5MDEyMzQ1Njc4OTAx\n${text}`);
    for (const format of ['certificate', 'trust-anchor', 'private-key'] as const)
      readContent(format, Buffer.from(text));
  },
};

const inputs: Arbitrary<Repeated> = record({
  as: constantFrom('config', 'config', 'config', 'known-hosts', 'pem'),
  head: array(constantFrom(...pieces), { maxLength: 4 }),
  piece: array(constantFrom(...pieces), { minLength: 1, maxLength: 5 }),
});

async function verify({ as, head, piece }: Repeated): Promise<void> {
  const work = works[as];
  const unit = piece.join('');
  const textOf = (length: number) => head.join('') + unit.repeat(Math.ceil(length / unit.length));
  const long = textOf(4 * shortLength);
  const first = await processorTime(() => work(long));
  if (first < unnoticed) return;
  const short = textOf(shortLength);
  // The collector and the compiler make some runs longer, and none shorter.
  const before = Math.min(await processorTime(() => work(short)), await processorTime(() => work(short)));
  const after = Math.min(first, await processorTime(() => work(long)));
  if (after < unnoticed || after < mostGrowth * before) return;
  const times = `${before.toFixed(0)} ms for ${short.length} characters, ${after.toFixed(0)} ms for ${long.length}`;
  throw new Error(`too slow: ${times}`);
}

/** In milliseconds; other programs of the machine do not count. */
async function processorTime(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

export const growth = target({ name: 'growth', inTests: 0, round: 5, inputs, verify });
