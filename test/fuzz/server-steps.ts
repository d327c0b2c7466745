/** What a client does to the server, step by step, as plain values: in any order, and as no editor would. */

import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Arbitrary, array, constant, constantFrom, oneof, option, record } from 'fast-check';
import type { Position, Range } from 'vscode-languageserver-types';
import * as own from '../../server/src/protocol.ts';
import { knownHostsCases } from '../orion/known-hosts-corpus.ts';
import type { Random } from '../support/random.ts';
import { configTexts } from './config-texts.ts';
import { texts } from './generated.ts';
import { settingsJson } from './settings.ts';

export type Step =
  | { readonly do: 'open'; readonly uri: string; readonly languageId: string; readonly text: string }
  | { readonly do: 'change'; readonly uri: string; readonly later: number; readonly changes: readonly Change[] }
  | { readonly do: 'close' | 'touch'; readonly uri: string }
  | { readonly do: 'ask'; readonly method: string; readonly params: object }
  | { readonly do: 'cancel'; readonly back: number }
  | { readonly do: 'configure'; readonly settings: unknown }
  | { readonly do: 'trust' | 'wait' }
  | { readonly do: 'tell'; readonly method: string };

export interface Change {
  readonly range?: Range;
  readonly text: string;
}

/** The folder that the client has open; nothing is written there. */
export const folder = pathToFileURL(fileURLToPath(new URL('../../examples/network', import.meta.url))).href;

const inFolder = [
  ...['node1/orion.conf', 'node2/orion.conf', 'node1/tls-known-servers', 'node1/tls-known-clients', 'new.orion.conf'],
  ...['node1', 'node1/missing/orion.conf', 'a%20b%2Fc.conf', 'node1/tls-server-cert.pem'],
].map((name) => `${folder}/${name}`);
const elsewhere = [
  ...['untitled:Untitled-1', 'git:/w/orion.conf', 'file:///orion.conf', 'file://host/share/orion.conf', 'file:///%'],
  ...['', 'orion.conf', 'a b:c', 'http://[', 'file:', 'vscode-notebook-cell:/a#b', '\ud800'],
];
const uris = oneof(
  { weight: 6, arbitrary: constantFrom(...inFolder.slice(0, 5)) },
  { weight: 1, arbitrary: constantFrom(...inFolder.slice(5), ...elsewhere) },
);
const numbers = constantFrom(0, 0, 1, 2, 3, 5, 8, 20, 1000, 2 ** 31 - 1);
const positions: Arbitrary<Position> = record({ line: numbers, character: numbers });
const ranges: Arbitrary<Range> = record({ start: positions, end: positions });
const ownText = readFileSync(new URL('../../examples/network/node1/orion.conf', import.meta.url), 'utf8');
const documentTexts = oneof(constant(ownText), configTexts, texts(knownHostsText));
const snippets = constantFrom(
  '',
  '\n',
  '\r',
  'tls = "strict"\n',
  '"',
  '[',
  ']',
  '# orion-ignore-file: x\n',
  '😀',
  'a 00\n',
);

function knownHostsText(random: Random): string {
  const [file] = [...knownHostsCases(random.below(2 ** 31), 1)].slice(-1);
  return Buffer.from(file?.bytes ?? []).toString();
}

/** Requests about a document, by the parameters that they take besides it. */
const documentRequests: Readonly<Record<string, Arbitrary<object>>> = {
  'textDocument/diagnostic': record({ previousResultId: constantFrom('x', '') }, { requiredKeys: [] }),
  'textDocument/hover': record({ position: positions }),
  'textDocument/completion': record({ position: positions }),
  'textDocument/definition': record({ position: positions }),
  'textDocument/references': record({ position: positions, context: constant({ includeDeclaration: true }) }),
  'textDocument/documentSymbol': constant({}),
  'textDocument/documentLink': constant({}),
  'textDocument/foldingRange': constant({}),
  'textDocument/codeLens': constant({}),
  'textDocument/inlayHint': record({ range: ranges }),
  'textDocument/codeAction': record({ range: ranges, context: constant({ diagnostics: [] }) }),
  [own.namedKnownHostsRequest]: constant({}),
};

