/** The status line of each endpoint. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configStatus } from '../../server/src/features/status.ts';
import { readConfig } from '../../server/src/model/config.ts';
import type { Severity } from '../../server/src/model/settings.ts';
import type { Reported } from '../../server/src/rules/check.ts';
import { halfKeyPair } from '../../server/src/rules/half-key-pair.ts';
import { parseMarks } from '../support/marks.ts';

interface StatusCase {
  readonly given: string;
  /** Each `«…»` is a finding of `severity`. */
  readonly source: string;
  readonly severity?: Severity;
  /** `text: severity` of node API, outgoing connections and client API. */
  readonly status: readonly [string, string, string];
}

const off = 'TLS off: warning';

const cases: readonly StatusCase[] = [
  { given: 'an empty configuration is plain text on all sides', source: '', status: [off, off, off] },
  {
    given: 'the defaults of a strict node: strangers get in, and towards known nodes first use will do',
    source: 'tls = "strict"',
    status: ['mutual TLS, tofu (default): warning', 'mutual TLS, ca-or-tofu (default): information', off],
  },
  {
    given: 'modes that name their peers',
    source: `tls = "STRICT"
             tlsservertrust = "whitelist"
             tlsclienttrust = "ca"
             clientconnectiontls = "strict"
             clientconnectiontlsservertrust = "ca-or-whitelist"`,
    status: [
      'mutual TLS, whitelist: information',
      'mutual TLS, ca: information',
      'mutual TLS, ca-or-whitelist: information',
    ],
  },
  {
    given: 'modes that let everybody in',
    source: 'tls = "strict"\ntlsservertrust = "insecure-record"\ntlsclienttrust = "insecure-no-validation"',
    status: ['mutual TLS, insecure-record: warning', 'mutual TLS, insecure-no-validation: warning', off],
  },
  {
    given: 'values that say nothing yet',
    source: 'tls = "on"\nclientconnectiontls = "strict"\nclientconnectiontlsservertrust = "{{ mode }}"',
    status: ['not known: information', 'not known: information', 'TLS, mode not known: information'],
  },
  {
    given: 'an error on a property of one side',
    source: 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsclientkey = «"k.pem"»',
    severity: 'error',
    status: ['mutual TLS, whitelist: information', 'mutual TLS, ca-or-tofu (default): error', off],
  },
  {
    given: 'an error on the switch concerns both sides that it switches',
    source: 'tls = «"on"»',
    severity: 'error',
    status: ['not known: error', 'not known: error', off],
  },
  {
    given: 'a warning on the switch may be about the other side',
    source: 'tls = «"strict"»\ntlsservertrust = "whitelist"',
    severity: 'warning',
    status: ['mutual TLS, whitelist: information', 'mutual TLS, ca-or-tofu (default): information', off],
  },
  {
    given: 'a warning on a property',
    source: 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsservercert = «"c.pem"»',
    severity: 'warning',
    status: ['mutual TLS, whitelist: warning', 'mutual TLS, ca-or-tofu (default): information', off],
  },
];

for (const { given, source, severity = 'error', status } of cases) {
  test(`status: ${given}`, () => {
    const { text, ranges } = parseMarks(source);
    const findings = ranges.map((at): Reported => ({ at, message: '', rule: halfKeyPair, severity }));
    const { endpoints } = configStatus(readConfig(text), findings);
    assert.deepEqual(
      endpoints.map((endpoint) => `${endpoint.text}: ${endpoint.severity}`),
      status,
    );
    for (const { detail } of endpoints) assert.match(detail, /^[A-Z][^`]*\.$/);
    // VS Code cuts off what is longer than a window.
    for (const each of endpoints) assert.ok(`${each.title}${each.text}${each.safety}`.length < 90, each.safety);
  });
}

test('the words about safety name what an attacker gets, and an error first of all', () => {
  const source = `tls = "strict"
                  tlsservertrust = "insecure-ca-or-tofa"
                  tlsclienttrust = "tofu"
                  clientconnectiontls = "«strict»"`;
  const { text, ranges } = parseMarks(source);
  const findings = ranges.map((at): Reported => ({ at, message: '', rule: halfKeyPair, severity: 'error' }));
  assert.deepEqual(
    configStatus(readConfig(text), findings).endpoints.map(({ safety }) => safety),
    ['insecure, strangers get in', 'trusts the first contact', 'will not work as it stands'],
  );
});
