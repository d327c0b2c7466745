/** Cases of `doubled-workdir`. */
import { doubledWorkdir } from '../../server/src/rules/doubled-workdir.ts';
import { checkRule, type RuleCase } from '../support/check-rule.ts';

const harmless = ['.', './', 'data/..', './a/../.', '/var/lib/orion', ''];
const doubled = ['data', './data', 'data/', 'data/../other', '..', ' '];

checkRule(doubledWorkdir, [
  ...harmless.map((workdir): RuleCase => ({ given: `"${workdir}"`, source: `workdir = "${workdir}"\ntls = "strict"` })),
  ...doubled.map(
    (workdir): RuleCase => ({ given: `"${workdir}"`, source: `workdir = «"${workdir}"»\ntls = "strict"` }),
  ),
  {
    given: 'both client files are defaults, so the fix writes them',
    source: `workdir = «"data"»
             tls = "strict"`,
    says: /looks for them below data\/data; Orion stops with NoSuchFileException/,
    related: [],
    fixes: [
      'Make tlsclientcert and tlsclientkey absolute, as seen from this machine',
      'Make workdir absolute, as seen from this machine: "/node/data"',
    ],
    fixed: `workdir = "data"
            tlsclientcert = "/node/data/tls-client-cert.pem"
            tlsclientkey = "/node/data/tls-client-key.pem"
            tls = "strict"`,
  },
  {
    given: 'the files are there where Orion checks them, and not where it looks',
    files: { 'data/client.pem': 'cert', 'data/client.key': 'key' },
    source: `tls = "strict"
             tlsclientcert = "client.pem"
             tlsclientkey = 'client.key'
             workdir = «"data"»`,
    related: ['"client.pem"', "'client.key'"],
    fixed: `tls = "strict"
            tlsclientcert = "/node/data/client.pem"
            tlsclientkey = "/node/data/client.key"
            workdir = "data"`,
  },
  {
    given: 'only the key is relative',
    files: { '/etc/orion/client.pem': 'cert' },
    source: `workdir = «"data"»
             tls = "strict"
             tlsclientcert = "/etc/orion/client.pem"
             tlsclientkey = "client.key"`,
    related: ['"client.key"'],
    fixes: [/^Make tlsclientkey absolute/, /^Make workdir absolute/],
  },
  {
    given: 'both files are in the doubled place too: Orion runs, with those',
    files: { 'data/data/tls-client-cert.pem': 'cert', 'data/data/tls-client-key.pem': 'key' },
    source: 'workdir = «"data"»\ntls = "strict"',
    severity: 'warning',
    says: /Orion starts, but with these/,
  },
  {
    given: 'only one is in the doubled place',
    files: { 'data/data/tls-client-cert.pem': 'cert' },
    source: 'workdir = «"data"»\ntls = "strict"',
  },
  {
    given: 'the base folder is known from the settings',
    settings: { baseDirectory: '/srv/start' },
    source: 'workdir = «"data"»\ntls = "strict"',
    fixed:
      'workdir = "data"\ntlsclientcert = "/srv/start/data/tls-client-cert.pem"\ntlsclientkey = "/srv/start/data/tls-client-key.pem"\ntls = "strict"',
  },
  {
    given: 'Orion runs on another machine, so nobody here knows an absolute path',
    settings: { pathMappings: { data: '/srv/data' } },
    source: 'workdir = «"data"»\ntls = "strict"',
    fixed: false,
  },
  {
    given: 'both client paths are absolute',
    source: 'workdir = "data"\ntls = "strict"\ntlsclientcert = "/a.pem"\ntlsclientkey = "/a.key"',
  },
  { given: 'TLS is off', source: 'workdir = "data"\ntls = "off"' },
  { given: 'only the client API uses TLS', source: 'workdir = "data"\nclientconnectiontls = "strict"' },
  { given: 'the switch is refused', source: 'workdir = "data"\ntls = "on"' },
  { given: 'workdir is a placeholder', source: 'workdir = "{{ dir }}"\ntls = "strict"' },
  { given: 'a client path is a placeholder', source: 'workdir = "data"\ntls = "strict"\ntlsclientcert = "{{ cert }}"' },
  { given: 'a template may make the paths absolute', source: 'workdir = "data"\ntls = "strict"\n{{ paths }}' },
]);
