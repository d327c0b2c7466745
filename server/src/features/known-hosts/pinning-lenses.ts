/** Lenses above the paths of certificates in a configuration: in how many known-hosts files of the workspace each stands. */

import type { CodeLens } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import { fingerprintSet } from '../../model/usual-lines.ts';
import { type FeatureContext, rangeOf } from '../context.ts';
import type { KnownHostsContext } from './context.ts';
import { fingerprintOf } from './links.ts';

/** One lens for each written certificate that at least one of `files` pins. Find All References leads to the lines. */
export function pinningLenses(
  { config, document, facts }: FeatureContext,
  files: readonly KnownHostsContext[],
): CodeLens[] {
  if (config.template) return [];
  return config.strictEndpoints.flatMap(({ endpoint }): CodeLens[] => {
    const setting = config.settings.get(endpoint.cert);
    const fingerprint = fingerprintOf(facts.endpoint(endpoint.id).cert);
    if (!setting || fingerprint === undefined) return [];
    const pinning = files.filter((file) => pins(file, fingerprint));
    if (pinning.length === 0) return [];
    const title = `pinned by ${pinning.length} ${pinning.length === 1 ? 'file' : 'files'}`;
    const tooltip = pinning.map((file) => URI.parse(file.document.uri).fsPath).join('\n');
    return [{ range: rangeOf(document, setting.key), command: { title, tooltip, command: '' } }];
  });
}

function pins({ hosts }: KnownHostsContext, fingerprint: string): boolean {
  return hosts.pinning(fingerprintSet([fingerprint])).length > 0;
}
