/** The arguments of `orion-tls generate`. */

import type { GenerateRequest } from '../features/generate/request.ts';
import { type EndpointId, endpoints } from '../model/endpoints.ts';
import { isKeyType, type KeyType, keyTypes } from '../model/settings.ts';
import { type LocationArguments, locationOptions } from './location-options.ts';
import { type Option, readOptions } from './options.ts';
import { isOneOf, wordsOf } from './words.ts';

/** What a person asked for; paths are as written. */
export interface GenerateArguments extends LocationArguments {
  config: string;
  readonly endpoints: EndpointId[];
  name?: string;
  keyType?: KeyType;
  days?: number;
  ca?: boolean;
  renew?: NonNullable<GenerateRequest['renew']>;
  readonly overwrite: string[];
  dryRun?: boolean;
}

const endpointIds = endpoints.map(({ id }) => id);

const ownOptions: readonly Option<GenerateArguments>[] = [
  {
    name: 'endpoint',
    value: endpointIds.join('|'),
    help: 'The endpoint to make a pair for. May be repeated. Default: every endpoint with TLS whose certificate and key are both missing.',
    read(value, target) {
      if (!isOneOf(endpointIds, value)) return `must be ${wordsOf(endpointIds)}`;
      target.endpoints.push(value);
      return undefined;
    },
  },
  {
    name: 'name',
    value: 'HOST:PORT',
    help: 'The name under which peers know the node. Default: host and port of nodeurl.',
    read(value, target) {
      target.name = value;
      return undefined;
    },
  },
  {
    name: 'key-type',
    value: keyTypes.join('|'),
    help: 'The kind of key; Orion can load these and no others. Default: rsa-2048.',
    read(value, target) {
      if (!isKeyType(value)) return `must be ${wordsOf(keyTypes)}`;
      target.keyType = value;
      return undefined;
    },
  },
  {
    name: 'days',
    value: 'N',
    help: 'Lifetime of the certificates in days. Default: 365.',
    read(value, target) {
      if (!/^[1-9]\d{0,4}$/.test(value) || Number(value) > 36500) return 'must be a whole number from 1 to 36500';
      target.days = Number(value);
      return undefined;
    },
  },
  {
    name: 'ca',
    help: 'Issue the certificates with a private authority, orion-ca-cert.pem and orion-ca-key.pem in workdir, made where it is missing.',
    read(_, target) {
      target.ca = true;
      return undefined;
    },
  },
  {
    name: 'renew',
    value: 'keep-key|new-key',
    help: 'Renew pairs that exist, instead of making missing ones. Each file that is to be replaced must be named by --overwrite.',
    read(value, target) {
      if (value !== 'keep-key' && value !== 'new-key') return 'must be keep-key or new-key';
      target.renew = value;
      return undefined;
    },
  },
  {
    name: 'overwrite',
    value: 'PATH',
    help: 'A file that may be replaced; the old one is kept beside it. May be repeated.',
    read(value, target) {
      if (value === '') return 'must be the path of a file';
      target.overwrite.push(value);
      return undefined;
    },
  },
  {
    name: 'dry-run',
    help: 'Say what would be written, and write nothing.',
    read(_, target) {
      target.dryRun = true;
      return undefined;
    },
  },
];

/** Every option of `generate`. */
export const generateOptions: readonly Option<GenerateArguments>[] = [...ownOptions, ...locationOptions];

/** Reads the arguments behind `generate`. */
export function readGenerateArguments(
  args: readonly string[],
): { readonly arguments: GenerateArguments } | { readonly problem: string } {
  const target: GenerateArguments = { config: '', endpoints: [], overwrite: [], pathMappings: {} };
  const read = readOptions(generateOptions, args, target);
  if ('problem' in read) return read;
  const [config, ...others] = read.words;
  if (config === undefined) return { problem: 'the configuration is missing: orion-tls generate CONFIG' };
  if (others.length > 0) return { problem: `there can be only one configuration, not also "${others[0]}"` };
  return { arguments: { ...target, config } };
}
