/** Turns an edit into one that VS Code shows for review before it makes it. What needs confirmation is not ticked at first. */

import type {
  ChangeAnnotation,
  CreateFile,
  DeleteFile,
  RenameFile,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';

/** The same changes, each with the annotation of its file. `annotationOf` is given the URI of the file. */
export function reviewableEdit(edit: WorkspaceEdit, annotationOf: (uri: string) => ChangeAnnotation): WorkspaceEdit {
  const operations = edit.documentChanges ?? asDocumentChanges(edit);
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const annotationFor = (uri: string) => {
    const annotation = annotationOf(uri);
    changeAnnotations[annotation.label] = annotation;
    return annotation.label;
  };
  return { documentChanges: operations.map((operation) => annotated(operation, annotationFor)), changeAnnotations };
}

type Operation = TextDocumentEdit | CreateFile | RenameFile | DeleteFile;

function annotated(operation: Operation, annotationFor: (uri: string) => string): Operation {
  if ('textDocument' in operation) {
    const annotationId = annotationFor(operation.textDocument.uri);
    return { ...operation, edits: operation.edits.map((each) => ({ ...each, annotationId })) };
  }
  const uri = operation.kind === 'rename' ? operation.newUri : operation.uri;
  return { ...operation, annotationId: annotationFor(uri) };
}

function asDocumentChanges({ changes = {} }: WorkspaceEdit): TextDocumentEdit[] {
  return Object.entries(changes).map(([uri, edits]) => ({ textDocument: { uri, version: null }, edits }));
}
