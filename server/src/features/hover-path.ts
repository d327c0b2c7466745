/** What stands at a path: a certificate, a key, known hosts, or nothing, and what Orion makes of it. */

import type { CertificateContent } from '../facts/content.ts';
import type { KnownHostsContent } from '../facts/known-hosts-content.ts';
import { contentOf, type NamedFile } from '../facts/named-files.ts';
import { withThousands } from '../model/amounts.ts';
import { type ClientIdentifier, clientIdentifier, type IdentifierProblem } from '../model/client-identifier.ts';
import { type EndpointConfig, endpointKeys } from '../model/config.ts';
import {
  judgePair,
  type KeyVerdict,
  type LoadedCertificate,
  type Refusal,
  type RefusalReason,
} from '../model/loadable.ts';
import type { Certificate } from '../pki/certificate.ts';
import { certificateCard, certificateLine, keyPoints } from './certificate-card.ts';
import type { FeatureContext } from './context.ts';
import { describeMissing } from './hover-missing.ts';
import { pathLine } from './hover-property.ts';
import { bullets, code, paragraphs } from './markdown.ts';

/** Further certificates of a file that are listed one by one. */
const mostCertificates = 5;

/** The file behind a path, as Markdown. */
export async function describePath(file: NamedFile, context: FeatureContext): Promise<string> {
  const side = context.config.endpoints.find(({ endpoint }) => endpointKeys(endpoint).includes(file.property.key));
  return paragraphs(await describeState(file, side, context), pathLine(file, context), doubledLine(file, context));
}

async function describeState(
  file: NamedFile,
  side: EndpointConfig | undefined,
  context: FeatureContext,
): Promise<string> {
  const { state } = file;
  if (state.kind !== 'file') return describeMissing(file, state, side, context);
  const { content } = state;
  if (content === undefined) return `A file of ${bytes(state.size)}.`;
  if (content.kind === 'known-hosts') return describeKnownHosts(content, side, context);
  if (content.kind === 'private-key') return describeKeyFile(content.verdict, side, context);
  return file.property.format === 'trust-anchor'
    ? describeAnchors(content, context)
    : describeCertificateFile(content, side, context);
}

function describeCertificateFile(
  { verdict, certificates }: CertificateContent,
  side: EndpointConfig | undefined,
  context: FeatureContext,
): string {
  const [first, ...rest] = certificates.map(certificateOf);
  return paragraphs(
    verdict.ok ? undefined : refusalText(verdict),
    first && certificateCard(first, context.now),
    first && verdict.ok && side
      ? bullets([...identityLines(first, side, context), pairLine(first, side, context)])
      : undefined,
    rest.length > 0 ? furtherCertificates(verdict.ok ? 'Sent with it' : 'Also in this file', rest, context) : undefined,
  );
}

function describeAnchors({ verdict, certificates }: CertificateContent, context: FeatureContext): string {
  const [first, ...rest] = certificates.map(certificateOf);
  return paragraphs(
    verdict.ok ? undefined : refusalText(verdict),
    first && certificateCard(first, context.now),
    rest.length > 0 ? furtherCertificates('Also in this file', rest, context) : undefined,
  );
}

function certificateOf({ certificate }: LoadedCertificate): Certificate {
  return certificate;
}

function furtherCertificates(title: string, certificates: readonly Certificate[], { now }: FeatureContext): string {
  const shown = certificates.slice(0, mostCertificates).map((certificate) => certificateLine(certificate, now));
  const hidden = certificates.length - shown.length;
  return paragraphs(`**${title}**`, bullets([...shown, hidden > 0 ? `and ${hidden} more` : undefined]));
}

function describeKeyFile(verdict: KeyVerdict, side: EndpointConfig | undefined, context: FeatureContext): string {
  const certificate = side && ownCertificate(side, context);
  const pair = verdict.ok && certificate && side ? belongsLine(judgePair(certificate, verdict.key), side) : undefined;
  return paragraphs(
    '**Private key**',
    verdict.ok ? undefined : refusalText(verdict),
    bullets([...(verdict.key ? keyPoints(verdict.key) : []), pair]),
  );
}

function refusalText({ found, text, reason }: Refusal): string {
  const log = text === undefined ? '' : `: its log says ${code(text)}`;
  return `**Orion cannot load this file**${log}. ${orderReasons[reason] ?? `Found: ${plainFound(found)}`}.`;
}

const orderReasons: Readonly<Partial<Record<RefusalReason, string>>> = {
  'chain-order': 'Each certificate must be followed by the one that issued it',
  'duplicate-certificate': 'A certificate stands in it twice',
  'unrelated-certificate': 'It holds a certificate that is not in the chain of the first one',
};

