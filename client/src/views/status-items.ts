/** Language status items: how safe each endpoint of the open configuration is, in one line each. */

import {
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type ConfigStatus,
  type DocumentParams,
  type EndpointStatus,
  statusChanged,
  statusRequest,
} from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';

const severities: Readonly<Record<EndpointStatus['severity'], LanguageStatusSeverity>> = {
  error: LanguageStatusSeverity.Error,
  warning: LanguageStatusSeverity.Warning,
  information: LanguageStatusSeverity.Information,
};

const showProblems = { title: 'Problems', command: 'workbench.actions.view.problems' };

/** Shows the endpoints of the active editor's document and follows its changes. */
export function registerStatusItems(server: Server): Disposable {
  const items = new Map<string, LanguageStatusItem>();
  let asked = 0;
  const clear = () => {
    for (const item of items.values()) item.dispose();
    items.clear();
  };
  const show = (endpoint: EndpointStatus, place: number) => {
    const item = items.get(endpoint.id) ?? createItem(endpoint, place);
    items.set(endpoint.id, item);
    item.text = `${capitalised(endpoint.title)}: ${endpoint.text}`;
    item.detail = endpoint.safety;
    item.severity = severities[endpoint.severity];
    item.command = endpoint.severity === 'error' ? showProblems : undefined;
    item.accessibilityInformation = { label: `${item.text}. ${endpoint.detail}` };
  };
  const refresh = async (editor: TextEditor | undefined) => {
    // VS Code hides the items beside documents of other languages.
    if (editor?.document.languageId !== 'orion-config') return;
    const { client } = server;
    asked += 1;
    const question = asked;
    const endpoints = client ? await endpointsOf(editor, client) : [];
    // A later question has overtaken this one, or the server has gone: the next one is asked as soon as it runs.
    if (question !== asked || !endpoints) return;
    if (endpoints.length === 0) clear();
    endpoints.forEach(show);
  };
  const follow = (client: LanguageClient) => {
    client.onNotification(statusChanged, ({ uri }: DocumentParams) => {
      const editor = window.activeTextEditor;
      if (editor && client.code2ProtocolConverter.asUri(editor.document.uri) === uri) void refresh(editor);
    });
    void refresh(window.activeTextEditor);
  };
  return Disposable.from(
    server.onReady(follow),
    window.onDidChangeActiveTextEditor(refresh),
    // A change of language is an opening, too.
    workspace.onDidOpenTextDocument((document) => {
      if (window.activeTextEditor?.document === document) void refresh(window.activeTextEditor);
    }),
    new Disposable(clear),
  );
}

/** Undefined where the server ended before it could answer. */
async function endpointsOf(
  { document }: TextEditor,
  client: LanguageClient,
): Promise<readonly EndpointStatus[] | undefined> {
  const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const answer = client.sendRequest<ConfigStatus | null>(statusRequest, params);
  return answer.then(
    (status) => status?.endpoints ?? [],
    () => undefined,
  );
}

/** VS Code sorts items of the same severity by their ids, so the place is part of it. */
function createItem({ id, title }: EndpointStatus, place: number): LanguageStatusItem {
  const item = languages.createLanguageStatusItem(`orionTls.${place}.${id}`, { language: 'orion-config' });
  item.name = `Orion TLS: ${title}`;
  return item;
}

function capitalised(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}
