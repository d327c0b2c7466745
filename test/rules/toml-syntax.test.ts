/** Cases of `toml-syntax`; the parser's own tests know every mistake, these know what becomes of one. */
import { tomlSyntax } from '../../server/src/rules/toml-syntax.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(tomlSyntax, [
  { given: 'text without quotes', source: 'tls = «strict»', says: /quotes/, fixed: 'tls = "strict"' },
  { given: 'a string that is not closed', source: 'tls = «"strict»', fixed: 'tls = "strict"' },
  {
    given: 'several problems, each its own finding',
    source: `tls = «strict»
             nodeport = «08080»`,
    says: [/quotes/, /leading zeros/],
    fixed: `tls = "strict"
            nodeport = 08080`,
  },
  { given: 'a tab in a string', source: 'workdir = "a«\t»b"', says: /Orion's parser/, fixed: 'workdir = "a\\tb"' },
  { given: 'a list of mixed types', source: 'othernodes = ["http://a:1/", «2»]', says: /Orion's parser/, fixed: false },
  {
    given: 'a line break before a comma',
    source: 'othernodes = ["http://a:1/"\n«,»"http://b:1/"]',
    fixed: 'othernodes = ["http://a:1/",\n"http://b:1/"]',
    fixes: ['Move the comma to the end of the value'],
  },
  {
    given: 'a space that only looks like one',
    source: 'tls =«\u00a0»"off"',
    fixed: 'tls = "off"',
    fixes: ['Write a plain space'],
  },
  { given: 'a byte order mark in the text', source: '«\ufeff»tls = "off"', fixed: 'tls = "off"' },
  {
    given: 'a byte order mark that the editor hides',
    fileName: 'orion.conf',
    files: { 'orion.conf': '\ufefftls = "off"\nnodeport = 1\n' },
    source: '«»tls = "off"\nnodeport = 1\n',
    says: /byte order mark/,
    fixed: false,
  },
  { given: 'the comment of another language', source: 'tls = "off" «// no TLS»', fixed: 'tls = "off" # no TLS' },
  {
    given: 'a backslash that was meant as one',
    source: String.raw`workdir = "C:«\c»erts"`,
    fixed: String.raw`workdir = 'C:\certs'`,
  },
  {
    given: 'the mended value is wrong in another way, which is newly read',
    source: 'tls = «maybe»',
    fixed: 'tls = "maybe"',
  },
  { given: 'a template: only what it renders to counts', source: '{% if x %}\ntls = strict\n{% endif %}' },
  {
    given: "texts that Orion's parser takes",
    source: '# a\u0000b\na = +8080\nb = 0x1F90\nc = """\nx"""\r\nd = [1, 2,] # e\n"tls" = \'strict\'\n',
  },
  { given: 'a file-wide suppression', source: '# orion-ignore-file: toml-syntax\ntls = strict' },
]);
