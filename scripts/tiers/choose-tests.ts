/** Which test files a command line of `npm test` means. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.ts';

/**
 * In the order in which they run. `pure` needs no editor, `package` packs what users install and tries it, `editor` runs inside
 * a real VS Code.
 */
export const tiers = ['pure', 'package', 'editor'] as const;
export type Tier = (typeof tiers)[number];

export interface ChosenTests {
  /** Absolute paths; undefined when the tier was not asked for. */
  readonly files: Readonly<Record<Tier, readonly string[] | undefined>>;
  /** Run the editor tests in a desktop VS Code, not in the embedded one. */
  readonly desktop: boolean;
}

/**
 * Reads the arguments: names of tiers, `--desktop`, test files and folders; none means everything. Throws a sentence for the
 * user when an argument is not one of these.
 */
export function chooseTests(args: readonly string[]): ChosenTests {
  const all = allTestFiles();
  const given = args.filter((arg) => arg !== '--desktop');
  const wanted = given.length === 0 ? tiers : given;
  const named = wanted.flatMap((arg) => filesOf(arg, all));
  const filesIn = (tier: Tier) => {
    const files = all.filter((file) => tierOf(file) === tier && named.includes(file));
    return files.length > 0 || wanted.includes(tier) ? files : undefined;
  };
  return {
    files: { pure: filesIn('pure'), package: filesIn('package'), editor: filesIn('editor') },
    desktop: args.includes('--desktop'),
  };
}

function allTestFiles(): string[] {
  return readdirSync(inProject('test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => inProject('test', file))
    .sort();
}

/** The tiers that need more than Node have a folder of their own. */
function tierOf(file: string): Tier {
  return tiers.find((tier) => file.startsWith(inProject('test', tier) + path.sep)) ?? 'pure';
}

function filesOf(arg: string, all: readonly string[]): readonly string[] {
  if (tiers.some((tier) => tier === arg)) return all.filter((file) => tierOf(file) === arg);
  const named = path.resolve(arg);
  const files = all.filter((file) => file === named || file.startsWith(named + path.sep));
  if (files.length > 0) return files;
  const reason =
    existsSync(named) && statSync(named).isDirectory() ? 'holds no *.test.ts file' : 'is no test file of this project';
  throw new Error(`${arg} ${reason}. Name files or folders below test/, or one of ${tiers.join(', ')}.`);
}
