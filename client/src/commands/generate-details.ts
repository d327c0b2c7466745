/** What was generated, as a text to read and to copy from. Knows nothing of VS Code. */

import type { GenerateResult, RepinPlan } from '../../../server/src/protocol.ts';

/** Everything about a result: files, fingerprints, lines for peers, settings. */
export function detailsOf({ written, peers, settings }: GenerateResult, stale: RepinPlan['files'] = []): string {
  return [
    section(
      'Written',
      written.flatMap(({ path, kind, sha256, replaces, backup }) => [
        `${path} (${kinds[kind]})`,
        ...(sha256 === undefined ? [] : [`    SHA-256 ${sha256}`]),
        ...(replaces === undefined ? [] : [`    instead of ${replaces}, which peers may have pinned`]),
        ...(backup === undefined ? [] : [`    the old file is kept as ${backup}`]),
      ]),
    ),
    section(
      'Lines for the operators of the peers',
      peers.flatMap(({ instruction, line }) => [`${instruction}:`, `    ${line}`]),
    ),
    section(
      'Known-hosts files of this workspace that hold the old fingerprint',
      stale.map(({ path, lines }) => `${path} (${lines === 1 ? '1 line' : `${lines} lines`})`),
    ),
    section(
      'Settings that this configuration needs',
      settings.map(({ key, value }) => `${key} = ${JSON.stringify(value)}`),
    ),
    'Orion reads certificates and known hosts when it starts:\nrestart it, and the peers after their files have changed.\n',
  ].join('');
}

const kinds: Readonly<Record<GenerateResult['written'][number]['kind'], string>> = {
  'private-key': 'private key, readable by its owner alone',
  certificate: 'certificate',
  'authority-key': 'private key of the authority, readable by its owner alone',
  'authority-certificate': 'certificate of the authority, which peers need as well',
};

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
}
