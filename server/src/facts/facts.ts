/** What stands at the paths that a configuration names, read before the rules run so that they can stay synchronous. */

import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import type { Config } from '../model/config.ts';
import { type Endpoint, type EndpointId, endpoint } from '../model/endpoints.ts';
import { type Property, type PropertyFormat, type PropertyKey, properties, property } from '../model/properties.ts';
import type { Setting } from '../model/statements.ts';
import type { Span } from '../toml/tree.ts';
import type { FileCache } from './cache.ts';
import { isInside } from './confinement.ts';
import { type Content, contentLimit } from './content.ts';
import type { Files, Stat } from './files.ts';
import { journalPath } from './journal.ts';
import { type Location, type Paths, type Resolved, resolvePaths } from './paths.ts';
import { withoutRepeatedFolders } from './repeated-folder.ts';

/** What is known of a named file. */
export type FileState =
  | Exclude<Stat, { kind: 'file' | 'missing' }>
  /** `meant` is the text of a path that leads to a file, where this one repeats the folder of workdir. */
  | { readonly kind: 'missing'; readonly meant?: string }
  /** An absolute path whose folder this machine does not have: the config is for another one. */
  | { readonly kind: 'not-found-here' }
  /** Outside the folders of a workspace that is not trusted. */
  | { readonly kind: 'not-trusted' }
  | { readonly kind: 'too-large'; readonly size: number }
  | {
      readonly kind: 'file';
      readonly size: number;
      readonly modified: number;
      readonly mode: number;
      readonly content: Content | undefined;
    };

/** The content of a named file; undefined where it was not read. */
export function contentOf(file: NamedFile | undefined): Content | undefined {
  return file?.state.kind === 'file' ? file.state.content : undefined;
}

/** What a person meant who repeated the folder of `workdir` in a path; undefined where nobody did. */
export function meantText(file: NamedFile | undefined): string | undefined {
  return file?.state.kind === 'missing' ? file.state.meant : undefined;
}

/** A path that the configuration names, or that Orion takes by default, and what stands there. */
export interface NamedFile extends Resolved {
  readonly property: Property;
  /** Absent where Orion's default is in effect. */
  readonly setting?: Setting;
  /** The written value or list item; absent where the default is in effect. */
  readonly at?: Span;
  /** As written, decoded. */
  readonly text: string;
  readonly state: FileState;
}

/** The files behind one TLS side. */
export interface EndpointFiles {
  readonly cert: NamedFile | undefined;
  readonly key: NamedFile | undefined;
  readonly chain: readonly NamedFile[];
  readonly knownHosts: NamedFile | undefined;
  /** Of certificate and key those beside which the journal of a write stands that was killed, or is under way. */
  readonly interrupted: readonly NamedFile[];
}

export interface Facts {
  /** The file on disk starts with a byte order mark that the text does not show, as editors hide it. Orion stops on it. */
  readonly byteOrderMark: boolean;
  readonly paths: Paths;
  /** What stands where Orion wants its working directory. */
  readonly workdir: Stat['kind'] | 'not-trusted';
  /** Every file that the configuration names or defaults to, in the order of the property table. */
  readonly files: readonly NamedFile[];
  /** The file of a property that names one; undefined where its value is unusable. */
  file(key: PropertyKey): NamedFile | undefined;
  /** The files of a list property. */
  list(key: PropertyKey): readonly NamedFile[];
  endpoint(id: EndpointId): EndpointFiles;
  /** Where Orion looks for the client's pair once more when it builds its client (NodeHttpClientBuilder); absent where that is the same place. */
  readonly doubledClientPair: { readonly cert: NamedFile; readonly key: NamedFile } | undefined;
}

const fileFormats: readonly PropertyFormat[] = ['certificate', 'private-key', 'trust-anchor', 'known-hosts', 'file'];

/** The properties whose text is the path of a file. */
export const fileProperties: readonly Property[] = properties.filter((property: Property) =>
  fileFormats.includes(property.format),
);

/** Looks at every file that the configuration names. Never throws: what cannot be read is a state. */
export async function loadFacts(config: Config, location: Location, files: Files, cache: FileCache): Promise<Facts> {
  const paths = await resolvePaths(config, location, files);
  const look = async (name: Omit<NamedFile, 'state'>): Promise<NamedFile> => ({
    ...name,
    state: await lookAt(name, location, files, cache),
  });
  const lookWell = async (name: Omit<NamedFile, 'state'>): Promise<NamedFile> => {
    const file = await look(name);
    const meant = isAbsent(file) ? await findMeant(file, config, paths, location, files) : undefined;
    return meant === undefined ? file : { ...file, state: { kind: 'missing', meant } };
  };
  const named = await Promise.all(fileProperties.flatMap((property) => namesOf(config, property, paths)).map(lookWell));
  const byKey = new Map<PropertyKey, NamedFile[]>();
  for (const file of named) byKey.set(file.property.key, [...(byKey.get(file.property.key) ?? []), file]);
  const list = (key: PropertyKey) => byKey.get(key) ?? [];
  const file = (key: PropertyKey) => list(key)[0];
  const interrupted = new Set<NamedFile>();
  await Promise.all(
    config.strictEndpoints
      .flatMap(({ endpoint }) => [file(endpoint.cert), file(endpoint.key)])
      .map(async (target) => {
        if (target && (await hasJournal(target, files))) interrupted.add(target);
      }),
  );
  const filesOf = ({ cert, key, chain, knownHosts }: Endpoint): EndpointFiles => ({
    cert: file(cert),
    key: file(key),
    chain: list(chain),
    knownHosts: file(knownHosts),
    interrupted: [...list(cert), ...list(key)].filter((target) => interrupted.has(target)),
  });
  const byEndpoint: Readonly<Record<EndpointId, EndpointFiles>> = {
    server: filesOf(endpoint('server')),
    client: filesOf(endpoint('client')),
    'client-connection': filesOf(endpoint('client-connection')),
  };
  const folder = paths.workdir.path;
  const trusted = !location.confinedTo || (await isInside(folder, location.confinedTo, files));
  return {
    byteOrderMark: await hidesByteOrderMark(config, location, files, cache),
    paths,
    workdir: trusted ? (await files.stat(folder)).kind : 'not-trusted',
    files: named,
    file,
    list,
    endpoint: (id) => byEndpoint[id],
    doubledClientPair: await doubledPair(config, paths, look),
  };
}

