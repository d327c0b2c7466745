/** Installs headless Chromium with the libraries and fonts that a bare machine lacks, so that no system package is needed. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { cachedFolder } from './cache-folder.ts';
import { installPackages } from './npm-install.ts';
import type { BrowserPaths } from './paths.ts';

const chromiumVersion = '153.0.0';
const fontsVersion = '2.37.3';

/** Puts the browser in its place, unless it is there. The environment variable HOST_CHROMIUM names another one to use. */
export function installBrowser(): BrowserPaths {
  const { HOST_CHROMIUM: own } = process.env;
  if (own) return { executable: own, libraryFolders: [], fontFolders: [] };

  const name = `chromium-${chromiumVersion}`;
  const folder = cachedFolder(name, `headless Chromium ${chromiumVersion.split('.')[0]} (about 220 MB)`, fillFolder);
  return {
    executable: path.join(folder, 'chromium'),
    libraryFolders: [path.join(folder, 'lib'), folder],
    fontFolders: [path.join(folder, 'fonts'), path.join(folder, 'dejavu')],
  };
}

function fillFolder(folder: string): void {
  const packages = path.join(folder, 'packages');
  mkdirSync(packages);
  installPackages(packages, { '@sparticuz/chromium': chromiumVersion, 'dejavu-fonts-ttf': fontsVersion });
  // The package's own code asks for a newer Node, so its archives are unpacked here.
  const archives = path.join(packages, 'node_modules', '@sparticuz', 'chromium', 'bin');
  const chromium = brotliDecompressSync(readFileSync(path.join(archives, 'chromium.br')));
  writeFileSync(path.join(folder, 'chromium'), chromium, { mode: 0o755 });
  for (const archive of ['al2023', 'fonts', 'swiftshader']) {
    const input = brotliDecompressSync(readFileSync(path.join(archives, `${archive}.tar.br`)));
    execFileSync('tar', ['-x', '-C', folder, '--no-same-owner'], { input });
  }
  cpSync(path.join(packages, 'node_modules', 'dejavu-fonts-ttf', 'ttf'), path.join(folder, 'dejavu'), {
    recursive: true,
  });
  rmSync(packages, { recursive: true });
}
