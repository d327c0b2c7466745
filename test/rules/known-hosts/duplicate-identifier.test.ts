/** Lines that later ones override. */

import { duplicateIdentifier } from '../../../server/src/rules/known-hosts/duplicate-identifier.ts';
import { checkKnownHostsRule } from '../../support/check-known-hosts-rule.ts';

const one = 'a1'.repeat(32);
const two = 'b2'.repeat(32);

checkKnownHostsRule(duplicateIdentifier, [
  {
    given: 'the same identifier twice',
    source: `# first\n«a ${one}»\n\na ${two}\n`,
    says: /Line 4 has the same identifier, a, and the last one wins.*not accepted/,
    related: [`a ${two}`],
    fixed: `# first\n\na ${two}\n`,
  },
  { given: 'two spellings of one identifier', source: `«A ${one}»\na ${two}`, fixed: `a ${two}` },
  { given: 'three of them', source: `«a ${one}»\n«a ${two}»\na ${one}\n`, fixed: `a ${two}\na ${one}\n` },
  { given: 'lines that end with CRLF', source: `«a ${one}»\r\na ${two}\r\n`, fixed: `a ${two}\r\n` },
  { given: 'a later line on which Orion stops', source: `a ${one}\na xyz` },
  { given: 'different identifiers', source: `a ${one}\nb ${one}` },
]);
