/** The files of a node to measure with: a configuration of 67 lines, three pairs, known hosts, and a schema for other servers. */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { properties } from '../../server/src/model/properties.ts';
import { allowedChoices } from '../../server/src/model/values.ts';
import { type CertificateSource, pairFile } from './certificates.ts';
import { knownHostsText } from './known-hosts.ts';
import type { Sample } from './sample.ts';

/** A name that all servers take for TOML, and ours for Orion's. */
export const configName = 'orion.toml';
const schemaName = 'orion.schema.json';

/** Lists the nodes of the longest sample; in a folder of its own, since completion looks at all files beside a configuration. */
const manyServers = 'long/tls-known-servers';
const mostNodes = 10_000;

/** The configuration that an operator would write with the documentation at hand; exactly 67 lines. */
const configText = `#:schema ./${schemaName}
# Orion, the private transaction manager of node 1.

# The address under which other nodes reach this one.
nodeurl = "https://node1.example:8080/"
nodeport = 8080
nodenetworkinterface = "0.0.0.0"

# Besu runs on the same machine.
clienturl = "https://127.0.0.1:8888/"
clientport = 8888
clientnetworkinterface = "127.0.0.1"

# The folder of all files below.
workdir = "."

# Nodes that are asked for others at the start.
othernodes = [
  "https://node2.example:8080/",
  "https://node3.example:8080/",
  "https://node4.example:8080/",
]

# The keys of the enclave.
publickeys = ["node1.pub"]
privatekeys = ["node1.key"]
passwords = "passwords.txt"

# Payloads and nodes are kept apart.
storage = "leveldb:payloads"
knownnodesstorage = "leveldb:nodes"

# Only these may ask.
ipwhitelist = ["10.0.0.1", "10.0.0.2"]

# ----------------------------------------------------------------------
# The node API, which other nodes call.
# ----------------------------------------------------------------------
tls = "strict"
tlsservercert = "server-cert.pem"
tlsserverkey = "server-key.pem"
tlsserverchain = []
tlsservertrust = "whitelist"
tlsknownclients = "tls-known-clients"

# ----------------------------------------------------------------------
# The calls to other nodes.
# ----------------------------------------------------------------------
tlsclientcert = "client-cert.pem"
tlsclientkey = "client-key.pem"
tlsclientchain = []
tlsclienttrust = "whitelist"
tlsknownservers = "tls-known-servers"

# ----------------------------------------------------------------------
# The client API, which Besu calls.
# ----------------------------------------------------------------------
clientconnectiontls = "strict"
clientconnectiontlsservercert = "besu-cert.pem"
clientconnectiontlsserverkey = "besu-key.pem"
clientconnectiontlsserverchain = []
clientconnectiontlsservertrust = "whitelist"
clientconnectiontlsknownclients = "client-connection-tls-known-clients"

# 0 says the least, 3 the most.
verbosity = 1
`;

/** Writes the folder and returns its configuration. */
export function writeNode(folder: string, certificates: CertificateSource): Sample {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  for (const side of ['server', 'client', 'besu']) {
    const pair = certificates.next();
    write(`${side}-cert.pem`, pair.certificate);
    writeFileSync(path.join(folder, `${side}-key.pem`), pair.key, pairFile);
  }
  const peers = Array.from({ length: 3 }, () => certificates.next().fingerprint);
  write('tls-known-clients', knownHostsText(peers, 'clients'));
  write('tls-known-servers', knownHostsText(peers, 'servers'));
  const [fingerprint = ''] = peers;
  mkdirSync(path.join(folder, path.dirname(manyServers)), { recursive: true });
  write(manyServers, knownHostsText(new Array(mostNodes).fill(fingerprint), 'servers'));
  write('client-connection-tls-known-clients', knownHostsText(peers.slice(0, 1), 'clients'));
  for (const name of ['node1.pub', 'node1.key', 'passwords.txt']) write(name, '\n');
  write(schemaName, JSON.stringify(schema()));
  write(configName, configText);
  return { uri: pathToFileURL(path.join(folder, configName)).href, text: configText };
}

/** Our table of properties as a JSON schema, so that the other servers have something to say, too. */
function schema(): object {
  const entries = properties.map((property) => {
    const choices = allowedChoices(property);
    const type = property.type === 'list' ? { type: 'array', items: { type: 'string' } } : { type: property.type };
    return [property.key, { ...type, description: property.summary, ...(choices.length > 0 && { enum: choices }) }];
  });
  const $schema = 'http://json-schema.org/draft-07/schema#';
  return { $schema, type: 'object', additionalProperties: false, properties: Object.fromEntries(entries) };
}

/** Whether the other nodes of a long sample are as they should be, or each of them is warned about. */
export type NodeList = 'sound' | 'findings';

/** The same configuration with so many other nodes that it has this many lines. */
export function longSample(sample: Sample, lines: number, list: NodeList): Sample {
  const own = sample.text.replace(/othernodes = \[\n(?: {2}.*\n)+\]/, 'othernodes = [\n]');
  const missing = lines - (own.split('\n').length - 1);
  const scheme = list === 'sound' ? 'https' : 'http';
  const nodes = Array.from({ length: missing }, (_, index) => `  "${scheme}://node${index + 2}.example:8080/",\n`);
  const knownServers = list === 'sound' ? manyServers : 'tls-known-servers';
  const text = own.replace('othernodes = [\n', `othernodes = [\n${nodes.join('')}`);
  return { ...sample, text: text.replace('"tls-known-servers"', `"${knownServers}"`) };
}

/** The URL in the middle of a long sample. */
export function middleNode(sample: Sample): string {
  const nodes = sample.text.match(/node\d+\.example/g) ?? [];
  return nodes[Math.floor(nodes.length / 2)] ?? 'node2.example';
}
