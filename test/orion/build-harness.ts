/** Compiles the Java program of harness/ with Maven, or says why this machine cannot. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { HarnessProgram } from './harness.ts';

/** A first run downloads some thirty artefacts. */
const buildLimit = 150_000;

/** Builds into `output` what is in `source`. Throws where the program itself does not compile. */
export function buildHarness(source: string, output: string): HarnessProgram | { readonly skipped: string } {
  const version = javaVersion();
  if (version === undefined) return { skipped: 'there is no Java on the PATH' };
  if (version < 11) return { skipped: `Java ${version} is too old, Orion needs 11` };
  const stamp = stampOf(source);
  const stampFile = path.join(output, 'stamp');
  const listFile = path.join(output, 'class-path');
  const isFresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && isComplete(listFile);
  if (!isFresh) {
    mkdirSync(output, { recursive: true });
    const problem = runMaven(source, listFile);
    if (problem !== undefined) return { skipped: problem };
    writeFileSync(stampFile, stamp);
  }
  const classPath = [path.join(output, 'classes'), readFileSync(listFile, 'utf8').trim()].join(path.delimiter);
  return { java: 'java', classPath, logFile: path.join(output, 'harness.log') };
}

function javaVersion(): number | undefined {
  const { stdout, stderr, error } = spawnSync('java', ['-version'], { encoding: 'utf8', timeout: 30_000 });
  const [, first = '', second = ''] = /version "(\d+)(?:\.(\d+))?/.exec(`${stderr}${stdout}`) ?? [];
  if (error || first === '') return undefined;
  // Up to version 8 it was called 1.8.
  return Number(first === '1' ? second : first);
}

/** Changes with every source file. */
function stampOf(source: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:java|xml)$/.test(file),
  );
  for (const file of files.sort()) hash.update(`${file}\n`).update(readFileSync(path.join(source, file)));
  return hash.digest('hex');
}

function isComplete(listFile: string): boolean {
  return existsSync(listFile) && readFileSync(listFile, 'utf8').trim().split(path.delimiter).every(existsSync);
}

/** Why there is no program; undefined where there is one. */
function runMaven(source: string, listFile: string): string | undefined {
  const goals = ['clean', 'compile', 'dependency:build-classpath', `-Dmdep.outputFile=${listFile}`];
  const { status, stdout, stderr, error } = spawnSync('mvn', ['-B', '-q', ...goals], {
    cwd: source,
    encoding: 'utf8',
    timeout: buildLimit,
    shell: process.platform === 'win32',
  });
  if (status === 0) return undefined;
  const text = `${stdout}${stderr}`;
  if (text.includes('COMPILATION ERROR') && !text.includes('No compiler is provided')) {
    throw new Error(`The harness does not compile:\n${text}`);
  }
  if (error && 'code' in error && error.code === 'ENOENT') return 'there is no Maven on the PATH';
  if (error && 'code' in error && error.code === 'ETIMEDOUT')
    return `Maven took more than ${buildLimit / 1000} seconds`;
  const reason = /\[ERROR\] (.*)/.exec(text)?.[1] ?? error?.message ?? `code ${status}`;
  return `Maven could not get what Orion is made of: ${reason}`;
}
