/** Every property that Orion reads from its configuration file, and the keys that are documented but do not exist. */

import type { EndpointId } from './endpoints.ts';

/** The TOML type that Orion's schema asks for (Config.configSchema, SchemaBuilder). */
export type PropertyType = 'string' | 'integer' | 'list';

/** What the text of a property means; decides which check, completion and hover it gets. */
export type PropertyFormat =
  | 'switch'
  | 'trust-mode'
  | 'url'
  | 'port'
  | 'host'
  | 'storage'
  | 'verbosity'
  | 'certificate'
  | 'private-key'
  | 'trust-anchor'
  | 'known-hosts'
  | 'folder'
  | 'file'
  | 'text';

export type PropertyGroup = 'node' | 'client-api' | 'general' | 'enclave' | 'storage' | EndpointId;

interface PropertyShape {
  readonly key: string;
  readonly type: PropertyType;
  readonly format: PropertyFormat;
  /** What Orion takes when the property is not written; absent where it then has no value. */
  readonly default?: string | number | readonly string[];
  readonly group: PropertyGroup;
  /** One sentence: what it is. */
  readonly summary: string;
  /** What Orion's code really does with it, where that is not obvious. */
  readonly details?: string;
  /** The Orion class that uses the value; `none` where no code does. */
  readonly readBy: string;
  /** First Orion version that knows it. */
  readonly since: string;
}

