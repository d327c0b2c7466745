/** Language status items: how safe each endpoint of the open configuration is, in one line each. */

import { Disposable, LanguageStatusSeverity, languages, type TextEditor, window } from 'vscode';
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

/** Shows the endpoints of the active editor's document and follows its changes. */
export function registerStatusItems(server: Server): Disposable {
  const selector = { language: 'orion-config' };
  let items: Disposable[] = [];
  let asked = 0;
  const clear = () => {
    for (const item of items) item.dispose();
    items = [];
  };
  const show = (endpoints: readonly EndpointStatus[]) => {
    clear();
    items = endpoints.map((endpoint) => {
      const item = languages.createLanguageStatusItem(`orionTls.${endpoint.id}`, selector);
      item.name = `Orion ${endpoint.title}`;
      item.text = endpoint.text;
      item.detail = endpoint.detail;
      item.severity = severities[endpoint.severity];
      item.accessibilityInformation = { label: `${endpoint.title}: ${endpoint.text}. ${endpoint.detail}` };
      return item;
    });
  };
  const refresh = async (editor: TextEditor | undefined) => {
    const client = server.client;
    if (!client || editor?.document.languageId !== 'orion-config') return clear();
    asked += 1;
    const question = asked;
    const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(editor.document.uri) };
    const status = await client.sendRequest<ConfigStatus | null>(statusRequest, params);
    // A later question has overtaken this one.
    if (question === asked) show(status?.endpoints ?? []);
  };
  const follow = (client: LanguageClient) => {
    client.onNotification(statusChanged, ({ uri }: DocumentParams) => {
      const editor = window.activeTextEditor;
      if (editor && client.code2ProtocolConverter.asUri(editor.document.uri) === uri) void refresh(editor);
    });
    void refresh(window.activeTextEditor);
  };
  return Disposable.from(server.onReady(follow), window.onDidChangeActiveTextEditor(refresh), new Disposable(clear));
}
