/** The licences of the packages inside the bundles: they ask to be passed on with every copy. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The text of the notices file for these bundled files (paths inside the project). Throws when a package has no licence
 * file, since then it must be looked at.
 *
 * @param {string} root
 * @param {readonly string[]} inputs
 * @returns {string}
 */
export function thirdPartyNotices(root, inputs) {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  const notices = [...folders].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(path.join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    if (!file) throw new Error(`${name} is bundled but has no licence file.`);
    return `${name} ${version}\n\n${readFileSync(path.join(root, folder, file), 'utf8').trim()}\n`;
  });
  const ruler = `\n${'-'.repeat(80)}\n\n`;
  return ['This program contains the following packages, under the licences that follow.\n', ...notices].join(ruler);
}

/**
 * @param {string} input
 * @returns {string | undefined}
 */
function packageFolder(input) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}