/** In the order of Config.configSchema, grouped. */
export const properties = [
  {
    key: 'nodeurl',
    type: 'string',
    format: 'url',
    group: 'node',
    summary: 'The URL under which other nodes reach this node.',
    details:
      'Peers dial its host and port, so write both. The scheme has no effect: `tls` alone decides. Certificates that Orion creates itself carry `host:port` of this URL as common name; without it they carry a random name.',
    readBy: 'Orion, NetworkDiscovery',
    since: '1.0.0',
  },
  {
    key: 'nodeport',
    type: 'integer',
    format: 'port',
    default: 8080,
    group: 'node',
    summary: 'The port on which the node API listens for other nodes.',
    details: '0 lets the system pick a free port.',
    readBy: 'Orion',
    since: '1.0.0',
  },
  {
    key: 'nodenetworkinterface',
    type: 'string',
    format: 'host',
    default: '127.0.0.1',
    group: 'node',
    summary: 'The address to which the node API binds.',
    details: 'The default is reachable from this machine only; `0.0.0.0` listens everywhere.',
    readBy: 'Orion',
    since: '1.0.0',
  },
  {
    key: 'clienturl',
    type: 'string',
    format: 'url',
    group: 'client-api',
    summary: 'The URL of the client API.',
    details: 'Orion checks its form and then never uses it.',
    readBy: 'none',
    since: '1.0.0',
  },
  {
    key: 'clientport',
    type: 'integer',
    format: 'port',
    default: 8888,
    group: 'client-api',
    summary: 'The port on which the client API listens for the Ethereum client (Besu).',
    details: '0 lets the system pick a free port.',
    readBy: 'Orion',
    since: '1.0.0',
  },
  {
    key: 'clientnetworkinterface',
    type: 'string',
    format: 'host',
    default: '127.0.0.1',
    group: 'client-api',
    summary: 'The address to which the client API binds.',
    details:
      'Who reaches this API reads and sends private payloads, so anything but loopback needs `clientconnectiontls = "strict"`.',
    readBy: 'Orion',
    since: '1.0.0',
  },
  {
    key: 'workdir',
    type: 'string',
    format: 'folder',
    group: 'general',
    summary: 'The folder against which every other relative path in this file is resolved.',
    details:
      'A relative value counts from the directory in which Orion is started, not from this file; not written, it is that directory itself. The paths of `tlsclientcert` and `tlsclientkey` are resolved against it twice, so with TLS on use an absolute folder or absolute client paths.',
    readBy: 'Config, NodeHttpClientBuilder',
    since: '1.0.0',
  },
  {
    key: 'othernodes',
    type: 'list',
    format: 'url',
    default: [],
    group: 'node',
    summary: 'URLs of nodes to contact first; the rest of the network is learned from them.',
    details:
      'Only host and port are used, and there is no default port. Each `host:port` is also the name under which the node is looked up in the known-servers file.',
    readBy: 'NetworkDiscovery, PersistentNetworkNodes',
    since: '1.0.0',
  },
  {
    key: 'publickeys',
    type: 'list',
    format: 'file',
    default: [],
    group: 'enclave',
    summary: 'Files with the public keys that this node hosts.',
    details: 'As many as `privatekeys`, in the same order; these are payload keys and have nothing to do with TLS.',
    readBy: 'FileKeyStore',
    since: '1.0.0',
  },
  {
    key: 'privatekeys',
    type: 'list',
    format: 'file',
    default: [],
    group: 'enclave',
    summary: 'Files with the private keys that belong to `publickeys`, in the same order.',
    readBy: 'FileKeyStore',
    since: '1.0.0',
  },
  {
    key: 'libsodiumpath',
    type: 'string',
    format: 'file',
    group: 'general',
    summary: 'The libsodium library to load, where it is not in a usual place.',
    details:
      'Unlike every other path it is not resolved against `workdir`: a relative one counts from the directory in which Orion is started.',
    readBy: 'Orion',
    since: '1.0.0',
  },
  {
    key: 'alwayssendto',
    type: 'list',
    format: 'file',
    default: [],
    group: 'enclave',
    summary: 'Files with public keys that receive every payload sent through this node.',
    readBy: 'FileKeyStore',
    since: '1.0.0',
  },
  {
    key: 'passwords',
    type: 'string',
    format: 'file',
    group: 'enclave',
    summary: 'A file with one password a line for the files in `privatekeys`.',
    details: 'An empty line stands for a key without a password.',
    readBy: 'FileKeyStore',
    since: '1.0.0',
  },
  {
    key: 'storage',
    type: 'string',
    format: 'storage',
    default: 'leveldb',
    group: 'storage',
    summary: 'Where payloads are stored: `leveldb:path`, `mapdb:path`, `sql:jdbc-url` or `memory`.',
    details: 'The name of the engine is case-sensitive. With `memory` every payload is lost when Orion stops.',
    readBy: 'Orion',
    since: '1.0.0',
  },
  {
    key: 'knownnodesstorage',
    type: 'string',
    format: 'storage',
    default: 'memory',
    group: 'storage',
    summary: 'Where the table of known nodes is stored: `leveldb:path`, `mapdb:path`, `sql:jdbc-url` or `memory`.',
    readBy: 'Orion, PersistentNetworkNodes',
    since: '1.5.1',
  },
  {
    key: 'ipwhitelist',
    type: 'list',
    format: 'text',
    default: [],
    group: 'node',
    summary: 'Documented as a list of client addresses that may connect.',
    details: 'No code reads it: Orion has no filter on addresses. Use a firewall, or mutual TLS.',
    readBy: 'none',
    since: '1.0.0',
  },
  {
    key: 'verbosity',
    type: 'integer',
    format: 'verbosity',
    default: 1,
    group: 'general',
    summary: 'Documented as the log level, 0 to 3.',
    details: 'Orion checks the range and then never uses it; the log level is set through log4j.',
    readBy: 'none',
    since: '1.0.0',
  },
  {
    key: 'tls',
    type: 'string',
    format: 'switch',
    default: 'off',
    group: 'server',
    summary: 'Switches TLS for the node API and for all outgoing connections: `strict` or `off`.',
    details:
      '`off`, the default, means plain HTTP both ways, whatever the URLs say. `strict` means TLS with a certificate on both sides. The client API has its own switch, `clientconnectiontls`.',
    readBy: 'Orion, NodeHttpClientBuilder',
    since: '1.0.0',
  },
  {
    key: 'tlsservercert',
    type: 'string',
    format: 'certificate',
    default: 'tls-server-cert.pem',
    group: 'server',
    summary: 'The PEM file with the certificate that the node API shows to other nodes.',
    details:
      'Intermediate certificates follow the leaf in the same file. Orion creates a self-signed pair only when this file and `tlsserverkey` are both missing; with one of them it stops.',
    readBy: 'Orion, TLS',
    since: '1.0.0',
  },
  {
    key: 'tlsserverkey',
    type: 'string',
    format: 'private-key',
    default: 'tls-server-key.pem',
    group: 'server',
    summary: 'The PEM file with the private key of `tlsservercert`.',
    details: 'Unencrypted PKCS#8 with RSA or EC, or PKCS#1 RSA. There is no way to give a passphrase.',
    readBy: 'Orion, TLS',
    since: '1.0.0',
  },
  {
    key: 'tlsserverchain',
    type: 'list',
    format: 'trust-anchor',
    default: [],
    group: 'server',
    summary: 'PEM files with the certificate authorities whose client certificates the node API accepts.',
    details:
      'They count in mode `ca` alone and are never sent to anybody: intermediates of the own certificate belong into `tlsservercert`.',
    readBy: 'Orion, HttpTlsOptionHelpers',
    since: '1.0.0',
  },
  {
    key: 'tlsservertrust',
    type: 'string',
    format: 'trust-mode',
    default: 'tofu',
    group: 'server',
    summary: 'Which nodes may connect to the node API.',
    details: 'A client names itself in its certificate, so the default `tofu` lets every stranger with a new name in.',
    readBy: 'HttpTlsOptionHelpers',
    since: '1.0.0',
  },
  {
    key: 'tlsknownclients',
    type: 'string',
    format: 'known-hosts',
    default: 'tls-known-clients',
    group: 'server',
    summary: 'The file with common name and fingerprint of the nodes that may connect.',
    details: 'Not opened in mode `ca`; created empty where missing in every other mode.',
    readBy: 'HttpTlsOptionHelpers',
    since: '1.0.0',
  },
  {
    key: 'tlsclientcert',
    type: 'string',
    format: 'certificate',
    default: 'tls-client-cert.pem',
    group: 'client',
    summary: 'The PEM file with the certificate that this node shows when it connects to others.',
    details:
      'With a relative `workdir` Orion looks for it in `workdir/workdir` when it builds its client, so write an absolute path.',
    readBy: 'Orion, TLS, NodeHttpClientBuilder',
    since: '1.0.0',
  },
  {
    key: 'tlsclientkey',
    type: 'string',
    format: 'private-key',
    default: 'tls-client-key.pem',
    group: 'client',
    summary: 'The PEM file with the private key of `tlsclientcert`.',
    details: 'The same forms as `tlsserverkey`, and the same doubled `workdir` as `tlsclientcert`.',
    readBy: 'Orion, TLS, NodeHttpClientBuilder',
    since: '1.0.0',
  },
  {
    key: 'tlsclientchain',
    type: 'list',
    format: 'trust-anchor',
    default: [],
    group: 'client',
    summary: 'PEM files with the certificate authorities whose server certificates this node accepts.',
    details: 'They count in mode `ca` alone, and are never sent to anybody.',
    readBy: 'NodeHttpClientBuilder',
    since: '1.0.0',
  },
  {
    key: 'tlsclienttrust',
    type: 'string',
    format: 'trust-mode',
    default: 'ca-or-tofu',
    group: 'client',
    summary: 'Which nodes this node talks to.',
    details:
      'Four clients inside Orion decide on their own copy of the known-servers file, so a first use happens up to four times a start.',
    readBy: 'NodeHttpClientBuilder',
    since: '1.0.0',
  },
  {
    key: 'tlsknownservers',
    type: 'string',
    format: 'known-hosts',
    default: 'tls-known-servers',
    group: 'client',
    summary: 'The file with `host:port` and fingerprint of the nodes that this node talks to.',
    details: 'Not opened in mode `ca`; created empty where missing in every other mode.',
    readBy: 'NodeHttpClientBuilder',
    since: '1.0.0',
  },
  {
    key: 'clientconnectiontls',
    type: 'string',
    format: 'switch',
    default: 'off',
    group: 'client-connection',
    summary: 'Switches TLS for the client API, the one that Besu uses: `strict` or `off`.',
    details: 'Independent of `tls`. `off`, the default, means plain HTTP to everything that may read payloads.',
    readBy: 'Orion',
    since: '1.5.0',
  },
  {
    key: 'clientconnectiontlsservercert',
    type: 'string',
    format: 'certificate',
    default: 'client-connection-tls-server-cert.pem',
    group: 'client-connection',
    summary: 'The PEM file with the certificate that the client API shows to Besu.',
    details: 'Created together with its key where both are missing, since Orion 1.6.0.',
    readBy: 'Orion, TLS',
    since: '1.5.0',
  },
  {
    key: 'clientconnectiontlsserverkey',
    type: 'string',
    format: 'private-key',
    default: 'client-connection-tls-server-key.pem',
    group: 'client-connection',
    summary: 'The PEM file with the private key of `clientconnectiontlsservercert`.',
    details: 'Unencrypted PKCS#8 with RSA or EC, or PKCS#1 RSA.',
    readBy: 'Orion, TLS',
    since: '1.5.0',
  },
  {
    key: 'clientconnectiontlsserverchain',
    type: 'list',
    format: 'trust-anchor',
    default: [],
    group: 'client-connection',
    summary: 'PEM files with the certificate authorities whose client certificates the client API accepts.',
    details: 'They count in mode `ca` alone. Without effect in Orion 1.5.0.',
    readBy: 'Orion, HttpTlsOptionHelpers',
    since: '1.5.0',
  },
  {
    key: 'clientconnectiontlsservertrust',
    type: 'string',
    format: 'trust-mode',
    default: 'tofu',
    group: 'client-connection',
    summary: 'Which Ethereum clients may connect to the client API.',
    details: 'A client names itself in its certificate, so the default `tofu` lets every stranger with a new name in.',
    readBy: 'HttpTlsOptionHelpers',
    since: '1.5.0',
  },
  {
    key: 'clientconnectiontlsknownclients',
    type: 'string',
    format: 'known-hosts',
    default: 'client-connection-tls-known-clients',
    group: 'client-connection',
    summary: 'The file with common name and fingerprint of the Ethereum clients that may connect.',
    details: 'Not opened in mode `ca`; created empty where missing in every other mode.',
    readBy: 'HttpTlsOptionHelpers',
    since: '1.5.0',
  },
] as const satisfies readonly PropertyShape[];

