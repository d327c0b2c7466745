/** Beginning a node: a new file with a configuration that is safe from its first line. */

import { commands, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
  type NewConfiguration,
  type NewConfigurationParams,
  newConfigurationRequest,
} from '../../../server/src/protocol.ts';
import { ask } from '../ask.ts';
import { plainMessage } from '../plain-message.ts';
import type { Server } from '../server.ts';
import { isTrustedFor } from './trust.ts';
import { addressOf, nodeAddressProblem } from './typed-address.ts';

const configName = 'orion.conf';
const notTrusted = 'A new configuration is off in Restricted Mode, because it writes a file.';

/** Asks for the address of the node, makes the file and shows it. Never writes over a file, nor a second node of an address beside the first. */
export async function newConfiguration(server: Server): Promise<void> {
  if (!isTrustedFor(notTrusted)) return;
  const folder = await chooseFolder();
  if (!folder) return;
  const atTop = Uri.joinPath(folder, configName);
  const isFirst = !(await exists(atTop));
  const address = await askAddress(isFirst ? exampleAddress(1) : await freeExample(folder));
  if (address === undefined) return;
  const inFolders = nodeFolders(address).map((name) => Uri.joinPath(folder, name, configName));
  const standing = await existing([atTop, ...inFolders]);
  const params: NewConfigurationParams = { address, standing: standing.map((file) => file.toString()) };
  const made = await ask<NewConfiguration | null>(server, newConfigurationRequest, params);
  if (!made) {
    const refusal = `${address} cannot be the address of a node, so nothing was written. Write host:port, such as node1.example:8080.`;
    return void (await window.showWarningMessage(plainMessage(refusal)));
  }
  if ('taken' in made) return offerToOpen(Uri.parse(made.taken), 'has this address already');
  const places = isFirst ? [atTop] : inFolders;
  const file = places.find((place) => !standing.includes(place));
  if (!file) return offerToOpen(places.at(-1) ?? atTop, 'lies where the new node would');
  const edit = new WorkspaceEdit();
  edit.createFile(file, { contents: new TextEncoder().encode(made.text) });
  if (!(await workspace.applyEdit(edit))) {
    const refusal = `${workspace.asRelativePath(file)} could not be written: the folder may be read-only, or a file stands where it should be. Begin again with another address or folder.`;
    return void (await window.showWarningMessage(plainMessage(refusal)));
  }
  await window.showTextDocument(file, { preview: false });
}

async function chooseFolder(): Promise<Uri | undefined> {
  const [only, ...others] = workspace.workspaceFolders ?? [];
  if (others.length > 0) return (await window.showWorkspaceFolderPick({ placeHolder: 'In which folder?' }))?.uri;
  return only?.uri ?? offerFolder();
}

/** VS Code opens the window anew with the folder, so that the command ends here. */
async function offerFolder(): Promise<undefined> {
  const button = 'Open Folder…';
  const answer = await window.showInformationMessage(
    'Open the folder that is to hold the files of the node first.',
    button,
  );
  if (answer === button) await commands.executeCommand('vscode.openFolder');
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

/** The first node of a folder lies at its top, every other one in a folder named by its host, or by its address where two share one. */
function nodeFolders(address: string): readonly string[] {
  const host = address.replace(/:\d+$/, '');
  // Without a dash in front, which programs take for an option.
  return [host, address].map((name) => name.replaceAll(/[^a-z0-9.-]/g, '-').replaceAll(/^-+|-+$/g, ''));
}

function exampleAddress(number: number): string {
  return `node${number}.example:8080`;
}

/** That of the first example node without a folder. */
async function freeExample(folder: Uri): Promise<string> {
  let number = 2;
  const isTaken = () => exists(Uri.joinPath(folder, nodeFolders(exampleAddress(number))[0] ?? ''));
  while (await isTaken()) number += 1;
  return exampleAddress(number);
}

async function existing(files: readonly Uri[]): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  for (const file of files) if (await exists(file)) found.push(file);
  return found;
}

async function offerToOpen(file: Uri, fact: string): Promise<void> {
  const name = workspace.asRelativePath(file);
  const message = `${name} ${fact}, so nothing was written. Open it, or give the new node another address.`;
  const answer = await window.showWarningMessage(plainMessage(message), 'Open');
  if (answer) await window.showTextDocument(file, { preview: false });
}

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
