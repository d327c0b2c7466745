/** Cases of `relative-workdir`. */
import { relativeWorkdir } from '../../server/src/rules/relative-workdir.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(relativeWorkdir, [
  {
    given: 'a folder beside the configuration',
    source: 'workdir = «"data"»',
    says: /taken for \/node\/data here/,
    fixed: 'workdir = "/node/data"',
  },
  {
    given: 'the user said where Orion starts',
    settings: { baseDirectory: '/srv' },
    source: 'workdir = «"../x"»',
    fixed: 'workdir = "/x"',
  },
  {
    given: 'a mapped folder',
    settings: { pathMappings: { data: '/srv' } },
    source: 'workdir = «"data"»',
    fixed: false,
  },
  { given: 'an empty one while nothing needs a folder', source: 'workdir = «""»' },
  { given: 'absolute', source: 'workdir = "/data"' },
  { given: 'the current directory, said on purpose', source: 'workdir = "./"' },
  { given: 'not written', source: 'tls = "strict"' },
  { given: 'doubled, which doubled-workdir says', source: 'workdir = "data"\ntls = "strict"' },
  { given: 'empty with TLS, which empty-workdir says', source: 'workdir = ""\ntls = "strict"' },
  { given: 'a placeholder', source: 'workdir = "{{ dir }}"' },
  { given: 'of the wrong type', source: 'workdir = 1' },
  { given: 'plain in a template', source: 'workdir = «"data"»\n{% if tls %}\ntls = "strict"\n{% endif %}' },
]);
