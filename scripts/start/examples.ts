/** The copy of examples/ that a person plays with, so that nothing in the project changes. */
import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.ts';

export interface ExamplesCopy {
  readonly folder: string;
  /** The config to open first. */
  readonly file: string | undefined;
}

/** Copies examples/ to `folder`, in place of what is there. */
export function copyExamples(folder: string): ExamplesCopy {
  rmSync(folder, { recursive: true, force: true });
  cpSync(inProject('examples'), folder, { recursive: true });
  for (const key of privateKeys(folder)) chmodSync(key, 0o600);
  return { folder, file: firstConfig(folder) };
}

/** Git does not record that only its owner may read a key; without it every key would be a finding. */
function privateKeys(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /key[^/\\]*\.pem$|\.key$/.test(file)).map((file) => path.join(folder, file));
}

/** The outermost config, the first by name among equals. */
function firstConfig(folder: string): string | undefined {
  const depth = (file: string) => file.split(path.sep).length;
  const [first] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?:.*[-.])?orion(?:[-_].*)?\.(?:conf|toml)$/.test(path.basename(file)))
    .sort((left, right) => depth(left) - depth(right) || (left < right ? -1 : 1));
  return first && path.join(folder, first);
}
