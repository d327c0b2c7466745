/** Cases of `unusable-workdir`. */
import { unusableWorkdir } from '../../server/src/rules/unusable-workdir.ts';
import { checkRule } from '../support/check-rule.ts';
import { fifo, folder } from '../support/memory-files.ts';

checkRule(unusableWorkdir, [
  { given: 'a file', source: 'workdir = «"data"»', files: { data: 'text' }, says: /Couldn't create working directory/ },
  { given: 'a pipe', source: 'workdir = «"data"»', files: { data: fifo } },
  { given: 'a folder', source: 'workdir = "data"', files: { data: folder } },
  { given: 'nothing: Orion creates it', source: 'workdir = "data"' },
  { given: 'a placeholder', source: 'workdir = "{{ data }}"', files: { '{{ data }}': 'text' } },
]);
