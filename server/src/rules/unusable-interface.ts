/** A network interface that is written as a URL or with a port. */

import { isBareIpv6 } from '../pki/ip-address.ts';
import { setProperty } from './edits.ts';
import type { Rule } from './rule.ts';
import { shown } from './wording.ts';

const interfaces = [
  { key: 'nodenetworkinterface', port: 'nodeport', api: 'node API' },
  { key: 'clientnetworkinterface', port: 'clientport', api: 'client API' },
] as const;

export const unusableInterface: Rule = {
  code: 'unusable-interface',
  severity: 'error',
  // What it marks can be judged no further: whether the API is open to others is unknown.
  stage: 'shape',
  summary: '`nodenetworkinterface` or `clientnetworkinterface` holds a URL or a port, so Orion stops.',
  explanation:
    'Both take an address or a host name and nothing else: Orion hands the text to the operating system as the address to listen on. A scheme, a path or a port makes it an unknown host, and Orion stops with `Orion failed to start`. The port has a property of its own, `nodeport` or `clientport`.',
  source: 'Orion.run, Vert.x HttpServerImpl.listen',
  example: {
    bad: 'nodenetworkinterface = «"http://0.0.0.0:8080"»\ntls = "strict"\n',
    good: 'nodenetworkinterface = "0.0.0.0"\nnodeport = 8080\ntls = "strict"\n',
  },
  *check({ config }) {
    for (const { key, port, api } of interfaces) {
      const written = config.string(key);
      if (!written?.setting) continue;
      const address = addressIn(written.value);
      if (address === undefined) continue;
      const { setting } = written;
      yield {
        at: setting.value,
        message: `"${shown(written.value)}" is no address to listen on, so Orion stops when it starts the ${api}. Write the address alone, such as 0.0.0.0; the port belongs into ${port}.`,
        fixes: () =>
          address === ''
            ? []
            : [
                {
                  title: `Write the address alone: ${key} = "${shown(address)}"`,
                  edits: [setProperty(config, key, address, setting.entry)],
                  preferred: true,
                },
              ],
      };
    }
  },
};

/** The address inside a text that is more than an address; undefined where it is one, or may be. */
function addressIn(text: string): string | undefined {
  const host = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#].*$/s, '');
  const bare = host.replace(/^\[(.*)\](?::\d*)?$/, '$1');
  if (isBareIpv6(bare)) return bare === text || `[${bare}]` === text ? undefined : bare;
  const address = bare.replace(/:\d*$/, '');
  return address === text ? undefined : address;
}
