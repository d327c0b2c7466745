/** Untrusted JSON → a request, or a sentence that says what is wrong with it. */

import { type EndpointId, endpoints } from '../../model/endpoints.ts';
import { isKeyType } from '../../model/settings.ts';
import type { KeyFileRequest } from './key-file.ts';
import type { GenerateRequest } from './request.ts';

type Json = Readonly<Record<string, unknown>>;

/** One check of one field: undefined where the value is fine. */
interface Field {
  readonly wanted: string;
  readonly fits: (value: unknown) => boolean;
}

const isTextList = (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === 'string');
const isEndpoint = (value: unknown): value is EndpointId => endpoints.some(({ id }) => id === value);
const endpointNames = endpoints.map(({ id }) => id).join(', ');

const generateFields: Readonly<Record<keyof GenerateRequest, Field>> = {
  endpoints: { wanted: `a list of ${endpointNames}`, fits: (value) => Array.isArray(value) && value.every(isEndpoint) },
  keyType: { wanted: 'the name of a key type', fits: isKeyType },
  days: {
    wanted: 'a whole number from 1 to 36500',
    fits: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 36500,
  },
  commonName: { wanted: 'a text', fits: (value) => typeof value === 'string' },
  ca: { wanted: 'true or false', fits: (value) => typeof value === 'boolean' },
  renew: { wanted: 'keep-key or new-key', fits: (value) => value === 'keep-key' || value === 'new-key' },
  overwrite: { wanted: 'a list of paths', fits: isTextList },
  dryRun: { wanted: 'true or false', fits: (value) => typeof value === 'boolean' },
};

const keyFileFields: Readonly<Record<keyof KeyFileRequest, Field>> = {
  endpoint: { wanted: `one of ${endpointNames}`, fits: isEndpoint },
  overwrite: generateFields.overwrite,
  dryRun: generateFields.dryRun,
};

/** Reads the argument of `orion-tls.generate`, apart from `config`; null counts as absent. */
export function readGenerateRequest(json: Json): GenerateRequest | string {
  const given = withoutNull(json);
  return complaint(given, generateFields) ?? (given as GenerateRequest);
}

/** Reads the argument of `orion-tls.convertKey` and `orion-tls.restrictKey`, apart from `config`. */
export function readKeyFileRequest(json: Json): KeyFileRequest | string {
  const given = withoutNull(json);
  if (!('endpoint' in given)) return `endpoint must be ${keyFileFields.endpoint.wanted}.`;
  return complaint(given, keyFileFields) ?? (given as unknown as KeyFileRequest);
}

function withoutNull(json: Json): Json {
  return Object.fromEntries(
    Object.entries(json).filter(([name, value]) => name !== 'config' && value !== null && value !== undefined),
  );
}

function complaint(given: Json, fields: Readonly<Record<string, Field>>): string | undefined {
  for (const [name, value] of Object.entries(given)) {
    const field = fields[name];
    if (!field) return `${name} is not known. Known are ${Object.keys(fields).join(', ')}.`;
    if (!field.fits(value)) return `${name} must be ${field.wanted}.`;
  }
  return undefined;
}
