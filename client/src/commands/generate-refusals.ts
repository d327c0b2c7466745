/** What stands in the way of generating, as a question to the user where an answer helps. */

import { type Uri, window, workspace } from 'vscode';
import type { CodeAction, DocumentDiagnosticReport, LanguageClient } from 'vscode-languageclient/node';
import type { GenerateRequest } from '../../../server/src/protocol.ts';
import { plainMessage } from '../plain-message.ts';
import { nameProblem } from './generate-choices.ts';
import type { CommandRefusal } from './server-command.ts';

/** The request with what the user answered; undefined where it ends here. */
export async function askAbout(
  refusal: CommandRefusal,
  request: GenerateRequest,
  client: LanguageClient,
  config: Uri,
): Promise<GenerateRequest | undefined> {
  switch (refusal.refused) {
    case 'cancelled':
      // Whether something was written by then.
      void window.showInformationMessage(plainMessage(refusal.message));
      return undefined;
    case 'name-needed':
    case 'bad-name': {
      const commonName = await askName(refusal);
      return commonName === undefined ? undefined : { ...request, commonName };
    }
    case 'exists':
      return askToReplace(refusal, request);
    case 'doubled-workdir':
      return (await offerFix(refusal, client, config)) ? request : undefined;
    default:
      void window.showErrorMessage(plainMessage(refusal.message));
      return undefined;
  }
}

async function askName({ message }: CommandRefusal): Promise<string | undefined> {
  const name = await window.showInputBox({
    title: 'Generate Certificates',
    prompt: plainMessage(message),
    placeHolder: 'host:port, such as node1.example:8080',
    ignoreFocusOut: true,
    validateInput: nameProblem,
  });
  return name?.trim();
}

/** Names every file; dismissing the question replaces nothing. */
async function askToReplace({ paths }: CommandRefusal, request: GenerateRequest): Promise<GenerateRequest | undefined> {
  const known = request.overwrite ?? [];
  const asked = paths.filter((path) => !known.includes(path));
  if (asked.length === 0) return undefined;
  const replace = 'Replace';
  const answer = await window.showWarningMessage(
    plainMessage(asked.length === 1 ? 'Replace this file?' : `Replace these ${asked.length} files?`),
    {
      modal: true,
      detail: `${asked.join('\n')}\n\nThe old content is kept beside it, under a name that ends with .old.`,
    },
    replace,
  );
  return answer === replace ? { ...request, overwrite: [...known, ...asked] } : undefined;
}

/** Offers the preferred quick fix of the finding that stands in the way; true where it was applied. */
async function offerFix({ refused, message }: CommandRefusal, client: LanguageClient, config: Uri): Promise<boolean> {
  const textDocument = { uri: client.code2ProtocolConverter.asUri(config) };
  const report = await client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
  const found = report.kind === 'full' ? report.items.filter(({ code }) => code === refused) : [];
  const [diagnostic] = found;
  const actions = diagnostic
    ? await client.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
        textDocument,
        range: diagnostic.range,
        context: { diagnostics: found },
      })
    : [];
  const fix = actions?.find(({ isPreferred, edit }) => isPreferred && edit);
  if (!fix?.edit) {
    void window.showErrorMessage(plainMessage(message));
    return false;
  }
  const apply = plainMessage(fix.title);
  if ((await window.showWarningMessage(plainMessage(message), apply)) !== apply) return false;
  return workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(fix.edit));
}
