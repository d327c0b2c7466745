/** What our client and our server say to each other beyond LSP. Types and names only; the client imports this file. */

import type { GenerateRequest, GenerateResult, NeededSetting, PeerLine } from './features/generate/request.ts';
import type { EndpointId } from './model/endpoints.ts';

export * from './protocol/certificates.ts';
export * from './protocol/check.ts';
export * from './protocol/configurations.ts';
export * from './protocol/known-hosts.ts';
export * from './protocol/pinning.ts';
export * from './protocol/refused.ts';
export * from './protocol/status.ts';
export type { EndpointId, GenerateRequest, GenerateResult, NeededSetting, PeerLine };

/** Sent with `initialize`, together with the shape of the `orionTls` settings for clients without `workspace/configuration`. */
export interface InitializationOptions {
  /** False in a workspace that its user does not trust: then only files inside it are read, and nothing is written. Default true. */
  readonly trusted?: boolean;
  /** Ids of the commands that the client has registered. A lens that must ask the user needs one of `clientCommands`. */
  readonly clientCommands?: readonly string[];
}

/** Commands of a client that lenses call, with the URI of a configuration and a `LensTarget`, unless said otherwise. */
export const clientCommands = {
  generate: 'orionTls.generateCertificates',
  copyFingerprint: 'orionTls.copyFingerprint',
  /** With the URI of a known-hosts file. */
  previewKnownHosts: 'orionTls.previewKnownHosts',
  /** With the URI of a configuration and a `PinTarget`. */
  pinCertificate: 'orionTls.pinCertificate',
} as const;

/** Second argument of `clientCommands.pinCertificate`. */
export interface PinTarget {
  /** URI of the known-hosts file. */
  readonly target: string;
}

/** Second argument of a client command. */
export interface LensTarget {
  readonly endpoint: EndpointId;
  /** The pair exists and is to be renewed. */
  readonly renew?: boolean;
}

/** Notification to the server, without parameters: the user trusts the workspace from now on. */
export const trustGranted = 'orionTls/trustGranted';

export interface DocumentParams {
  readonly uri: string;
}

/**
 * Commands of the server for `workspace/executeCommand`. Each takes one object: the URI of a configuration as `config`, and what
 * `GenerateRequest` or `KeyFileRequest` says. They never ask the user.
 */
export const serverCommands = {
  generate: 'orion-tls.generate',
  convertKey: 'orion-tls.convertKey',
  restrictKey: 'orion-tls.restrictKey',
} as const;

/** `data` of the ResponseError by which a server command refuses. */
export interface RefusalData {
  /** A stable name, such as `name-needed` or `exists`. */
  readonly code: string;
  /** The file that stands in the way, where it is one. */
  readonly path?: string;
  /** All files that do, where there may be several. */
  readonly paths?: readonly string[];
}
