/** What the two rules about plain HTTP share: an API that other machines reach and whose switch is off. */

import type { Config } from '../model/config.ts';
import { isLoopback } from '../model/node-address.ts';
import { setProperty } from './edits.ts';
import type { Finding } from './rule.ts';
import { shown } from './wording.ts';

/** One of the two APIs of a node. */
interface Api {
  readonly title: string;
  readonly interface: 'nodenetworkinterface' | 'clientnetworkinterface';
  readonly switch: 'tls' | 'clientconnectiontls';
  /** Who gains what. */
  readonly consequence: string;
}

/** The finding about an API without TLS on an address that is not loopback; none while its switch cannot be judged. */
export function* plaintextFindings(config: Config, api: Api): Iterable<Finding> {
  const host = config.string(api.interface);
  const governing = config.string(api.switch);
  if (config.template || !host?.setting || isLoopback(host.value)) return;
  if (!governing || governing.value.toLowerCase() === 'strict') return;
  const { setting } = host;
  const off = governing.setting ? `${api.switch} is "off"` : `${api.switch} is not set and its default is "off"`;
  yield {
    at: setting.value,
    message: `Other machines reach the ${api.title} on ${shown(host.value)} in plain HTTP, because ${off}: ${api.consequence}. Set ${api.switch} = "strict", or bind to 127.0.0.1.`,
    related: governing.setting ? [{ at: governing.setting.value, message: 'TLS is switched off here' }] : [],
    fixes: () => [
      {
        title: `Switch TLS on: ${api.switch} = "strict"`,
        edits: [setProperty(config, api.switch, 'strict', setting.entry)],
        preferred: true,
      },
      {
        title: `Listen on this machine only: ${api.interface} = "127.0.0.1"`,
        edits: [setProperty(config, api.interface, '127.0.0.1', setting.entry)],
      },
    ],
  };
}
