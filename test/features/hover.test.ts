/** Hovers on keys, values, URLs and text that Orion never sees. */

import { test } from 'node:test';
import { checkHover, type HoverExpectation } from '../support/check-hover.ts';

const cases: readonly (HoverExpectation & { readonly source: string })[] = [
  {
    source: 'tls|servertrust = "whitelist"\ntls = "strict"',
    on: 'tlsservertrust',
    says: [
      /\*\*`tlsservertrust`\*\*/,
      /one of `whitelist`, `ca`/,
      /Default: `"tofu"`/,
      /In effect now: `"whitelist"`/,
      /Effect in mode `whitelist`: Only certificates/,
      /`ORION_TLSSERVERTRUST` overrides this file.*not checked/,
      /Since Orion 1\.0\.0; read by its class HttpTlsOptionHelpers/,
    ],
  },
  { source: '"t|ls" = "off"', on: '"tls"', says: /anything but `strict` there switches TLS off without a word/ },
  { source: 'nodeport| = 8080', on: 'nodeport', says: [/Type: integer from 0 to 65535/, /Default: `8080`/] },
  { source: 'nodeport = 80|80', on: '8080', says: /In effect now: `8080`/ },
  { source: 'nodeport = 99|999', on: '99999', says: /In effect now: unknown/ },
  {
    source: 'ipwhite|list = ["x"]',
    on: 'ipwhitelist',
    says: [/Effect: none, no code of Orion reads it/, /has no effect either/],
  },
  {
    source: 'work|dir = "data"',
    on: 'workdir',
    says: /`data` leads to `\/node\/data` on this machine, counted from `\/node`, the folder taken for/,
  },
  {
    source: 'work|dir = "/data"',
    on: 'workdir',
    settings: { pathMappings: { '/data': '/srv/node1' } },
    says: /`\/data` leads to `\/srv\/node1` on this machine: `\/data` through the setting `orionTls.pathMappings`/,
  },
  {
    source: 'workdir = "/data"\ntlsknown|clients = "kc"',
    on: 'tlsknownclients',
    says: [
      /`kc` leads to `\/data\/kc` on this machine, below the absolute `workdir`/,
      /Effect: none at present, since `tls` is not set, which means off/,
    ],
  },
  { source: 'tls = "off"\ntlsserver|cert = "x"', on: 'tlsservercert', says: /since `tls` is off/ },
  { source: 'tls = "bogus"\ntlsserver|cert = "x"', on: 'tlsservercert', saysNot: /Effect/ },
  {
    source: 'tls = "strict"\ntlsserverchain| = ["x"]',
    on: 'tlsserverchain',
    says: /Effect: \*\*none\*\* in mode `tofu`, the default of `tlsservertrust`/,
  },
  {
    source: 'tls = "strict"\ntlsservertrust = "ca"\ntlsserverchain| = ["x"]',
    on: 'tlsserverchain',
    says: /the only authorities that count in mode `ca`/,
  },
  {
    source: 'tls = "strict"\ntlsservertrust = "ca"\ntlsknown|clients = "x"',
    on: 'tlsknownclients',
    says: /the file is not opened/,
  },
  {
    source: 'tls = "strict"\ntlsclienttrust = "ca-or-whitelist"\ntlsknown|servers = "x"',
    on: 'tlsknownservers',
    says: /refused in mode `ca-or-whitelist`, unless an authority vouches/,
  },

  {
    source: 'tlsservertrust = "to|fu"',
    on: '"tofu"',
    says: [
      /\| `tofu` \| for other Orion nodes/,
      /\| First contact \| accepted/,
      /\| `tlsknownclients` \| read at start, and rewritten/,
      /\*\*Insecure:\*\*/,
    ],
  },
  {
    source: 'tlsclienttrust = "TO|FU"',
    on: '"TOFU"',
    says: [/Who is talked to/, /under `host:port`/, /\*\*Safe after the first contact only:\*\*/],
  },
  {
    source: 'tlsservertrust = "white|list"',
    on: '"whitelist"',
    says: [/clients with a line in `tlsknownclients`/, /\*\*Safe:\*\* nobody gets in/],
    saysNot: /Insecure/,
  },
  {
    source: 'tlsclienttrust = "white|list"',
    on: '"whitelist"',
    says: /\*\*Safe:\*\* a node whose certificate was not named before is not talked to/,
    saysNot: /gets in/,
  },
  {
    source: 'tlsclienttrust = "c|a"\ntlsclientchain = ["a", "b"]',
    on: '"ca"',
    says: [
      /only those in `tlsclientchain`, which names 2 here/,
      /`tlsknownservers` \| not opened/,
      /nothing is compared/,
    ],
  },
  { source: 'tlsclienttrust = "c|a"', on: '"ca"', says: /since `tlsclientchain` is empty/ },
  {
    source: 'tlsservertrust = "ca-or-|tofu"',
    on: '"ca-or-tofu"',
    says: [/`tlsserverchain` has no effect/, /refused, unless one of the authorities issued it/],
  },
  {
    source: 'tlsclienttrust = "insecure-rec|ord"',
    on: '"insecure-record"',
    says: [
      /Another spelling of `insecure-no-validation`/,
      /\*\*accepted\*\*, and its fingerprint takes the place/,
      /pose as any of them/,
    ],
  },
  {
    source: 'tlsservertrust = "bog|us"',
    on: '"bogus"',
    says: /Orion stops: `tlsservertrust` takes only `whitelist`, `ca`/,
  },
  { source: 'tlsclienttrust = "insecure-|tofa"', on: '"insecure-tofa"', says: /Orion stops/ },
  { source: 'tlsservertrust = "{{ |mode }}"', on: '"{{ mode }}"', says: /In effect now: unknown/ },

  {
    source: 'tls = "str|ict"',
    on: '"strict"',
    says: [
      /\| node API \| It takes TLS connections only/,
      /\| outgoing connections \|/,
      /`clientconnectiontls`, now `off`/,
    ],
  },
  {
    source: 'clientconnectiontls = "o|ff"\ntls = "strict"',
    on: '"off"',
    says: [/\| client API \| Plain HTTP/, /`tls`, now `strict`/],
    saysNot: /node API \|/,
  },
  { source: 'tls = "o|n"', on: '"on"', says: /Orion stops: `tls` takes only `off`, `strict`/ },

  {
    source: 'nodeurl = "http://No|de:8080/"',
    on: '"http://Node:8080/"',
    says: [/Peers dial `node:8080`/, /common name `Node:8080`/, /\*\*Upper-case letters:\*\*/],
  },
  {
    source: 'tls = "strict"\nnodeurl = "https://n|:1/"',
    on: '"https://n:1/"',
    says: /answers with TLS only/,
    saysNot: /Upper-case/,
  },
  { source: 'nodeurl = "http://n|/"', on: '"http://n/"', says: /\*\*No port:\*\*.*no peer can reach this node/ },
  { source: 'othernodes = ["http://n|/"]', on: '"http://n/"', says: /never contacted\. Write `http:\/\/n:8080\/`/ },
  {
    source: 'othernodes = ["x", "http://N|:1/"]\ntls = "strict"',
    on: '"http://N:1/"',
    says: [/Looked up as `n:1` in `tlsknownservers`/, /Dialled with TLS, although the URL says `http`/],
  },
  {
    source: 'othernodes = ["https://n:|1/"]',
    on: '"https://n:1/"',
    says: [/once `tls` is strict/, /\*\*in plain HTTP\*\*, although the URL says `https`/],
  },
  {
    source: 'tls = "strict"\ntlsclienttrust = "ca"\nothernodes = ["https://n:|1/"]',
    on: '"https://n:1/"',
    says: /Looked up nowhere in mode `ca`/,
    saysNot: /although/,
  },
  { source: 'othernodes = ["http://a_|b:1/"]', on: '"http://a_b:1/"', says: /\*\*Orion cannot dial it\*\*/ },
  { source: 'othernodes = ["no|de:1"]', on: '"node:1"', says: /Orion stops: this is no URL/ },
  { source: 'othernodes = ["http://{{ |a }}:1/"]', on: '"http://{{ a }}:1/"', says: /placeholder/ },
  { source: 'clienturl = "http://|a/"', on: '"http://a/"', says: /never uses it/ },

  { source: 'tlsKnown|Clients = "x"', on: 'tlsKnownClients', says: /Write `tlsknownclients`/ },
  {
    source: 'clientconnectiontlscert|chain = []',
    on: 'clientconnectiontlscertchain',
    says: /Orion's TLS tutorial\. The real key is `clientconnectiontlsserverchain`\./,
  },
  { source: 'tlsservertrus| = 1', on: 'tlsservertrus', says: /Did you mean `tlsservertrust`\?/ },
  { source: 'zeb|ra = 1', on: 'zebra', says: /no such key/, saysNot: /mean/ },
  { source: '[ze|bra]\na = 1', on: 'zebra', says: /no such table/ },
  { source: '[ta|b]\ntls = "x"', on: 'tab', says: /never sees `tls` in here/ },
  { source: '[tab]\nt|ls = "x"', on: 'tls', says: /top level only.*Remove the header/ },
  { source: 'a.t|ls = 1', on: 'tls', says: /without a dot/ },
  { source: 'tls|.a = 1', on: 'tls.a', says: /Orion stops: `tls` is no table/ },
  {
    source: '"[x](command:a.b)<i|mg src=x>" = 1',
    on: '"[x](command:a.b)<img src=x>"',
    says: /\*\*`\[x\]\(command:a\.b\)<img src=x>`\*\*/,
  },
  { source: 'tls = "`[x](comm|and:a)`"', on: '"`[x](command:a)`"', says: /`` `\[x\]\(command:a\)` ``/ },

  { source: '|', on: false },
  { source: '# tl|s', on: false },
  { source: 'tls = |', on: false },
  { source: 'tls |= "off"', on: false },
  { source: 'zebra = "|x"', on: false },
  { source: '[tab]\nx = "|x"', on: false },
];

for (const { source, ...expected } of cases) {
  test(`hover at ${JSON.stringify(source)}`, async () => {
    await checkHover(source, expected);
  });
}
