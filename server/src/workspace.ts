/** Everything the server knows of a workspace: documents, settings, folders, caches; and what the rules say about a document. */

import { basename, sep } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { createFileCache } from './facts/cache.ts';
import { isInside } from './facts/confinement.ts';
import { type Facts, loadFacts } from './facts/facts.ts';
import type { Files } from './facts/files.ts';
import { findOrionFiles, searchedEndings } from './facts/find-orion-files.ts';
import { type Network, readNode } from './facts/network.ts';
import type { FeatureContext } from './features/context.ts';
import type { KnownHostsContext } from './features/known-hosts/context.ts';
import { type Config, readConfig } from './model/config.ts';
import { languageOfDocument, type OrionLanguage } from './model/recognise.ts';
import { checkConfig, type Reported } from './rules/check.ts';
import { createBySnapshot } from './workspace/by-snapshot.ts';
import { type ClientSettings, createClientSettings, type SettingsSource } from './workspace/client-settings.ts';
import { createDeletedFiles } from './workspace/deleted-files.ts';
import { createFolders, type Folders, isUri, pathOf } from './workspace/folders.ts';
import { createKnownHostsDesk, type KnownHostsAnalysis } from './workspace/known-hosts-desk.ts';
import { looseCertificates } from './workspace/loose-certificates.ts';
import { createNetworkIndex } from './workspace/network-index.ts';
import { createOpenKnownHosts, withOpenTexts } from './workspace/open-known-hosts.ts';

/** The documents that are open in the editor, each a snapshot that no later edit changes. */
export interface OpenDocuments {
  get(uri: string): TextDocument | undefined;
  all(): readonly TextDocument[];
}

export interface WorkspaceSurroundings {
  readonly documents: OpenDocuments;
  readonly files: Files;
  readonly clock: () => Date;
  readonly settings: SettingsSource;
}

/** A configuration and what the rules say about it. */
export interface Analysis extends FeatureContext {
  readonly findings: readonly Reported[];
}

export interface Workspace {
  readonly settings: ClientSettings;
  readonly folders: Folders;
  /** The context of an Orion configuration, open or on disk; undefined where there is no document or it is not Orion's. */
  context(uri: string): Promise<FeatureContext | undefined>;
  /** The same with all findings. */
  analyse(uri: string): Promise<Analysis | undefined>;
  /** The context of a known-hosts file: by language, by name, or because a configuration of the workspace names it. */
  knownHosts(uri: string): Promise<KnownHostsContext | undefined>;
  /** The same with all findings. */
  analyseKnownHosts(uri: string): Promise<KnownHostsAnalysis | undefined>;
  /** URIs of the known-hosts files that configurations of the workspace name and that are there. */
  namedKnownHosts(): Promise<readonly string[]>;
  /** What all configurations know together. */
  network(): Promise<Network>;
  /** A document was opened. */
  opened(uri: string): void;
  /** A document has a new text. */
  changed(uri: string): void;
  /** Folders, settings or trust have changed. */
  forgetNetwork(): void;
  /** URIs of Orion's configurations: those that are open, and those below the workspace folders. */
  configurations(): AsyncGenerator<string>;
  /** Paths of the files that open configurations name, as of their last analysis. */
  namedPaths(): ReadonlySet<string>;
  /** The bytes of a file; undefined where it is larger, cannot be read or must not be. */
  bytesOf(path: string, limit: number): Promise<Uint8Array | undefined>;
  /** The text of a file that a finding refers to; undefined where it cannot or must not be read. */
  textOf(path: string): Promise<string | undefined>;
  /** Forgets what is kept about a document that was closed. */
  close(uri: string): void;
  /** Forgets the content of a file that has changed. */
  forgetFile(uri: string): void;
  /**
   * Forgets a file, or all files in a folder. False where nothing is known of it: of what is deleted in a folder that somebody
   * builds in, next to nothing is.
   */
  fileDeleted(uri: string): boolean;
  /** Whether the file of an open document was deleted. Then the document counts for itself alone. */
  isDeleted(uri: string): Promise<boolean>;
}

/** Larger than any configuration or known-hosts file that makes sense; what is larger is left alone. */
const textLimit = 64 * 1024 * 1024;

/** How many files a search of a workspace looks at. */
const searchLimit = 10_000;

