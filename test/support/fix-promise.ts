/** What every fix promises: its edits can be applied, its finding goes, and no error of syntax or shape comes. */

import assert from 'node:assert/strict';
import { type Config, endpointKeys } from '../../server/src/model/config.ts';
import type { PropertyKey } from '../../server/src/model/properties.ts';
import type { Reported } from '../../server/src/rules/check.ts';
import type { Edit } from '../../server/src/rules/rule.ts';
import type { Span } from '../../server/src/toml/tree.ts';
import { renderMarks } from './marks.ts';

/** One text and what the rules say about it. */
export interface Judged {
  readonly text: string;
  /** Absent for a known-hosts file. */
  readonly config?: Config;
  readonly findings: readonly Reported[];
}

/** What was done about a finding. */
export interface Cure {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Fails where a cure leaves its finding, or brings errors of syntax or shape. */
export function assertKeepsPromise(before: Judged, after: Judged, finding: Reported, cure: Cure): void {
  const { code } = finding.rule;
  const count = ({ findings }: Judged) => findings.filter(({ rule }) => rule.code === code).length;
  // What a removed line had overridden may be as wrong as that line was.
  const isLeft = count(after) >= count(before) && after.findings.some((other) => isSame(other, finding, cure.edits));
  if (isLeft)
    assert.fail(`"${cure.title}" leaves ${code} at ${finding.at.start}-${finding.at.end}${shown(before, after)}`);
  assertNoNewErrors(before, after, cure);
}

/** Fails where edits bring an error of syntax or shape on text that was in effect and had none. */
export function assertNoNewErrors(before: Judged, after: Judged, { title, edits }: Cure): void {
  const known = before.findings.filter(isFormal).map((finding) => identity(before, finding));
  for (const finding of after.findings.filter(isFormal)) {
    const index = known.indexOf(identity(after, finding));
    if (index >= 0) known.splice(index, 1);
    else if (!isNewlyEffective(before, after, finding, edits))
      assert.fail(`"${title}" brings ${finding.rule.code}: ${finding.message}${shown(before, after)}`);
  }
}

/** The text after the edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let position = 0;
  for (const edit of inOrder(edits)) {
    assert.ok(edit.start >= position, 'edits overlap');
    assert.ok(edit.start <= edit.end && edit.end <= text.length, 'an edit outside the text');
    result += text.slice(position, edit.start) + edit.newText;
    position = edit.end;
  }
  return result + text.slice(position);
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((left, right) => left.start - right.start || left.end - right.end);
}

function shown(before: Judged, after: Judged): string {
  const each = ({ text, findings }: Judged) => {
    const list = findings.map(({ rule: { code }, at }) => `\n  ${code}: ${renderMarks(text, [at])}`);
    return `${text}${list.join('')}`;
  };
  return `\nin\n${each(before)}\nafterwards\n${each(after)}`;
}

/** A defect of Orion's lexer is left out: it comes and goes with the quotes of the key below. */
function isFormal({ severity, rule, message }: Reported): boolean {
  return severity === 'error' && rule.stage !== 'meaning' && !message.includes('confuse it');
}

function identity({ text }: Judged, { rule, at }: Reported): string {
  return `${rule.code} ${text.slice(at.start, at.end)}`;
}

/** The same complaint about the same text, with reference to the same. */
function isSame(after: Reported, before: Reported, edits: readonly Edit[]): boolean {
  const isAlike = after.rule.code === before.rule.code && after.message === before.message;
  const places = [after.at, ...ownRelated(after)].map((place) => originOf(place, edits));
  return isAlike && [before.at, ...ownRelated(before)].every((place, index) => overlap(places[index] ?? place, place));
}

function ownRelated({ related = [] }: Reported): readonly Span[] {
  return related.filter(({ path }) => path === undefined).map(({ at }) => at);
}

/** Orion did not see the text before, or could not read it: its statement had an error or no effect, or TLS was off. */
function isNewlyEffective(before: Judged, after: Judged, finding: Reported, edits: readonly Edit[]): boolean {
  const origins = placesOf(after, finding).map((place) => originOf(place, edits));
  const hadNoEffect = before.findings.some(
    (earlier) =>
      (isFormal(earlier) || earlier.rule.tags?.includes('unnecessary')) &&
      origins.some((origin) => overlap(origin, earlier.at)),
  );
  const switchedOn = keysInUse(after).filter((key) => !keysInUse(before).includes(key));
  const isNewlyRead = (after.config?.occurrences ?? []).some(({ entry, property: { key } }) => {
    const isHere = entry.start <= finding.at.start && finding.at.end <= entry.end;
    // In a template each branch is read.
    const isAnother = before.config?.template !== undefined && timesSet(after, key) > timesSet(before, key);
    const isNew = !before.config?.settings.get(key)?.usable || switchedOn.includes(key) || isAnother;
    return (isHere || finding.message.includes(key)) && isNew;
  });
  return hadNoEffect || isNewlyRead;
}

function timesSet({ config }: Judged, key: PropertyKey): number {
  return (config?.occurrences ?? []).filter(({ property }) => property.key === key).length;
}

/** Those of endpoints with TLS. */
function keysInUse({ config }: Judged): readonly PropertyKey[] {
  return (config?.strictEndpoints ?? []).flatMap(({ endpoint }) => endpointKeys(endpoint));
}

/** What a finding depends on: its text, what it refers to, their statements, and the header above. */
function placesOf({ config }: Judged, finding: Reported): readonly Span[] {
  const { at } = finding;
  const statements = config?.toml.statements ?? [];
  const all = [finding.at, ...ownRelated(finding)];
  const around = statements.filter(({ start, end }) => all.some((place) => start <= place.start && place.end <= end));
  const header = statements.findLast(({ type, start }) => type === 'header' && start <= at.start);
  return [...all, ...around, ...(header ? [header] : [])];
}

/** Where a piece of the text stood before the edits; of text that an edit wrote, what it replaced. */
function originOf({ start, end }: Span, edits: readonly Edit[]): Span {
  return { start: offsetBefore(start, edits, 'start'), end: offsetBefore(end, edits, 'end') };
}

function offsetBefore(offset: number, edits: readonly Edit[], side: 'start' | 'end'): number {
  let shift = 0;
  for (const edit of inOrder(edits)) {
    const start = edit.start + shift;
    const end = start + edit.newText.length;
    if (side === 'start' ? offset < start : offset <= start) break;
    if (side === 'start' ? offset < end : offset <= end) return edit[side];
    shift += edit.newText.length - (edit.end - edit.start);
  }
  return offset - shift;
}

function overlap(left: Span, right: Span): boolean {
  return left.start <= right.end && right.start <= left.end;
}
