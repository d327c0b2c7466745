/** Edits of a known-hosts file: a line added or replaced as Orion writes it, lines removed, everything else kept. */

import { lineAt, lineBreakOf } from '../toml/line-break.ts';
import type { KnownHosts } from './known-hosts.ts';
import { identifierSpan, type KnownHostsLine } from './known-hosts-line.ts';
import { fingerprintSet } from './usual-lines.ts';

/** Replacement of one piece of the text. */
interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Who, and which certificate: 64 lower-case hex digits. */
export interface Pin {
  readonly identifier: string;
  readonly fingerprint: string;
}

/**
 * The edits after which these pins are in effect. Lines of the same identifier are replaced where they stand, malformed ones
 * too; a new one comes at the end, as FileBackedFingerprintRepository.writeFingerprints does it. Empty where nothing changes.
 */
export function pinEdits(hosts: KnownHosts, pins: readonly Pin[]): readonly TextEdit[] {
  const wanted = new Map(pins.map((pin) => [pin.identifier.toLowerCase(), pin]));
  const missing = new Map(wanted);
  const edits: TextEdit[] = [];
  for (const line of hosts.lines()) {
    const name = nameOf(hosts, line);
    const pin = wanted.get(name);
    if (!pin) continue;
    missing.delete(name);
    if (line.type === 'entry' && line.hex === pin.fingerprint) continue;
    edits.push({ start: line.start, end: line.end, newText: `${pin.identifier} ${pin.fingerprint}` });
  }
  if (missing.size === 0) return edits;
  const { text } = hosts;
  const lineBreak = lineBreakOf(text);
  const opening = text === '' || /[\r\n]$/.test(text) ? '' : lineBreak;
  const newLines = [...missing.values()].map(
    ({ identifier, fingerprint }) => `${identifier} ${fingerprint}${lineBreak}`,
  );
  return [...edits, { start: text.length, end: text.length, newText: opening + newLines.join('') }];
}

/** The edits that put new fingerprints in place of old ones; `replacements` goes from the old to the new. */
export function repinEdits(hosts: KnownHosts, replacements: ReadonlyMap<string, string>): readonly TextEdit[] {
  return hosts.pinning(fingerprintSet(replacements.keys())).map((entry) => {
    const identifier = identifierSpan(entry);
    const fingerprint = replacements.get(entry.hex) ?? entry.hex;
    return {
      start: entry.start,
      end: entry.end,
      newText: `${hosts.text.slice(identifier.start, identifier.end)} ${fingerprint}`,
    };
  });
}

/** The edit that removes a line with its line break. */
export function removeLine({ text }: KnownHosts, { start, end }: KnownHostsLine): TextEdit {
  const from = lineAt(text, start).start;
  const to = lineAt(text, end).end;
  if (text.startsWith('\r\n', to)) return { start: from, end: to + 2, newText: '' };
  return { start: from, end: Math.min(to + 1, text.length), newText: '' };
}

/** The identifier as Orion compares it, also on a line that it does not take. */
export function nameOf(hosts: KnownHosts, line: KnownHostsLine): string {
  if (line.type === 'entry') return line.name;
  const { start, end } = identifierSpan(line);
  return hosts.text.slice(start, end).toLowerCase();
}
