/** What `invalid-line` and `invalid-fingerprint` say at the path of a known-hosts file. */

import { fingerprintSpan, type MalformedLine } from '../model/known-hosts-line.ts';
import { shownPath } from '../model/shown-path.ts';
import { openedKnownHosts } from './known-hosts-files.ts';
import type { Finding, Subject } from './rule.ts';

/** One finding a file, about the first line on which Orion stops; none where Orion does not open it. */
export function* malformedKnownHosts(subject: Subject, fault: MalformedLine['fault']): Iterable<Finding> {
  for (const { file, at, content } of openedKnownHosts(subject)) {
    const first = content?.hosts().unusual.find((line) => line.type === 'malformed');
    if (first?.type !== 'malformed' || first.fault !== fault) continue;
    const what = fault === 'line' ? 'Invalid line' : 'Invalid fingerprint';
    const spot = (fault === 'fingerprint' && fingerprintSpan(first)) || first;
    yield {
      at,
      message: `Orion stops at line ${first.line + 1} of ${shownPath(file.text)} with "${what}". Correct the line; the known-hosts file itself says how.`,
      related: [{ at: spot, path: file.path, message: `Orion cannot read this ${fault}` }],
    };
  }
}
