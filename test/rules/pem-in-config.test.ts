/** Cases of `pem-in-config`. */

import { pemInConfig } from '../../server/src/rules/pem-in-config.ts';
import { checkRule } from '../support/check-rule.ts';

const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIEow==\nnodeport\n-----END RSA PRIVATE KEY-----';
const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

checkRule(pemInConfig, [
  {
    given: 'a key among the statements, of which nothing else is said',
    source: `tls = "off"\n«${key}»\nnodeport = 1\n`,
    says: /A private key stands in the configuration, which is no TOML, so Orion stops\. .*make a new pair\.$/,
    fixes: [],
  },
  {
    given: 'a key without its end',
    source: 'tls = "off"\n«-----BEGIN PRIVATE KEY-----\nMIIEow==\nabc»',
    says: /so Orion stops/,
  },
  {
    given: 'a certificate and a key, as in a file that is no configuration at all',
    source: `«${certificate}»\n«${key}»\n`,
    says: [/A certificate or other PEM block/, /A private key/],
  },
  {
    given: 'a key in a string, which Orion takes for a path',
    source: `tlsserverkey = """\n«${key}»"""\n`,
    severity: 'warning',
    says: /everybody finds it who can read this file/,
  },
  {
    given: 'a key in a comment',
    source: '# «-----BEGIN PRIVATE KEY----- MIIEow== -----END PRIVATE KEY-----»\n',
    severity: 'warning',
  },
  { given: 'a certificate in a comment', source: `# ${certificate.replaceAll('\n', '\n# ')}\n` },
  { given: 'the path of a key', source: 'tlsserverkey = "server.key"\n' },
]);
