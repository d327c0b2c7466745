/** Reads the file of `--settings`: JSON with the keys that the settings of the editor have. */

import { resolve } from 'node:path';
import { defaultSettings, readSettings, type Settings } from '../model/settings.ts';
import { catalogue } from '../rules/catalogue.ts';
import type { LocationArguments } from './location-options.ts';
import type { Machine } from './machine.ts';

/** The settings to check with, or a sentence for the person who wrote them. */
export type LoadedSettings = { readonly settings: Settings } | { readonly problem: string };

const prefix = 'orionTls.';

/** Settings of the editor that mean nothing here, and may stand in the file all the same. */
const editorOnly: readonly string[] = ['trace.server'];

const sizeLimit = 1024 * 1024;

/** The settings of the file, if one is named, overridden by the options of the command line. */
export async function loadSettings(
  args: LocationArguments & { readonly rules?: Settings['rules'] },
  { cwd, files }: Pick<Machine, 'cwd' | 'files'>,
): Promise<LoadedSettings> {
  const fromFile = await loadFile(args.settingsFile, { cwd, files });
  if ('problem' in fromFile) return fromFile;
  const baseDirectory = args.baseDirectory === undefined ? undefined : resolve(cwd, args.baseDirectory);
  if (baseDirectory !== undefined && (await files.stat(baseDirectory)).kind !== 'folder') {
    return { problem: `--base-dir must be a folder that exists, not "${args.baseDirectory}"` };
  }
  const mappings = Object.entries(args.pathMappings).map(([from, to]) => [from, resolve(cwd, to)] as const);
  for (const [from, to] of mappings) {
    const isThere = (await files.stat(to)).kind !== 'missing';
    if (!isThere)
      return {
        problem: `--path-mapping "${from}=${args.pathMappings[from]}": there is no ${to}, so nothing would be checked there`,
      };
  }
  const { settings } = fromFile;
  return {
    settings: {
      ...settings,
      baseDirectory: baseDirectory ?? settings.baseDirectory,
      rules: { ...settings.rules, ...args.rules },
      pathMappings: { ...settings.pathMappings, ...Object.fromEntries(mappings) },
    },
  };
}

async function loadFile(name: string | undefined, { cwd, files }: Pick<Machine, 'cwd' | 'files'>) {
  if (name === undefined) return { settings: defaultSettings };
  const wrong = (why: string) => ({ problem: `--settings ${name}: ${why}` });
  const read = await files.read(resolve(cwd, name), sizeLimit);
  if ('refused' in read) return wrong('this file cannot be read. Check the path and its permissions');
  const json = parseJson(new TextDecoder().decode(read.bytes));
  if ('problem' in json) return wrong(`this is no JSON (${json.problem}). Comments are not allowed in it`);
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wrong(`must be an object, such as {"${prefix}rules": {"missing-port": "off"}}`);
  }
  return readObject(value, wrong);
}

function readObject(json: object, wrong: (why: string) => { readonly problem: string }): LoadedSettings {
  // The settings file of an editor holds other people's keys too.
  const ours = Object.entries(json).filter(([key]) => key.startsWith(prefix));
  if (ours.length === 0 && Object.keys(json).length > 0) {
    return wrong(`no key begins with "${prefix}", so nothing in it would have an effect`);
  }
  const given = ours.map(([key, value]) => [key.slice(prefix.length), value] as const);
  const unknown = given.find(([key]) => !Object.hasOwn(defaultSettings, key) && !editorOnly.includes(key));
  if (unknown) {
    return wrong(
      `there is no setting "${prefix}${unknown[0]}". The settings are: ${Object.keys(defaultSettings).join(', ')}`,
    );
  }
  const { settings, problems } = readSettings(
    Object.fromEntries(given),
    catalogue.map((rule) => rule.code),
  );
  if (problems.length > 0) return wrong(problems.map(({ name, message }) => `${name}: ${message}`).join('; '));
  return { settings };
}

function parseJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
