/** What is inside the VSIX: what runs, what people read, and nothing else. */

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { before, test } from 'node:test';
import { assertLicences, assertLinks, assertNoTraces, type PackedFiles } from './audit.ts';
import { version, vsix } from './packed.ts';
import { unzip } from './zip.ts';

let files: PackedFiles = new Map();

before(() => {
  const inExtension = [...unzip(readFileSync(vsix))].map(([name, content]) => [
    name.replace(/^extension\//, ''),
    content,
  ]);
  files = new Map(inExtension as [string, Buffer][]);
});

const text = (name: string) => files.get(name)?.toString() ?? '';
const manifest = () => JSON.parse(text('package.json'));

test('its files are exactly these', () => {
  assert.deepEqual([...files.keys()].sort(), [
    'LICENSE.txt',
    '[Content_Types].xml',
    'changelog.md',
    'dist/THIRD-PARTY-NOTICES.txt',
    'dist/extension.js',
    'dist/language-client.js',
    'dist/preview.css',
    'dist/preview.js',
    'dist/server.js',
    'docs/rules.md',
    'extension.vsixmanifest',
    'media/icon.png',
    'media/walkthrough/check.md',
    'media/walkthrough/generate-certificates.md',
    'media/walkthrough/open-configuration.md',
    'media/walkthrough/pin-peers.md',
    'media/walkthrough/switch-to-whitelist.md',
    'package.json',
    'readme.md',
    'syntaxes/orion-config.language-configuration.json',
    'syntaxes/orion-config.tmLanguage.json',
    'syntaxes/orion-known-hosts.language-configuration.json',
    'syntaxes/orion-known-hosts.tmLanguage.json',
  ]);
});

test('it is at most 500 KB', () => {
  const { size } = statSync(vsix);
  assert.ok(size <= 500_000, `${size} bytes`);
});

test('nothing in it tells of the machine that built it, or needs sources', () => assertNoTraces(files));

test('the licences of all that is bundled are passed on', () =>
  assertLicences(text('dist/THIRD-PARTY-NOTICES.txt'), ['extension', 'language-client', 'preview', 'server']));

test('its pages link to nothing that is not there', () => {
  assertLinks(text('readme.md'), files, { LICENSE: 'LICENSE.txt', 'CHANGELOG.md': 'changelog.md' });
  assertLinks(text('docs/rules.md'), files);
});

test('the manifest says what the gallery shows, and nothing about building', () => {
  const { icon, galleryBanner, categories, keywords, ...rest } = manifest();
  assert.equal(rest.version, version);
  assert.equal(rest.publisher, 'orion-tls');
  assert.match(galleryBanner.color, /^#[0-9a-f]{6}$/);
  assert.ok(categories.length > 0);
  assert.ok(keywords.length > 0 && keywords.length <= 30, 'the gallery takes 30 at most');
  for (const field of ['scripts', 'devDependencies', 'dependencies', 'bin']) assert.equal(field in rest, false, field);
  const picture = files.get(icon);
  assert.deepEqual([picture?.readUInt32BE(16), picture?.readUInt32BE(20)], [128, 128]);
});

test('every file that the manifest names is there', () => {
  const { main, icon, contributes } = manifest();
  const named = [
    main,
    icon,
    ...contributes.languages.map((language: { configuration: string }) => language.configuration),
    ...contributes.grammars.map((grammar: { path: string }) => grammar.path),
    ...contributes.walkthroughs[0].steps.map((step: { media: { markdown: string } }) => step.media.markdown),
  ];
  assert.deepEqual(
    named.filter((name) => !files.has(name.replace(/^\.\//, ''))),
    [],
  );
});