/** Our own requests and those about the workspace, with all their parameters. */
const otherRequests: Readonly<Record<string, Arbitrary<object>>> = {
  'workspace/diagnostic': constant({ previousResultIds: [] }),
  'workspace/willRenameFiles': record({ files: array(record({ oldUri: uris, newUri: uris }), { maxLength: 2 }) }),
  'workspace/executeCommand': record({
    command: constantFrom(own.serverCommands.generate, 'no.such.command'),
    arguments: array(record({ config: uris, dryRun: constant(true) }), { maxLength: 2 }),
  }),
  [own.statusRequest]: record({ uri: uris }),
  [own.checkRequest]: constant({}),
  [own.pemHoverRequest]: record({ uri: uris, offset: numbers }),
  [own.fingerprintRequest]: record(
    { uri: uris, endpoint: constantFrom('server', 'client') },
    { requiredKeys: ['uri'] },
  ),
  [own.pairsRequest]: record({ uri: uris }),
  [own.peerLinesRequest]: record({ uri: uris }),
  [own.knownHostsRequest]: record({ uri: uris }),
  [own.isKnownHostsRequest]: record({ uri: uris }),
  [own.pinnableRequest]: record({ target: uris, config: uris }, { requiredKeys: [] }),
  [own.newConfigurationRequest]: record({
    address: constantFrom('node1.example:8080', '[::1]:1', '', '\u0000:1'),
    standing: array(uris, { maxLength: 2 }),
  }),
  [own.pinPlanRequest]: record({ certificate: uris, target: uris }, { requiredKeys: ['certificate'] }),
  [own.linesPlanRequest]: record(
    {
      text: constantFrom(`node9:9 ${'ab'.repeat(32)}`, '# tlsknownclients\nx 00', '', '\ufeff'),
      target: uris,
      config: uris,
    },
    { requiredKeys: ['text'] },
  ),
  [own.pinLinesRequest]: record({
    pins: array(
      record(
        {
          knownHosts: uris,
          identifier: constantFrom('node9:9', '', 'a\nb'),
          fingerprint: constantFrom('ab'.repeat(32), 'ab', ''),
          replaces: constantFrom('cd'.repeat(32), ''),
        },
        { requiredKeys: ['knownHosts', 'identifier', 'fingerprint'] },
      ),
      {
        maxLength: 3,
      },
    ),
  }),
  [own.unpinRequest]: record({ uri: uris, lines: array(numbers, { maxLength: 3 }) }),
  [own.repinRequest]: constant({ replaced: [{ old: 'ab'.repeat(32), new: 'cd'.repeat(32) }] }),
  [own.whitelistPlanRequest]: record({ config: uris }),
  [own.settingEditsRequest]: record({ uri: uris, settings: constant([{ key: 'tls', value: 'strict' }]) }),
  'textDocument/unknown': constant({}),
};

/** The methods of all requests that are tried. */
export const askedMethods: readonly string[] = [...Object.keys(documentRequests), ...Object.keys(otherRequests)];

/** Requests of every kind. */
export const requests: Arbitrary<Step> = oneof(
  {
    weight: 2,
    arbitrary: oneof(
      ...Object.entries(documentRequests).map(([method, rest]) =>
        record({ uri: uris, rest }).map(({ uri, rest }): Step => {
          return { do: 'ask', method, params: { textDocument: { uri }, ...rest } };
        }),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: oneof(
      ...Object.entries(otherRequests).map(([method, params]) =>
        params.map((each): Step => ({ do: 'ask', method, params: each })),
      ),
    ),
  },
);

const changes: Arbitrary<readonly Change[]> = array(
  oneof(
    { weight: 3, arbitrary: record({ range: ranges, text: snippets }) },
    { weight: 1, arbitrary: record({ text: documentTexts }) },
  ),
  { maxLength: 3 },
);

/** One step of a storm. */
export const steps: Arbitrary<Step> = oneof(
  {
    weight: 4,
    arbitrary: record({
      do: constant('open'),
      uri: uris,
      languageId: constantFrom('orion-config', 'orion-known-hosts', 'toml', 'plaintext'),
      text: documentTexts,
    }),
  },
  { weight: 6, arbitrary: record({ do: constant('change'), uri: uris, later: constantFrom(1, 1, 1, 0, -5), changes }) },
  { weight: 2, arbitrary: record({ do: constantFrom('close', 'touch'), uri: uris }) },
  { weight: 10, arbitrary: requests },
  { weight: 3, arbitrary: record({ do: constant('cancel'), back: constantFrom(0, 0, 1, 2, 5, 1000) }) },
  { weight: 1, arbitrary: record({ do: constant('configure'), settings: settingsJson.map(asJson) }) },
  { weight: 1, arbitrary: record({ do: constantFrom('trust', 'wait', 'wait') }) },
  {
    weight: 1,
    arbitrary: record({ do: constant('tell'), method: constantFrom('$/nonsense', 'textDocument/nonsense') }),
  },
);

export interface Storm {
  /** Whether the client can do everything, or nothing. */
  readonly able: boolean;
  readonly options: unknown;
  /** Requests before `initialize`. */
  readonly early: readonly Step[];
  readonly steps: readonly Step[];
  /** Requests after `shutdown`. */
  readonly late: readonly Step[];
}

/** Whole lives of a server. */
export const storms: Arbitrary<Storm> = record({
  able: constantFrom(true, true, false),
  options: option(settingsJson.map(asJson), { nil: undefined }),
  early: array(requests, { maxLength: 2 }),
  steps: array(steps, { maxLength: 30, size: 'max' }),
  late: array(requests, { maxLength: 2 }),
});

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}
