/** What must hold for every package, whatever is in it. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { inProject, projectRoot } from '../../scripts/project.ts';
import { anchorsOf, linksOf } from '../docs/markdown.ts';

/** The files of a package, by path inside it. */
export type PackedFiles = ReadonlyMap<string, Buffer>;

/** What tells of the machine of a build, or of sources that are not in the package. */
const traces = [projectRoot, `${os.homedir()}/`, `${os.tmpdir()}/`, 'sourceMappingURL', 'sourcesContent'];

/** Fails where a program tells of such things. */
export function assertNoTraces(files: PackedFiles): void {
  const programs = [...files].filter(([name]) => /\.(?:js|css|json)$/.test(name));
  assert.ok(programs.length > 2);
  for (const [name, content] of programs) {
    assert.deepEqual(
      traces.filter((trace) => content.includes(trace)),
      [],
      name,
    );
  }
}

/** Fails where the notices do not hold a package inside these programs, in the version that is bundled and with its licence. */
export function assertLicences(notices: string, programs: readonly string[]): void {
  const bundled = new Set(programs.flatMap(packagesIn));
  assert.ok(bundled.size > 3, 'the packages of a program are found');
  const passedOn = notices.split(/^-{80}$/m).slice(1);
  for (const folder of bundled) {
    const { name, version } = JSON.parse(readFileSync(inProject(folder, 'package.json'), 'utf8'));
    const notice = passedOn.find((each) => each.trim().startsWith(`${name} ${version}\n`));
    assert.match(notice ?? '', /copyright/i, `${folder} ${version}`);
  }
}

/** Their folders, as the development build names them in a comment above each file. */
function packagesIn(program: string): readonly string[] {
  const text = readFileSync(inProject('dist', `${program}.js`), 'utf8');
  return [...text.matchAll(/^\s*\/\/ (node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//gm)].map(
    ([, folder = '']) => folder,
  );
}

/** Fails where a link or picture of a page leads to nothing in the package. `renamed` says what a packer calls a file. */
export function assertLinks(page: string, files: PackedFiles, renamed: Readonly<Record<string, string>> = {}): void {
  const dead = linksOf(page).filter((link) => {
    const [file = '', anchor] = link.split('#');
    if (/^https?:/.test(file)) return false;
    const target = file === '' ? page : files.get(renamed[file] ?? file)?.toString();
    return target === undefined || (anchor !== undefined && !anchorsOf(target).includes(anchor));
  });
  assert.deepEqual(dead, []);
}
