/** The node tells others an address at which only itself can be found. */

import type { Config } from '../model/config.ts';
import type { DialledUrl } from '../model/dialled-urls.ts';
import { isEveryInterface, isLoopback } from '../model/node-address.ts';
import type { Finding, Rule } from './rule.ts';
import { shown } from './wording.ts';

export const unreachableNodeUrl: Rule = {
  code: 'unreachable-node-url',
  severity: 'warning',
  stage: 'meaning',
  summary:
    'The address that Orion advertises leads nowhere for other nodes: `nodeurl` is missing, or names every interface.',
  explanation:
    'Without `nodeurl` Orion advertises `http://<nodenetworkinterface>:<nodeport>`. With the default `127.0.0.1`, or with `0.0.0.0`, other nodes that dial it reach themselves. Certificates that Orion creates then also have random common names, another one for each certificate. `0.0.0.0` in `nodeurl` itself leads them to themselves, too. Set `nodeurl` to the address at which the others reach this node.',
  source: 'Orion.run, PersistentNetworkNodes.setNodeUrl, TLS.buildCNProperty',
  example: {
    bad: 'nodenetworkinterface = «"0.0.0.0"»\nothernodes = ["http://node2.example:8080"]\n',
    good: 'nodeurl = "http://node1.example:8080"\nnodenetworkinterface = "0.0.0.0"\nothernodes = ["http://node2.example:8080"]\n',
  },
  *check(subject) {
    const { config } = subject;
    if (config.template) return;
    const elsewhere = config
      .dialledUrls()
      .find(
        ({ key, host }) => key === 'othernodes' && host !== undefined && !isLoopback(host) && !isEveryInterface(host),
      );
    if (!elsewhere) return;
    const finding = config.settings.has('nodeurl') ? everyInterface(config, elsewhere) : notSet(config, elsewhere);
    if (finding) yield finding;
  },
};

/** A loopback address is right where all nodes share a machine; this one is right nowhere. */
function everyInterface(config: Config, elsewhere: DialledUrl): Finding | undefined {
  const own = config.dialledUrls().find(({ key }) => key === 'nodeurl');
  if (own?.host === undefined || !isEveryInterface(own.host)) return undefined;
  return {
    at: own.text,
    message: `nodeurl names ${shown(own.host)}, which stands for every interface of a machine: other nodes that dial it find themselves, and cannot send to this node. Write the address at which ${shown(elsewhere.text.text)} and the others reach it.`,
  };
}

function notSet(config: Config, elsewhere: DialledUrl): Finding | undefined {
  const host = config.string('nodenetworkinterface');
  if (!host || (!isLoopback(host.value) && !isEveryInterface(host.value))) return undefined;
  const port = config.integer('nodeport')?.value;
  const advertised = `http://${host.value}${port ? `:${port}` : ''}`;
  return {
    at: host.setting?.value ?? elsewhere.text,
    message: `nodeurl is not set, so this node tells others to reach it at ${advertised}, where they find themselves: they cannot send to this node. Set nodeurl to the address at which ${shown(elsewhere.text.text)} and the others reach it.`,
    related: host.setting ? [{ at: elsewhere.text, message: 'A node on another machine' }] : [],
  };
}
