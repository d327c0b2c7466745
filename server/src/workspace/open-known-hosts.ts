/** Known-hosts files that are open in the editor: parsed once a snapshot, and taken for what is on disk. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileCache } from '../facts/cache.ts';
import { type KnownHosts, parseKnownHosts } from '../model/known-hosts.ts';
import { createBySnapshot } from './by-snapshot.ts';

export interface OpenKnownHosts {
  /** The document line by line. `hiddenMark`: the file on disk has a byte order mark that the editor does not show. */
  parse(document: TextDocument, hiddenMark: boolean): KnownHosts;
  /** The document was closed. */
  close(uri: string): void;
}

/** Nothing parsed yet. */
export function createOpenKnownHosts(documents: { get(uri: string): TextDocument | undefined }): OpenKnownHosts {
  const plain = createBySnapshot<KnownHosts>(documents);
  const marked = createBySnapshot<KnownHosts>(documents);
  return {
    parse(document, hiddenMark) {
      const kept = hiddenMark ? marked : plain;
      return kept.of(document, () => parseKnownHosts(document.getText(), hiddenMark));
    },
    close(uri) {
      plain.close(uri);
      marked.close(uri);
    },
  };
}

/** A cache in which the text of an open known-hosts file wins over the disk, so that an unsaved line counts at once. */
export function withOpenTexts(
  cache: FileCache,
  openAt: (path: string) => Promise<TextDocument | undefined>,
  open: OpenKnownHosts,
): FileCache {
  return {
    forget: (path) => cache.forget(path),
    startsWithMark: (path, stat, files) => cache.startsWithMark(path, stat, files),
    async load(path, stat, format, files) {
      const state = await cache.load(path, stat, format, files);
      const document = format === 'known-hosts' ? await openAt(path) : undefined;
      if (!document || state.kind !== 'file' || state.content?.kind !== 'known-hosts') return state;
      const { content } = state;
      return { ...state, content: { ...content, hosts: () => open.parse(document, content.byteOrderMark) } };
    },
  };
}
