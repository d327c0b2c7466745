/** Hosts and certificates, with the verdict of Java's HostnameChecker for TLS. */

import { craftCertificate, der as element, extension, nameOf, text } from './der-writer.ts';

export interface HostCase {
  readonly host: string;
  /** `dns x, ip y, cn z`, as in the certificate. */
  readonly names: string;
  readonly der: () => Uint8Array;
  readonly expected: string;
}

const table: readonly (readonly [host: string, names: string, expected: string])[] = [
  ['a.example', 'dns a.example', 'by dns'],
  ['A.Example', 'dns a.eXample', 'by dns'],
  ['a.example', 'dns b.example, dns a.example', 'by dns'],
  ['a.example', 'dns b.example, cn a.example', 'dns-not-named'],
  ['a.example', 'cn a.example', 'by cn'],
  ['a.example', 'cn A.EXAMPLE', 'by cn'],
  ['a.example', 'ip 10.0.0.1, cn a.example', 'by cn'],
  ['a.example', 'cn a.example:8080', 'cn-differs'],
  ['a.example', 'cn a.example, cn b.example', 'cn-differs'],
  ['b.example', 'cn a.example, cn b.example', 'by cn'],
  ['a.example', 'o Acme', 'no-names'],
  ['node', 'cn node', 'by cn'],
  ['x.example', 'dns *.example', 'by dns'],
  ['x.y.example', 'dns *.example', 'dns-not-named'],
  ['example', 'dns *.example', 'dns-not-named'],
  ['node1.example', 'dns node*.example', 'by dns'],
  ['node.example', 'dns node*.example', 'by dns'],
  ['anode.example', 'dns node*.example', 'dns-not-named'],
  ['axb.example', 'dns a*b.example', 'by dns'],
  ['ab.example', 'dns a*b.example', 'by dns'],
  ['aba.example', 'dns a*ba*a.example', 'dns-not-named'],
  ['x.y.example', 'dns *.*.example', 'by dns'],
  ['x.y.example', 'dns x.*.example', 'by dns'],
  ['x.example', 'dns x.*', 'dns-not-named'],
  ['example', 'dns *', 'dns-not-named'],
  ['x.com', 'dns x.*om', 'dns-not-named'],
  ['orion_1', 'dns orion_1', 'bad-host'],
  ['orion-1', 'dns orion_1', 'dns-not-named'],
  ['a.example.', 'dns a.example', 'bad-host'],
  ['a.example', 'dns a.example.', 'dns-not-named'],
  ['10.0.0.1', 'ip 10.0.0.1', 'by ip'],
  ['10.0.0.1', 'ip 10.0.0.2', 'ip-not-named'],
  ['10.0.0.1', 'dns 10.0.0.1', 'ip-not-named'],
  ['10.0.0.1', 'cn 10.0.0.1', 'no-names'],
  ['10.0.0.1', 'dns a.example, ip 10.0.0.1', 'by ip'],
  ['2001:db8::1', 'ip 2001:db8:0:0:0:0:0:1', 'by ip'],
  ['2001:0DB8:0:0::1', 'ip 2001:db8::1', 'by ip'],
  ['2001:db8::2', 'ip 2001:db8::1', 'ip-not-named'],
  ['::1', 'cn ::1', 'no-names'],
  ['localhost', 'dns localhost, ip 127.0.0.1', 'by dns'],
  ['127.0.0.1', 'dns localhost', 'ip-not-named'],
  ['bücher.example', 'dns xn--bcher-kva.example', 'by dns'],
];

export const hostCases: readonly HostCase[] = table.map(([host, names, expected]) => ({
  host,
  names,
  expected,
  der: () => certificateFor(names),
}));

function certificateFor(names: string): Uint8Array {
  const parts = names.split(', ').map((part) => part.split(' ') as [string, string]);
  const alternatives = parts.flatMap(([type, value]) => {
    if (type === 'dns') return [text(0x82, value)];
    return type === 'ip' ? [element(0x87, addressOf(value))] : [];
  });
  const rdns = parts.flatMap(([type, value]): (readonly [string, Uint8Array])[] => {
    if (type === 'cn') return [['2.5.4.3', text(0x0c, value)]];
    return type === 'o' ? [['2.5.4.10', text(0x0c, value)]] : [];
  });
  return craftCertificate({
    subject:
      rdns.length > 0 ? nameOf(...rdns.map((attribute) => [attribute])) : nameOf([['2.5.4.10', text(0x0c, 'Acme')]]),
    extensions: alternatives.length > 0 ? [extension('2.5.29.17', element(0x30, ...alternatives))] : [],
  });
}

function addressOf(address: string): Uint8Array {
  if (!address.includes(':')) return Buffer.from(address.split('.').map(Number));
  const groups = address.split(':');
  const missing = 8 - groups.filter((group) => group !== '').length;
  const full = address.replace('::', `:${'0:'.repeat(missing)}`).split(':');
  return Buffer.from(full.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
