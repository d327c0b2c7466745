/** Cases of `duplicate-key`. */
import { duplicateKey } from '../../server/src/rules/duplicate-key.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(duplicateKey, [
  {
    given: 'the same key again',
    source: `tls = "off"
             nodeport = 1
             «tls» = "strict"
             clientport = 2`,
    says: /line 1/,
    related: ['tls'],
    fixes: ['Remove this definition and keep line 1', 'Keep this definition and remove line 1'],
    fixed: `tls = "off"
            nodeport = 1
            clientport = 2`,
  },
  { given: 'a quoted spelling is the same key', source: `tls = "off"\n«"tls"» = "off"`, related: ['tls'] },
  { given: 'a table of the name of a value', source: `tls = "off"\n[«tls»]\n`, fixed: false },
  {
    given: 'a dotted key below a value',
    source: `tls = "off"\n«tls».x = 1\n`,
    says: /cannot be a table/,
    fixed: false,
  },
  { given: 'another key in between twice', source: `a = 1\n«a» = 2\n«a» = 3\n`, says: /line 1/ },
  { given: 'a table that is opened again below its own child', source: 'a.b = 1\n[a]\nc = 2\n' },
  { given: 'an inline table that grows', source: 'a = {}\n[a.b]\n' },
  { given: 'different case is a different key', source: 'tls = "off"\nTLS = "off"\n' },
  {
    given: 'the branches of a template',
    source: '{% if x %}\ntls = "off"\n{% else %}\ntls = "strict"\n{% endif %}\n',
  },
]);
