/** What our client and our server say to each other beyond LSP. Types and names only; the client imports this file. */

import type { EndpointId } from './model/endpoints.ts';

/** Sent with `initialize`, together with the shape of the `orionTls` settings for clients without `workspace/configuration`. */
export interface InitializationOptions {
  /** False in a workspace that its user does not trust: then only files inside it are read, and nothing is written. Default true. */
  readonly trusted?: boolean;
}

/** Notification to the server, without parameters: the user trusts the workspace from now on. */
export const trustGranted = 'orionTls/trustGranted';

/** Request: how safe each endpoint of a configuration is. The answer is null where the document is no configuration. */
export const statusRequest = 'orionTls/status';

/** Notification to the client: what `statusRequest` answers for this document may have changed. */
export const statusChanged = 'orionTls/statusChanged';

export interface DocumentParams {
  readonly uri: string;
}

/** One line about one endpoint, for a status item. */
export interface EndpointStatus {
  readonly id: EndpointId;
  readonly title: string;
  /** A few words, such as `mutual TLS, whitelist`. */
  readonly text: string;
  /** One sentence: what that means. */
  readonly detail: string;
  readonly severity: 'error' | 'warning' | 'information';
}

export interface ConfigStatus {
  readonly endpoints: readonly EndpointStatus[];
}

/** Commands of the server for `workspace/executeCommand`, with one `CommandArguments` object each. They never ask the user. */
export const serverCommands = {
  generate: 'orion-tls.generate',
  convertKey: 'orion-tls.convertKey',
  restrictKey: 'orion-tls.restrictKey',
} as const;

/** What every server command is given: the configuration, and what `GenerateRequest` or `KeyFileRequest` says. */
export interface ConfigArgument {
  readonly config: string;
}

/** `data` of the ResponseError by which a server command refuses. */
export interface RefusalData {
  /** A stable name, such as `name-needed` or `exists`. */
  readonly code: string;
  /** The file that stands in the way, where it is one. */
  readonly path?: string;
}
