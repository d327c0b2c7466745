/** What the client can do, and what we therefore offer. */

import {
  CodeActionKind,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { type EditAbilities, fixAllKind } from '../features/code-actions.ts';
import type { CompletionSupport } from '../features/completion-item.ts';
import { serverCommands } from '../protocol.ts';

/** The client's abilities that change what we do. */
export interface ClientAbilities {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly relativePatterns: boolean;
  readonly workspaceFolders: boolean;
  readonly refreshesInlayHints: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly asksBeforeRename: boolean;
  readonly edits: EditAbilities;
  readonly completion: CompletionSupport;
  /** Commands that it says it has. */
  readonly commands: readonly string[];
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
  refreshesInlayHints: false,
  refreshesCodeLenses: false,
  asksBeforeRename: false,
  edits: { versions: false, confirmation: false },
  completion: { snippets: false, labelDetails: false },
  commands: [],
};

/** Reads the abilities of a client; what it does not mention it cannot do. */
export function readAbilities({ capabilities, initializationOptions }: InitializeParams): ClientAbilities {
  const { workspace, textDocument } = capabilities;
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
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    asksBeforeRename: workspace?.fileOperations?.willRename === true,
    edits: { versions, confirmation: versions && workspace?.workspaceEdit?.changeAnnotationSupport !== undefined },
    completion: {
      snippets: item?.snippetSupport === true,
      labelDetails: item?.labelDetailsSupport === true,
    },
    commands: textsIn(initializationOptions?.clientCommands),
  };
}

function textsIn(given: unknown): readonly string[] {
  return Array.isArray(given) ? given.filter((item) => typeof item === 'string') : [];
}

/** What we offer to such a client. */
export function serverCapabilities(client: ClientAbilities): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: ['"', "'", '=', '/', '[', ','] },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind] },
    documentSymbolProvider: true,
    documentLinkProvider: { resolveProvider: false },
    definitionProvider: true,
    referencesProvider: true,
    foldingRangeProvider: true,
    inlayHintProvider: { resolveProvider: false },
    codeLensProvider: { resolveProvider: false },
    executeCommandProvider: { commands: Object.values(serverCommands), workDoneProgress: true },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(client.asksBeforeRename && {
        fileOperations: { willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] } },
      }),
    },
    ...(client.pullsDiagnostics && {
      diagnosticProvider: { identifier: 'orion', interFileDependencies: true, workspaceDiagnostics: true },
    }),
  };
}
