/** README.md and docs/architecture.md against what they speak of: paths, scripts, settings, commands, options, examples. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../scripts/project.ts';
import { filledReadme } from '../../scripts/readme-parts.ts';
import { subcommands } from '../../server/src/cli/program.ts';
import { readConfig } from '../../server/src/model/config.ts';
import { languageOfName } from '../../server/src/model/recognise.ts';
import { readSettings } from '../../server/src/model/settings.ts';
import { serverCommands } from '../../server/src/protocol.ts';
import { catalogue } from '../../server/src/rules/catalogue.ts';
import { checkConfig } from '../../server/src/rules/check.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import { runCommandLine } from '../support/command-line.ts';
import { makeSubject } from '../support/subject.ts';
import { anchorsOf, codeOf, fencesOf, linksOf } from './markdown.ts';

interface Manifest {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly languages: readonly {
      readonly id: string;
      readonly filenames: readonly string[];
      readonly filenamePatterns?: readonly string[];
    }[];
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const read = (file: string) => readFileSync(inProject(file), 'utf8');
const pages = ['README.md', 'docs/architecture.md', 'CHANGELOG.md', 'examples/README.md'];
const readme = read('README.md');
const manifest: Manifest = JSON.parse(read('package.json'));

/** What a build makes; the rest of the project is there without one. */
const built = ['dist/extension.js', 'dist/language-client.js', 'dist/preview.js', 'dist/server.js', 'dist/cli.js'];
const topFolders = /^(?:\.ci|client|server|scripts|syntaxes|media|test|examples|docs|dist)\//;

/** Paths of the project that a page names. Placeholders such as `<code>` stand for any name. */
function pathsIn(page: string): readonly string[] {
  const commands = fencesOf(page).filter(({ language }) => language === 'sh');
  const words = [...codeOf(page), ...commands.flatMap(({ text }) => text.split(/\s+/))];
  return words.filter((word) => topFolders.test(word) && !word.includes(' ') && !word.includes('<'));
}

test('the parts of README.md that npm run docs writes are up to date', async () => {
  assert.equal(readme, await filledReadme(), 'run npm run docs');
});

for (const page of pages) {
  test(`every path that ${page} names exists`, () => {
    const named = pathsIn(read(page)).filter((file) => !built.includes(file));
    assert.deepEqual(
      named.filter((file) => !existsSync(inProject(file))),
      [],
    );
  });

  test(`every link of ${page} leads somewhere`, () => {
    const folder = path.dirname(page);
    const dead = linksOf(read(page)).filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? page : path.join(folder, file);
      if (!existsSync(inProject(target))) return true;
      return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
    });
    assert.deepEqual(dead, []);
  });

  test(`every npm script that ${page} names is in package.json`, () => {
    const text = read(page);
    const named = [
      ...[...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
      ...[...text.matchAll(/npm (start|test)\b/g)].map(([, name = '']) => name),
    ];
    assert.deepEqual(
      named.filter((name) => !(name in manifest.scripts)),
      [],
    );
  });
}

test('the paths that the tests above look for are found in the first place', () => {
  assert.ok(pathsIn(read('docs/architecture.md')).includes('server/src/model/cursor.ts'));
  assert.ok(pathsIn(readme).includes('dist/cli.js'));
  assert.ok(linksOf(readme).includes('docs/problems.png'));
});

test('every setting and command of package.json is in README.md, and no other', () => {
  const { commands, configuration } = manifest.contributes;
  const known = [...Object.keys(configuration.properties), ...commands.map(({ command }) => command)];
  const named = [...readme.matchAll(/orionTls\.[\w.]*\w/g)].map(([name]) => name);
  assert.deepEqual([...new Set(named)].sort(), known.sort());
});

test('every server command is in README.md, and no other', () => {
  const named = [...readme.matchAll(/`(orion-tls\.\w+)`/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(named)].sort(), Object.values(serverCommands).sort());
});

test('every rule that the pages name exists', () => {
  const codes = new Set(catalogue.map(({ code }) => code));
  const words = codeOf(readme).flatMap((code) => /orion-ignore(?:-file)?: ([\w-]+)/.exec(code)?.[1] ?? []);
  const settings = fencesOf(readme).flatMap(({ text }) =>
    [...text.matchAll(/orion-ignore(?:-file)?: ([a-z-]+)/g)].map(([, code = '']) => code),
  );
  assert.ok(settings.length > 0);
  assert.deepEqual(
    [...words, ...settings].filter((code) => !codes.has(code)),
    [],
  );
});

test('every option in the commands of README.md is in the help', () => {
  const calls = fencesOf(readme)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.split('\n'))
    .flatMap((line) => /dist\/cli\.js (\w+)(.*)$/.exec(line) ?? []);
  assert.ok(calls.length > 0);
  for (let index = 0; index < calls.length; index += 3) {
    const [, name, rest = ''] = calls.slice(index, index + 3);
    const help = subcommands.find((subcommand) => subcommand.name === name)?.help ?? '';
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) assert.ok(help.includes(`  ${option} `), `${name} ${option}`);
  }
});

