/** package.json repeats names from the code, because VS Code reads them there; here they are compared. */

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { commandIds } from '../../client/src/command-ids.ts';
import { endpoints } from '../../server/src/model/endpoints.ts';
import { findProperty, property } from '../../server/src/model/properties.ts';
import { languageOfName } from '../../server/src/model/recognise.ts';
import { defaultSettings, keyTypes, ruleLevels } from '../../server/src/model/settings.ts';
import { trustMode } from '../../server/src/model/trust-modes.ts';
import { clientCommands } from '../../server/src/protocol.ts';

interface WalkthroughStep {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly markdown: string };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly contributes: {
    readonly languages: readonly {
      readonly id: string;
      readonly filenames: readonly string[];
      readonly filenamePatterns?: readonly string[];
    }[];
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
      readonly enablement?: string;
    }[];
    readonly walkthroughs: readonly { readonly steps: readonly WalkthroughStep[] }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly scope: string;
            readonly default: unknown;
            readonly enum?: readonly string[];
            readonly additionalProperties?: { readonly enum?: readonly string[] };
          }
        >
      >;
    };
  };
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
}

const readManifest = async (): Promise<Manifest> => JSON.parse(await readFile('package.json', 'utf8'));

test('every setting of the server is contributed with the same default, per resource', async () => {
  const { properties } = (await readManifest()).contributes.configuration;
  const { 'orionTls.trace.server': trace, ...ours } = properties;
  assert.ok(trace);
  const names = Object.keys(defaultSettings).map((name) => `orionTls.${name}`);
  assert.deepEqual(Object.keys(ours).sort(), names.sort());
  for (const [name, value] of Object.entries(defaultSettings)) {
    const contributed = properties[`orionTls.${name}`];
    assert.deepEqual(contributed?.default, value ?? null, name);
    assert.equal(contributed?.scope, 'resource', name);
  }
  assert.deepEqual(properties['orionTls.keyType']?.enum, keyTypes);
  assert.deepEqual(properties['orionTls.rules']?.additionalProperties?.enum, ruleLevels);
});

test('the settings that point outside a workspace are restricted until it is trusted', async () => {
  const { restrictedConfigurations } = (await readManifest()).capabilities.untrustedWorkspaces;
  assert.deepEqual(restrictedConfigurations, ['orionTls.baseDirectory', 'orionTls.pathMappings']);
});

test('the contributed file names are the ones that the server recognises', async () => {
  for (const { id, filenames, filenamePatterns = [] } of (await readManifest()).contributes.languages) {
    const fromPatterns = filenamePatterns.flatMap(expandBraces).map((pattern) => pattern.replace('*', 'node1'));
    for (const name of [...filenames, ...fromPatterns]) assert.equal(languageOfName(name), id, name);
  }
});

function expandBraces(pattern: string): string[] {
  const [, before = '', choices, after = ''] = /^(.*)\{(.*)\}(.*)$/.exec(pattern) ?? [];
  return choices === undefined ? [pattern] : choices.split(',').map((choice) => before + choice + after);
}

test('every contributed command is registered, and every registered one contributed', async () => {
  const { commands } = (await readManifest()).contributes;
  assert.deepEqual(commands.map(({ command }) => command).sort(), Object.values(commandIds).sort());
  assert.ok(commands.every(({ category }) => category === 'Orion TLS'));
});

test('the commands that lenses call are contributed, and each is offered in Restricted Mode, where it says why it does nothing', async () => {
  const { commands } = (await readManifest()).contributes;
  for (const id of Object.values(clientCommands))
    assert.ok(
      commands.some(({ command }) => command === id),
      id,
    );
  assert.deepEqual(
    commands.filter(({ enablement }) => enablement !== undefined),
    [],
  );
});

/** Commands of VS Code itself that the walkthrough calls. */
const commandsOfTheEditor = ['vscode.openFolder', 'workbench.action.files.saveAll', 'workbench.actions.view.problems'];

const walkthroughSteps = async () => (await readManifest()).contributes.walkthroughs.flatMap(({ steps }) => steps);

test('the links of the walkthrough call commands that exist, under their titles', async () => {
  const { commands } = (await readManifest()).contributes;
  const links = (await walkthroughSteps()).flatMap(({ description }) => [
    ...description.matchAll(/(^|\n)?\[([^\]]+)\]\(command:([\w.]+)\)/g),
  ]);
  assert.ok(links.length >= 5);
  for (const [, startsLine, text, id = ''] of links) {
    const command = commands.find((each) => each.command === id);
    assert.ok(command || commandsOfTheEditor.includes(id), id);
    // A link on a line of its own is shown as a button.
    if (command && startsLine !== undefined) assert.equal(text, command.title.replace('…', ''));
  }
});

test('each step of the walkthrough ends by an event that can happen', async () => {
  const keys = [...(await readFile('client/src/walkthrough.ts', 'utf8')).matchAll(/'(has\w+)'/g)].map(([, key]) => key);
  const known = ['onContext:resourceLangId == orion-config', ...keys.map((key) => `onContext:orionTls.${key}`)];
  const events = (await walkthroughSteps()).flatMap(({ completionEvents }) => completionEvents);
  assert.deepEqual(events, known);
});

test('the pages of the walkthrough speak of properties, modes and endpoints that exist', async () => {
  const pages = await Promise.all(
    (await walkthroughSteps()).map(async ({ id, media: { markdown } }) => {
      assert.equal(markdown, `media/walkthrough/${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`);
      return readFile(markdown, 'utf8');
    }),
  );
  assert.deepEqual(
    (await readdir('media/walkthrough')).length,
    pages.length,
    'every page in the folder belongs to a step',
  );
  const { commands } = (await readManifest()).contributes;
  const text = pages.join('\n');
  const keys = [...text.matchAll(/\b(?:tls|clientconnection|node)[a-z]+(?=`| = )/g)].map(([key]) => key);
  assert.ok(keys.length >= 5);
  for (const key of keys) assert.ok(findProperty(key), key);
  const rows = (page: string) => [...page.matchAll(/^\| `?([\w -]+)`?(?:, the default)? \|/gm)].map(([, cell]) => cell);
  const [, generate = '', , whitelist = ''] = pages;
  assert.deepEqual(
    rows(generate).slice(2),
    endpoints.map(({ title }) => title),
  );
  for (const mode of rows(whitelist).slice(2)) assert.ok(trustMode(mode ?? ''), mode);
  assert.equal(property('tlsservertrust').default, 'tofu');
  for (const title of ['Copy Lines for Peers…', 'Pin Certificate…', 'Preview Known Hosts', 'New Configuration…']) {
    assert.ok(
      commands.some((command) => command.title === title),
      title,
    );
    assert.match(text, new RegExp(title.replace('…', ''), 'i'));
  }
});
