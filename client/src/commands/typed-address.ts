/** The address of a node as people type it: `host:port`, or the URL that they will write for it. Knows nothing of VS Code. */

import { nameProblem } from './generate-choices.ts';

/** Where Orion listens for other nodes unless `nodeport` says otherwise. */
const defaultPort = 8080;

/** What stands between the scheme of a URL and its path; anything else stays as it is. */
function authorityOf(given: string): string {
  return /^https?:\/\/([^/?#]*)\/?$/i.exec(given.trim())?.[1] ?? given.trim();
}

/** `host:port` of what was typed for a new node; a URL without a port gets the default one of Orion. Anything else stays as it is. */
export function addressOf(given: string): string {
  const authority = authorityOf(given);
  return authority === given.trim() || /:\d*$/.test(authority) ? authority : `${authority}:${defaultPort}`;
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
  return authorityOf(given).toLowerCase();
}

/** What is wrong with that of another node; undefined where nothing is. Orion has no default port for a URL that it dials. */
export function peerAddressProblem(given: string): string | undefined {
  const address = peerAddressOf(given);
  const problem = nodeAddressProblem(given.toLowerCase());
  if (problem !== undefined || nameProblem(address) === undefined) return problem;
  return `Add the port, such as ${address}:${defaultPort}: Orion knows no default, and never reaches a URL without one.`;
}
