/** Certificate and key of one endpoint seen together: what a lens or a hint can say of them in a few words. */

import { normalize } from 'node:path';
import { contentOf, type NamedFile, repeatsFolder } from '../facts/named-files.ts';
import { inDays } from '../model/amounts.ts';
import type { EndpointConfig } from '../model/config.ts';
import { judgePair } from '../model/loadable.ts';
import type { Certificate } from '../pki/certificate.ts';
import type { FeatureContext } from './context.ts';

/** How a pair stands. */
export type PairState =
  /** Neither file is there, and Orion creates both at its next start. */
  | { readonly kind: 'missing' }
  /** Orion stops: it creates a pair only where both are missing. */
  | { readonly kind: 'half'; readonly missing: 'certificate' | 'key' }
  | { readonly kind: 'same-file' }
  /** A path repeats the folder of `workdir`; without it there is a file. */
  | { readonly kind: 'repeated-folder' }
  | { readonly kind: 'unloadable'; readonly which: 'certificate' | 'key' }
  | { readonly kind: 'mismatch'; readonly certificate: Certificate }
  | { readonly kind: 'ready'; readonly certificate: Certificate }
  /** A file stands where a path wants a folder. */
  | { readonly kind: 'no-folder' }
  /** Paths of another machine. */
  | { readonly kind: 'not-here' }
  /** No usable path, or a file that cannot or must not be read. */
  | { readonly kind: 'unknown' };

/** Looks at the two files of an endpoint, whatever its switch says. */
export function pairState({ endpoint }: EndpointConfig, { facts }: Pick<FeatureContext, 'facts'>): PairState {
  const { cert, key } = facts.endpoint(endpoint.id);
  if (!cert || !key) return { kind: 'unknown' };
  const kinds = [cert.state.kind, key.state.kind];
  if (kinds.includes('not-found-here')) return { kind: 'not-here' };
  if (repeatsFolder(cert, key)) return { kind: 'repeated-folder' };
  if (kinds.includes('no-folder')) return { kind: 'no-folder' };
  if (kinds.every((kind) => kind === 'missing')) {
    return { kind: normalize(cert.path) === normalize(key.path) ? 'same-file' : 'missing' };
  }
  if (kinds.every((kind) => kind === 'missing' || kind === 'file') && kinds.includes('missing')) {
    return { kind: 'half', missing: cert.state.kind === 'missing' ? 'certificate' : 'key' };
  }
  return loadedState(cert, key);
}

function loadedState(cert: NamedFile, key: NamedFile): PairState {
  const [certificates, privateKey] = [contentOf(cert), contentOf(key)];
  if (certificates?.kind !== 'certificates' || privateKey?.kind !== 'private-key') return { kind: 'unknown' };
  if (!certificates.verdict.ok) return { kind: 'unloadable', which: 'certificate' };
  if (!privateKey.verdict.ok) return { kind: 'unloadable', which: 'key' };
  const { certificate } = certificates.verdict.chain[0];
  const judged = judgePair(certificate, privateKey.verdict.key);
  return { kind: judged.ok && judged.matches !== false ? 'ready' : 'mismatch', certificate };
}

/** The certificates that Orion would load from a file for a certificate or a chain; empty where it would refuse. */
export function loadedCertificates(file: NamedFile): readonly Certificate[] {
  const content = contentOf(file);
  if (content?.kind !== 'certificates' || !content.verdict.ok) return [];
  return content.verdict.chain.map(({ certificate }) => certificate);
}

/** `expires in 41 days`, `expired 3 days ago`, `valid from 2026-02-01`; undefined where the dates cannot be read. */
export function expiryWords({ notBefore, notAfter }: Certificate, now: Date): string | undefined {
  if (!notBefore || !notAfter) return undefined;
  if (now < notBefore) return `valid from ${notBefore.toISOString().slice(0, 10)}`;
  const left = notAfter.getTime() - now.getTime();
  return left >= 0 ? `expires in ${inDays(left)}` : `expired ${inDays(-left)} ago`;
}

/** The state in words of our own alone, to be put behind the name of the endpoint. */
export function pairWords(state: PairState, now: Date): string {
  switch (state.kind) {
    case 'missing':
      return 'no certificate and key yet, Orion will create them';
    case 'half':
      return `the ${state.missing} is missing, so Orion stops`;
    case 'same-file':
      return 'certificate and key have the same path, so Orion stops';
    case 'repeated-folder':
      return 'a path repeats the folder of workdir, so Orion looks in the wrong one';
    case 'unloadable':
      return `Orion cannot load the ${state.which}`;
    case 'mismatch':
      return 'certificate and key do not belong together';
    case 'ready':
      return `certificate ${expiryWords(state.certificate, now) ?? 'with dates that cannot be read'}`;
    case 'no-folder':
      return 'a file stands where a path has a folder, so Orion stops';
    case 'not-here':
      return 'certificate and key are on another machine';
    case 'unknown':
      return 'certificate and key cannot be read here';
  }
}
