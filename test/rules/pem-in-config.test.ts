/** Cases of `pem-in-config`. */

import { pemInConfig } from '../../server/src/rules/pem-in-config.ts';
import { checkRule } from '../support/check-rule.ts';

const body = 'MIIEowIBAAKCAQEAxZ5nodeportMHcCAQEEIDFiMjM0';
const key = `-----BEGIN RSA PRIVATE KEY-----\n${body}\nnodeport\n-----END RSA PRIVATE KEY-----`;
const certificate = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`;

checkRule(pemInConfig, [
  {
    given: 'a key among the statements, of which nothing else is said',
    source: `tls = "off"\n«${key}»\nnodeport = 1\n`,
    says: /A private key stands in the configuration, which is no TOML, so Orion stops\. .*make a new pair\.$/,
    fixes: [],
  },
  {
    given: 'a key without its end',
    source: `tls = "off"\n«-----BEGIN PRIVATE KEY-----\n${body}\nabc»\nnodeport = 1\n`,
    says: /so Orion stops/,
  },
  {
    given: 'a certificate and a key, as in a file that is no configuration at all',
    source: `«${certificate}»\n«${key}»\n`,
    says: [/A certificate or other PEM block/, /A private key/],
  },
  {
    given: 'a key in a string that has no room for its lines',
    source: `tlsserverkey = "«${key}»"\n`,
    says: /A private key/,
  },
  { given: 'a key in a string', source: `tlsserverkey = """\n${key}"""\n` },
  { given: 'a key in a comment', source: `# ${key.replaceAll('\n', '\n# ')}\n` },
  { given: 'a certificate in a comment', source: `# ${certificate.replaceAll('\n', '\n# ')}\n` },
  { given: 'a comment that speaks of a key', source: '# begins with -----BEGIN PRIVATE KEY-----\ntls = "off"\n' },
  { given: 'the path of a key', source: 'tlsserverkey = "server.key"\n' },
]);
