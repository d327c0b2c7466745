/** A workspace of files in memory with documents open in it, for tests of known hosts. */

import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { createWorkspace, type OpenDocuments } from '../../server/src/workspace.ts';
import { fixture, isFixtureName, testNow } from './fixtures.ts';
import { type MemoryEntry, memoryFiles } from './memory-files.ts';
import { withFingerprints } from './subject.ts';

/** Files below `/w`, by their path in it: text with `<fingerprint of …>`, or the name of a fixture. */
export async function knownHostsWorkspace(texts: Readonly<Record<string, string>>) {
  const entries: Record<string, MemoryEntry> = {};
  for (const [path, text] of Object.entries(texts)) entries[path] = isFixtureName(text) ? await fixture(text) : text;
  for (const [path, entry] of Object.entries(entries)) {
    if (typeof entry === 'string') entries[path] = withFingerprints(entry, entries);
  }
  const onDisk = Object.fromEntries(Object.entries(entries).map(([path, entry]) => [`/w/${path}`, entry]));
  const open = new Map<string, TextDocument>();
  const documents: OpenDocuments = { get: (uri) => open.get(uri), all: () => [...open.values()] };
  const files = memoryFiles(onDisk);
  const workspace = createWorkspace({
    documents,
    files,
    clock: () => new Date(testNow),
    settings: { fetch: async () => undefined, complain: assert.fail },
  });
  workspace.folders.set(['file:///w']);
  const uriOf = (path: string) => `file:///w/${path}`;
  return {
    workspace,
    documents,
    files,
    uriOf,
    /** Opens a document, or gives it another text. */
    show(path: string, text: string, languageId = ''): string {
      const uri = uriOf(path);
      open.set(uri, TextDocument.create(uri, languageId, (open.get(uri)?.version ?? 0) + 1, text));
      workspace.changed(uri);
      return uri;
    },
    textOf: (path: string) => String(onDisk[`/w/${path}`] ?? ''),
  };
}

/** The text of a file after an edit of the editor; the file is created where the edit says so. */
export function afterEdit(edit: WorkspaceEdit | undefined, uri: string, before: string): string {
  for (const change of edit?.documentChanges ?? []) {
    if ('textDocument' in change && change.textDocument.uri === uri) {
      const edits = change.edits.flatMap((each) => ('newText' in each ? [each] : []));
      return TextDocument.applyEdits(TextDocument.create(uri, '', 0, before), edits);
    }
  }
  return before;
}
