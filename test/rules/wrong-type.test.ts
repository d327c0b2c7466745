/** Cases of `wrong-type`. */
import { wrongType } from '../../server/src/rules/wrong-type.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(wrongType, [
  { given: 'a port in quotes', source: 'nodeport = «"8080"»', says: /whole number/, fixed: 'nodeport = 8080' },
  { given: 'a port in words', source: 'nodeport = «"http"»', fixed: false },
  { given: 'a port with a decimal point', source: 'nodeport = «8080.0»', says: /decimal point/, fixed: false },
  {
    given: 'a URL that should be a list',
    source: `othernodes = «'http://a:1/'»`,
    says: /list of strings/,
    fixed: `othernodes = ['http://a:1/']`,
  },
  {
    given: 'every bad item',
    source: 'alwayssendto = [«1», «2»]',
    says: /Every item of alwayssendto/,
    fixed: 'alwayssendto = ["1", "2"]',
  },
  { given: 'a list of lists', source: 'publickeys = [«["a"]»]', says: /but this is a list/ },
  { given: 'a list with one path', source: 'tlsservercert = «["a.pem"]»', fixed: 'tlsservercert = "a.pem"' },
  { given: 'a switch that is true', source: 'tls = «true»', fixed: 'tls = "strict"' },
  { given: 'a switch that is false', source: 'clientconnectiontls = «false»', fixed: 'clientconnectiontls = "off"' },
  { given: 'a mode that is a number says nothing about which', source: 'tlsservertrust = «1»', fixed: false },
  { given: 'a path that is a number', source: 'workdir = «2021»', fixed: 'workdir = "2021"' },
  { given: 'properties that Orion only checks when it reads them', source: 'passwords = «1»\nlibsodiumpath = «1»' },
  { given: 'a table of the name of a property', source: '[«tls»]\nx = 1', says: /makes it a table/ },
  { given: 'an array of tables of the name of a property', source: '[[«publickeys»]]' },
  { given: 'a dotted key below a property', source: '«tls.mode» = "strict"' },
  { given: 'an inline table', source: 'tls = «{ mode = "strict" }»', fixed: false },
  { given: 'a date', source: 'workdir = «2021-03-08»', says: /a date or time/ },
  { given: 'plain values in a template are still judged', source: 'tls = {{ tls }}\nnodeport = «"8080"»' },
  {
    given: 'right types in unusual forms',
    source: `nodeport = +8_080
             clientport = 0x1F90
             publickeys = []
             othernodes = [
               "http://a:1/", # first
               'http://b:1/',
             ]
             workdir = """
             /data"""`,
  },
  { given: 'a key that Orion does not know may be anything', source: 'anything = 1' },
]);
