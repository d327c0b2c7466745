/** Cases of `invalid-storage`. */
import { invalidStorage } from '../../server/src/rules/invalid-storage.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(invalidStorage, [
  {
    given: 'wrong case',
    source: `storage = «'LevelDB:orion'»`,
    says: /in lower case/,
    fixed: `storage = 'leveldb:orion'`,
  },
  { given: 'a misspelt engine', source: 'storage = «"mapd:x"»', fixed: 'storage = "mapdb:x"' },
  { given: 'an engine of something else', source: 'storage = «"rocksdb:x"»', fixed: false },
  { given: 'nothing', source: 'storage = «""»', fixed: false },
  { given: 'a path in memory', source: 'knownnodesstorage = «"memory:x"»', fixed: 'knownnodesstorage = "memory"' },
  {
    given: 'a database without jdbc:',
    source: 'storage = «"sql:postgresql://h/d"»',
    fixed: 'storage = "sql:jdbc:postgresql://h/d"',
  },
  { given: 'jdbc: without sql:', source: 'storage = «"jdbc:h2:mem"»', fixed: 'storage = "sql:jdbc:h2:mem"' },
  {
    given: 'a database without a driver',
    source: 'storage = «"sql:jdbc:mysql://h/d"»',
    says: /postgresql, h2 and oracle/,
    fixed: false,
  },
  { given: 'every engine', source: 'storage = "leveldb"\nknownnodesstorage = "memory"' },
  { given: 'engines with a path', source: 'storage = "mapdb:a/b:c"\nknownnodesstorage = "sql:jdbc:oracle:thin:@h:1"' },
  { given: 'a placeholder', source: 'storage = "{{ engine }}:x"' },
]);
