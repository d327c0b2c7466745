/** Whole lines for properties: the key with a value that Orion takes and that protects. */

import { isAbsolute, normalize } from 'node:path';
import type { Config } from '../model/config.ts';
import { endpoints } from '../model/endpoints.ts';
import { parseJavaUrl } from '../model/java-url.ts';
import type { Property, PropertyKey } from '../model/properties.ts';
import { storageEngines } from '../model/storage.ts';
import { safetyOf, trustModesFor } from '../model/trust-modes.ts';
import type { Placeholder, Template } from './snippets.ts';

/** Values to start from, where the property has no default that one would write. */
const examples: Partial<Record<PropertyKey, string>> = {
  workdir: '/var/lib/orion',
  publickeys: 'nodeKey.pub',
  privatekeys: 'nodeKey.key',
  alwayssendto: 'peerKey.pub',
  passwords: 'passwordFile',
  libsodiumpath: '/usr/lib/libsodium.so',
  tlsserverchain: 'ca.pem',
  tlsclientchain: 'ca.pem',
  clientconnectiontlsserverchain: 'ca.pem',
  ipwhitelist: '10.0.0.1',
};

/** `key = value` with the value's parts to fill in. */
export function lineOf(property: Property, config: Config, wanted?: string): Template {
  return [`${property.key} = `, ...valueFor(property, config, wanted)];
}

/** A value for the property as it stands in the file, quotes and brackets included; `wanted` where it is settled. */
function valueFor(property: Property, config: Config, wanted: string | undefined): Template {
  if (property.type === 'integer') return [wanted ?? { default: String(property.default ?? 0) }];
  if (wanted !== undefined) return [`"${wanted}"`];
  const content = contentOf(property, config);
  return property.type === 'list' ? ['["', ...content, '"]'] : ['"', ...content, '"'];
}

function contentOf(property: Property, config: Config): Template {
  switch (property.format) {
    case 'switch':
      return [{ choices: ['strict', 'off'] }];
    case 'trust-mode':
      return [trustChoices(property)];
    case 'host':
      return [{ choices: ['127.0.0.1', '0.0.0.0'] }];
    case 'storage':
      return [{ choices: storageEngines }];
    case 'url':
      return urlScaffold(property, config);
    default:
      return [{ default: pathFor(property, config) }];
  }
}

/** The modes that protect; the others are offered one by one, each with its warning. */
function trustChoices(property: Property): Placeholder {
  const role = endpoints.find((endpoint) => endpoint.trust === property.key)?.role ?? 'accepts';
  const protecting = trustModesFor(role).filter((mode) => ['pinned', 'authority'].includes(safetyOf(mode)));
  const others = protecting.map((mode) => mode.name).filter((name) => name !== 'whitelist');
  return { choices: ['whitelist', ...others] };
}

/** `scheme://host:port/` with the scheme that tells the truth about the switch, and the port that Orion listens on. */
export function urlScaffold({ key }: Property, config: Config): Template {
  const switchKey = key === 'clienturl' ? 'clientconnectiontls' : 'tls';
  const strict = config.endpoints.some(({ endpoint, tls }) => endpoint.switch === switchKey && tls === 'strict');
  const host = key === 'othernodes' ? peerOf(config) : 'node1.example';
  const port = config.integer(key === 'clienturl' ? 'clientport' : 'nodeport')?.value ?? 8080;
  return [`${strict ? 'https' : 'http'}://`, { default: host }, ':', { default: String(port) }, '/'];
}

/** A name for a peer, which is never the node itself. */
function peerOf(config: Config): string {
  const own = parseJavaUrl(config.string('nodeurl')?.value ?? '')?.host.toLowerCase();
  return own === 'node2.example' ? 'node1.example' : 'node2.example';
}

/** Orion resolves the client's pair against a relative `workdir` twice, so that only an absolute path is found there. */
function pathFor(property: Property, config: Config): string {
  const name = typeof property.default === 'string' ? property.default : (examples[property.key] ?? '');
  const isDoubled = property.key === 'tlsclientcert' || property.key === 'tlsclientkey';
  return isDoubled && hasRelativeWorkdir(config) ? `/etc/orion/${name}` : name;
}

function hasRelativeWorkdir(config: Config): boolean {
  const workdir = config.string('workdir')?.value;
  return workdir !== undefined && !isAbsolute(workdir) && normalize(`${workdir}/`) !== './';
}
