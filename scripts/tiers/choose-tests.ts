/** Which test files a command line of `npm test` means. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.ts';

export interface ChosenTests {
  /** Absolute paths; undefined when the tier was not asked for. */
  readonly pure: readonly string[] | undefined;
  readonly editor: readonly string[] | undefined;
  /** Run the editor tests in a desktop VS Code, not in the embedded one. */
  readonly desktop: boolean;
}

/**
 * Reads the arguments: `pure`, `editor`, `--desktop`, test files and folders; none means everything. Throws a sentence
 * for the user when an argument is not one of these.
 */
export function chooseTests(args: readonly string[]): ChosenTests {
  const all = allTestFiles();
  const desktop = args.includes('--desktop');
  const wanted = args.filter((arg) => arg !== '--desktop');
  if (wanted.length === 0) {
    return { pure: all.filter((file) => !isEditorTest(file)), editor: all.filter(isEditorTest), desktop };
  }
  const files = wanted.flatMap((arg) => filesOf(arg, all));
  const chosen = all.filter((file) => files.includes(file));
  const pure = chosen.filter((file) => !isEditorTest(file));
  const editor = chosen.filter(isEditorTest);
  return {
    pure: pure.length > 0 || wanted.includes('pure') ? pure : undefined,
    editor: editor.length > 0 || wanted.includes('editor') ? editor : undefined,
    desktop,
  };
}

function allTestFiles(): string[] {
  return readdirSync(inProject('test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => inProject('test', file))
    .sort();
}

function isEditorTest(file: string): boolean {
  return file.startsWith(inProject('test', 'editor') + path.sep);
}

function filesOf(arg: string, all: readonly string[]): string[] {
  if (arg === 'pure') return all.filter((file) => !isEditorTest(file));
  if (arg === 'editor') return all.filter(isEditorTest);
  const named = path.resolve(arg);
  const files = all.filter((file) => file === named || file.startsWith(named + path.sep));
  if (files.length > 0) return files;
  const reason =
    existsSync(named) && statSync(named).isDirectory() ? 'holds no *.test.ts file' : 'is no test file of this project';
  throw new Error(`${arg} ${reason}. Name files or folders below test/, or "pure", or "editor".`);
}