/** Labels of blocks are the file's own words. */
function plainFound(found: string): string {
  return found.includes('BEGIN') ? code(found) : found;
}

function ownCertificate({ endpoint }: EndpointConfig, { facts }: FeatureContext): Certificate | undefined {
  const content = contentOf(facts.file(endpoint.cert));
  return content?.kind === 'certificates' && content.verdict.ok ? content.verdict.chain[0].certificate : undefined;
}

function pairLine(certificate: Certificate, side: EndpointConfig, { facts }: FeatureContext): string | undefined {
  const { endpoint } = side;
  const content = contentOf(facts.file(endpoint.key));
  if (content?.kind !== 'private-key') return undefined;
  const key = content.verdict;
  if (!key.ok) return `Orion cannot load ${code(endpoint.key)}: it is ${plainFound(key.found)}`;
  return belongsLine(judgePair(certificate, key.key), side);
}

function belongsLine(verdict: ReturnType<typeof judgePair>, { endpoint }: EndpointConfig): string | undefined {
  const pair = `${code(endpoint.key)} and ${code(endpoint.cert)}`;
  if (!verdict.ok) return `**${pair} do not belong together:** they are of different kinds, so Orion stops`;
  if (verdict.matches === undefined) return undefined;
  return verdict.matches
    ? `${pair} belong together`
    : `**${pair} do not belong together:** Orion starts, and then every handshake fails`;
}

/** Under which name peers have to write this certificate into their known-hosts files. */
function identityLines(certificate: Certificate, { endpoint }: EndpointConfig, context: FeatureContext): string[] {
  if (endpoint.id === 'client') return [clientIdentity(clientIdentifier(certificate))];
  if (endpoint.id === 'client-connection') return ['Besu knows it by the `host:port` of the client API that it dials'];
  const own = context.config.dialledUrls().find(({ key }) => key === 'nodeurl');
  if (!own?.host || own.port === undefined)
    return ['Peers know it by the `host:port` that they dial; `nodeurl` does not say which'];
  return [`Peers know it as ${code(`${own.host.toLowerCase()}:${own.port}`)}, the host and port of \`nodeurl\``];
}

function clientIdentity({ text, problems }: ClientIdentifier): string {
  const [problem] = problems;
  if (text === undefined) return `Peers know it by its common name, and it has none: ${identityProblems.missing}`;
  return `Peers know it by its common name, ${code(text)}${problem === undefined ? '' : `: ${identityProblems[problem]}`}`;
}

const identityProblems: Readonly<Record<IdentifierProblem, string>> = {
  missing: 'where no authority vouches for it, the handshake breaks off',
  'upper-case': '**no line can match it**, since Orion reads the names in the file in lower case',
  blank: '**no line can name it**, since a name in the file ends at the first blank',
  empty: '**no line can name it**, since it is empty',
  comment: '**no line can name it**, since a line that starts with `#` is a comment',
};

function describeKnownHosts(
  content: KnownHostsContent,
  side: EndpointConfig | undefined,
  { config }: FeatureContext,
): string {
  const use = side?.trust && side.tls === 'strict' ? knownHostsUse(side) : undefined;
  const { size, unusual } = content.hosts();
  const broken = unusual.filter(({ type }) => type === 'malformed').length;
  const count = size - broken;
  const nobody = count === 0 && side?.trust?.value.name === 'whitelist' && side.tls === 'strict' && !config.template;
  return paragraphs(
    `**Known hosts**: ${count === 1 ? '1 entry' : `${withThousands(count)} entries`}.`,
    broken > 0 ? `**Orion stops on ${broken === 1 ? 'a line' : `${broken} lines`} that it cannot read.**` : undefined,
    nobody ? 'In mode `whitelist` nobody gets in.' : undefined,
    use,
  );
}

function knownHostsUse({ endpoint, trust }: EndpointConfig): string | undefined {
  if (trust?.value.knownHosts !== 'not-opened') return undefined;
  return `Orion does not open it: ${code(endpoint.trust)} is ${code(trust.value.name)}.`;
}

/** Orion looks for the client's pair once more below the doubled `workdir`. */
function doubledLine({ property }: NamedFile, { facts }: FeatureContext): string | undefined {
  const pair = facts.doubledClientPair;
  const doubled = pair && [pair.cert, pair.key].find((file) => file.property.key === property.key);
  if (!doubled) return undefined;
  const there =
    doubled.state.kind === 'file' ? 'where there is a file, too' : '**where there is none**, so it stops with TLS on';
  return `Building its client, Orion resolves it against \`workdir\` once more, to ${code(doubled.path)}, ${there}`;
}

function bytes(size: number): string {
  return size === 1 ? '1 byte' : `${withThousands(size)} bytes`;
}
