/** Cases of `no-effect-property`. */
import { noEffectProperty } from '../../server/src/rules/no-effect-property.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(noEffectProperty, [
  {
    given: 'a filter on addresses that does not exist',
    source: 'tls = "off"\n«ipwhitelist» = ["10.0.0.1"] # us\n',
    says: /everybody may connect/,
    fixed: 'tls = "off"\n',
  },
  { given: 'a log level', source: '«verbosity» = 3', severity: 'hint', says: /log4j/ },
  { given: 'the URL of the client API', source: '«clienturl» = "http://a:1/"', severity: 'hint', says: /clientport/ },
  { given: "a name from Orion's test files", source: '«socket» = "x"', severity: 'hint', says: /no property/ },
  { given: 'an empty filter promises nothing', source: 'ipwhitelist = []' },
  { given: 'a wrong type is another finding', source: 'ipwhitelist = "10.0.0.1"\nverbosity = "1"' },
  { given: 'properties with an effect', source: 'nodeport = 1\nworkdir = "/x"' },
]);
