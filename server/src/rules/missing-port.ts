/** A URL without a port, which Orion cannot dial. */

import type { DialledUrl } from '../model/dialled-urls.ts';
import { replacePiece } from './edits.ts';
import type { Fix, Rule, Subject } from './rule.ts';
import { shown } from './wording.ts';

/** Where other Orion nodes listen unless their operator chose another port. */
const usualPort = 8080;

export const missingPort: Rule = {
  code: 'missing-port',
  severity: 'warning',
  stage: 'meaning',
  summary: 'A URL names no port, and Orion knows no default.',
  explanation:
    'Orion hands host and port to its HTTP client as they stand in the URL. Without a port that is port -1, which the client refuses: a node in `othernodes` is never contacted, and with such a `nodeurl` no other node can contact this one. Certificates that Orion creates get the common name `host:-1`.',
  source: 'NetworkDiscovery, DistributePayloadManager, TLS.buildCNProperty; Vert.x SocketAddressImpl',
  example: {
    bad: 'othernodes = [«"http://node2.example"»]\n',
    good: 'othernodes = ["http://node2.example:8080"]\n',
  },
  *check(subject) {
    for (const dialled of subject.config.dialledUrls()) {
      if (dialled.host === undefined || dialled.port !== undefined) continue;
      yield {
        at: dialled.text,
        message:
          dialled.key === 'nodeurl'
            ? `${shown(dialled.text.text)} has no port, and Orion knows no default: other nodes cannot contact this node, and certificates that Orion creates are named ${dialled.url.host}:-1. Add the port.`
            : `${shown(dialled.text.text)} has no port, and Orion knows no default: it never contacts that node. Add the port, ${usualPort} unless the other node says otherwise.`,
        fixes: () => portFix(subject, dialled),
      };
    }
  },
};

function portFix({ config }: Subject, { key, text, url }: DialledUrl): readonly Fix[] {
  const own = config.template ? undefined : config.integer('nodeport')?.value;
  const port = key === 'nodeurl' ? own : usualPort;
  if (!port) return [];
  const end = url.hostStart + url.host.length;
  const colon = text.text[end] === ':' ? 1 : 0;
  return [
    {
      title: `Add port ${port}`,
      edits: [replacePiece(config.text, text, end, end + colon, `:${port}`)],
      preferred: key === 'nodeurl',
    },
  ];
}
