/** A pair that was being written when the writer was killed. */

import { shownPath } from '../model/shown-path.ts';
import type { Rule } from './rule.ts';

export const interruptedWrite: Rule = {
  code: 'interrupted-write',
  severity: 'warning',
  stage: 'meaning',
  summary: 'Writing a certificate and its key was interrupted, so the files may not belong together.',
  explanation:
    'When Orion TLS writes a pair, it first puts a journal beside it (a hidden file that ends in `.orion-tls-journal`), and removes it at the end. Where one stands, the writer was killed on the way, or is still at work. Nothing is lost: the next start of the language server, or the next `orion-tls generate`, completes the interrupted write or takes it back. A check never writes.',
  source: 'Orion TLS',
  example: {
    bad: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = «"server.key"»\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "whole.key"\n',
    files: { 'server.pem': 'cert', 'server.key': 'key', 'whole.key': 'key', '.server.key.orion-tls-journal': '{}' },
  },
  *check({ config, facts }) {
    if (config.template) return;
    for (const { endpoint } of config.strictEndpoints) {
      for (const file of facts.endpoint(endpoint.id).interrupted) {
        const at = file.at ?? config.where(file.property.key);
        if (!at) continue;
        yield {
          at,
          message: `Writing ${shownPath(file.text)} was interrupted, or is still under way: its journal stands beside it. Until that is settled, the pair of the ${endpoint.title} may be half old and half new. Generate it again, with "orion-tls generate" or in the editor: that first completes the interrupted write or takes it back.`,
        };
      }
    }
  },
};
