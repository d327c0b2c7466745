/** Known-hosts files that are open in the editor: parsed once a snapshot, and taken for what is on disk. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileCache } from '../facts/cache.ts';
import { parseShown } from '../facts/known-hosts-content.ts';
import type { KnownHosts } from '../model/known-hosts.ts';

interface Parsed {
  readonly hiddenMark: boolean;
  readonly hosts: KnownHosts;
}

export interface OpenKnownHosts {
  /** The document line by line. `hiddenMark`: the file on disk has a byte order mark that the editor does not show. */
  parse(document: TextDocument, hiddenMark: boolean): KnownHosts;
}

/** Nothing parsed yet. */
export function createOpenKnownHosts(): OpenKnownHosts {
  const kept = new WeakMap<TextDocument, Parsed>();
  return {
    parse(document, hiddenMark) {
      const known = kept.get(document);
      if (known?.hiddenMark === hiddenMark) return known.hosts;
      const hosts = parseShown(document.getText(), hiddenMark);
      kept.set(document, { hiddenMark, hosts });
      return hosts;
    },
  };
}

/** A cache in which the text of an open known-hosts file wins over the disk, so that an unsaved line counts at once. */
export function withOpenTexts(
  cache: FileCache,
  openAt: (path: string) => TextDocument | undefined,
  open: OpenKnownHosts,
): FileCache {
  return {
    forget: (path) => cache.forget(path),
    startsWithMark: (path, stat, files) => cache.startsWithMark(path, stat, files),
    async load(path, stat, format, files) {
      const state = await cache.load(path, stat, format, files);
      const document = format === 'known-hosts' ? openAt(path) : undefined;
      if (!document || state.kind !== 'file' || state.content?.kind !== 'known-hosts') return state;
      const { content } = state;
      return { ...state, content: { ...content, hosts: () => open.parse(document, content.byteOrderMark) } };
    },
  };
}
