/** A comment that relies on an environment variable that nothing reads. */

import type { Rule } from './rule.ts';

const word = 'SYSTEM_CERTIFICATE_PATH';

export const systemCertificatePath: Rule = {
  code: 'system-certificate-path',
  severity: 'information',
  stage: 'meaning',
  summary: 'A comment names `SYSTEM_CERTIFICATE_PATH`, which Orion never reads.',
  explanation:
    "Orion's documentation and sample configuration say that `SYSTEM_CERTIFICATE_PATH` selects the folder of root certificates. No code of Orion, Tuweni or Vert.x reads it. Authorities come from the chain lists in mode `ca`, or else from the trust store of the Java installation, which `-Djavax.net.ssl.trustStore` replaces.",
  source: 'Config (description texts only)',
  example: {
    bad: '# Root certificates: see «SYSTEM_CERTIFICATE_PATH»\ntls = "off"\n',
    good: '# Root certificates: JAVA_OPTS="-Djavax.net.ssl.trustStore=/etc/orion/roots.p12"\ntls = "off"\n',
  },
  *check({ config }) {
    for (const { start, end } of config.toml.comments) {
      const index = config.text.slice(start, end).indexOf(word);
      if (index < 0) continue;
      yield {
        at: { start: start + index, end: start + index + word.length },
        message: `Orion never reads ${word}, though its documentation says so: setting it changes nothing. Name authorities in a chain list with mode "ca", or start Java with -Djavax.net.ssl.trustStore.`,
      };
      return;
    }
  },
};
