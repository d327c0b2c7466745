/** Cases of `toml-portability`. */
import { tomlPortability } from '../../server/src/rules/toml-portability.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(tomlPortability, [
  {
    given: 'half a character as an escape',
    source: 'workdir = "«\\ud800»"',
    says: /Orion accepts it, other TOML tools/,
  },
  { given: 'a line-ending backslash', source: 'workdir = """a«\\»\n  b"""', says: /keeps the line break/ },
  { given: 'a table that was closed', source: '[t]\nx = {}\n«x.y» = 1', says: /already defined/ },
  { given: 'plain TOML', source: 'workdir = "a"\n[x]\ny = 1' },
  { given: 'a document that Orion refuses gets no second opinion', source: '[t]\nx = {}\nx.y = 1\ntls = strict' },
  { given: 'a template', source: '[t]\nx = {}\nx.y = 1\n{{ more }}' },
]);
