/** The known-hosts files that Orion opens, with what is in them. */

import type { KnownHostsContent } from '../facts/known-hosts-content.ts';
import { contentOf, type NamedFile } from '../facts/named-files.ts';
import type { EndpointConfig } from '../model/config.ts';
import type { Span } from '../toml/tree.ts';
import { perSubject } from './per-subject.ts';

export interface OpenedKnownHosts {
  readonly side: EndpointConfig;
  readonly file: NamedFile;
  /** The path, or the endpoint's switch where the path is a default. */
  readonly at: Span;
  /** undefined where nothing was read. */
  readonly content: KnownHostsContent | undefined;
}

/** Those of strict endpoints in any mode but `ca`. In a template nobody knows what else it says: none. */
export const openedKnownHosts = perSubject(({ config, facts }): readonly OpenedKnownHosts[] => {
  if (config.template) return [];
  return config.strictEndpoints.flatMap((side): OpenedKnownHosts[] => {
    const file = facts.endpoint(side.endpoint.id).knownHosts;
    const at = file && (file.at ?? config.where(file.property.key));
    if (!file || !at || !side.trust || side.trust.value.knownHosts === 'not-opened') return [];
    const content = contentOf(file);
    return [{ side, file, at, content: content?.kind === 'known-hosts' ? content : undefined }];
  });
});

/** Nobody stands in the file, which Orion creates where it is missing. A malformed line is somebody, for whom Orion stops. */
export function isEmpty({ file, content }: OpenedKnownHosts): boolean {
  return file.state.kind === 'missing' || content?.hosts().size === 0;
}
