/** The preview of a known-hosts file as a person sees it: inside two frames of the window. */
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import * as vscode from 'vscode';
import { workspaceFolder } from './documents.ts';
import { projectFolder, workbenchPage } from './workbench.ts';

/** SHA-256 fingerprint of the peer in examples/good. */
export const node2 = '9301d8fadd0a1beb6ff8360ad8e58535f94ea00fc947d028db3e6e0965ae5549';

/** The fingerprint of a certificate that no file here holds. */
export const stranger = 'ab'.repeat(32);

/** A fingerprint that is too short to match. */
export const sha1 = 'cd'.repeat(20);

const colons = node2.toUpperCase().match(/../g)?.join(':') ?? '';

/** Known servers with every status that matters, and one name that would be run where it was read as HTML. */
export const manyStatuses = [
  '# Whom node1 may connect to.',
  `node2.example:8080 ${stranger}`,
  `node3.example:8080 ${sha1}`,
  `node4.example:8080 ${stranger}`,
  `node2.example:8080 ${colons}`,
  `<img/src=x/onerror=document.title=1>:8080 ${stranger}`,
  '',
].join('\n');

/** The configuration by which the workspace knows whose certificate it holds. */
const peer = `nodeurl = "https://node2.example:8080/"
nodeport = 8080
tls = "strict"
tlsservercert = "../peers/node2-cert.pem"
`;

/** A copy of the example that has nothing to be found, with this text as its known servers. Returns the path of a file in it. */
export function copyGoodExample(folder: string, knownServers: string): (name: string) => string {
  const copy = path.join(workspaceFolder(), folder);
  cpSync(path.join(projectFolder(), 'examples', 'good'), copy, { recursive: true });
  // Git does not record that only its owner may read a key, which would be a finding.
  chmodSync(path.join(copy, 'node1-key.pem'), 0o600);
  writeFileSync(path.join(copy, 'tls-known-servers'), knownServers);
  return (name) => path.join(copy, name);
}

/** Adds the configuration of the peer whose certificate the example holds. */
export function addPeer(file: (name: string) => string): void {
  mkdirSync(file('node2'));
  writeFileSync(file('node2/orion.conf'), peer);
}

/** The inside of the preview that is shown. */
export async function previewFrame(): Promise<FrameLocator> {
  const page = await workbenchPage();
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** Text of the cells of each row that exists, from the identifier to the certificate. */
export async function shownRows(frame: FrameLocator): Promise<string[]> {
  const rows = await frame.locator('tr[aria-selected]').all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = ['td.line', 'td.identifier', 'td.status', 'td.certificate'];
      return (await Promise.all(cells.map((cell) => row.locator(cell).innerText()))).join(' | ').trim();
    }),
  );
}

/** The row whose identifier is this. */
export function rowOf(frame: FrameLocator, identifier: string) {
  return frame.locator('tr[aria-selected]', { hasText: identifier });
}

/** Shows the window in one of VS Code's own themes. */
export async function useTheme(theme: string, className: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update('workbench.colorTheme', theme, vscode.ConfigurationTarget.Global);
  const page = await workbenchPage();
  await page.locator(`.monaco-workbench.${className}`).waitFor();
}
