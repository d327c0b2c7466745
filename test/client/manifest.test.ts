/** package.json repeats names from the code, because VS Code reads them there; here they are compared. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { languageOfName } from '../../server/src/model/recognise.ts';
import { defaultSettings, keyTypes, ruleLevels } from '../../server/src/model/settings.ts';
import { clientCommands } from '../../server/src/protocol.ts';

interface Manifest {
  readonly contributes: {
    readonly languages: readonly {
      readonly id: string;
      readonly filenames: readonly string[];
      readonly filenamePatterns?: readonly string[];
    }[];
    readonly commands: readonly { readonly command: string; readonly category: string; readonly enablement?: string }[];
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
  const source = await readFile('client/src/commands/commands.ts', 'utf8');
  const registered = [...source.matchAll(/'(orionTls\.\w+)'/g)].map((match) => match[1]);
  assert.deepEqual(commands.map(({ command }) => command).sort(), registered.sort());
  assert.ok(commands.every(({ category }) => category === 'Orion TLS'));
});

test('the commands that lenses call are contributed, and writing is off until the workspace is trusted', async () => {
  const { commands } = (await readManifest()).contributes;
  for (const id of Object.values(clientCommands))
    assert.ok(
      commands.some(({ command }) => command === id),
      id,
    );
  const generate = commands.find(({ command }) => command === clientCommands.generate);
  assert.equal(generate?.enablement, 'isWorkspaceTrusted');
});
