/** Cases of `system-certificate-path`. */
import { systemCertificatePath } from '../../server/src/rules/system-certificate-path.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(systemCertificatePath, [
  {
    given: 'a comment behind a value, and only the first of several',
    source: 'tls = "off" # roots: $«SYSTEM_CERTIFICATE_PATH»/*, SYSTEM_CERTIFICATE_PATH\n# SYSTEM_CERTIFICATE_PATH',
    says: /never reads SYSTEM_CERTIFICATE_PATH.*javax\.net\.ssl\.trustStore/,
    fixed: false,
  },
  { given: 'a comment in a list', source: 'othernodes = [\n  # «SYSTEM_CERTIFICATE_PATH»\n]' },
  { given: 'in a string', source: 'workdir = "/SYSTEM_CERTIFICATE_PATH" # roots' },
  { given: 'another name', source: '# system_certificate_path' },
]);
