/** Every command of the extension and what it calls. */

import { commands, type Disposable } from 'vscode';
import { type CommandId, commandIds } from '../command-ids.ts';
import { tellNotRunning } from '../not-running.ts';
import type { Server } from '../server.ts';
import type { KnownHostsPreviews } from '../views/known-hosts-preview.ts';
import type { VirtualDocuments } from '../views/virtual-documents.ts';
import { checkWorkspace } from './check-workspace.ts';
import { copyFingerprint } from './copy-fingerprint.ts';
import { copyPeerLines } from './copy-peer-lines.ts';
import { generateCertificates } from './generate.ts';
import { newConfiguration } from './new-configuration.ts';
import { openConfiguration } from './open-configuration.ts';
import { type PinOptions, pinCertificate } from './pin-certificate.ts';
import { previewKnownHosts } from './preview-known-hosts.ts';
import type { RecentConfigs } from './recent-configs.ts';
import { switchToWhitelist } from './switch-to-whitelist.ts';

export interface CommandTools {
  readonly server: Server;
  readonly previews: KnownHostsPreviews;
  readonly documents: VirtualDocuments;
  readonly recent: RecentConfigs;
}

/** Registers the commands that package.json contributes. */
export function registerCommands(tools: CommandTools): Disposable[] {
  const { server, previews, recent } = tools;
  const handlers: Readonly<Record<CommandId, (...given: unknown[]) => unknown>> = {
    [commandIds.restartServer]: () => server.restart(),
    [commandIds.showOutput]: () => server.showOutput(),
    [commandIds.newConfiguration]: () => newConfiguration(server),
    [commandIds.openConfiguration]: (given) => openConfiguration(recent, given),
    [commandIds.generate]: (given, more) => generateCertificates(tools, given, more),
    [commandIds.copyPeerLines]: (given) => copyPeerLines(tools, given),
    [commandIds.copyFingerprint]: (given, more) => copyFingerprint(server, given, more),
    [commandIds.previewKnownHosts]: (given) => previewKnownHosts(server, previews, given),
    [commandIds.pinCertificate]: (given, options) => pinCertificate(tools, given, pinOptions(options)),
    [commandIds.switchToWhitelist]: (given) => switchToWhitelist(tools, given),
    [commandIds.checkWorkspace]: () => checkWorkspace(server),
  };
  return Object.entries(handlers).map(([id, handler]) =>
    commands.registerCommand(id, (...given: unknown[]) => Promise.resolve(handler(...given)).catch(tellNotRunning)),
  );
}

/** A menu passes the list of all chosen files as its second argument, a lens our options. */
function pinOptions(given: unknown): PinOptions {
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
}
