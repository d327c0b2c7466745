/**
 * Builds the self-contained programs in dist/: the extension, the script and style of its preview, the language server and
 * the command line.
 *
 *   node esbuild.mjs                 with source maps, for development
 *   node esbuild.mjs --production    minified, for the package
 *   node esbuild.mjs --watch         rebuilds after each change
 *   node esbuild.mjs --folder=DIR    puts them there instead
 *   node esbuild.mjs --programs=A,B  only these: extension, preview, server, cli
 */
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { thirdPartyNotices } from './scripts/third-party-notices.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const options = new Set(process.argv.slice(2));
const production = options.has('--production');
const folder = valueAfter('--folder=') ?? 'dist';
const wanted = valueAfter('--programs=')?.split(',');

const programs = [
  { source: 'client/src/extension.ts', output: `${folder}/extension.js`, external: ['vscode'], executable: false },
  {
    source: 'client/src/language-client.ts',
    output: `${folder}/language-client.js`,
    external: ['vscode'],
    executable: false,
  },
  {
    source: 'client/src/preview/webview/main.ts',
    output: `${folder}/preview.js`,
    external: [],
    executable: false,
    page: true,
  },
  { source: 'server/src/main.ts', output: `${folder}/server.js`, external: [], executable: true },
  { source: 'server/src/cli.ts', output: `${folder}/cli.js`, external: [], executable: true },
].filter(({ output }) => !wanted || wanted.includes(path.basename(output, '.js')));

/** @param {string} option */
function valueAfter(option) {
  return [...options].find((given) => given.startsWith(option))?.slice(option.length);
}

/**
 * The TOML parser hides a `require` from bundlers in a direct `eval`, which keeps esbuild from renaming anything around
 * it. A bundle for Node can say the same thing openly.
 *
 * @type {import('esbuild').Plugin}
 */
const tomlWithoutEval = {
  name: 'toml-without-eval',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /[\\/]@iarna[\\/]toml[\\/]lib[\\/]toml-parser\.js$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      const hidden = `eval("require('util').inspect")`;
      if (!text.includes(hidden)) {
        return { errors: [{ text: `${file} no longer contains ${hidden}: adapt or drop this plugin` }] };
      }
      return { contents: text.replace(hidden, `require('node:util').inspect`), loader: 'js' };
    });
  },
};

/**
 * The library that talks to the server is nine tenths of the extension. In a file of its own it costs nothing in windows
 * without a file of Orion, where it is never loaded.
 *
 * @type {import('esbuild').Plugin}
 */
const languageClientApart = {
  name: 'language-client-apart',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /\/language-client\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './language-client.js', external: true } : undefined,
    );
  },
};

/**
 * npm links the programs as commands, so they must be executable files.
 *
 * @param {string} output
 * @returns {import('esbuild').Plugin}
 */
function markExecutable(output) {
  return {
    name: 'mark-executable',
    setup(pluginBuild) {
      pluginBuild.onEnd(({ errors }) => {
        if (errors.length === 0) chmodSync(path.resolve(root, output), 0o755);
      });
    },
  };
}

/** The programs are built side by side, and announced as one build. */
let unfinishedBuilds = 0;

/**
 * The lines by which the problem matcher of .vscode/tasks.json sees when a build begins and ends.
 *
 * @type {import('esbuild').Plugin}
 */
const announceRebuild = {
  name: 'announce-rebuild',
  setup(pluginBuild) {
    pluginBuild.onStart(() => {
      if (unfinishedBuilds === 0) console.log('[watch] build started');
      unfinishedBuilds++;
    });
    pluginBuild.onEnd(({ errors, warnings }) => {
      for (const { text, location } of [...errors, ...warnings]) {
        if (location) console.error(`${location.file}:${location.line}:${location.column + 1}: error: ${text}`);
      }
      unfinishedBuilds--;
      if (unfinishedBuilds === 0) console.log('[watch] build finished');
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const forNode = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // VS Code hands its own module to those who require it.
  supported: { 'dynamic-import': false },
  // Some dependencies offer only a UMD file under "main", whose inner requires a bundler cannot follow.
  mainFields: ['module', 'main'],
};

/**
 * The browser inside the oldest VS Code that we support. Icons come as text.
 *
 * @type {import('esbuild').BuildOptions}
 */
const forWebview = { platform: 'browser', target: 'chrome132', format: 'iife', loader: { '.svg': 'text' } };

/**
 * @param {{ source: string, output: string, external: string[], executable: boolean, page?: boolean }} program
 * @returns {import('esbuild').BuildOptions}
 */
function buildOptions({ source, output, external, executable, page }) {
  return {
    absWorkingDir: root,
    entryPoints: [source],
    outfile: output,
    external,
    bundle: true,
    ...(page ? forWebview : forNode),
    banner: executable ? { js: '#!/usr/bin/env node' } : {},
    minify: production,
    sourcemap: production ? false : 'linked',
    // The licences of what is bundled are in one file of their own, see below.
    legalComments: 'none',
    metafile: production,
    logLevel: options.has('--watch') ? 'silent' : 'warning',
    plugins: [
      tomlWithoutEval,
      languageClientApart,
      ...(executable ? [markExecutable(output)] : []),
      ...(options.has('--watch') ? [announceRebuild] : []),
    ],
  };
}

const present = programs.filter(({ source }) => existsSync(path.join(root, source)));

// What an earlier build left behind must not be taken for a result of this one.
for (const program of programs) {
  const built = present.includes(program);
  if (!built) console.log(`${program.output} is left out: ${program.source} does not exist yet.`);
  if (!built) rmSync(path.resolve(root, program.output), { force: true });
  if (!built || production) rmSync(path.resolve(root, `${program.output}.map`), { force: true });
}

if (options.has('--watch')) {
  const contexts = await Promise.all(present.map((program) => context(buildOptions(program))));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  // esbuild has printed the errors itself.
  const results = await Promise.all(present.map((program) => build(buildOptions(program)))).catch(() =>
    process.exit(1),
  );
  if (production) {
    const inputs = results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
    writeFileSync(path.resolve(root, folder, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(root, inputs));
  }
  console.log(`Built ${present.map(({ output }) => output).join(', ') || 'nothing'}.`);
}
