/** The text of a new configuration: what completion offers for a node that lets in only whom it knows. */

import { type Config, readConfig } from '../model/config.ts';
import { type NodeAddress, readNodeAddress } from '../model/node-address.ts';
import { type PropertyKey, property } from '../model/properties.ts';
import type { NewConfiguration, NewConfigurationParams } from '../protocol.ts';
import { clientConnection, minimalNode, mutualTls } from './completion-blocks.ts';
import { lineOf } from './completion-lines.ts';
import { asPlainText } from './snippets.ts';

/** Of the minimal node, what a new one does not have yet: peers and payload keys. */
const later: readonly PropertyKey[] = ['othernodes', 'publickeys', 'privatekeys', 'passwords'];

/** A narrow window shows all of it. */
const commentWidth = 78;

/** The text for a new node, or the configuration among those that stand there which has its address. Null where that is none. */
export async function beginNode(
  { address, standing }: NewConfigurationParams,
  configOf: (uri: string) => Promise<Config | undefined>,
): Promise<NewConfiguration | null> {
  const read = readNodeAddress(address);
  if (!read) return null;
  for (const uri of standing) {
    const config = await configOf(uri);
    if (config && isNodeAt(address, config)) return { taken: uri };
  }
  return { text: newConfiguration(read) };
}

/** A configuration without an error, for a node that its peers reach at this address. */
export function newConfiguration({ host, port }: NodeAddress): string {
  const tls = mutualTls.lines.map(([key, value]) => line(key, value));
  const nodeurl = `https://${host}:${port}/`;
  const secured = readConfig([line('nodeurl', nodeurl), ...tls].join('\n'));
  const settled: Partial<Record<PropertyKey, string>> = {
    nodeurl,
    nodeport: String(port),
    clientport: String(clientPortBeside(port)),
  };
  const [now, rest] = [false, true].map((isLater) =>
    minimalNode.lines
      .filter(([key]) => later.includes(key) === isLater)
      .map(([key]) => line(key, settled[key], secured)),
  );
  return [
    comment(`A new Orion node, which others reach as ${host}:${port}.`),
    ...(now ?? []),
    // By default only this machine reaches the node API.
    line('nodenetworkinterface', host.startsWith('[') ? '::' : '0.0.0.0'),
    '',
    comment('Take away the "#" from what exists: peers, and keys from "orion -g nodeKey".'),
    ...(rest ?? []).map((each) => `# ${each}`),
    '',
    comment(`${mutualTls.label}. ${mutualTls.documentation}`),
    ...tls,
    '',
    comment(
      `Only this machine reaches the client API. Before Besu may come from another one, take "${clientConnection.label}" from the suggestions on an empty line, and set clientnetworkinterface to "0.0.0.0".`,
    ),
    '',
  ].join('\n');
}

/** Whether this is the configuration of the node that peers reach at this address. */
export function isNodeAt(address: string, config: Config): boolean {
  return config.dialledUrls().some((url) => url.key === 'nodeurl' && url.address === address);
}

function line(key: PropertyKey, value?: string, config = readConfig('')): string {
  return asPlainText(lineOf(property(key), config, value));
}

/** As far from the node API as the default ones are, so that nodes of one machine with ports of their own share none. */
function clientPortBeside(nodePort: number): number {
  const distance = Number(property('clientport').default) - Number(property('nodeport').default);
  return nodePort + distance <= 65_535 ? nodePort + distance : nodePort - distance;
}

function comment(text: string): string {
  const lines = text.match(new RegExp(`\\S.{0,${commentWidth}}(?=\\s|$)|\\S+`, 'g')) ?? [];
  return lines.map((each) => `# ${each}`).join('\n');
}