/** The paths of one property: what is written, else the default; a list that is not written names nothing. */
function namesOf(config: Config, property: Property, paths: Paths): Omit<NamedFile, 'state'>[] {
  const resolve = property.key === 'libsodiumpath' ? paths.inBase : paths.inWorkdir;
  if (property.type === 'list') {
    const setting = config.settings.get(property.key);
    const items = config.list(property.key) ?? [];
    return items.map((item) => ({
      property,
      ...(setting && { setting }),
      at: item,
      text: item.text,
      ...resolve(item.text),
    }));
  }
  const effective = config.string(property.key);
  if (!effective) return [];
  const { value: text, setting } = effective;
  return [{ property, ...(setting && { setting, at: setting.value }), text, ...resolve(text) }];
}

/** Nothing stands at the path, be it of this machine or of another one. */
export function isAbsent({ state }: NamedFile): boolean {
  return state.kind === 'missing' || state.kind === 'not-found-here';
}

/** The written path without the folder of `workdir` that it repeats, where a file stands there. */
async function findMeant(
  { property, text }: NamedFile,
  config: Config,
  paths: Paths,
  { confinedTo }: Location,
  files: Files,
): Promise<string | undefined> {
  if (property.key === 'libsodiumpath') return undefined;
  for (const shorter of withoutRepeatedFolders(text, config.string('workdir')?.value ?? '')) {
    const { path } = paths.inWorkdir(shorter);
    if (confinedTo && !(await isInside(path, confinedTo, files))) continue;
    if ((await files.stat(path)).kind === 'file') return shorter;
  }
  return undefined;
}

/** The safe writer leaves its journal beside the first file of a write. */
async function hasJournal({ path, state }: NamedFile, files: Files): Promise<boolean> {
  if (state.kind !== 'file' && state.kind !== 'missing') return false;
  return (await files.stat(journalPath(path))).kind === 'file';
}

async function lookAt(
  name: Omit<NamedFile, 'state'>,
  location: Location,
  files: Files,
  cache: FileCache,
): Promise<FileState> {
  if (location.confinedTo && !(await isInside(name.path, location.confinedTo, files))) return { kind: 'not-trusted' };
  const stat = await files.stat(name.path);
  if (stat.kind === 'missing') return (await isElsewhere(name, location, files)) ? { kind: 'not-found-here' } : stat;
  if (stat.kind !== 'file') return stat;
  const limit = contentLimit(name.property.format);
  if (limit === undefined) return { ...stat, content: undefined };
  if (stat.size > limit) return { kind: 'too-large', size: stat.size };
  return cache.load(name.path, stat, name.property.format, files);
}

/** A path that nobody wrote for this machine: absolute there, no mapping, and not even its folder is here. */
async function isElsewhere(name: Omit<NamedFile, 'state'>, location: Location, files: Files): Promise<boolean> {
  if (name.onOrion === undefined || name.mapped) return false;
  // Below the configuration's own folder it is this machine, whatever is still to be made there.
  const own = [location.folder, location.workspaceFolder].filter((folder) => folder !== undefined && folder !== '/');
  if (own.some((folder) => name.path.startsWith(`${folder}${sep}`))) return false;
  return (await files.stat(dirname(name.path))).kind === 'missing';
}

async function hidesByteOrderMark(
  config: Config,
  location: Location,
  files: Files,
  cache: FileCache,
): Promise<boolean> {
  if (location.file === undefined || config.text.startsWith('\ufeff')) return false;
  if (location.confinedTo && !(await isInside(location.file, location.confinedTo, files))) return false;
  const stat = await files.stat(location.file);
  return stat.kind === 'file' && cache.startsWithMark(location.file, stat, files);
}

async function doubledPair(
  config: Config,
  paths: Paths,
  look: (name: Omit<NamedFile, 'state'>) => Promise<NamedFile>,
): Promise<Facts['doubledClientPair']> {
  const workdir = config.string('workdir')?.value;
  if (workdir === undefined || workdir === '' || isAbsolute(workdir)) return undefined;
  if (normalize(`${workdir}/`) === './') return undefined;
  // NodeHttpClientBuilder resolves against workdir what Config has resolved against it already.
  const again = (key: PropertyKey) =>
    namesOf(config, property(key), {
      ...paths,
      inWorkdir: (text) => paths.inWorkdir(isAbsolute(text) ? text : join(workdir, text)),
    });
  const [cert, key] = [...again('tlsclientcert'), ...again('tlsclientkey')];
  if (!cert || !key || (isAbsolute(cert.text) && isAbsolute(key.text))) return undefined;
  const [doubledCert, doubledKey] = await Promise.all([look(cert), look(key)]);
  return { cert: doubledCert, key: doubledKey };
}
