/** TOML texts for property tests: an ordinary config, and generated documents, whole and damaged. */
import type { Random } from './random.ts';

/** A valid config of 31 statements with every shape of value that people write. */
export const SAMPLE = `# An Orion node behind a firewall
nodeurl = "https://node1.example.org:8080/"
nodeport = 8080
nodenetworkinterface = "0.0.0.0"
clienturl = "http://localhost:8888/"
clientport = 8_888
clientnetworkinterface = "127.0.0.1"

workdir = "/data/orion"   # absolute, as it should be
libsodiumpath = '/usr/lib/libsodium.so'
othernodes = ["https://node2.example.org:8080/", "https://node3.example.org:8080/"]
publickeys = ["node1.pub"]
privatekeys = [
  "node1.key", # the only one
]
passwords = "passwords.txt"
alwayssendto = []
storage = "leveldb:routerdb"
"ipwhitelist" = [ "10.0.0.1", "10.0.0.2" ]

# TLS
tls = "strict"
tlsservercert = "tls-server-cert.pem"
tlsserverkey = "tls-server-key.pem"
tlsserverchain = []
tlsservertrust = "whitelist"
tlsknownclients = "tls-known-clients"
tlsclientcert = "tls-client-cert.pem"
tlsclientkey = "tls-client-key.pem"
tlsclienttrust = "ca-or-tofu"
tlsknownservers = 'C:\\orion\\tls-known-servers'

notes = """
written by "hand"
on a Sunday"""
renewed = 2021-03-08T12:00:00Z
limits = { days = 365, "names" = ["a", "b"] }

[extra.table]
enabled = true
ratio = 0.5
`;

const KEYS = ['a', 'b', 'tls', '"q k"', "'l'", 'a.b', 'b."c"', 'a . b', '1', 'x-y', '"\\u0061"'];
const SCALARS = [
  ...['1', '0', '-0', '+3', '1_0', '0x1F', '0b1', '9223372036854775807', '9223372036854775808', '01'],
  ...['1.5', '1e5', '0e2', '1e06', 'inf', '-nan', '1.', 'true', 'false', 'True', 'word', 'two words'],
  ...['"s"', '""', '"a\\tb"', '"\\uD800"', '"\\U0001F600"', '"\t"', '"\\q"', "'l'", "''", '"é😀"', '"open', '“s”'],
  ...['"""m\nn"""', '"""\nx"y\\""""', "'''\n'x'''", '"""a\\\n  b"""', '"""x""""', '"""open'],
  ...[
    '1979-05-27',
    '07:32:00',
    '1979-05-27T07:32:00Z',
    '1979-05-27 07:32:00',
    '1979-05-27t07:32:00.5+01:00',
    '2021-02-30',
  ],
];
const ALIKE = ['1', '2', '"s"', '[]', '[1]', '{}', '{x=1}', '["x"]', '1979-05-27'];
const SOUP = [
  ...['a', 'b', 'T', '0', '1', '_', '-', '+', '.', '=', '[', ']', '{', '}', '"', "'", '#', ',', ':', ';', ' ', '\t'],
  ...['\n', '\r\n', '\r', '\\', '/', 'e', 'Z', 'u', '"""', "'''", '\n[', '=\n', '“', '\u00a0', '\ufeff', 'é', '😀'],
  ...['<<<<<<< x\n', '=======\n', '>>>>>>> y\n', '\u0000', '\u007f', '// ', ' = ', '[[', ']]', '{{', '}}', '\ud800'],
];

/** A document that is often valid, with values nested up to three levels. */
export function generateDocument(random: Random): string {
  let text = '';
  for (let left = 1 + random.below(5); left > 0; left--) {
    text += statement(random) + random.pick(['\n', '\n', '\n', '\r\n', '\n\n']);
  }
  return random.chance(0.1) ? text.trimEnd() : text;
}

/** The text after one to three edits such as typing makes. */
export function damage(text: string, random: Random): string {
  let damaged = text;
  for (let left = 1 + random.below(3); left > 0; left--) {
    const offset = random.below(damaged.length + 1);
    const removed = random.chance(0.5) ? 1 + random.below(3) : 0;
    const inserted = removed > 0 ? '' : random.pick(SOUP);
    damaged = damaged.slice(0, offset) + inserted + damaged.slice(offset + removed);
  }
  return random.chance(0.1) ? damaged.slice(0, random.below(damaged.length + 1)) : damaged;
}

/** Tokens in any order. */
export function generateSoup(random: Random): string {
  let text = '';
  for (let left = random.below(30); left > 0; left--) text += random.pick(SOUP);
  return text;
}

function statement(random: Random): string {
  if (random.chance(0.7)) {
    const assignment = `${random.pick(KEYS)}${blanks(random)}=${blanks(random)}${value(random, 3)}`;
    return assignment + blanks(random) + random.pick(['', '# c']);
  }
  const header = random.pick(KEYS);
  return random.pick([`[${header}]`, `[ ${header} ]`, `[[${header}]]`, '# comment', '  ']);
}

function value(random: Random, depth: number): string {
  if (depth === 0 || random.chance(0.55)) return random.pick(SCALARS);
  return random.chance(0.6) ? array(random, depth) : inlineTable(random, depth);
}

function array(random: Random, depth: number): string {
  const items: string[] = [];
  const alike = random.chance(0.6) ? random.pick(ALIKE) : undefined;
  for (let left = random.below(4); left > 0; left--) {
    const item = alike ?? (random.chance(0.5) ? random.pick(ALIKE) : value(random, depth - 1));
    items.push(between(random) + item + (random.chance(0.1) ? between(random) : blanks(random)));
  }
  return `[${items.join(',')}${random.chance(0.2) ? ',' : ''}${between(random)}]`;
}

function inlineTable(random: Random, depth: number): string {
  const entries: string[] = [];
  for (let left = random.below(3); left > 0; left--) {
    entries.push(` ${random.pick(KEYS)} = ${value(random, depth - 1)}${blanks(random)}`);
  }
  return `{${entries.join(',')}}`;
}

function blanks(random: Random): string {
  return random.pick(['', '', ' ', '  ', '\t']);
}

function between(random: Random): string {
  return random.pick(['', '', '', ' ', '\n', '\n  ', ' # c\n', '\r\n']);
}
