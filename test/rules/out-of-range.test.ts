/** Cases of `out-of-range`. */
import { outOfRange } from '../../server/src/rules/out-of-range.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(outOfRange, [
  { given: 'a port above the last one', source: 'nodeport = «65536»', says: /between 0 and 65535/, fixed: false },
  { given: 'a port below zero', source: 'clientport = «-1»' },
  { given: 'a number above 31 bits', source: 'nodeport = «2147483648»' },
  {
    given: 'a port that passes the check by overflow and then fails when it is read',
    source: 'nodeport = «-4294959216»',
  },
  { given: 'verbosity above 3', source: 'verbosity = «4»', fixed: 'verbosity = 3' },
  { given: 'verbosity below 0', source: 'verbosity = «-1»', fixed: 'verbosity = 0' },
  { given: 'verbosity by overflow, which nobody reads', source: 'verbosity = -4294967295' },
  { given: 'the limits', source: 'nodeport = 0\nclientport = 65535\nverbosity = 3' },
  { given: 'other ways to write a number', source: 'nodeport = +8080\nclientport = 0x1F90' },
]);
