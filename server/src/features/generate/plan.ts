/** Decides what to generate for which endpoints, or why not. Pure: looks at facts, writes nothing. */

import { normalize } from 'node:path';
import type { EndpointFiles, Facts } from '../../facts/facts.ts';
import { isAbsent, meantText, type NamedFile } from '../../facts/named-files.ts';
import type { Config } from '../../model/config.ts';
import { type Endpoint, endpoint, endpoints } from '../../model/endpoints.ts';
import { parseJavaUrl } from '../../model/java-url.ts';
import { isEveryInterface, isHost, readNodeAddress, withoutBrackets } from '../../model/node-address.ts';
import type { PropertyKey } from '../../model/properties.ts';
import { shownPath } from '../../model/shown-path.ts';
import { doubledPlace } from '../../rules/doubled-workdir.ts';
import { isBelowFile } from '../../rules/opened-files.ts';
import { listed } from '../../rules/wording.ts';
import { overlapFinder } from '../../toml/ordered.ts';
import { noTlsText, pastTheFile, workdirIsFileText } from '../refusal-texts.ts';
import type { GenerateRefusalCode, GenerateRequest } from './request.ts';

/** One pair to make or renew. */
export interface PlannedPair {
  readonly endpoint: Endpoint;
  readonly cert: NamedFile;
  readonly key: NamedFile;
}

export interface Plan {
  readonly pairs: readonly PlannedPair[];
  /** The identifier under which peers will know the node: `host:port`. */
  readonly commonName: string;
  /** Without brackets. */
  readonly host: string;
}

export interface PlanRefusal {
  readonly refused: GenerateRefusalCode | 'exists';
  readonly message: string;
  /** The file that stands in the way, where it is one. */
  readonly path?: string;
  /** All files that do, where there may be several. */
  readonly paths?: readonly string[];
}

/** Chooses endpoints and name. */
export function planGeneration(config: Config, facts: Facts, request: GenerateRequest): Plan | PlanRefusal {
  const chosen = chooseEndpoints(config, facts, request);
  if ('refused' in chosen) return chosen;
  const name = chooseName(config, request.commonName);
  if ('refused' in name) return name;
  if (facts.doubledClientPair && chosen.some(({ id }) => id === 'client')) {
    return refuse(
      'doubled-workdir',
      `A relative workdir is applied twice to tlsclientcert and tlsclientkey: Orion would look for the pair below ${doubledPlace(config)} and not find it. Make both paths absolute first, or workdir itself.`,
    );
  }
  const pairs: PlannedPair[] = [];
  for (const each of chosen) {
    const { cert, key } = facts.endpoint(each.id);
    const obstacle = pastedFile(config, cert, key) ?? obstacleOf(each, cert, key, facts);
    if (obstacle) return obstacle;
    if (cert && key) pairs.push({ endpoint: each, cert, key });
  }
  // Of a pair whose writing was interrupted only the writer knows what will stand there, once it has settled that.
  const settled = pairs.filter((pair) => facts.endpoint(pair.endpoint.id).interrupted.length === 0);
  return sharedFile(pairs) ?? standingFile(settled, request) ?? { pairs, ...name };
}

/** A certificate is made for one end of a connection, and the second pair would replace the first. */
function sharedFile(pairs: readonly PlannedPair[]): PlanRefusal | undefined {
  const keyAt = new Map<string, PropertyKey>();
  for (const { property, path } of pairs.flatMap(({ cert, key }) => [cert, key])) {
    const other = keyAt.get(normalize(path));
    if (other) {
      return refuse(
        'same-file',
        `${other} and ${property.key} name the same file, and each endpoint needs its own: a pair is made for one end of a connection. Nothing was written. Give each endpoint files of its own.`,
      );
    }
    keyAt.set(normalize(path), property.key);
  }
  return undefined;
}

/** Asked before the first pair is written, so that no pair is new where the next one is refused. */
function standingFile(pairs: readonly PlannedPair[], { renew, overwrite }: GenerateRequest): PlanRefusal | undefined {
  const targets = pairs.flatMap(({ cert, key }) => (renew === 'keep-key' ? [cert] : [key, cert]));
  const standing = targets.filter(({ state, path }) => state.kind === 'file' && !overwrite?.includes(path));
  const paths = standing.map(({ path }) => path);
  const [path, ...others] = paths;
  if (path === undefined) return undefined;
  const fact = others.length > 0 ? 'exist already and were' : 'exists already and was';
  return {
    ...refuse('exists', `${listed(paths.map(shownPath), 'and')} ${fact} not to be overwritten. Nothing was written.`),
    path,
    paths,
  };
}

function refuse(refused: GenerateRefusalCode | 'exists', message: string): PlanRefusal {
  return { refused, message };
}

