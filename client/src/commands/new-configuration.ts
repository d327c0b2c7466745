/** Beginning a node: a new file with a configuration that is safe from its first line. */

import { Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { type NewConfigurationParams, newConfigurationRequest } from '../../../server/src/protocol.ts';
import { ask } from '../ask.ts';
import { plainMessage } from '../plain-message.ts';
import type { Server } from '../server.ts';
import { isTrustedFor } from './trust.ts';
import { addressOf, nodeAddressProblem } from './typed-address.ts';

const notTrusted = 'A new configuration is off in Restricted Mode, because it writes a file.';

/** Asks for the address of the node, makes the file and shows it. Never writes over a file. */
export async function newConfiguration(server: Server): Promise<void> {
  if (!isTrustedFor(notTrusted)) return;
  const folder = await chooseFolder();
  if (!folder) return;
  const atTop = Uri.joinPath(folder, 'orion.conf');
  const isFirst = !(await exists(atTop));
  const address = await askAddress(isFirst ? 'node1.example:8080' : 'node2.example:8080');
  if (address === undefined) return;
  const file = isFirst ? atTop : Uri.joinPath(folder, folderName(address), 'orion.conf');
  if (await exists(file)) {
    const name = workspace.asRelativePath(file);
    return void (await window.showWarningMessage(plainMessage(`${name} exists already, so nothing was written.`)));
  }
  const params: NewConfigurationParams = { address };
  const text = await ask<string | null>(server, newConfigurationRequest, params);
  if (text === null) {
    const refusal = `${address} cannot be the address of a node, so nothing was written. Write host:port, such as node1.example:8080.`;
    return void (await window.showWarningMessage(plainMessage(refusal)));
  }
  const edit = new WorkspaceEdit();
  edit.createFile(file, { contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) {
    const refusal = `${workspace.asRelativePath(file)} could not be written: the folder may be read-only.`;
    return void (await window.showWarningMessage(plainMessage(refusal)));
  }
  await window.showTextDocument(file, { preview: false });
}

async function chooseFolder(): Promise<Uri | undefined> {
  const [only, ...others] = workspace.workspaceFolders ?? [];
  if (others.length > 0) return (await window.showWorkspaceFolderPick({ placeHolder: 'In which folder?' }))?.uri;
  if (!only) await window.showInformationMessage('Open the folder that is to hold the files of the node first.');
  return only?.uri;
}

async function askAddress(value: string): Promise<string | undefined> {
  const address = await window.showInputBox({
    title: 'New Configuration',
    prompt:
      'Under which address, host:port or a URL, will other nodes reach this one? Its certificates will carry this name.',
    value,
    ignoreFocusOut: true,
    validateInput: nodeAddressProblem,
  });
  return address === undefined ? undefined : addressOf(address);
}

/** The first node of a folder lies at its top, every other one in a folder named by its host. */
function folderName(address: string): string {
  return address.replace(/:\d+$/, '').replaceAll(/[^a-z0-9.-]/g, '-');
}

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