test('the sample reports are what the command line prints', async () => {
  const files = { 'orion.conf': 'tls = "stict"\n' };
  assert.ok(readme.includes('`tls = "stict"`'));
  const text = await runCommandLine(['check'], { files });
  assert.equal(fencesOf(readme).find(({ language }) => language === 'text')?.text, text.output);
  assert.ok(readme.includes(`with exit code ${text.code}:`));
  const json = await runCommandLine(['check', '--format', 'json'], { files });
  const sample = fencesOf(readme).find(
    ({ language, text: block }) => language === 'json' && block.includes('"version"'),
  );
  assert.deepEqual(JSON.parse(sample?.text ?? ''), JSON.parse(json.output));
});

test('the JSON of README.md is valid, and its settings are settings', () => {
  const blocks = fencesOf(readme).filter(({ language }) => language === 'json');
  const codes = catalogue.map(({ code }) => code);
  let checked = 0;
  for (const { text } of blocks) {
    const json: Record<string, unknown> = JSON.parse(text);
    if ('version' in json) continue;
    const entries = Object.entries(json).map(([name, value]) => [name.replace('orionTls.', ''), value] as const);
    const names = entries.map(([name]) => name).filter((name) => name !== 'trusted');
    assert.deepEqual(
      names.filter((name) => !(`orionTls.${name}` in manifest.contributes.configuration.properties)),
      [],
    );
    assert.deepEqual(readSettings(Object.fromEntries(entries), codes).problems, []);
    checked++;
  }
  assert.equal(checked, 2);
});

test('the TOML of README.md has no syntax error', () => {
  const blocks = fencesOf(readme).filter(({ language }) => language === 'toml');
  assert.equal(blocks.length, 2);
  for (const { text } of blocks) assert.deepEqual(parseToml(text).problems, []);
});

test('the suppressions of README.md silence what they name', async () => {
  const block = fencesOf(readme).find(({ text }) => text.includes('orion-ignore'))?.text ?? '';
  const lines = block.split('\n').filter((line) => !line.startsWith('#'));
  const without = lines.map((line) => line.replace(/\s*# orion-ignore.*$/, '')).join('\n');
  const codes = async (text: string) => {
    const found = checkConfig(await makeSubject(`tls = "strict"\n${text}`), {});
    return found.map(({ rule }) => rule.code);
  };
  const suppressed = [...block.matchAll(/orion-ignore: ([a-z-]+)/g)].map(([, code = '']) => code);
  assert.equal(suppressed.length, 2);
  for (const code of suppressed) {
    assert.ok((await codes(without)).includes(code), `${code} is found without its comment`);
    assert.ok(!(await codes(block)).includes(code), `${code} is silenced by its comment`);
  }
});

test('the editors of README.md open the files that the extension opens', () => {
  const editors = ['lua', 'elisp', 'toml'].map(
    (language) => fencesOf(readme).findLast((fence) => fence.language === language)?.text ?? '',
  );
  const table = readme.split('\n').filter((line) => /^\| `orion-/.test(line));
  for (const { id, filenames, filenamePatterns = [] } of manifest.contributes.languages) {
    for (const text of editors) assert.ok(text.includes(id), id);
    const row = table.find((line) => line.startsWith(`| \`${id}\``)) ?? '';
    const listed = codeOf(row).slice(1);
    assert.deepEqual([...listed].sort(), [...filenames, ...filenamePatterns].sort());
    for (const name of listed.filter((glob) => !glob.includes('*') && !glob.includes('{'))) {
      assert.equal(languageOfName(name), id);
    }
  }
});

test('the pictures are small', () => {
  const pictures = linksOf(readme).filter((link) => link.endsWith('.png'));
  assert.ok(pictures.length >= 5);
  assert.deepEqual(
    pictures.filter((picture) => statSync(inProject(picture)).size > 150_000),
    [],
  );
});

test('the changelog has the version of package.json', () => {
  assert.match(read('CHANGELOG.md'), new RegExp(`^## \\[${manifest.version.replaceAll('.', '\\.')}\\]`, 'm'));
  const named = new Set(
    [...readme.matchAll(/orion-tls-\d+\.\d+\.\d+\.(?:vsix|tgz)|rev: v[\d.]+/g)].map(([name]) => name),
  );
  const { version } = manifest;
  assert.deepEqual([...named], [`orion-tls-${version}.vsix`, `orion-tls-${version}.tgz`, `rev: v${version}`]);
});

test('the example configuration parses as what it is', () => {
  const block = fencesOf(readme).find(({ text }) => text.includes('orion-ignore'))?.text ?? '';
  assert.equal(readConfig(block).occurrences.length, 2);
});
