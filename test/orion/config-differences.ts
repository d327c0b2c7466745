/** Where our verdict on a configuration and the harness's differ on purpose, each with its reason. */

import type { Config } from '../../server/src/model/config.ts';
import { endpoints } from '../../server/src/model/endpoints.ts';
import type { Reported } from '../../server/src/rules/check.ts';
import type { Judgement } from './config-judge.ts';

export interface Difference {
  readonly name: string;
  readonly reason: string;
  /** Whose verdict is the sterner one. */
  readonly sterner: 'orion' | 'ours';
  applies(judgement: Judgement): boolean;
}

const placeholder = /\{\{|\{%|\{#|\$\{|<[A-Z][A-Z0-9_-]*>/;

/** Text is still to be filled in. */
export function isUnfinished({ config }: Judgement): boolean {
  return config.template !== undefined || placeholder.test(config.text);
}

/** True for an error that Orion meets when it opens something, which the harness leaves alone. */
export function isUntried({ rule, at }: Reported, { settings, text }: Config): boolean {
  switch (rule.code) {
    case 'unusable-interface':
      return true;
    case 'port-conflict':
      return !(settings.has('nodeport') && settings.has('clientport'));
    default:
      return rule.code === 'invalid-storage' && /^.{0,3}sql/s.test(text.slice(at.start));
  }
}

export const differences: readonly Difference[] = [
  {
    name: 'template',
    reason: 'Text that a template engine or a person is still to fill in is judged by nobody (design 5).',
    sterner: 'orion',
    applies: isUnfinished,
  },
  {
    name: 'not tried',
    reason:
      'Behind "sql:" Orion opens a database with drivers that the harness does not have; a default port that both APIs share, and a text that is no address, are noticed when a port is opened, and the harness opens none here.',
    sterner: 'ours',
    applies: ({ errors, config }) => errors.every((finding) => isUntried(finding, config)),
  },
];

const path = 'no path may hold NUL or half a character';
const wrapped = 'a number far below zero passes the range check, which sees its low 32 bits';
const lookalike = 'a look-alike letter passes the check, and is then no mode';
const untyped = `the schema does not check the type, and ${path}`;
const storage = `"memory" takes no path, and ${path}`;
const alone = `publickeys and privatekeys need each other, and ${path}`;

/** Properties that the schema takes and on which Orion stops when it reads them, with the reason. */
export const stopsLater: Readonly<Record<string, string | undefined>> = {
  othernodes: 'java.net.URI, with which Orion dials, refuses characters that java.net.URL takes',
  nodeurl: 'java.net.URI, as which Orion advertises it, refuses characters that java.net.URL takes',
  passwords: untyped,
  libsodiumpath: untyped,
  storage,
  knownnodesstorage: storage,
  publickeys: alone,
  privatekeys: alone,
  nodeport: wrapped,
  clientport: wrapped,
  ...Object.fromEntries(endpoints.map(({ trust }) => [trust, lookalike])),
  ...Object.fromEntries(['workdir', 'alwayssendto', ...tlsPaths()].map((key) => [key, path])),
};

function tlsPaths(): readonly string[] {
  return endpoints.flatMap(({ cert, key, chain, knownHosts }) => [cert, key, chain, knownHosts]);
}
