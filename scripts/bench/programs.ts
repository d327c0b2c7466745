/** The language servers that are measured: how each is started, and how it tells its diagnostics. */

import path from 'node:path';
import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import { cachedFolder } from '../host/cache-folder.ts';
import { installPackages } from '../host/npm-install.ts';
import { inProject } from '../project.ts';
import type { Bench, PeerName, ServerName } from './measurement.ts';

const versions = { taplo: '0.8.0', tombi: '1.2.1' } as const satisfies Record<PeerName, string>;

/** The binary is a package of its own for each platform. */
const tombiPackage = `@tombi-toml/cli-${process.platform}-${process.arch}`;

/** The other servers, from the npm registry, in one folder. Throws where they cannot be installed. */
export function installPeers(): string {
  const name = `toml-servers-${versions.taplo}-${versions.tombi}`;
  return cachedFolder(name, '@taplo/lsp and Tombi (about 60 MB)', (folder) =>
    installPackages(folder, { '@taplo/lsp': versions.taplo, [tombiPackage]: versions.tombi }),
  );
}

/** Names and versions, as the table shows them. */
export const peerTitles: Readonly<Record<PeerName, string>> = {
  taplo: `@taplo/lsp ${versions.taplo}`,
  tombi: `Tombi ${versions.tombi}`,
};

export interface Program {
  readonly name: ServerName;
  readonly command: string;
  readonly args: readonly string[];
  readonly languageId: string;
  /** `pull`: the client asks after each change. `push`: the server tells by itself. */
  readonly diagnostics: 'pull' | 'push';
  readonly capabilities: ClientCapabilities;
}

/** The abilities of VS Code that make these servers do their work. */
const common: ClientCapabilities = {
  workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: { dynamicRegistration: true } },
  textDocument: {
    synchronization: {},
    publishDiagnostics: { versionSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
  },
};

/** How to start a server. */
export function programOf(name: ServerName, { bundles, installed }: Pick<Bench, 'bundles' | 'installed'>): Program {
  const node = process.execPath;
  if (name === 'taplo') {
    const wrapper = inProject('scripts', 'bench', 'taplo-server.mjs');
    const args = [wrapper, path.join(installed, 'node_modules', '@taplo', 'lsp')];
    return { name, command: node, args, languageId: 'toml', diagnostics: 'push', capabilities: common };
  }
  if (name === 'tombi') {
    const command = path.join(
      installed,
      'node_modules',
      tombiPackage,
      process.platform === 'win32' ? 'tombi.exe' : 'tombi',
    );
    return { name, command, args: ['lsp', '--offline'], languageId: 'toml', diagnostics: 'push', capabilities: common };
  }
  return {
    name,
    command: node,
    // The first as our own client has it.
    args: ['--max-semi-space-size=2', path.join(bundles, 'server.js'), '--stdio'],
    languageId: 'orion-config',
    diagnostics: 'pull',
    capabilities: { ...common, textDocument: { ...common.textDocument, diagnostic: { dynamicRegistration: true } } },
  };
}
