/** Bundles what runs inside and around the editor tier: TypeScript that other programs than ours load. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { inProject, projectRoot } from '../project.ts';

export interface SuiteBundles {
  /** Exports the `run` that VS Code calls. */
  readonly runner: string;
  readonly suites: readonly string[];
  /** Stands in for the VS Code executable. */
  readonly launcher: string;
}

const shared: BuildOptions = {
  absWorkingDir: projectRoot,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: 'linked',
  logLevel: 'warning',
  // VS Code provides the first; the others must be the same module in every bundle.
  external: ['vscode', 'mocha', 'playwright-core'],
};

/** Bundles these suites with their runner, and the launcher, into out/. Rejects on errors, which esbuild has printed. */
export async function bundleSuites(suites: readonly string[]): Promise<SuiteBundles> {
  const sources = inProject('test', 'editor');
  const editorFolder = inProject('out', 'editor');
  const hostFolder = inProject('out', 'host');
  rmSync(editorFolder, { recursive: true, force: true });
  await Promise.all([
    build({
      ...shared,
      entryPoints: [path.join(sources, 'index.ts'), ...suites],
      outbase: sources,
      outdir: editorFolder,
    }),
    build({ ...shared, entryPoints: [inProject('scripts', 'host', 'suite-wrapper.ts')], outdir: hostFolder }),
    build({
      ...shared,
      entryPoints: [inProject('scripts', 'host', 'launcher.ts')],
      outdir: hostFolder,
      banner: { js: '#!/usr/bin/env node' },
    }),
  ]);
  const bundleOf = (source: string) => path.join(editorFolder, path.relative(sources, source).replace(/\.ts$/, '.js'));
  return {
    runner: path.join(editorFolder, 'index.js'),
    suites: suites.map(bundleOf),
    launcher: path.join(hostFolder, 'launcher.js'),
  };
}
