/** The status line of each endpoint. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configStatus } from '../../server/src/features/status.ts';
import { readConfig } from '../../server/src/model/config.ts';
import type { Severity } from '../../server/src/model/settings.ts';
import { checkConfig, type Reported } from '../../server/src/rules/check.ts';
import { halfKeyPair } from '../../server/src/rules/half-key-pair.ts';
import type { Span } from '../../server/src/toml/tree.ts';
import { parseMarks } from '../support/marks.ts';
import { makeSubject } from '../support/subject.ts';

interface StatusCase {
  readonly given: string;
  /** Each `«…»` is a finding of `severity`, and an error by its rule unless said otherwise. */
  readonly source: string;
  readonly severity?: Severity;
  readonly more?: Pick<Reported, 'startsAnyway'> & Partial<Pick<Reported, 'inherent'>>;
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
    given: 'an error on a property of one side on which Orion starts',
    source: 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsclientkey = «"k.pem"»',
    more: { startsAnyway: true },
    status: ['mutual TLS, whitelist: information', 'mutual TLS, ca-or-tofu (default): error', off],
  },
  {
    given: 'an error on a property of one side on which Orion stops',
    source: 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsclientkey = «"k.pem"»',
    status: ['mutual TLS, whitelist: error', 'mutual TLS, ca-or-tofu (default): error', 'TLS off: error'],
  },
  {
    given: 'an error on a property of no side: nobody starts',
    source: 'workdir = «"data"»\ntls = "strict"\ntlsservertrust = "whitelist"',
    status: ['mutual TLS, whitelist: error', 'mutual TLS, ca-or-tofu (default): error', 'TLS off: error'],
  },
  {
    given: 'an error by the settings alone breaks nothing elsewhere',
    source: 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsclientcert = «"c.pem"»',
    more: { inherent: 'warning' },
    status: ['mutual TLS, whitelist: information', 'mutual TLS, ca-or-tofu (default): error', off],
  },
  {
    given: 'an error on the switch concerns everybody',
    source: 'tls = «"on"»',
    status: ['not known: error', 'not known: error', 'TLS off: error'],
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

for (const { given, source, severity = 'error', more, status } of cases) {
  test(`status: ${given}`, () => {
    const { text, ranges } = parseMarks(source);
    const findings = ranges.map((at) => ({ ...finding(at), severity, ...more }));
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

const safetyCases: readonly (readonly [
  given: string,
  source: string,
  more: StatusCase['more'],
  safety: readonly string[],
])[] = [
  [
    'what an attacker gets',
    'tls = "strict"\ntlsservertrust = "insecure-ca-or-tofa"\ntlsclienttrust = "tofu"\n',
    {},
    ['insecure, strangers get in', 'trusts the first contact', 'not encrypted, nobody is checked'],
  ],
  [
    'that Orion does not start, and because of whom',
    'tls = "strict"\ntlsservertrust = "ca"\nclientconnectiontls = "«strict»"',
    {},
    ['Orion does not start', 'Orion does not start', 'keeps Orion from starting'],
  ],
  [
    'that handshakes fail',
    'tls = "strict"\ntlsservertrust = "ca"\ntlsclienttrust = "ca"\ntlsserverkey = «"k.pem"»',
    { startsAnyway: true },
    ['no connection succeeds', 'only certificates of an authority', 'not encrypted, nobody is checked'],
  ],
  [
    'the truth about an error of the settings',
    'tls = "strict"\ntlsservertrust = «"tofu"»\ntlsclienttrust = "ca"\n',
    { inherent: 'warning' },
    ['insecure, strangers get in', 'only certificates of an authority', 'not encrypted, nobody is checked'],
  ],
];

for (const [given, source, more, safety] of safetyCases) {
  test(`the words about safety say ${given}`, () => {
    const { text, ranges } = parseMarks(source);
    const { endpoints } = configStatus(
      readConfig(text),
      ranges.map((at) => ({ ...finding(at), ...more })),
    );
    assert.deepEqual(
      endpoints.map((endpoint) => endpoint.safety),
      safety,
    );
  });
}

test('a relative workdir that keeps Orion from starting is no safe status, and neither is a file in its place', async () => {
  for (const [source, files] of [
    ['workdir = "data"\ntls = "strict"\ntlsservertrust = "ca"\ntlsclienttrust = "ca"\n', {}],
    ['workdir = "data"\ntls = "off"\n', { data: 'a file' }],
  ] as const) {
    const subject = await makeSubject(source, { files });
    const { endpoints } = configStatus(subject.config, checkConfig(subject, {}));
    assert.deepEqual(new Set(endpoints.map(({ severity }) => severity)), new Set(['error']), source);
  }
});

function finding(at: Span): Reported {
  return { at, message: '', rule: halfKeyPair, severity: 'error', inherent: 'error' };
}
