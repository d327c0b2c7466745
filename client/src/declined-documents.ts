/** Keeps findings away from open documents whose user has chosen a language that the server is not asked about. */

import { type DocumentSelector, languages, type Uri, workspace } from 'vscode';
import { type DiagnosticProviderMiddleware, vsdiag } from 'vscode-languageclient/node';

/**
 * The server reads the files of a workspace from disk, whatever editors make of them. Its reports about documents that are
 * open in a language outside `selector` become empty: the text that they are about may not even be the one on the screen.
 */
export function withoutDeclined(selector: DocumentSelector): DiagnosticProviderMiddleware {
  const isDeclined = (uri: Uri) => {
    const document = workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    return document !== undefined && languages.match(selector, document) === 0;
  };
  return {
    // A report may be under way, or asked for a last time, while its document changes to another language. The client library
    // keeps what comes then, and believes no report on the workspace any more.
    async provideDiagnostics(document, previous, token, next) {
      const report = await next(document, previous, token);
      const uri = 'uri' in document ? document.uri : document;
      return isDeclined(uri) ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] } : report;
    },
    provideWorkspaceDiagnostics: (previous, token, report, next) =>
      next(previous, token, (chunk) =>
        report(chunk && { items: chunk.items.map((item) => (isDeclined(item.uri) ? empty(item) : item)) }),
      ),
  };
}

/** With an id that the server has never given, so that it sends the whole report as soon as there is reason to. */
function empty({ uri }: vsdiag.WorkspaceDocumentDiagnosticReport): vsdiag.WorkspaceDocumentDiagnosticReport {
  return { kind: vsdiag.DocumentDiagnosticReportKind.full, uri, version: null, resultId: 'declined', items: [] };
}
