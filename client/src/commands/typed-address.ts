/** The address of a node as people type it: `host:port`, or the URL that they will write for it. Knows nothing of VS Code. */

import { nameProblem } from './generate-choices.ts';

/** Where Orion listens for other nodes unless `nodeport` says otherwise. */
const defaultPort = 8080;

/** `host:port` of what was typed; a URL without a port gets the default one of Orion. Anything else stays as it is. */
export function addressOf(given: string): string {
  const [, authority, port] = /^https?:\/\/([^/?#]*?(:\d*)?)\/?$/i.exec(given.trim()) ?? [];
  if (authority === undefined) return given.trim();
  return port === undefined ? `${authority}:${defaultPort}` : authority;
}

/** What is wrong with it; undefined where nothing is. The server has the last word. */
export function nodeAddressProblem(given: string): string | undefined {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(given.trim()) ?? [];
  if (scheme === undefined) return nameProblem(given);
  if (!/^https?$/i.test(scheme))
    return 'Nodes reach each other by https:// or http://. Write one of these, or host:port.';
  if (rest.includes('@')) return 'Leave out what stands before the "@": Orion sends no user name.';
  if (!/^[^/?#]*\/?$/.test(rest)) return 'Leave out what stands behind host and port: Orion does not dial it.';
  return nameProblem(addressOf(given));
}

/** The address of another node, which known-hosts files have in lower case: othernodes may spell it in any. */
export function peerAddressOf(given: string): string {
  return addressOf(given).toLowerCase();
}

/** What is wrong with that of another node; undefined where nothing is. */
export function peerAddressProblem(given: string): string | undefined {
  return nodeAddressProblem(given.toLowerCase());
}
