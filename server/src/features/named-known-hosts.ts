/** The known-hosts files of a configuration, for a person who chooses one to look at. */

import { URI } from 'vscode-uri';
import { endpoints } from '../model/endpoints.ts';
import type { NamedKnownHosts } from '../protocol.ts';
import type { FeatureContext } from './context.ts';

/** One for each endpoint that has one, in the order of the table. */
export function namedKnownHosts({ facts }: FeatureContext): NamedKnownHosts[] {
  return endpoints.flatMap(({ id, title, knownHosts }) => {
    const file = facts.endpoint(id).knownHosts;
    if (!file) return [];
    const exists = file.state.kind === 'file' || file.state.kind === 'too-large';
    return [{ uri: URI.file(file.path).toString(), property: knownHosts, endpointTitle: title, exists }];
  });
}
