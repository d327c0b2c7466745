/** Lenses above the paths of known-hosts files in a configuration: looking at the file, and pinning a certificate in it. */

import type { CodeLens } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import { clientCommands, type PinTarget } from '../../protocol.ts';
import { type FeatureContext, rangeOf } from '../context.ts';

/** One pair of lenses for each written path of an endpoint whose TLS is strict. Both ask, so the client must have said in `known` that it can. */
export function configLenses(context: FeatureContext, known: readonly string[]): CodeLens[] {
  const { config, document, facts, settings, confinedTo } = context;
  if (!settings.codeLens || config.template) return [];
  return config.strictEndpoints.flatMap(({ endpoint, trust }): CodeLens[] => {
    const setting = config.settings.get(endpoint.knownHosts);
    const file = facts.endpoint(endpoint.id).knownHosts;
    // In mode ca Orion never opens the file.
    if (!setting || !file || trust?.value.name === 'ca') return [];
    const range = rangeOf(document, setting.key);
    const uri = URI.file(file.path).toString();
    const target: PinTarget = { target: uri };
    const canPin = confinedTo === undefined && (file.state.kind === 'file' || file.state.kind === 'missing');
    const preview = { title: 'Preview known hosts', command: clientCommands.previewKnownHosts, arguments: [uri] };
    const pin = {
      title: 'Pin a certificate',
      command: clientCommands.pinCertificate,
      arguments: [document.uri, target],
    };
    const exists = file.state.kind === 'file' || file.state.kind === 'too-large';
    return [...(exists ? [preview] : []), ...(canPin ? [pin] : [])]
      .filter(({ command }) => known.includes(command))
      .map((command) => ({ range, command }));
  });
}
