/** Edits that a person reviews: every change has a label, and what matters waits for confirmation. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { reviewableEdit } from '../../../client/src/commands/reviewable-edit.ts';

const start = { line: 0, character: 0 };
const insertion: TextEdit = { range: { start, end: start }, newText: 'node2:8080 ab\n' };
const annotationOf = (uri: string) =>
  uri.endsWith('orion.conf') ? { label: 'Change the mode', needsConfirmation: true } : { label: 'Pin peers' };

const expected: WorkspaceEdit = {
  documentChanges: [
    {
      textDocument: { uri: 'file:///servers', version: null },
      edits: [{ ...insertion, annotationId: 'Pin peers' }],
    },
    {
      textDocument: { uri: 'file:///orion.conf', version: null },
      edits: [{ ...insertion, annotationId: 'Change the mode' }],
    },
  ],
  changeAnnotations: {
    'Pin peers': { label: 'Pin peers' },
    'Change the mode': { label: 'Change the mode', needsConfirmation: true },
  },
};

test('changes of both shapes are labelled by their file', () => {
  const changes = { 'file:///servers': [insertion], 'file:///orion.conf': [insertion] };
  assert.deepEqual(reviewableEdit({ changes }, annotationOf), expected);
  const documentChanges = Object.entries(changes).map(([uri, edits]) => ({
    textDocument: { uri, version: null },
    edits,
  }));
  assert.deepEqual(reviewableEdit({ documentChanges }, annotationOf), expected);
});

test('a file that is created has the same annotation as its text', () => {
  const { documentChanges } = reviewableEdit(
    { documentChanges: [{ kind: 'create', uri: 'file:///servers', options: { ignoreIfExists: true } }] },
    annotationOf,
  );
  assert.deepEqual(documentChanges, [
    { kind: 'create', uri: 'file:///servers', options: { ignoreIfExists: true }, annotationId: 'Pin peers' },
  ]);
});
