/** The files that a configuration names: by which properties, under which path, and what stands there. */

import { dirname, sep } from 'node:path';
import type { Config } from '../model/config.ts';
import { type Property, type PropertyFormat, properties } from '../model/properties.ts';
import type { Setting } from '../model/statements.ts';
import type { Span } from '../toml/tree.ts';
import type { FileCache } from './cache.ts';
import { isInside } from './confinement.ts';
import { type Content, contentLimit } from './content.ts';
import type { Files, Stat } from './files.ts';
import type { Location, Paths, Resolved } from './paths.ts';

/** What is known of a named file. */
export type FileState =
  | Exclude<Stat, { kind: 'file' | 'missing' }>
  /** `meant` is the text of a path that leads to a file, where this one repeats the folder of workdir. */
  | { readonly kind: 'missing'; readonly meant?: string }
  /** An absolute path whose folder this machine does not have: the config is for another one. */
  | { readonly kind: 'not-found-here' }
  /** Outside the folders of a workspace that is not trusted. */
  | { readonly kind: 'not-trusted' }
  | { readonly kind: 'too-large'; readonly size: number }
  | {
      readonly kind: 'file';
      readonly size: number;
      readonly modified: number;
      readonly mode: number;
      readonly content: Content | undefined;
    };

/** The content of a named file; undefined where it was not read. */
export function contentOf(file: NamedFile | undefined): Content | undefined {
  return file?.state.kind === 'file' ? file.state.content : undefined;
}

/** What a person meant who repeated the folder of `workdir` in a path; undefined where nobody did. */
export function meantText(file: NamedFile | undefined): string | undefined {
  return file?.state.kind === 'missing' ? file.state.meant : undefined;
}

/** Whether one of these paths repeats the folder of `workdir`, while the file stands without it. */
export function repeatsFolder(...files: readonly (NamedFile | undefined)[]): boolean {
  return files.some((file) => meantText(file) !== undefined);
}

/** Nothing stands at the path, be it of this machine or of another one. */
export function isAbsent({ state }: NamedFile): boolean {
  return state.kind === 'missing' || state.kind === 'no-folder' || state.kind === 'not-found-here';
}

/** A path that the configuration names, or that Orion takes by default. */
export interface FileName extends Resolved {
  readonly property: Property;
  /** Absent where Orion's default is in effect. */
  readonly setting?: Setting;
  /** The written value or list item; absent where the default is in effect. */
  readonly at?: Span;
  /** As written, decoded. */
  readonly text: string;
}

/** The same with what stands there. */
export interface NamedFile extends FileName {
  readonly state: FileState;
}

const fileFormats: readonly PropertyFormat[] = ['certificate', 'private-key', 'trust-anchor', 'known-hosts', 'file'];

/** The properties whose text is the path of a file. */
export const fileProperties: readonly Property[] = properties.filter((property: Property) =>
  fileFormats.includes(property.format),
);

/** The paths of one property: what is written, else the default; a list that is not written names nothing. */
export function namesOf(config: Config, property: Property, paths: Paths): FileName[] {
  const resolve = property.key === 'libsodiumpath' ? paths.inBase : paths.inWorkdir;
  if (property.type === 'list') {
    const setting = config.settings.get(property.key);
    const items = config.list(property.key) ?? [];
    return items.map((item) => ({
      property,
      ...(setting && { setting }),
      at: item,
      text: item.text,
      ...resolve(item.text),
    }));
  }
  const effective = config.string(property.key);
  if (!effective) return [];
  const { value: text, setting } = effective;
  return [{ property, ...(setting && { setting, at: setting.value }), text, ...resolve(text) }];
}

/** What stands at the path of a name. Never throws: what cannot be read is a state. */
export async function lookAt(name: FileName, location: Location, files: Files, cache: FileCache): Promise<FileState> {
  if (location.confinedTo && !(await isInside(name.path, location.confinedTo, files))) return { kind: 'not-trusted' };
  const stat = await files.stat(name.path);
  if (stat.kind === 'missing' || stat.kind === 'no-folder')
    return (await isElsewhere(name, location, files)) ? { kind: 'not-found-here' } : stat;
  if (stat.kind !== 'file') return stat;
  const limit = contentLimit(name.property.format);
  if (limit === undefined) return { ...stat, content: undefined };
  if (stat.size > limit) return { kind: 'too-large', size: stat.size };
  return cache.load(name.path, stat, name.property.format, files);
}

/** A path that nobody wrote for this machine: absolute there, no mapping, and not even its folder is here. */
async function isElsewhere(name: FileName, location: Location, files: Files): Promise<boolean> {
  if (name.onOrion === undefined || name.mapped) return false;
  // Below the configuration's own folder it is this machine, whatever is still to be made there.
  const own = [location.folder, location.workspaceFolder].filter((folder) => folder !== undefined && folder !== '/');
  if (own.some((folder) => name.path.startsWith(`${folder}${sep}`))) return false;
  return (await files.stat(dirname(name.path))).kind !== 'folder';
}
