/** Everything that the fuzzer tries, in the order in which it does. */

import { config } from './config.ts';
import { growth } from './growth.ts';
import { knownHosts } from './known-hosts.ts';
import { pastedKey } from './pasted-key.ts';
import { pem } from './pem.ts';
import { server } from './server.ts';
import { settings } from './settings.ts';
import type { Target } from './target.ts';

export const targets: readonly Target[] = [config, knownHosts, pem, pastedKey, settings, server, growth];
