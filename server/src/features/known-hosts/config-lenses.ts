/** Lenses and actions at the paths of known-hosts files in a configuration: looking at the file, and pinning a certificate in it. */

import { type CodeAction, CodeActionKind, type CodeLens, type Command } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import { repeatsFolder } from '../../facts/named-files.ts';
import type { Setting } from '../../model/statements.ts';
import { clientCommands, type PinTarget } from '../../protocol.ts';
import type { CodeActionQuestion } from '../code-actions.ts';
import { type FeatureContext, rangeOf } from '../context.ts';

/** What can be done with a known-hosts file, at the entry of the configuration that names it. */
interface Offer {
  readonly setting: Setting;
  readonly command: Command;
}

/** Lenses above each written path of an endpoint whose TLS is strict. Their commands ask, so the client must have said in `known` that it can. */
export function configLenses(context: FeatureContext, known: readonly string[]): CodeLens[] {
  if (!context.settings.codeLens) return [];
  return offers(context, known).map(({ setting, command }) => ({
    range: rangeOf(context.document, setting.key),
    command,
  }));
}

/** The same as actions on the line of the path, for those who do not use lenses. */
export function configActions(
  context: FeatureContext,
  { range, only }: Pick<CodeActionQuestion, 'range' | 'only'>,
  known: readonly string[],
): CodeAction[] {
  if (only && !only.includes(CodeActionKind.Refactor)) return [];
  const { document } = context;
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return offers(context, known)
    .filter(({ setting }) => setting.entry.start <= end && start <= setting.entry.end)
    .map(({ command }) => ({ title: command.title, kind: CodeActionKind.Refactor, command }));
}

function offers({ config, document, facts, confinedTo }: FeatureContext, known: readonly string[]): readonly Offer[] {
  if (config.template) return [];
  return config.strictEndpoints.flatMap(({ endpoint, trust }): Offer[] => {
    const setting = config.settings.get(endpoint.knownHosts);
    const file = facts.endpoint(endpoint.id).knownHosts;
    // In mode ca Orion never opens the file.
    if (!setting || !file || trust?.value.knownHosts === 'not-opened') return [];
    const uri = URI.file(file.path).toString();
    const target: PinTarget = { target: uri };
    const canPin = confinedTo === undefined && ['file', 'missing'].includes(file.state.kind) && !repeatsFolder(file);
    const preview = { title: 'Preview known hosts', command: clientCommands.previewKnownHosts, arguments: [uri] };
    const pin = {
      title: 'Pin certificate',
      command: clientCommands.pinCertificate,
      arguments: [document.uri, target],
    };
    const exists = file.state.kind === 'file' || file.state.kind === 'too-large';
    return [...(exists ? [preview] : []), ...(canPin ? [pin] : [])]
      .filter(({ command }) => known.includes(command))
      .map((command) => ({ setting, command }));
  });
}