function chooseEndpoints(config: Config, facts: Facts, request: GenerateRequest): readonly Endpoint[] | PlanRefusal {
  if (request.endpoints && request.endpoints.length > 0)
    return [...new Set(request.endpoints)].map((id) => endpoint(id));
  const wanted = request.renew ? pairExists : pairIsMissing;
  const fitting = config.strictEndpoints.map((each) => each.endpoint).filter((each) => wanted(facts.endpoint(each.id)));
  if (fitting.length > 0) return fitting;
  if (config.strictEndpoints.length === 0) {
    const byName = `, or name the endpoints: ${endpoints.map(({ id }) => id).join(', ')}`;
    return refuse('nothing-to-do', noTlsText(config, 'Orion would not use the files', byName));
  }
  return request.renew
    ? refuse(
        'nothing-to-renew',
        'No endpoint with TLS has both its certificate and its key, so there is nothing to renew.',
      )
    : refuse('nothing-to-do', 'Every endpoint with TLS has a certificate and a key already. To replace them, renew.');
}

function pairIsMissing({ cert, key }: EndpointFiles): boolean {
  // A path of another machine counts: the refusal that follows explains it better than "nothing is missing".
  return cert !== undefined && key !== undefined && isAbsent(cert) && isAbsent(key);
}

function pairExists({ cert, key }: EndpointFiles): boolean {
  return cert?.state.kind === 'file' && key?.state.kind === 'file';
}

/** Orion would take the content for a path, and so would the writer: the key would be the name of a file. */
function pastedFile({ pemBlocks }: Config, ...files: readonly (NamedFile | undefined)[]): PlanRefusal | undefined {
  if (pemBlocks.length === 0) return undefined;
  const holdsPem = overlapFinder(pemBlocks);
  const pasted = files.find((file) => file?.at && holdsPem(file.at));
  if (!pasted) return undefined;
  return refuse(
    'unusable-path',
    `The value of ${pasted.property.key} is the content of a file, and Orion wants its path. Nothing was written. Put the content into a file, and write the path of that file.`,
  );
}

function obstacleOf(
  { title, cert: certKey, key: keyKey }: Endpoint,
  cert: NamedFile | undefined,
  key: NamedFile | undefined,
  facts: Facts,
): PlanRefusal | undefined {
  if (!cert || !key)
    return refuse(
      'unusable-path',
      `The value of ${cert ? keyKey : certKey} is no usable path, so there is no place for the pair of the ${title}. Correct it first.`,
    );
  if (cert.path === key.path)
    return refuse(
      'same-file',
      `${certKey} and ${keyKey} name the same file, and one would overwrite the other. Give each its own file.`,
    );
  for (const file of [cert, key]) {
    const meant = meantText(file);
    if (meant !== undefined) {
      return {
        ...refuse('repeated-folder', pastTheFile(file.property.key, file.path, meant)),
        path: file.path,
      };
    }
    if (isBelowFile(file, facts)) return { ...refuse('no-folder', workdirIsFileText(facts)), path: file.path };
    if (file.state.kind === 'no-folder') {
      const message = `A file stands where ${shownPath(file.path)} has a folder, so nothing was written. Move that file away, or name another folder in ${file.property.key}.`;
      return { ...refuse('no-folder', message), path: file.path };
    }
    if (file.state.kind === 'not-found-here') {
      return refuse(
        'not-here',
        `${shownPath(file.text)} is a path of the machine that Orion runs on; its folder does not exist here. Add it to the path mappings, or generate on that machine.`,
      );
    }
    if (file.state.kind === 'not-trusted')
      return refuse(
        'not-here',
        `${shownPath(file.path)} is outside this workspace, which is not trusted. Trust the workspace to write there.`,
      );
  }
  return undefined;
}

/** The name that Orion itself would give, in lower case: known-clients files are read in lower case, names are not. */
function chooseName(
  config: Config,
  given: string | undefined,
): { readonly commonName: string; readonly host: string } | PlanRefusal {
  if (given !== undefined) {
    const address = readNodeAddress(given);
    if (!address) {
      return refuse(
        'bad-name',
        `"${given}" is not host:port in lower case under which peers could reach this node. Write such a name, for instance node1.example:8080.`,
      );
    }
    return { commonName: given, host: withoutBrackets(address.host) };
  }
  const needed = (why: string) =>
    refuse(
      'name-needed',
      `${why}, so the certificate would not carry the name that peers know. Give the name as host:port.`,
    );
  const text = config.string('nodeurl')?.value;
  const url = text === undefined ? undefined : parseJavaUrl(text);
  if (!url || url.host === '') return needed('nodeurl is not set');
  if (url.port === undefined) return needed('nodeurl has no port');
  if (isEveryInterface(url.host)) return needed(`${url.host} in nodeurl stands for every interface of a machine`);
  if (url.host !== url.host.toLowerCase())
    return needed('The host of nodeurl has upper-case letters, which never match a line of a known-clients file');
  if (!isHost(url.host)) return needed(`${url.host} cannot stand in a certificate`);
  return { commonName: `${url.host}:${url.port}`, host: withoutBrackets(url.host) };
}
