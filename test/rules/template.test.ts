/** Cases of `template`. */
import { template } from '../../server/src/rules/template.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(template, [
  {
    given: 'a placeholder in a value, and only the first',
    source: 'workdir = "/srv/«{{ name }}»/x"\nnodeurl = "{{ url }}"',
    says: /A placeholder is still to be filled in/,
  },
  { given: 'a shell variable', source: ['workdir = "«$', '{HOME}»"'].join('') },
  { given: 'a word to fill in', source: 'othernodes = ["http://a:1", "http://«<NAME>»:8080"]' },
  { given: 'a value with escapes is marked as a whole', source: 'workdir = «"\\u0041{{ name }}"»' },
  {
    given: 'template text outside strings',
    source: 'tls = "strict"\n«{% if peers %}»\nworkdir = "{{ x }}"\n{% endif %}',
    says: /This file is a template/,
  },
  {
    given: 'a placeholder above the template text',
    source: 'workdir = "«{{ x }}»"\n{% if peers %}\n',
    says: /is a template/,
  },
  { given: 'plain', source: 'workdir = "/srv/<name>/$HOME"' },
]);
