/** Cases of `invalid-value`. */
import { invalidValue } from '../../server/src/rules/invalid-value.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(invalidValue, [
  ...['true', 'on', 'Yes', 'enabled', '1', 'strct', ' strict', 'strict '].map((word) => ({
    given: `a switch that is "${word}"`,
    source: `tls = «"${word}"»`,
    says: /Write "strict" or "off"/,
    fixed: 'tls = "strict"',
    fixes: ['Write "strict"', 'Write "off"'],
  })),
  ...['false', 'none', 'NO', 'disabled', '0', 'of', ''].map((word) => ({
    given: `a switch that is "${word}"`,
    source: `clientconnectiontls = «"${word}"»`,
    fixed: 'clientconnectiontls = "off"',
  })),
  { given: 'single quotes stay', source: `tls = «'on'»`, fixed: `tls = 'strict'` },
  {
    given: 'a misspelt mode names the nearest first',
    source: 'tlsservertrust = «"whitlist"»',
    says: /does not take "whitlist", so Orion stops\. Write "whitelist", "ca" or "ca-or-whitelist"\.$/,
    fixed: 'tlsservertrust = "whitelist"',
    fixes: ['Write "whitelist"', 'Write "ca"', 'Write "ca-or-whitelist"'],
  },
  {
    given: 'a word that is near to no mode gets those that protect',
    source: 'clientconnectiontlsservertrust = «"none"»',
    says: /Write "whitelist", "ca" or "ca-or-whitelist"\.$/,
    fixes: ['Write "whitelist"', 'Write "ca"', 'Write "ca-or-whitelist"'],
  },
  {
    given: 'a misspelt insecure mode is still the nearest',
    source: 'tlsclienttrust = «"insecure-no-validaton"»',
    fixed: 'tlsclienttrust = "insecure-no-validation"',
    fixes: ['Write "insecure-no-validation"', 'Write "whitelist"', 'Write "ca"'],
  },
  {
    given: 'the end of a long name',
    source: 'tlsservertrust = «"record"»',
    fixed: 'tlsservertrust = "insecure-record"',
    fixes: ['Write "insecure-record"', 'Write "whitelist"', 'Write "ca"'],
  },
  { given: 'blanks around a mode count', source: 'tlsclienttrust = «" ca "»', fixed: 'tlsclienttrust = "ca"' },
  {
    given: 'a spelling for servers only',
    source: 'tlsclienttrust = «"insecure-tofa"»',
    says: /for servers only.*Write "tofu", which does the same, or "whitelist" or "ca"\.$/,
    fixed: 'tlsclienttrust = "tofu"',
  },
  {
    given: 'the other spelling for servers only, in capitals',
    source: 'tlsclienttrust = «"Insecure-CA-or-TOFA"»',
    says: /for servers only.*Write "ca-or-tofu"/,
    fixed: 'tlsclienttrust = "ca-or-tofu"',
  },
  {
    given: 'a switch with a look-alike letter leaves TLS off',
    source: 'tls = «"strıct"»',
    severity: 'warning',
    says: /leaves TLS off in silence/,
    fixed: 'tls = "strict"',
  },
  { given: 'the long s', source: 'tls = «"ſtrict"»', severity: 'warning' },
  { given: 'the dotted capital I', source: 'clientconnectiontls = «"STRİCT"»', severity: 'warning' },
  {
    given: 'a mode with a look-alike letter stops Orion when TLS is set up',
    source: 'tls = "strict"\ntlsservertrust = «"whıtelist"»',
    says: /then stops/,
    fixed: 'tls = "strict"\ntlsservertrust = "whitelist"',
  },
  { given: 'and is never looked at where TLS is off', source: 'tlsservertrust = "whıtelist"' },
  { given: 'case does not count', source: 'tls = "STRICT"\ntlsservertrust = "WhiteList"\ntlsclienttrust = "CA"' },
  { given: 'an escape that spells an allowed value', source: String.raw`tls = "\u0073trict"` },
  {
    given: 'server spellings on servers',
    source: 'tlsservertrust = "insecure-tofa"\nclientconnectiontlsservertrust = "insecure-ca-or-tofa"',
  },
  { given: 'a placeholder', source: 'tls = "{{ tls }}"\ntlsservertrust = "<MODE>"\ntlsclienttrust = "<OTHER_MODE>"' },
  { given: 'a miscased key is not read at all', source: 'TLS = "maybe"' },
]);
