/** Target: any JSON as settings, read by the server and by the command line, and what a configuration is under them. */

import assert from 'node:assert/strict';
import {
  type Arbitrary,
  array,
  boolean,
  constantFrom,
  dictionary,
  double,
  integer,
  jsonValue,
  oneof,
  record,
  string,
} from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadSettings } from '../../server/src/cli/settings-file.ts';
import { editorDiagnostics } from '../../server/src/features/diagnostics.ts';
import { documentLinks } from '../../server/src/features/links.ts';
import { keyTypes, readSettings, ruleLevels } from '../../server/src/model/settings.ts';
import { catalogue } from '../../server/src/rules/catalogue.ts';
import { createWorkspace } from '../../server/src/workspace.ts';
import { testNow } from '../support/fixtures.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { assertRangesInside } from '../support/ranges.ts';
import { target } from './target.ts';

const codes = catalogue.map(({ code }) => code);
const paths = constantFrom(
  ...['', '/', '//', '/opt/orion', '/opt/orion/', '/opt', '.', '..', '../..', '~', 'C:\\orion', '\\\\host\\share'],
  ...[
    '/w',
    '/w/node',
    'node',
    '/opt/orion/../..',
    '\u0000',
    '\ud800',
    'a\nb',
    '%41',
    'file:///w',
    '*',
    '/'.repeat(3000),
  ],
);
const hostilePaths = oneof(paths, string({ unit: 'binary', maxLength: 12 }));
const wrong = oneof(jsonValue({ maxDepth: 3 }), constantFrom(null, '__proto__', 'constructor', -0, 1e308, [], {}));
const names = oneof(constantFrom('__proto__', 'constructor', 'toString', ''), string());

/** What a hostile person writes as settings: right ones, nearly right ones, and anything. */
export const settingsJson: Arbitrary<unknown> = oneof(
  { weight: 1, arbitrary: wrong },
  {
    weight: 6,
    arbitrary: record(
      {
        rules: oneof(
          wrong,
          dictionary(oneof(constantFrom(...codes), names), oneof(constantFrom(...ruleLevels), wrong)),
        ),
        baseDirectory: oneof(hostilePaths, wrong),
        pathMappings: oneof(
          dictionary(hostilePaths, hostilePaths),
          dictionary(names, oneof(hostilePaths, wrong)),
          wrong,
        ),
        expiryWarningDays: oneof(integer(), double(), wrong),
        validityDays: oneof(integer({ min: -2, max: 40_000 }), wrong),
        keyType: oneof(constantFrom(...keyTypes), wrong),
        detectByContent: oneof(boolean(), wrong),
        inlayHints: oneof(boolean(), wrong),
        codeLens: oneof(boolean(), wrong),
        trusted: oneof(boolean(), wrong),
        clientCommands: oneof(array(names), wrong),
      },
      { requiredKeys: [] },
    ),
  },
);

const configuration = `workdir = "/opt/orion/data"
libsodiumpath = "../lib/sodium"
tls = "strict"
tlsservercert = "cert.pem"
tlsserverkey = "/opt/orion/data/key.pem"
tlsknownservers = "../known"
othernodes = ["http://node2.example"]
unknown = 1
`;

async function verify(json: unknown): Promise<void> {
  const { settings, problems } = readSettings(json, codes);
  for (const { message } of problems) assert.ok(message.length > 0);
  assert.deepEqual(readSettings(settings, codes), { settings, problems: [] }, 'settings that were read are refused');
  for (const days of [settings.expiryWarningDays, settings.validityDays]) assert.ok(days >= 1 && days <= 36_500);
  await verifyCommandLine(json);
  await verifyWorkspace(json);
}

async function verifyCommandLine(json: unknown): Promise<void> {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  const keyed = isObject
    ? Object.fromEntries(Object.entries(json).map(([key, value]) => [`orionTls.${key}`, value]))
    : json;
  const files = memoryFiles({ '/w/settings.json': JSON.stringify(keyed) ?? '' });
  const loaded = await loadSettings({ settingsFile: 'settings.json', pathMappings: {} }, { cwd: '/w', files });
  if ('problem' in loaded) assert.match(loaded.problem, /^--settings settings\.json: /);
}

/** As a section of the client's settings, and as options of a client that is not asked for any. */
async function verifyWorkspace(json: unknown): Promise<void> {
  const document = TextDocument.create('file:///w/node/orion.conf', 'orion-config', 1, configuration);
  const reports: unknown[] = [];
  for (const [section, options] of [
    [json, undefined],
    [undefined, json],
    [json, json],
  ]) {
    const workspace = createWorkspace({
      documents: { get: (uri) => (uri === document.uri ? document : undefined), all: () => [document] },
      files: memoryFiles({ '/w/node/orion.conf': configuration, '/w/known': 'a\n' }),
      clock: () => new Date(testNow),
      settings: { fetch: async () => section, complain: () => undefined },
    });
    workspace.settings.setFallback(options);
    workspace.folders.set(['file:///w']);
    const analysis = await workspace.analyse(document.uri);
    assert.ok(analysis, 'no configuration any more');
    assertRangesInside(document, documentLinks(analysis));
    reports.push(await editorDiagnostics(document, analysis.findings, workspace));
  }
  assert.deepEqual(reports[1], reports[0], 'other settings as options than as a section');
  assert.deepEqual(reports[2], reports[0]);
}

export const settings = target({ name: 'settings', inTests: 100, round: 150, inputs: settingsJson, verify });
