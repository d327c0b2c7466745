/** The lines by which peers in a fingerprint mode know a node: what its operator sends to theirs. */

import { basename } from 'node:path';
import { firstCertificate } from '../facts/content.ts';
import type { Facts } from '../facts/facts.ts';
import { contentOf, meantText, type NamedFile } from '../facts/named-files.ts';
import { clientIdentifier } from '../model/client-identifier.ts';
import type { Config } from '../model/config.ts';
import type { DialledUrl } from '../model/dialled-urls.ts';
import type { Endpoint, EndpointId } from '../model/endpoints.ts';
import { type JavaUrl, parseJavaUrl } from '../model/java-url.ts';
import { isEveryInterface, isLoopback, readNodeAddress, withBrackets } from '../model/node-address.ts';
import { property } from '../model/properties.ts';
import { shownPath } from '../model/shown-path.ts';
import type { Certificate } from '../pki/certificate.ts';
import type { PeerLinesAnswer, Refused } from '../protocol.ts';
import type { FeatureContext } from './context.ts';
import type { PeerLine } from './generate/request.ts';
import { noTlsText, pastTheFile } from './refusal-texts.ts';

/** One line for each endpoint with TLS whose certificate can be read and has a name that a line can hold; where one has none, why. */
export function peerLines({ config, facts }: FeatureContext): PeerLinesAnswer {
  const lines: PeerLine[] = [];
  const obstacles: Refused[] = [];
  for (const { endpoint } of config.strictEndpoints) {
    const found = lineOrObstacle(endpoint, config, facts);
    if ('refused' in found) obstacles.push(found);
    else lines.push(found);
  }
  if (lines.length > 0) return { lines, leftOut: obstacles.map(({ message }) => message) };
  return obstacles[0] ?? { refused: 'no-tls', message: noTlsText(config, 'peers see no certificate of this node') };
}

function lineOrObstacle(endpoint: Endpoint, config: Config, facts: Facts): PeerLine | Refused {
  const { cert } = facts.endpoint(endpoint.id);
  const certificate = firstCertificate(contentOf(cert));
  if (!cert || !certificate) return noCertificate(endpoint, cert);
  const name = nameFor(endpoint.id, certificate, config);
  return name === undefined ? noName(endpoint, cert, config) : peerLine(config, endpoint.id, name, certificate.sha256);
}

function noName({ id, cert: key }: Endpoint, { path }: NamedFile, config: Config): Refused {
  const file = basename(path);
  if (id === 'client') {
    return {
      refused: 'no-name',
      message: `The name in ${shownPath(file)} of ${key} can stand in no line of a known-clients file, so nodes in a fingerprint mode will not let this one in. Renew the certificate; its name becomes host:port in lower case.`,
    };
  }
  return {
    refused: 'no-name',
    message: `${whatOfNodeUrl(config)}, so there is no name under which they could list ${shownPath(file)}. Write the address at which they reach this node.`,
  };
}

function whatOfNodeUrl({ settings }: Config): string {
  const setting = settings.get('nodeurl');
  if (!setting) return 'nodeurl is not set';
  return setting.usable ? 'nodeurl holds no address that peers can dial' : 'nodeurl is a placeholder or incomplete';
}

function noCertificate({ cert: key }: Endpoint, cert: NamedFile | undefined): Refused {
  if (cert?.state.kind === 'not-trusted') {
    return {
      refused: 'not-trusted',
      message: `${shownPath(cert.path)} is outside this workspace, which is not trusted, so it was not read. Trust the workspace first.`,
    };
  }
  const meant = meantText(cert);
  if (cert && meant !== undefined) {
    return { refused: 'repeated-folder', message: pastTheFile(key, cert.path, meant, 'Peers will not see that one.') };
  }
  return {
    refused: 'no-certificate',
    message: `${key} leads to no certificate that can be read here, so there is nothing by which peers could know the node. Generate one, or correct the path.`,
  };
}

/** The line for one certificate. `name` is the `host:port` under which peers dial the node, or the name that its client shows. */
export function peerLine(config: Config, id: EndpointId, name: string, sha256: string): PeerLine {
  const { file, instruction } = audiences[id];
  const identifier = id === 'client-connection' ? clientApi(config, name) : name;
  return { file, line: `${identifier} ${sha256}`, instruction: instruction(identifier) };
}

/** After a renewal: of two lines for one name the last counts, and the other is left to puzzle over. */
const only = 'in place of an older one for the same name';

/** Who adds the line of an endpoint, and what it is told: its reader is somebody else, for whom this node is the peer. */
const audiences: Readonly<
  Record<EndpointId, { readonly file: PeerLine['file']; readonly instruction: (name: string) => string }>
> = {
  server: {
    file: 'tlsknownservers',
    instruction: (name) => `Server certificate of ${name}: add this line to the file of your tlsknownservers, ${only}`,
  },
  client: {
    file: 'tlsknownclients',
    instruction: (name) => `Client certificate of ${name}: add this line to the file of your tlsknownclients, ${only}`,
  },
  'client-connection': {
    file: 'privacy-tls-known-enclave-file',
    instruction: (name) =>
      `Client API of ${name}, as --privacy-url of your Besu has it: add this line to the file of its --privacy-tls-known-enclave-file, ${only}`,
  },
};

function nameFor(id: EndpointId, certificate: Certificate, config: Config): string | undefined {
  const { text, problems } = clientIdentifier(certificate);
  if (id === 'client') return problems.length > 0 ? undefined : text;
  const { host, address } = reachedAt(config, text) ?? {};
  return id === 'server' ? address : (clientApiHost(config) ?? host?.toLowerCase());
}

/** Where peers reach the node. A certificate may say it where nodeurl does not: those that are generated here carry the address. */
function reachedAt(config: Config, commonName = ''): Pick<DialledUrl, 'host' | 'address'> | undefined {
  const reached = config.settings.get('nodeurl')?.usable
    ? config.dialledUrls().find(({ key }) => key === 'nodeurl')
    : { host: readNodeAddress(commonName)?.host, address: commonName };
  return reached?.host !== undefined && !isEveryInterface(reached.host) ? reached : undefined;
}

/** What Besu dials, by which it knows the certificate whatever its name is (Tuweni's ServerFingerprintTrustManager). */
function clientApi(config: Config, name: string): string {
  const host = clientApiHost(config) ?? name.replace(/:\d+$/, '');
  return `${host}:${clientUrl(config)?.port ?? config.integer('clientport')?.value ?? property('clientport').default}`;
}

/** What clienturl says, where Besu could dial it; else the interface, where only this machine reaches that. */
function clientApiHost(config: Config): string | undefined {
  const { host = '' } = clientUrl(config) ?? {};
  if (host !== '' && !isEveryInterface(host)) return host.toLowerCase();
  const listensOn = config.string('clientnetworkinterface')?.value.toLowerCase();
  if (listensOn === undefined || !isLoopback(listensOn)) return undefined;
  // Netty takes an empty name for this machine.
  return listensOn === '' ? 'localhost' : withBrackets(listensOn);
}

function clientUrl(config: Config): JavaUrl | undefined {
  return parseJavaUrl(config.string('clienturl')?.value ?? '');
}
