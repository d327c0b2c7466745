/** The URLs that nodes dial: `nodeurl`, which peers use, and `othernodes`, which this node uses. */

import { isIPv4 } from 'node:net';
import { isBareIpv6 } from '../pki/ip-address.ts';
import type { JavaUrl } from './java-url.ts';
import type { TextValue } from './values.ts';

/** A URL that Orion takes, with the host and port that its HTTP client gets. */
export interface DialledUrl {
  readonly key: 'nodeurl' | 'othernodes';
  readonly text: TextValue;
  /** What java.net.URL finds; offsets count from the start of the decoded text. */
  readonly url: JavaUrl;
  /** What java.net.URI finds: undefined where Orion cannot dial it. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  /** `host:port` in lower case, as known-servers files list it; undefined where one of the two is. */
  readonly address: string | undefined;
}

/** Finds them in the texts of the two properties, as far as Orion accepts them. */
export function readDialledUrls(
  nodeurl: readonly TextValue[],
  othernodes: readonly TextValue[],
): readonly DialledUrl[] {
  return [...dialled('nodeurl', nodeurl), ...dialled('othernodes', othernodes)];
}

function dialled(key: DialledUrl['key'], texts: readonly TextValue[]): readonly DialledUrl[] {
  const found: DialledUrl[] = [];
  for (const text of texts) {
    const { url, uri } = text;
    if (!url || !uri) continue;
    const { host } = uri;
    const port = uri.port ?? url.port;
    const address = host === undefined || port === undefined ? undefined : `${host}:${port}`.toLowerCase();
    found.push({ key, text, url, host, port, address });
  }
  return found;
}

/** True for a name or address that only this machine reaches, IPv6 in brackets or not. Netty takes an empty name for it. */
export function isLoopback(host: string): boolean {
  const bare = withoutBrackets(host)
    .toLowerCase()
    .replace(/^::ffff:/, '');
  if (bare === '' || bare === 'localhost') return true;
  return isIPv4(bare) ? bare.startsWith('127.') : isBareIpv6(bare) && /^[0:]+:0*1$/.test(bare);
}

/** True for the address that stands for every interface of a machine. */
export function isEveryInterface(host: string): boolean {
  const bare = withoutBrackets(host);
  return bare === '0.0.0.0' || (isBareIpv6(bare) && /^[0:]+$/.test(bare));
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
