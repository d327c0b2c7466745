/** A path that repeats the folder of `workdir`, where the file stands without it. */

import { normalize } from 'node:path';
import type { EndpointFiles } from '../facts/facts.ts';
import { meantText, type NamedFile, repeatsFolder } from '../facts/named-files.ts';
import type { Severity } from '../model/settings.ts';
import { shownPath } from '../model/shown-path.ts';
import { createdFiles } from './created-files.ts';
import { tomlValue } from './edits.ts';
import { isThere, type OpenedFile, openedFiles } from './opened-files.ts';
import type { Edit, Fix, Rule, Subject } from './rule.ts';

export const repeatedFolder: Rule = {
  code: 'repeated-folder',
  severity: 'warning',
  stage: 'meaning',
  summary: 'A path repeats the folder of `workdir`, from which it counts already, so Orion looks past the file.',
  explanation:
    'Orion resolves every path against `workdir`. With `workdir = "/node1/data"` the path `data/cert.pem` leads to `/node1/data/data/cert.pem`. There Orion creates a new pair, with another fingerprint, or an empty known-hosts file. It is an error where Orion stops for want of the file: half of a pair, a chain in mode `ca`, payload keys. A comment that silences it silences that, too. This finding appears where nothing stands at the path and a file at the shorter one. Write the path as seen from `workdir`.',
  source: 'Config.getPath',
  example: {
    bad: 'workdir = "/node/data"\nclientconnectiontls = "strict"\nclientconnectiontlsservercert = «"data/node.pem"»\nclientconnectiontlsserverkey = «"data/node.key"»\n',
    good: 'workdir = "/node/data"\nclientconnectiontls = "strict"\nclientconnectiontlsservercert = "node.pem"\nclientconnectiontlsserverkey = "node.key"\n',
    files: { 'data/node.pem': 'cert', 'data/node.key': 'key' },
  },
  *check(subject) {
    if (subject.config.template) return;
    const repeated = openedFiles(subject).flatMap((opened): Repeated[] => {
      const meant = meantText(opened.file);
      return meant === undefined ? [] : [{ ...opened, meant }];
    });
    for (const each of repeated) {
      const { file, at, meant } = each;
      const [severity, consequence] = consequenceOf(each, subject);
      yield {
        at,
        severity,
        message: `Paths count from workdir, so ${shownPath(file.text)} leads to ${shownPath(file.path)}, where nothing is: ${consequence}. Did you mean "${shownPath(meant)}"? That file exists.`,
        fixes: () => fixesFor(each, repeated, subject),
      };
    }
  },
};

interface Repeated extends OpenedFile {
  /** The path without the folder. */
  readonly meant: string;
}

function shorten({ at, meant }: Repeated): Edit {
  return { start: at.start, end: at.end, newText: tomlValue(meant) };
}

/** Both halves of a pair in one fix: Orion stops where it finds one of them. */
function fixesFor(each: Repeated, all: readonly Repeated[], subject: Subject): readonly Fix[] {
  const pair = pairWith(each.file, subject);
  const together = pair ? all.filter(({ file }) => file === pair.cert || file === pair.key) : [each];
  const isWhole = !pair || [pair.cert, pair.key].every((half) => half && (repeatsFolder(half) || isThere(half.state)));
  const own: Fix = {
    title: `Write ${[...new Set(together.map(({ meant }) => `"${shownPath(meant)}"`))].join(' and ')}`,
    edits: together.map(shorten),
    ...(isWhole && { preferred: true }),
  };
  if (all.length === together.length) return [own];
  return [own, { title: `Take the repeated folder out of all ${all.length} paths`, edits: all.map(shorten) }];
}

/** The pair that a file is half of; undefined where it is none. */
function pairWith(file: NamedFile, { config, facts }: Subject): EndpointFiles | undefined {
  const pairs = config.strictEndpoints.map(({ endpoint }) => facts.endpoint(endpoint.id));
  return pairs.find(({ cert, key }) => file === cert || file === key);
}

function consequenceOf({ file, role }: Repeated, subject: Subject): readonly [Severity, string] {
  switch (role) {
    case 'certificate':
    case 'key':
      return pairConsequence(file, subject);
    case 'chain':
      // Unless it is the node's own certificate, which is made before chains are read.
      return createdFiles(subject)(file)?.role === 'certificate'
        ? ['warning', 'Orion creates a new certificate there and trusts that one']
        : ['error', 'in mode "ca" Orion stops with NoSuchFileException'];
    case 'enclave':
      return ['error', 'Orion stops since it cannot read the file'];
    case 'known-hosts':
      return ['warning', 'Orion creates an empty file there, and knows nobody who stands in yours'];
  }
}

/** A pair that is missing as a whole Orion makes anew; on half of one it stops (TLS.createSelfSignedCertificateIfMissing). */
function pairConsequence(file: NamedFile, subject: Subject): readonly [Severity, string] {
  const { cert, key } = pairWith(file, subject) ?? {};
  const other = file === cert ? key : cert;
  const createdAt = createdFiles(subject);
  if (other && createdAt(file) && createdAt(other)) {
    return normalize(file.path) === normalize(other.path)
      ? ['error', 'Orion creates the key there, overwrites it with the certificate, and stops']
      : ['warning', 'Orion creates a new pair there at its next start, which peers do not know'];
  }
  return other && (isThere(other.state) || other.state.kind === 'missing')
    ? ['error', 'Orion finds only half of the pair and stops']
    : ['warning', 'Orion does not look at the file that is there'];
}
