/** A known-hosts text made into what rules and features see, beside configurations with files in memory. */

import { basename, join } from 'node:path';
import { createFileCache } from '../../server/src/facts/cache.ts';
import { loadFacts } from '../../server/src/facts/facts.ts';
import { createNetwork, knownHostsKinds, readNode } from '../../server/src/facts/network.ts';
import { readConfig } from '../../server/src/model/config.ts';
import { parseKnownHosts } from '../../server/src/model/known-hosts.ts';
import { defaultSettings } from '../../server/src/model/settings.ts';
import type { KnownHostsSubject } from '../../server/src/rules/known-hosts/known-hosts-rule.ts';
import { memoryFiles } from './memory-files.ts';
import {
  configFolder,
  looseCertificates,
  otherNodes,
  type Surroundings,
  withFingerprints,
  withFixtures,
} from './subject.ts';

export interface KnownHostsSurroundings extends Surroundings {
  /** Name of the file beside the configuration; `tls-known-clients` where absent. */
  readonly name?: string;
  /** The configuration beside it, which names it by default; false where there is none. */
  readonly config?: string | false;
  /** The file has a byte order mark that the text does not show. */
  readonly hiddenMark?: boolean;
}

/** Both sides in mode `whitelist`, with the default paths. */
export const whitelistConfig = 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsclienttrust = "whitelist"\n';

/** The text with `<fingerprint of file.pem>` filled in, and what is known of it. Every `.pem` of the files is in the workspace. */
export async function makeKnownHostsSubject(
  source: string,
  surroundings: KnownHostsSurroundings = {},
): Promise<KnownHostsSubject> {
  const { name = 'tls-known-clients', hiddenMark = false } = surroundings;
  const entries = await withFixtures(surroundings.files ?? {});
  const text = withFingerprints(source, entries);
  const path = join(configFolder, name);
  const files = memoryFiles({ ...entries, [path]: text }, configFolder);
  const own = surroundings.config === false ? undefined : readConfig(surroundings.config ?? whitelistConfig);
  const settings = { ...defaultSettings, ...surroundings.settings };
  const location = { folder: configFolder, workspaceFolder: undefined, settings };
  const node = own && readNode(configUri, own, await loadFacts(own, location, files, createFileCache()));
  const nodes = [...(node ? [node] : []), ...(await otherNodes(surroundings, files))];
  const network = createNetwork(nodes, looseCertificates(entries));
  const uses = network.usesOf(path);
  return {
    hosts: parseKnownHosts(text, hiddenMark),
    uses,
    kinds: knownHostsKinds(uses, basename(name)),
    network,
  };
}

/** Of the configuration beside the file. */
export const configUri = `file://${configFolder}/orion.conf`;