export type PropertyKey = (typeof properties)[number]['key'];

/** One row of the table. */
export interface Property extends PropertyShape {
  readonly key: PropertyKey;
}

const byKey: ReadonlyMap<string, Property> = new Map(properties.map((property) => [property.key, property]));

/** The property of this exact key. */
export function property(key: PropertyKey): Property {
  return byKey.get(key) as Property;
}

/** The property of this name as Orion compares it, case and all; undefined if there is none. */
export function findProperty(name: string): Property | undefined {
  return byKey.get(name);
}

/** The environment variable that overrides the file, unchecked (Config.envKey; Orion 1.5.1 and later). */
export function environmentVariable(key: PropertyKey): string {
  return `ORION_${key.toUpperCase()}`;
}

/** Keys that documents or templates name though no Orion reads them, with the real key where there is one. */
export const unrealKeys: ReadonlyMap<string, { readonly real?: PropertyKey; readonly origin: string }> = new Map([
  ['clientconnectiontlscertchain', { real: 'clientconnectiontlsserverchain', origin: "Orion's TLS tutorial" }],
  [
    'clientconnectionTlsServerTrust',
    { real: 'clientconnectiontlsservertrust', origin: "Orion's configuration reference" },
  ],
  ['knownnodestorage', { real: 'knownnodesstorage', origin: "Orion's configuration reference" }],
  ['socket', { origin: "Orion's test files" }],
]);
