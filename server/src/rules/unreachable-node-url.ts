/** The node tells others an address at which only itself can be found. */

import { isEveryInterface, isLoopback } from '../model/dialled-urls.ts';
import type { Rule } from './rule.ts';
import { shown } from './wording.ts';

export const unreachableNodeUrl: Rule = {
  code: 'unreachable-node-url',
  severity: 'warning',
  stage: 'meaning',
  summary: '`nodeurl` is missing, and the address that Orion advertises instead leads nowhere for other nodes.',
  explanation:
    'Without `nodeurl` Orion advertises `http://<nodenetworkinterface>:<nodeport>`. With the default `127.0.0.1`, or with `0.0.0.0`, other nodes that dial it reach themselves. Certificates that Orion creates then also have random common names, another one for each certificate. Set `nodeurl` to the address at which the others reach this node.',
  source: 'Orion.run, PersistentNetworkNodes.setNodeUrl, TLS.buildCNProperty',
  example: {
    bad: 'nodenetworkinterface = «"0.0.0.0"»\nothernodes = ["http://node2.example:8080"]\n',
    good: 'nodeurl = "http://node1.example:8080"\nnodenetworkinterface = "0.0.0.0"\nothernodes = ["http://node2.example:8080"]\n',
  },
  *check({ config }) {
    const host = config.string('nodenetworkinterface');
    if (config.template || config.settings.has('nodeurl') || !host) return;
    if (!isLoopback(host.value) && !isEveryInterface(host.value)) return;
    const elsewhere = config
      .dialledUrls()
      .find((dialled) => dialled.host !== undefined && !isLoopback(dialled.host) && !isEveryInterface(dialled.host));
    if (!elsewhere) return;
    const port = config.integer('nodeport')?.value;
    const advertised = `http://${host.value}${port ? `:${port}` : ''}`;
    yield {
      at: host.setting?.value ?? elsewhere.text,
      message: `nodeurl is not set, so this node tells others to reach it at ${advertised}, where they find themselves: they cannot send to this node. Set nodeurl to the address at which ${shown(elsewhere.text.text)} and the others reach it.`,
      related: host.setting ? [{ at: elsewhere.text, message: 'A node on another machine' }] : [],
    };
  },
};
