/** Cases of `escape-in-path`. */
import { escapeInPath } from '../../server/src/rules/escape-in-path.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(escapeInPath, [
  {
    given: 'a folder of Windows',
    source: 'workdir = "C:«\\n»ew"',
    says: /\\n is a line break here/,
    fixes: ['Put the path in single quotes', 'Write / instead of the backslash'],
    fixed: "workdir = 'C:\\new'",
  },
  {
    given: 'several in one value, tls off or not',
    source: 'tlsservercert = "C:«\\b»in«\\t»ls«\\f»«\\r»"',
    says: [/a backspace/, /a tab/, /a form feed/, /a carriage return/],
  },
  {
    given: 'doubled backslashes are meant, so nothing can be guessed for the others',
    source: 'passwords = "C:\\\\new«\\t»x"',
    fixed: false,
  },
  { given: 'a single quote inside', source: 'passwords = "C:«\\n»\'x"', fixed: 'passwords = "C:/n\'x"' },
  { given: 'list items', source: 'publickeys = ["a", "keys«\\n»ode.pub"]\nprivatekeys = ["a", "b"]' },
  { given: 'by number', source: 'libsodiumpath = "a«\\u001f»b«\\U0000007F»c«\\u007f»"', says: /a control character/ },
  {
    given: 'NUL in a path that Orion reads',
    source: 'workdir = "a«\\u0000»"',
    severity: 'error',
    says: /a NUL character, which no path may have: Orion stops when it reads workdir/,
  },
  {
    given: 'half of a character',
    source: 'workdir = "a«\\ud83d»"',
    severity: 'error',
    says: /half of a character, which/,
  },
  { given: 'two halves that make one', source: 'workdir = "a\\ud83d\\ude00"' },
  { given: 'NUL in a TLS path that is read', source: 'tls = "strict"\ntlsserverkey = "a«\\u0000»"', severity: 'error' },
  { given: 'NUL in a TLS path that is not read', source: 'tls = "off"\ntlsserverkey = "a«\\u0000»"' },
  { given: 'NUL in the path of a storage', source: 'storage = "leveldb:a«\\u0000»"', severity: 'error' },
  { given: 'a database has no path', source: 'storage = "sql:jdbc:h2:a«\\u0000»"' },
  { given: 'three quotes', source: 'workdir = """C:«\\n»ew"""', fixed: false },
  { given: 'single quotes', source: "workdir = 'C:\\new'\nstorage = 'leveldb:a\\b'" },
  { given: 'doubled backslashes', source: 'workdir = "C:\\\\new"' },
  { given: 'other escapes', source: 'workdir = "\\u0041\\"\\U00000042"' },
  { given: 'no path', source: 'nodenetworkinterface = "127.0.0.1\\n"' },
  { given: 'a placeholder', source: 'workdir = "{{ dir }}\\new"' },
  { given: 'an escape that TOML does not know', source: 'workdir = "C:\\certs\\new"' },
]);
