/** What the client can do, and what we therefore offer. */

import {
  CodeActionKind,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { type EditAbilities, fixAllKind } from '../features/code-actions.ts';
import type { CompletionSupport } from '../features/completion-item.ts';

/** The client's abilities that change what we do. */
export interface ClientAbilities {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly relativePatterns: boolean;
  readonly workspaceFolders: boolean;
  readonly edits: EditAbilities;
  readonly completion: CompletionSupport;
}

/** Of a client that has not introduced itself yet. */
export const noAbilities: ClientAbilities = {
  pullsDiagnostics: false,
  refreshesDiagnostics: false,
  answersConfiguration: false,
  registersConfiguration: false,
  registersWatchers: false,
  relativePatterns: false,
  workspaceFolders: false,
  edits: { versions: false, confirmation: false },
  completion: { snippets: false, labelDetails: false },
};

/** Reads the abilities of a client; what it does not mention it cannot do. */
export function readAbilities({ capabilities: { workspace, textDocument } }: InitializeParams): ClientAbilities {
  const item = textDocument?.completion?.completionItem;
  const versions = workspace?.workspaceEdit?.documentChanges === true;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    edits: { versions, confirmation: versions && workspace?.workspaceEdit?.changeAnnotationSupport !== undefined },
    completion: {
      snippets: item?.snippetSupport === true,
      labelDetails: item?.labelDetailsSupport === true,
    },
  };
}

/** What we offer to such a client. */
export function serverCapabilities(client: ClientAbilities): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: ['"', "'", '=', '/', '[', ','] },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    documentSymbolProvider: true,
    documentLinkProvider: { resolveProvider: false },
    definitionProvider: true,
    foldingRangeProvider: true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(client.pullsDiagnostics && {
      diagnosticProvider: { identifier: 'orion', interFileDependencies: false, workspaceDiagnostics: true },
    }),
  };
}