/** An empty workspace without folders. */
export function createWorkspace({ documents, files, clock, settings: source }: WorkspaceSurroundings): Workspace {
  const settings = createClientSettings(source);
  const folders = createFolders(files);
  const openKnownHosts = createOpenKnownHosts(documents);
  const deletedFiles = createDeletedFiles(files);
  /** Documents that others may go by. */
  const standing = async () => {
    const found: TextDocument[] = [];
    for (const document of documents.all()) if (!(await deletedFiles.isDeleted(document))) found.push(document);
    return found;
  };
  const openAt = async (path: string) => {
    const document = documents.all().find(({ uri }) => pathOf(uri) === path);
    return document && !(await deletedFiles.isDeleted(document)) ? document : undefined;
  };
  const diskCache = createFileCache();
  const cache = withOpenTexts(diskCache, openAt, openKnownHosts);
  const configs = createBySnapshot<Config>(documents);
  const named = new Map<string, readonly string[]>();

  const configOf = (document: TextDocument): Config => configs.of(document, () => readConfig(document.getText()));

  const bytesOf = async (path: string, limit: number): Promise<Uint8Array | undefined> => {
    const confinement = await folders.confinement();
    if (confinement && !(await isInside(path, confinement, files))) return undefined;
    const result = await files.read(path, limit);
    return 'bytes' in result ? result.bytes : undefined;
  };

  const textOf = async (path: string): Promise<string | undefined> => {
    const open = await openAt(path);
    if (open) return open.getText();
    const bytes = await bytesOf(path, textLimit);
    // Like an editor, the decoder takes away a byte order mark; facts look for it.
    return bytes && new TextDecoder().decode(bytes);
  };

  const documentOf = async (uri: string): Promise<TextDocument | undefined> => {
    if (!isUri(uri)) return undefined;
    const open = documents.get(uri);
    const path = pathOf(uri);
    if (open || path === undefined) return open;
    const text = await textOf(path);
    return text === undefined ? undefined : TextDocument.create(uri, '', 0, text);
  };

  const context = async (uri: string): Promise<FeatureContext | undefined> => {
    const document = await documentOf(uri);
    if (!document) return undefined;
    const { scope, ...place } = folders.place(uri);
    const own = await settings.of(scope);
    if (languageOf(document, own.detectByContent) !== 'orion-config') return undefined;
    const config = configOf(document);
    // Where nothing says where a document is, none of the paths in it can be followed.
    const nowhere = place.folder === undefined && place.workspaceFolder === undefined;
    const confinedTo = nowhere ? [] : await folders.confinement();
    const location = { ...place, settings: own, ...(confinedTo && { confinedTo }) };
    const facts = await loadFacts(config, location, files, cache);
    if (documents.get(uri)) named.set(uri, reachablePaths(facts));
    return { document, config, facts, files, cache, settings: own, now: clock(), ...(confinedTo && { confinedTo }) };
  };

  const configurations = async function* (): AsyncGenerator<string> {
    const open = (await standing()).map((document) => document.uri);
    yield* open;
    const seen = new Set(open.map((uri) => pathOf(uri)));
    for (const folder of folders.paths) {
      const { detectByContent } = await settings.of(URI.file(folder).toString());
      const confinedTo = await folders.confinement();
      const options = { detectByContent, limit: searchLimit, ...(confinedTo && { confinedTo }) };
      for await (const { path, language } of findOrionFiles(folder, files, options)) {
        if (language !== 'orion-config' || seen.has(path)) continue;
        seen.add(path);
        yield URI.file(path).toString();
      }
    }
  };

  const index = createNetworkIndex({
    configurations,
    open: async () => (await standing()).map(({ uri }) => uri),
    async nodeOf(uri) {
      const found = await context(uri);
      return found && readNode(uri, found.config, found.facts);
    },
    certificates: () => looseCertificates({ folders, files, cache, limit: searchLimit }),
  });
  const knownHosts = createKnownHostsDesk({
    documents,
    files,
    cache: diskCache,
    open: openKnownHosts,
    folders,
    settings,
    clock,
    network: index.network,
    languageOf,
  });

  /** Whether something is known of a file, or of one below a folder. */
  const isKnown = (path: string): boolean => {
    const isHere = (other: string | undefined) => other === path || other?.startsWith(path + sep) === true;
    const isOpen = documents.all().some(({ uri }) => isHere(pathOf(uri)));
    const isSearched = searchedEndings.some((ending) => path.endsWith(ending));
    return isOpen || isSearched || [...named.values()].flat().some(isHere) || index.knows(path);
  };

  return {
    settings,
    folders,
    context,
    async analyse(uri) {
      const reading = context(uri);
      index.offer(
        uri,
        reading.then((read) => read && readNode(uri, read.config, read.facts)),
      );
      const found = await reading;
      // Only a side with TLS has anything to do with other nodes.
      const network = found && found.config.strictEndpoints.length > 0 ? await index.network() : undefined;
      return found && { ...found, findings: findingsOf(found, network) };
    },
    ...knownHosts,
    network: index.network,
    opened: index.opened,
    changed(uri) {
      // What a known-hosts file says is looked up with each question; no configuration depends on it.
      if (documents.get(uri)?.languageId !== 'orion-known-hosts') index.changed(uri);
    },
    forgetNetwork: index.forget,
    configurations,
    namedPaths: () => new Set([...named.values()].flat()),
    bytesOf,
    textOf,
    close(uri) {
      configs.close(uri);
      openKnownHosts.close(uri);
      deletedFiles.closed(uri);
      named.delete(uri);
      index.changed(uri);
    },
    forgetFile(uri) {
      const path = pathOf(uri);
      if (path !== undefined) cache.forget(path);
      index.forget();
    },
    fileDeleted(uri) {
      const path = pathOf(uri);
      if (path === undefined || !isKnown(path)) return false;
      cache.forget(path);
      index.forget();
      return true;
    },
    async isDeleted(uri) {
      const document = documents.get(uri);
      return document !== undefined && deletedFiles.isDeleted(document);
    },
  };
}

function findingsOf(
  { document, config, facts, now, settings }: FeatureContext,
  network: Network | undefined,
): readonly Reported[] {
  const path = pathOf(document.uri);
  const { expiryWarningDays } = settings;
  const subject = { config, facts, now, expiryWarningDays, ...(network && { network }) };
  return checkConfig({ ...subject, ...(path !== undefined && { fileName: basename(path) }) }, settings.rules);
}

function languageOf(document: TextDocument, detectByContent: boolean): OrionLanguage | undefined {
  const { languageId, uri } = document;
  const fileName = basename(URI.parse(uri).path);
  return languageOfDocument({ fileName, languageId, getText: () => document.getText() }, detectByContent);
}

/** Paths at which a file is or may appear on this machine. */
function reachablePaths({ files, doubledClientPair }: Facts): readonly string[] {
  const all = [...files, ...Object.values(doubledClientPair ?? {})];
  return all
    .filter(({ state }) => state.kind !== 'not-found-here' && state.kind !== 'not-trusted')
    .map(({ path }) => path);
}
