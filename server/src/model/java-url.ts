/**
 * Which texts Java 11's `java.net.URL` and `java.net.URI` take, and what host and port they find; Orion validates with the
 * first (Tuweni's PropertyValidator.isURL) and dials with the second.
 */

import { isIPv4, isIPv6 } from 'node:net';
import { trim } from './java-text.ts';

/** A text that `new URL(text)` accepts. Offsets count from the start of the text. */
export interface JavaUrl {
  readonly scheme: string;
  /** Where the scheme stands, so that it can be marked. */
  readonly schemeStart: number;
  /** Empty where the text names none. */
  readonly host: string;
  readonly hostStart: number;
  /** undefined where the text names none. */
  readonly port: number | undefined;
}

/** Protocols with a handler in Java 11. */
const handledProtocols = new Set(['http', 'https', 'ftp', 'file', 'jar', 'mailto', 'jrt', 'jmod']);

/** The parts of a text that `new java.net.URL(text)` accepts, undefined where it throws MalformedURLException. */
export function parseJavaUrl(text: string): JavaUrl | undefined {
  const trimmed = trim(text);
  let start = text.indexOf(trimmed);
  const end = start + trimmed.length;
  if (text.slice(start, start + 4).toLowerCase() === 'url:') start += 4;

  const scheme = /^(\p{L}[\p{L}\p{N}.+-]*):/u.exec(text.slice(start, end))?.[1];
  if (scheme === undefined || !handledProtocols.has(scheme.toLowerCase())) return undefined;
  const schemeStart = start;
  start += scheme.length + 1;
  const none = { scheme: scheme.toLowerCase(), schemeStart, host: '', hostStart: start, port: undefined };
  const specific = text.slice(start, end).split('#', 1)[0] ?? '';
  if (none.scheme === 'jar') return isJarUrl(specific) ? none : undefined;
  if (none.scheme === 'mailto') return specific.trim() === '' ? undefined : none;

  const beforeQuery = text.slice(start, end).split(/[?#]/, 1)[0] ?? '';
  if (!beforeQuery.startsWith('//') || beforeQuery.startsWith('////')) return none;
  const authority = beforeQuery.slice(2).split('/', 1)[0] ?? '';
  const at = authority.indexOf('@');
  if (at !== authority.lastIndexOf('@')) return none;
  const hostStart = start + 2 + at + 1;
  const hostAndPort = splitHostAndPort(authority.slice(at + 1));
  return hostAndPort && !hasControlCharacter(hostAndPort.host) ? { ...none, ...hostAndPort, hostStart } : undefined;
}

/** sun.net.util.IPAddressUtil.checkExternalForm looks for them in the host alone. */
function hasControlCharacter(host: string): boolean {
  return [...host].some((character) => character < ' ' || character === '\u007f');
}

/** The last `!/` ends the URL of the archive, which may be no archive in an archive (sun.net.www.protocol.jar.Handler). */
function isJarUrl(specific: string): boolean {
  const archiveEnd = specific.lastIndexOf('!/');
  const archive = archiveEnd < 0 ? undefined : parseJavaUrl(specific.slice(0, archiveEnd));
  return archive !== undefined && archive.scheme !== 'jar';
}

function splitHostAndPort(text: string): { host: string; port: number | undefined } | undefined {
  if (text.startsWith('[')) {
    const bracket = text.indexOf(']');
    const rest = text.slice(bracket + 1);
    if (bracket <= 2 || !isIPv6(text.slice(1, bracket)) || (rest !== '' && !rest.startsWith(':'))) return undefined;
    return withPort(text.slice(0, bracket + 1), rest.slice(1));
  }
  const colon = text.indexOf(':');
  return colon < 0 ? { host: text, port: undefined } : withPort(text.slice(0, colon), text.slice(colon + 1));
}

/** Java reads a port with Integer.parseInt: a sign and digits of any script are fine, -1 stands for none. */
function withPort(host: string, digits: string): { host: string; port: number | undefined } | undefined {
  if (digits === '') return { host, port: undefined };
  if (!/^[+-]?\p{Nd}+$/u.test(digits)) return undefined;
  const port = Number(digits.normalize('NFKC'));
  if (port > 0x7fffffff || port < -1) return undefined;
  return { host, port: port === -1 ? undefined : port };
}

/** What `java.net.URI` makes of a text: the host and port that Orion dials. */
export interface JavaUri {
  /** undefined where URI finds no server-based authority, as with an underscore in the host: Orion cannot dial it. */
  readonly host: string | undefined;
  readonly port: number | undefined;
}

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const lastLabel = '[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const plainUrl = new RegExp(`^(https?)://((?:${label}\\.)*${lastLabel})(?::([0-9]{1,5}))?/?$`);

/**
 * What both classes make of a URL of the usual shape: scheme, name, port. Undefined for every other, which the functions
 * beside this one read. A list of thousands of nodes is read with each key that is pressed, and this is ten times faster.
 */
export function parsePlainUrl(text: string): { readonly url: JavaUrl; readonly uri: JavaUri } | undefined {
  const [, scheme, host, digits] = plainUrl.exec(text) ?? [];
  if (scheme === undefined || host === undefined) return undefined;
  const port = digits === undefined ? undefined : Number(digits);
  return { url: { scheme, schemeStart: 0, host, hostStart: scheme.length + 3, port }, uri: { host, port } };
}

const escaped = '%[0-9A-Fa-f]{2}';
const other = '[^\\x00-\\x7F\\u0080-\\u009F\\p{Z}]';
const unreserved = "[A-Za-z0-9_.!~*'()-]";
const legalPath = new RegExp(`^(?:${unreserved}|${escaped}|${other}|[:@&=+$,;/])*$`, 'u');
const legalQuery = new RegExp(`^(?:${unreserved}|${escaped}|${other}|[;/?:@&=+$,[\\]])*$`, 'u');
const legalAuthority = new RegExp(`^(?:${unreserved}|${escaped}|${other}|[$,;:@&=+[\\]])*$`, 'u');
const legalUser = new RegExp(`^(?:${unreserved}|${escaped}|${other}|[;:&=+$,])*$`, 'u');
const hostLabels = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.?$/;

/** The parts of a text that `URI.create(text)` accepts, undefined where it throws (RFC 2396 with Java's deviations). */
export function parseJavaUri(text: string): JavaUri | undefined {
  const parts = /^[A-Za-z][A-Za-z0-9+.-]*:([^#]*)(?:#(.*))?$/su.exec(text);
  if (!parts) return undefined;
  const [, specific = '', fragment = ''] = parts;
  if (specific === '' || !legalQuery.test(fragment)) return undefined;
  if (!specific.startsWith('/')) return legalQuery.test(specific) ? { host: undefined, port: undefined } : undefined;

  const [, authority, path = '', query = ''] = /^(?:\/\/([^/?]*))?([^?]*)(?:\?(.*))?$/su.exec(specific) ?? [];
  if (!legalPath.test(path) || !legalQuery.test(query)) return undefined;
  if (authority === undefined) return { host: undefined, port: undefined };
  if (authority === '') return path === '' && query === '' ? undefined : { host: undefined, port: undefined };
  return (
    serverAuthority(authority) ?? (registryAuthority(authority) ? { host: undefined, port: undefined } : undefined)
  );
}

function serverAuthority(authority: string): JavaUri | undefined {
  const [, user, host = '', digits = ''] = /^(?:([^@]*)@)?(\[[^\]]*\]|[^:@[\]]*)(?::([0-9]*))?$/u.exec(authority) ?? [];
  if (user !== undefined && !legalUser.test(user)) return undefined;
  const port = digits === '' ? undefined : Number(digits);
  if (port !== undefined && port > 0x7fffffff) return undefined;
  return isServerHost(host) ? { host, port } : undefined;
}

/** Whether `java.net.URI` finds a host in this, so that Orion can dial it. */
export function isServerHost(host: string): boolean {
  if (host.startsWith('[')) return isIPv6(host.slice(1, -1));
  if (isIPv4(host)) return true;
  if (!hostLabels.test(host)) return false;
  const labels = host.replace(/\.$/, '').split('.');
  // A name of several labels must end in one that starts with a letter, or it would be a broken IPv4 address.
  return labels.length === 1 || /^[A-Za-z]/.test(labels.at(-1) ?? '');
}

/** Brackets are only legal around an IPv6 literal. */
function registryAuthority(authority: string): boolean {
  return legalAuthority.test(authority) && !/[[\]]/.test(authority);
}
