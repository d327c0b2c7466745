/** Cases of `scheme-without-effect`. */
import { schemeWithoutEffect } from '../../server/src/rules/scheme-without-effect.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(schemeWithoutEffect, [
  {
    given: 'http with TLS on',
    source: 'tls = "strict"\nnodeurl = "«http»://a:1"\nothernodes = ["https://b:1", "«HTTP»://c:1"]',
    says: /this connection uses TLS/,
    related: ['"strict"'],
    fixed: 'tls = "strict"\nnodeurl = "https://a:1"\nothernodes = ["https://b:1", "HTTP://c:1"]',
  },
  {
    given: 'https with TLS off promises too much',
    source: 'tls = "off"\nothernodes = ["http://a:1", "«https»://b:1"]',
    severity: 'warning',
    says: /tls is "off", so this connection is plain HTTP/,
    fixes: ['Switch TLS on: tls = "strict", and write https everywhere', 'Write http'],
    fixed: 'tls = "strict"\nothernodes = ["https://a:1", "https://b:1"]',
  },
  {
    given: 'https with TLS off by default',
    source: 'nodeurl = "«https»://a:1" # us',
    severity: 'warning',
    says: /tls is not set, which means "off"/,
    related: [],
    fixed: 'nodeurl = "https://a:1" # us\ntls = "strict"',
  },
  {
    given: 'a value with escapes is marked as a whole',
    source: 'tls = "strict"\nnodeurl = «"\\u0068ttp://a:1"»',
    fixed: 'tls = "strict"\nnodeurl = "https://a:1"',
  },
  { given: 'behind blanks', source: 'tls = "strict"\nnodeurl = "  «http»://a:1"' },
  { given: 'they agree', source: 'tls = "strict"\nnodeurl = "https://a:1"' },
  { given: 'both off', source: 'tls = "off"\nnodeurl = "http://a:1"' },
  { given: 'another scheme', source: 'tls = "strict"\nnodeurl = "ftp://a:1"' },
  { given: 'clienturl is never used', source: 'tls = "strict"\nclienturl = "http://a:1"' },
  { given: 'the switch is refused', source: 'tls = "yes"\nnodeurl = "https://a:1"' },
  { given: 'the switch is a placeholder', source: 'tls = "<TLS>"\nnodeurl = "https://a:1"' },
  { given: 'the URL is a placeholder', source: 'nodeurl = "https://{{ host }}:1"' },
  { given: 'an URL that nobody can dial is unusable-url', source: 'nodeurl = "https://a_b:1"' },
  { given: 'a template may set the switch', source: 'nodeurl = "https://a:1"\n{{ tls }}' },
]);
