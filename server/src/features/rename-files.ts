/** Files or folders are moved: the edits that make a configuration name them at their new place. */

import { dirname, isAbsolute, join, normalize, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { NamedFile } from '../facts/named-files.ts';
import type { Resolved } from '../facts/paths.ts';
import type { TextValue } from '../model/values.ts';
import { tomlValue } from '../rules/edits.ts';
import type { Edit } from '../rules/rule.ts';
import { plainContent } from '../toml/decode.ts';
import type { FeatureContext } from './context.ts';

/** Absolute paths on this machine. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * One edit for each written path that would lead nowhere after the moves. Relative paths stay relative and quotes as they
 * are; a path for which no text would lead to the new place, because of a mapping for instance, is left alone.
 */
export function renameEdits(context: FeatureContext, moves: readonly Move[]): readonly Edit[] {
  const { facts, config } = context;
  const { workdir, base, inBase, inWorkdir } = facts.paths;
  // A configuration that moves along with its folder takes its relative paths with it.
  const newBase = ownFolder(context) === base ? moved(base, moves) : base;
  const fromBase = { anchor: base, newAnchor: newBase, resolve: inBase };
  const fromWorkdir = { anchor: workdir.path, newAnchor: moved(workdir.path, moves), resolve: inWorkdir };
  const edit = (written: TextValue | undefined, old: Resolved, from: typeof fromBase): Edit[] => {
    const path = moved(old.path, moves);
    const text = written && relocate(written.text, { old, path, ...from });
    return written && text !== undefined ? [rewrite(config.text, written, text)] : [];
  };
  return [
    ...edit(config.string('workdir')?.setting?.texts[0], workdir, fromBase),
    ...facts.files.flatMap((file) =>
      edit(textOf(file), file, file.property.key === 'libsodiumpath' ? fromBase : fromWorkdir),
    ),
  ];
}

function ownFolder({ document: { uri } }: FeatureContext): string | undefined {
  return uri.startsWith('file:') ? dirname(URI.parse(uri).fsPath) : undefined;
}

/** Where a path is after the moves; the innermost folder that moves decides. */
function moved(path: string, moves: readonly Move[]): string {
  const clean = normalize(path);
  const [move] = moves
    .filter(({ from }) => clean === from || clean.startsWith(from + sep))
    .sort((left, right) => right.from.length - left.from.length);
  return move ? move.to + clean.slice(move.from.length) : clean;
}

interface Relocation {
  readonly old: Resolved;
  /** Where the file is after the moves. */
  readonly path: string;
  /** The folder from which relative texts count, before and after. */
  readonly anchor: string;
  readonly newAnchor: string;
  readonly resolve: (text: string) => Resolved;
}

/** The text that leads to the new place; undefined where the present one does, or none would. */
function relocate(text: string, { old, path, anchor, newAnchor, resolve }: Relocation): string | undefined {
  const oldPath = normalize(old.path);
  const isPlain = !isAbsolute(text) && normalize(join(anchor, text)) === oldPath;
  if (isPlain) {
    if (normalize(join(newAnchor, text)) === path) return undefined;
    const wanted = relative(newAnchor, path) || '.';
    return text.startsWith('./') && !wanted.startsWith('.') ? `./${wanted}` : wanted;
  }
  if (oldPath === path) return undefined;
  // A mapping stands between the text and this machine: the text moves as the file does, if it then leads there.
  const wanted = old.mapped ? join(dirname(text), relative(dirname(oldPath), path)) : path;
  return normalize(resolve(wanted).path) === path ? wanted : undefined;
}

function textOf({ setting, at }: NamedFile): TextValue | undefined {
  return setting?.texts.find(({ start }) => start === at?.start);
}

/** Keeps the quotes where the new text can stand between them as it is. */
function rewrite(document: string, { value }: TextValue, text: string): Edit {
  const content = plainContent(document, value);
  const fits = !/["'\\\p{Cc}]/u.test(text);
  return content && fits
    ? { ...content, newText: text }
    : { start: value.start, end: value.end, newText: tomlValue(text) };
}
