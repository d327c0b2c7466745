/** Both APIs on one port, which Orion notices only where both ports are written. */

import { property } from '../model/properties.ts';
import { setProperty } from './edits.ts';
import type { Rule } from './rule.ts';

export const sharedListener: Rule = {
  code: 'shared-listener',
  severity: 'warning',
  stage: 'meaning',
  summary: "A port equals the other API's default, so both APIs share one listener.",
  explanation:
    'Orion compares the two ports only where both are written. Where one equals the default of the other on the same address, Vert.x adds the client API to the listener of the node API: requests go to one or the other in turn, and the TLS settings of the client API have no effect.',
  source: 'Config.validateConfiguration, Orion.run; Vert.x HttpServerImpl.listen',
  example: {
    bad: 'nodeport = «8888»\n',
    good: 'nodeport = 8888\nclientport = 8889\n',
  },
  *check({ config }) {
    if (config.template) return;
    const node = config.integer('nodeport');
    const client = config.integer('clientport');
    if (!node || !client || node.value !== client.value || node.value === 0) return;
    const written = node.setting ?? client.setting;
    // Where both are written Orion stops, and port-conflict says so.
    if (!written || (node.setting && client.setting)) return;
    const sameHost = config.string('nodenetworkinterface')?.value === config.string('clientnetworkinterface')?.value;
    if (!sameHost || config.string('nodenetworkinterface') === undefined) return;
    const [own, other] = node.setting ? (['nodeport', 'clientport'] as const) : (['clientport', 'nodeport'] as const);
    yield {
      at: written.value,
      message: `${written.number} is also the default of ${other}, so node API and client API share one listener: requests go to either of them in turn, and clientconnectiontls has no effect. Give ${own} or ${other} another port.`,
      fixes: () => [
        {
          title: `Use Orion's default: ${own} = ${property(own).default}`,
          edits: [setProperty(config, own, Number(property(own).default), written.entry)],
        },
      ],
    };
  },
};
