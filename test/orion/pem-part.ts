/** Compares what we say about certificate and key files with what Vert.x does when it loads them. */

import {
  type CertificateVerdict,
  judgePair,
  type KeyVerdict,
  loadCertificateFile,
  loadChainFile,
  loadKeyFile,
} from '../../server/src/model/loadable.ts';
import { readPem } from '../../server/src/pki/pem.ts';
import { makeCertificate, privateKey } from '../support/openssl.ts';
import type { Harness, Thrown } from './harness.ts';
import {
  certificateCases,
  damagedFiles,
  isDamaged,
  keyCases,
  type PairCase,
  type PemCase,
  pairCases,
} from './pem-corpus.ts';
import { damageDifferences, toleratedShare } from './pem-differences.ts';
import { collect, type PartReport, Tally } from './report.ts';

/** How many certificates were loaded, or the messages of what was thrown, outermost first. */
interface PemAnswer extends Thrown {
  readonly certificates?: number;
  readonly refused?: readonly string[];
  readonly by?: string;
}

type Ask = (files: Readonly<Record<string, Uint8Array>>) => Promise<PemAnswer>;

const otherAlgorithm = 'private key algorithm does not match algorithm of public key';

/** Runs all files, and damaged copies of them. */
export async function comparePem(
  harness: Harness,
  { seed, cases }: { seed: number; cases: number },
): Promise<PartReport> {
  const comparison = collect('pem');
  const tally = new Tally();
  const ask: Ask = (files) => {
    const encoded = Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString('base64')]);
    return harness.ask({ ask: 'pem', ...Object.fromEntries(encoded) });
  };
  const certificates = certificateCases();
  const keys = keyCases();
  const damaged = Math.ceil(cases / 4);
  const runs = [
    ...[...certificates, ...damagedFiles('certificates', seed, damaged)].map((one) =>
      compareCertificate(one, ask, tally),
    ),
    ...[...certificates, ...damagedFiles('certificates', seed + 1, damaged)].map((one) =>
      compareChain(one, ask, tally),
    ),
    ...[...keys, ...damagedFiles('keys', seed + 2, damaged)].map((one) => compareKey(one, ask, tally)),
    ...pairCases().map((one) => comparePair(one, ask)),
  ];
  for (const run of runs) comparison.record(await run);
  const tolerated = damageDifferences.reduce((sum, { name }) => sum + tally.count(name), 0);
  if (tolerated > 3 * damaged * toleratedShare)
    comparison.record(`${tolerated} of ${3 * damaged} damaged files differ`);
  for (const { name, reason } of damageDifferences) {
    if (tally.count(name) > 0)
      comparison.note(`${name} (${tally.count(name)} of ${3 * damaged} damaged files): ${reason}`);
  }
  comparison.fact(
    `Vert.x: ${tally.count('loaded')} loaded, ${tally.count('refused')} refused, with the text that we say in ${tally.count('same text')}`,
  );
  return comparison.report();
}

async function compareCertificate({ name, content }: PemCase, ask: Ask, tally: Tally): Promise<string | undefined> {
  const answers = [
    await ask({ certificate: content, key: Buffer.from(privateKey('rsa')) }),
    await ask({ certificate: content, key: Buffer.from(privateKey('ec')) }),
  ];
  // A key of the other kind is refused before the chain is looked at; for other kinds of certificates there is no key.
  const answer = answers.find((one) => !isOtherAlgorithm(one)) ?? {};
  const verdict = loadCertificateFile(readPem(content));
  if (answer.refused === undefined && answer.certificates === undefined && isAboutChain(verdict)) return undefined;
  const complaint = judge(verdict, answer, tally);
  if (complaint && isTolerated(name, answer, tally)) return undefined;
  return complaint && describe(`certificate file: ${name}`, complaint, content, answers);
}

async function compareChain({ name, content }: PemCase, ask: Ask, tally: Tally): Promise<string | undefined> {
  const answer = await ask({ chain: content });
  const complaint = judge(loadChainFile(readPem(content)), answer, tally);
  if (complaint && isTolerated(name, answer, tally)) return undefined;
  return complaint && describe(`chain list: ${name}`, complaint, content, [answer]);
}

async function compareKey({ name, content }: PemCase, ask: Ask, tally: Tally): Promise<string | undefined> {
  const answer = await ask({ certificate: Buffer.from(makeCertificate().certificate), key: content });
  const complaint = judge(loadKeyFile(readPem(content)), isOtherAlgorithm(answer) ? {} : answer, tally);
  return complaint && describe(`key file: ${name}`, complaint, content, [answer]);
}

async function comparePair({ name, certificate, key }: PairCase, ask: Ask): Promise<string | undefined> {
  const answer = await ask({ certificate, key });
  const certificates = loadCertificateFile(readPem(certificate));
  const keys = loadKeyFile(readPem(key));
  if (!certificates.ok || !keys.ok) return `pair: ${name}: we do not load it`;
  const verdict = judgePair(certificates.chain[0].certificate, keys.key);
  const isSame = verdict.ok ? answer.refused === undefined : answer.refused?.includes(verdict.text);
  return isSame ? undefined : `pair: ${name}: we say ${JSON.stringify(verdict)}, Vert.x ${JSON.stringify(answer)}`;
}

function isOtherAlgorithm({ refused }: PemAnswer): boolean {
  return refused?.some((message) => message.startsWith(otherAlgorithm)) ?? false;
}

function isTolerated(name: string, { refused = [] }: PemAnswer, tally: Tally): boolean {
  const difference = isDamaged(name) && damageDifferences.find(({ applies }) => applies(refused));
  if (difference) tally.add(difference.name);
  return Boolean(difference);
}

function isAboutChain(verdict: CertificateVerdict): boolean {
  return !verdict.ok && ['chain-order', 'unrelated-certificate', 'duplicate-certificate'].includes(verdict.reason);
}

function judge(verdict: CertificateVerdict | KeyVerdict, answer: PemAnswer, tally: Tally): string | undefined {
  if (answer.thrown !== undefined) return 'the harness failed';
  tally.add(answer.refused ? 'refused' : 'loaded');
  if (verdict.ok !== (answer.refused === undefined))
    return verdict.ok ? 'we load it' : `we refuse it: ${verdict.reason}`;
  if (verdict.ok) {
    const ours = 'chain' in verdict ? verdict.chain.length : answer.certificates;
    return answer.certificates === undefined || answer.certificates === ours
      ? undefined
      : `we find ${ours} certificates`;
  }
  if (verdict.text === undefined) return undefined;
  tally.add('same text');
  return isSaid(verdict.text, answer) ? undefined : `we say ${JSON.stringify(verdict.text)}`;
}

/**
 * Of what stands behind "abc=" Java 17 says one thing, as we do, until the JVM has compiled its decoder of Base64, and another
 * from then on; with -Xint it never does.
 */
function isSaid(text: string, { refused = [] }: PemAnswer): boolean {
  if (refused.includes(text)) return true;
  const isBehindPadding = text.startsWith('Input byte array has incorrect ending byte at ');
  return isBehindPadding && refused.includes('Input byte array has wrong 4-byte ending unit');
}

function describe(name: string, complaint: string, content: Uint8Array, answers: readonly PemAnswer[]): string {
  const shown = JSON.stringify(Buffer.from(content).toString('latin1'));
  return [`${name}: ${complaint}`, ...answers.map((answer) => `Vert.x: ${JSON.stringify(answer)}`), shown].join(
    '\n    ',
  );
}
