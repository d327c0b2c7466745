/** What a client asks about certificates and keys. Types and names only: of a private key nothing is ever said. */

import type { PeerLine } from '../features/generate/request.ts';
import type { EndpointId } from '../model/endpoints.ts';
import type { Refused } from './refused.ts';

/** Request: the fingerprint of an endpoint's certificate, or of the first certificate in a file. */
export const fingerprintRequest = 'orionTls/fingerprint';

export interface FingerprintParams {
  /** A configuration, or a file that holds a certificate. */
  readonly uri: string;
  /** In a configuration: whose certificate. May be absent where only one endpoint has one. */
  readonly endpoint?: EndpointId;
  /** A certificate instead, as an absolute path on this machine. */
  readonly path?: string;
}

export type FingerprintAnswer =
  /** 64 lower-case hex digits, as Orion writes them. */
  | { readonly sha256: string }
  | {
      readonly refused: 'no-certificate' | 'endpoint-needed';
      readonly message: string;
      /** With `endpoint-needed`: those to choose from. */
      readonly endpoints?: readonly { readonly id: EndpointId; readonly title: string }[];
    };

/** Request with `DocumentParams`: how the pair of each endpoint stands. Null where the document is no configuration. */
export const pairsRequest = 'orionTls/pairs';

export interface PairSummary {
  readonly id: EndpointId;
  readonly title: string;
  /** Whether Orion uses the pair: its switch is `strict`. */
  readonly used: boolean;
  readonly state: 'missing' | 'exists' | 'incomplete' | 'other';
  /** A few words of our own, such as `certificate expires in 41 days`. */
  readonly text: string;
}

/** Request with `DocumentParams`: the lines by which peers know the node. */
export const peerLinesRequest = 'orionTls/peerLines';

export interface PeerLines {
  /** One for each endpoint with TLS that has one. */
  readonly lines: readonly PeerLine[];
  /** A sentence for each that has none. */
  readonly leftOut: readonly string[];
}

/** The lines, or why there is none at all. */
export type PeerLinesAnswer = PeerLines | Refused;

/** Request: what stands at an offset of a PEM file, answered from disk. Null where nothing does, or the file must not be read. */
export const pemHoverRequest = 'orionTls/pemHover';

export interface PemHoverParams {
  readonly uri: string;
  /** UTF-16 offset into the text, without a byte order mark. */
  readonly offset: number;
}

/** Never holds key material: of a private key its form and the fingerprint of its public half. */
export interface PemHover {
  readonly markdown: string;
  /** The block, as offsets like the one that was asked for. */
  readonly start: number;
  readonly end: number;
}
