/** What Orion does where a path leads to nothing that it, or we, can read. */

import { dirname } from 'node:path';
import type { FileState, NamedFile } from '../facts/named-files.ts';
import { withThousands } from '../model/amounts.ts';
import type { Config, EndpointConfig } from '../model/config.ts';
import { readsChain } from '../model/trust-modes.ts';
import type { FeatureContext } from './context.ts';
import { code, paragraphs } from './markdown.ts';

type OtherState = Exclude<FileState, { kind: 'file' }>;

/** A file that is missing, or that nobody can or may read. */
export function describeMissing(
  file: NamedFile,
  state: OtherState,
  side: EndpointConfig | undefined,
  context: FeatureContext,
): string {
  switch (state.kind) {
    case 'missing':
      return paragraphs('**There is no such file.**', didYouMean(state.meant), consequence(file, side, context));
    case 'no-folder':
      return '**There is no such file**, and there can be none: a file stands where this path has a folder.';
    case 'not-found-here':
      return `**Not on this machine:** it has no folder ${code(dirname(file.path))}, so this path is meant for another one. The setting ${code('orionTls.pathMappings')} can say where its files are here.`;
    case 'not-trusted':
      return '**Not read:** it lies outside the folders of this workspace, which is not trusted.';
    case 'folder':
      return '**This is a folder**, and Orion needs a file.';
    case 'not-regular':
      return '**Not read:** this is a device, a pipe or a socket.';
    case 'no-permission':
      return '**Not read:** you have no permission. Orion may run as another user.';
    case 'unreachable':
      return '**Not read:** the path leads nowhere, through links in a circle for instance.';
    case 'too-large':
      return `**Not read:** ${withThousands(state.size)} bytes are too many for a file of this kind.`;
  }
}

function didYouMean(meant: string | undefined): string | undefined {
  return meant === undefined
    ? undefined
    : `It counts from ${code('workdir')}, and repeats its folder. Did you mean ${code(meant)}? There is that file.`;
}

function consequence(file: NamedFile, side: EndpointConfig | undefined, context: FeatureContext): string | undefined {
  if (!side) return enclaveConsequence(file);
  if (side.tls === 'off') return `Orion does not look for it while ${code(side.endpoint.switch)} is off.`;
  if (side.tls === 'unknown') return undefined;
  switch (file.property.format) {
    case 'certificate':
    case 'private-key':
      return pairConsequence(file, side, context);
    case 'trust-anchor':
      if (side.trust && readsChain(side.trust.value))
        return 'Orion stops at start: in mode `ca` every file of the list must be there.';
      return (
        side.trust &&
        `Orion does not open it: the list counts in mode \`ca\` alone, not in ${code(side.trust.value.name)}.`
      );
    default:
      return knownHostsConsequence(side);
  }
}

function enclaveConsequence({ property }: NamedFile): string | undefined {
  return property.group === 'enclave' ? 'Orion stops at start.' : undefined;
}

function pairConsequence(file: NamedFile, { endpoint }: EndpointConfig, context: FeatureContext): string | undefined {
  const { cert, key } = context.facts.endpoint(endpoint.id);
  const other = file.property.key === endpoint.cert ? key : cert;
  if (!other) return undefined;
  if (other.state.kind === 'missing') {
    return `Nor is there ${code(other.text)}, so Orion creates both at its next start: RSA 2048, self-signed, valid for one year, without further names, ${generatedName(context.config)}.`;
  }
  if (other.state.kind !== 'file') return undefined;
  const what = file.property.key === endpoint.cert ? 'certificate' : 'key';
  return `But there is ${code(other.text)}, so Orion creates nothing and stops with ${code(`Missing ${endpoint.orionLabel} TLS ${what} file`)}.`;
}

/** The common name that Orion gives to a certificate of its own (TLS.createSelfSignedCertificateIfMissing). */
function generatedName(config: Config): string {
  const own = config.dialledUrls().find(({ key }) => key === 'nodeurl');
  if (!own) {
    return config.settings.has('nodeurl')
      ? 'with `host:port` of `nodeurl` as common name'
      : 'with a random common name, since `nodeurl` is not set';
  }
  return `with the common name ${code(`${own.url.host}:${own.url.port ?? -1}`)} from \`nodeurl\``;
}

function knownHostsConsequence({ trust, endpoint }: EndpointConfig): string | undefined {
  if (!trust) return undefined;
  const mode = code(trust.value.name);
  if (trust.value.knownHosts === 'not-opened') return `Orion does not open it in mode ${mode}.`;
  if (trust.value.knownHosts === 'read-and-rewritten')
    return `Orion creates it empty and adds a line for everybody new, in mode ${mode}.`;
  const dials = endpoint.role === 'dials';
  if (trust.value.authorities === 'none') {
    const nobody = dials ? '**every node is refused**' : '**nobody gets in**';
    return `Orion creates it empty, and in mode ${mode} ${nobody} before it has lines.`;
  }
  const only = dials ? 'only nodes are talked to' : 'only those get in';
  return `Orion creates it empty; in mode ${mode} ${only} for whom an authority vouches.`;
}
