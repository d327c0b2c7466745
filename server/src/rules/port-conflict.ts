/** Both APIs on one port, where that stops Orion. */

import type { Config } from '../model/config.ts';
import { type PropertyKey, property } from '../model/properties.ts';
import type { Finding, Fix, Rule } from './rule.ts';

export const portConflict: Rule = {
  code: 'port-conflict',
  severity: 'error',
  stage: 'shape',
  summary: 'The node API and the client API cannot share a port, so Orion stops.',
  explanation:
    'Written twice, the same port is refused when the file is read. Where one of the two is the default (8080 for nodes, 8888 for clients) nobody compares them: on different addresses that overlap, such as `0.0.0.0` and `127.0.0.1`, the second one cannot open the port and Orion stops with `Address already in use`; on the same address both share one listener, which is `shared-listener`. 0 picks a free port and never conflicts.',
  source: 'Config.validateConfiguration, Orion.run; Vert.x 3.7.1: HttpServerImpl.listen',
  example: {
    bad: 'nodeport = 8080\nclientport = «8080»\n',
    good: 'nodeport = 8080\nclientport = 8888\n',
  },
  *check({ config }) {
    if (config.template) return;
    const node = config.integer('nodeport');
    const client = config.integer('clientport');
    if (!node || !client || node.value !== client.value || node.value === 0) return;
    const written = [client.setting, node.setting].filter((setting) => setting !== undefined);
    const [at, other] = written.map((setting) => setting.value);
    if (!at) return;
    const related = other ? [{ at: other, message: 'nodeport' }] : [];
    if (other) yield { at, message: bothWritten(node.value), related, fixes: () => otherPort(config, 'clientport') };
    else if (hostsOverlap(config))
      yield onOverlappingHosts(config, node.value, node.setting ? 'nodeport' : 'clientport', at);
  },
};

function bothWritten(port: number): string {
  return `nodeport is ${port} too, and Orion stops when the node API and the client API have the same port. Choose another one.`;
}

function onOverlappingHosts(config: Config, port: number, key: PropertyKey, at: Finding['at']): Finding {
  const [whose, hosts] = [key === 'nodeport' ? 'client' : 'node', addresses(config)];
  return {
    at,
    message: `${port} is also the port of the ${whose} API by default, and ${hosts.join(' and ')} overlap, so Orion stops with "Address already in use". Choose another port.`,
    fixes: () => otherPort(config, key),
  };
}

function addresses(config: Config): readonly string[] {
  return (['nodenetworkinterface', 'clientnetworkinterface'] as const).map((key) => config.string(key)?.value ?? '');
}

/** Different addresses of which one port can be opened once only. The same address is shared, which is no error. */
function hostsOverlap(config: Config): boolean {
  if (!config.string('nodenetworkinterface') || !config.string('clientnetworkinterface')) return false;
  const [node = '', client = ''] = addresses(config);
  if (node === client) return false;
  const [left, right] = [canonicalHost(node), canonicalHost(client)];
  return left === right || left === everywhere || right === everywhere;
}

const everywhere = '0.0.0.0';

function canonicalHost(host: string): string {
  const lower = host.toLowerCase();
  // Java opens both wildcards on IPv4 and IPv6.
  if (['::', '0:0:0:0:0:0:0:0'].includes(lower)) return everywhere;
  return lower === 'localhost' ? '127.0.0.1' : lower;
}

/** The default of this port, or where that is the one in conflict, the next port. */
function otherPort(config: Config, key: PropertyKey): Fix[] {
  const setting = config.settings.get(key);
  const current = setting?.number;
  if (!setting || current === undefined) return [];
  const usual = Number(property(key).default);
  const free = usual === current ? current + (current < 65535 ? 1 : -1) : usual;
  const edit = { start: setting.value.start, end: setting.value.end, newText: String(free) };
  return [{ title: `Set ${key} to ${free}`, edits: [edit] }];
}
