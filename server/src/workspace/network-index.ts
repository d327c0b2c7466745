/** The network of a workspace, kept until a configuration, a file or a folder changes. */

import { sep } from 'node:path';
import { createNetwork, type Network, type NetworkNode } from '../facts/network.ts';
import type { Certificate } from '../pki/certificate.ts';
import { countLeading } from '../toml/ordered.ts';
import { pathOf } from './folders.ts';

export interface NetworkSources {
  /** URIs of the configurations of the workspace. */
  configurations(): AsyncIterable<string>;
  /** URIs of the documents that are open, of any kind. */
  open(): Promise<readonly string[]>;
  /** What a configuration adds; undefined where the document is none. */
  nodeOf(uri: string): Promise<NetworkNode | undefined>;
  /** Certificates that lie in the workspace, named or not. */
  certificates(): Promise<readonly { readonly certificate: Certificate; readonly path: string }[]>;
}

export interface NetworkIndex {
  network(): Promise<Network>;
  /** A configuration is being read anyway: what it adds need not be read once more, unless it changes meanwhile. */
  offer(uri: string, node: Promise<NetworkNode | undefined>): void;
  /** A document was opened: where nobody knew of it, more may be new, for file watchers miss what is copied into a new folder. */
  opened(uri: string): void;
  /** A document was changed or closed. */
  changed(uri: string): void;
  /** Whether the network that was last built knows a file at this path, or below it. */
  knows(path: string): boolean;
  /** Anything may have changed. */
  forget(): void;
}

/** Enough to keep the disk busy. */
const atOnce = 16;

/** An index that has looked at nothing yet. */
export function createNetworkIndex(sources: NetworkSources): NetworkIndex {
  let nodes = new Map<string, Promise<NetworkNode | undefined>>();
  let found: Promise<readonly string[]> | undefined;
  let loose: ReturnType<NetworkSources['certificates']> | undefined;
  let network: Promise<Network> | undefined;
  /** Where everything lies that the last network was built from; sorted. */
  let places: readonly string[] = [];
  /** Opened since the configurations of the workspace were last looked for. */
  const news = new Set<string>();
  /** The last search that missed what was opened meanwhile: several answers may be waiting for it. */
  let outdated: typeof found;

  const build = async (): Promise<Network> => {
    found ??= collect(sources.configurations());
    loose ??= sources.certificates();
    const [search, certificates] = [found, loose];
    const searched = await search;
    const uris = [...new Set([...searched, ...(await sources.open())])];
    const all: NetworkNode[] = [];
    for (let start = 0; start < uris.length; start += atOnce) {
      const some = await Promise.all(uris.slice(start, start + atOnce).map(nodeOf));
      all.push(...some.filter((node) => node !== undefined));
    }
    const built = createNetwork(all, await certificates);
    const knownHosts = all.flatMap(({ uses }) => uses.map(({ path }) => path));
    const copies = built.certificates.flatMap((known) => known.copies);
    places = [...uris.map((uri) => pathOf(uri) ?? uri), ...knownHosts, ...copies].sort();
    const known = (uri: string) => searched.includes(uri) || built.usesOf(pathOf(uri) ?? '').length > 0;
    if (![...news].every(known)) {
      outdated = search;
      forget();
    }
    news.clear();
    if (search !== outdated) return built;
    network ??= build();
    return network;
  };
  const nodeOf = (uri: string) => {
    const known = nodes.get(uri) ?? sources.nodeOf(uri);
    nodes.set(uri, known);
    return known;
  };
  const forget = () => {
    nodes = new Map();
    found = undefined;
    loose = undefined;
    network = undefined;
  };
  return {
    network() {
      if (network) return network;
      const built = build();
      network = built;
      // What failed is asked for again, not remembered.
      built.catch(forget);
      return built;
    },
    offer(uri, node) {
      if (nodes.has(uri)) return;
      nodes.set(uri, node);
      node.catch(forget);
    },
    opened(uri) {
      news.add(uri);
      network = undefined;
    },
    changed(uri) {
      nodes.delete(uri);
      network = undefined;
    },
    knows(path) {
      const below = path + sep;
      const next = (from: string) => places[countLeading(places, (place) => place < from)];
      return next(path) === path || next(below)?.startsWith(below) === true;
    },
    forget,
  };
}

async function collect(uris: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const uri of uris) all.push(uri);
  return all;
}
