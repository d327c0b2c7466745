/** What stands at the paths that a configuration names, read before the rules run so that they can stay synchronous. */

import { isAbsolute, join, normalize } from 'node:path';
import type { Config } from '../model/config.ts';
import { type Endpoint, type EndpointId, endpoint } from '../model/endpoints.ts';
import { type PropertyKey, property } from '../model/properties.ts';
import type { FileCache } from './cache.ts';
import { isInside } from './confinement.ts';
import type { Files, Stat } from './files.ts';
import { journalPath } from './journal.ts';
import { meaning } from './meant-files.ts';
import { type FileName, fileProperties, lookAt, type NamedFile, namesOf } from './named-files.ts';
import { type Location, type Paths, resolvePaths } from './paths.ts';

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

/** Looks at every file that the configuration names. Never throws: what cannot be read is a state. */
export async function loadFacts(config: Config, location: Location, files: Files, cache: FileCache): Promise<Facts> {
  const paths = await resolvePaths(config, location, files);
  const look = async (name: FileName): Promise<NamedFile> => ({
    ...name,
    state: await lookAt(name, location, files, cache),
  });
  const names = fileProperties.flatMap((property) => namesOf(config, property, paths));
  const asMeant = meaning(names, config, paths, location, files);
  const named = await Promise.all(names.map(async (name) => asMeant(await look(name))));
  const byKey = new Map<PropertyKey, NamedFile[]>();
  for (const file of named) byKey.set(file.property.key, [...(byKey.get(file.property.key) ?? []), file]);
  const list = (key: PropertyKey) => byKey.get(key) ?? [];
  const file = (key: PropertyKey) => list(key)[0];
  const folder = paths.workdir.path;
  const trusted = !location.confinedTo || (await isInside(folder, location.confinedTo, files));
  const byEndpoint = endpointFiles(list, await interruptedWrites(config, file, files));
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

function endpointFiles(
  list: Facts['list'],
  interrupted: ReadonlySet<NamedFile>,
): Readonly<Record<EndpointId, EndpointFiles>> {
  const filesOf = ({ cert, key, chain, knownHosts }: Endpoint): EndpointFiles => ({
    cert: list(cert)[0],
    key: list(key)[0],
    chain: list(chain),
    knownHosts: list(knownHosts)[0],
    interrupted: [...list(cert), ...list(key)].filter((file) => interrupted.has(file)),
  });
  return {
    server: filesOf(endpoint('server')),
    client: filesOf(endpoint('client')),
    'client-connection': filesOf(endpoint('client-connection')),
  };
}

/** Of the pairs of strict endpoints the files beside which the safe writer's journal stands. */
async function interruptedWrites(
  { strictEndpoints }: Config,
  file: Facts['file'],
  files: Files,
): Promise<ReadonlySet<NamedFile>> {
  const found = new Set<NamedFile>();
  for (const { endpoint } of strictEndpoints) {
    for (const target of [file(endpoint.cert), file(endpoint.key)]) {
      if (target && (await hasJournal(target, files))) found.add(target);
    }
  }
  return found;
}

/** The safe writer leaves its journal beside the first file of a write. */
async function hasJournal({ path, state }: NamedFile, files: Files): Promise<boolean> {
  if (state.kind !== 'file' && state.kind !== 'missing') return false;
  return (await files.stat(journalPath(path))).kind === 'file';
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
  look: (name: FileName) => Promise<NamedFile>,
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
