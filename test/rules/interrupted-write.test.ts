/** Cases of `interrupted-write`. */
import { interruptedWrite } from '../../server/src/rules/interrupted-write.ts';
import { checkRule } from '../support/check-rule.ts';
import { folder } from '../support/memory-files.ts';

const marked = 'tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = «"a.key"»';
const silent = marked.replace(/[«»]/g, '');
const journal = { '.a.key.orion-tls-journal': '{}' };

checkRule(interruptedWrite, [
  {
    given: 'a journal beside the key',
    files: { 'a.pem': 'cert', 'a.key': 'key', ...journal },
    source: marked,
    says: /Writing a\.key was interrupted, or is still under way: its journal stands beside it.*"orion-tls generate"/,
    fixed: false,
  },
  { given: 'nothing but the journal', files: journal, source: marked },
  {
    given: 'a journal beside the certificate, of a renewal that kept the key',
    files: { 'a.key': 'key', '.a.pem.orion-tls-journal': '{}' },
    source: 'tls = "strict"\ntlsservercert = «"a.pem"»\ntlsserverkey = "a.key"',
  },
  { given: 'a default path', files: { '.tls-client-key.pem.orion-tls-journal': '{}' }, source: 'tls = «"strict"»' },
  { given: 'the journal of another file', files: { '.b.key.orion-tls-journal': '{}' }, source: silent },
  { given: 'a folder of that name', files: { '.a.key.orion-tls-journal': folder }, source: silent },
  { given: 'TLS is off', files: journal, source: silent.replace('strict', 'off') },
  { given: 'a template', files: journal, source: `${silent}\n{{ x }}` },
]);
