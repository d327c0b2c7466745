/** Known-hosts files of a workspace: which documents are some, and what the rules say about them. */

import { basename } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { FileCache } from '../facts/cache.ts';
import { isInside } from '../facts/confinement.ts';
import type { Files } from '../facts/files.ts';
import { type KnownHostsContent, knownHostsLimit } from '../facts/known-hosts-content.ts';
import { knownHostsKinds, type Network } from '../facts/network.ts';
import type { KnownHostsContext } from '../features/known-hosts/context.ts';
import { languageOfName, type OrionLanguage } from '../model/recognise.ts';
import type { Reported } from '../rules/check.ts';
import { checkKnownHosts } from '../rules/known-hosts/check.ts';
import type { ClientSettings } from './client-settings.ts';
import { type Folders, isUri, pathOf } from './folders.ts';
import type { OpenKnownHosts } from './open-known-hosts.ts';

/** A known-hosts file and what the rules say about it. */
export interface KnownHostsAnalysis extends KnownHostsContext {
  readonly findings: readonly Reported[];
}

export interface KnownHostsDesk {
  /** The context of a known-hosts file, open or on disk; undefined where the document is none. */
  knownHosts(uri: string): Promise<KnownHostsContext | undefined>;
  /** The same with all findings. */
  analyseKnownHosts(uri: string): Promise<KnownHostsAnalysis | undefined>;
  /** URIs of the files that configurations name and that are there. */
  namedKnownHosts(): Promise<readonly string[]>;
}

interface Surroundings {
  readonly documents: { get(uri: string): TextDocument | undefined };
  readonly files: Files;
  readonly cache: FileCache;
  readonly open: OpenKnownHosts;
  readonly folders: Folders;
  readonly settings: ClientSettings;
  readonly clock: () => Date;
  network(): Promise<Network>;
  languageOf(document: TextDocument, detectByContent: boolean): OrionLanguage | undefined;
}

/** A desk at which nothing has been looked at yet. */
export function createKnownHostsDesk(surroundings: Surroundings): KnownHostsDesk {
  const { documents, files, cache, open, folders, settings, clock } = surroundings;
  let last: { readonly hosts: unknown; readonly network: Network; readonly analysis: KnownHostsAnalysis } | undefined;

  const onDisk = async (path: string): Promise<KnownHostsContent | undefined> => {
    const confinement = await folders.confinement();
    if (confinement && !(await isInside(path, confinement, files))) return undefined;
    const stat = await files.stat(path);
    if (stat.kind !== 'file' || stat.size > knownHostsLimit) return undefined;
    const state = await cache.load(path, stat, 'known-hosts', files);
    return state.kind === 'file' && state.content?.kind === 'known-hosts' ? state.content : undefined;
  };

  const knownHosts = async (uri: string): Promise<KnownHostsContext | undefined> => {
    if (!isUri(uri)) return undefined;
    const document = documents.get(uri);
    const path = pathOf(uri);
    const own = await settings.of(folders.place(uri).scope);
    const language = document
      ? surroundings.languageOf(document, own.detectByContent)
      : languageOfName(basename(URI.parse(uri).path));
    if (language === 'orion-config') return undefined;
    const network = await surroundings.network();
    const uses = path === undefined ? [] : network.usesOf(path);
    if (language === undefined && uses.length === 0) return undefined;
    const content = path === undefined ? undefined : await onDisk(path);
    const hosts = document ? open.parse(document, content?.byteOrderMark ?? false) : content?.hosts();
    if (!hosts) return undefined;
    const confinedTo = await folders.confinement();
    return {
      document: document ?? TextDocument.create(uri, 'orion-known-hosts', 0, hosts.text),
      isOpen: document !== undefined,
      hosts,
      uses,
      kinds: knownHostsKinds(uses, basename(URI.parse(uri).path)),
      network,
      settings: own,
      now: clock(),
      ...(confinedTo && { confinedTo }),
    };
  };

  return {
    knownHosts,
    async analyseKnownHosts(uri) {
      const context = await knownHosts(uri);
      if (!context) return undefined;
      const { hosts, network } = context;
      // Asked for again and again while nothing has changed; the rules take a while for 100,000 lines.
      if (last?.hosts === hosts && last.network === network && sameRules(last.analysis, context)) return last.analysis;
      const analysis = { ...context, findings: checkKnownHosts(context, context.settings.rules) };
      last = { hosts, network, analysis };
      return analysis;
    },
    async namedKnownHosts() {
      const { nodes } = await surroundings.network();
      const there = nodes.flatMap(({ uses }) => uses.filter(({ exists }) => exists).map(({ path }) => path));
      return [...new Set(there)].map((path) => URI.file(path).toString());
    },
  };
}

function sameRules(left: KnownHostsContext, right: KnownHostsContext): boolean {
  return left.settings === right.settings && left.document.uri === right.document.uri;
}
