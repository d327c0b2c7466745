/** How safe the endpoints of a configuration are, for a status item. Types and names only. */

import type { EndpointId } from '../model/endpoints.ts';

/** Request: how safe each endpoint of a configuration is. The answer is null where the document is no configuration. */
export const statusRequest = 'orionTls/status';

/** Notification to the client: what `statusRequest` answers for this document may have changed. */
export const statusChanged = 'orionTls/statusChanged';

/** One line about one endpoint, for a status item. */
export interface EndpointStatus {
  readonly id: EndpointId;
  readonly title: string;
  /** A few words, such as `mutual TLS, whitelist`. */
  readonly text: string;
  /** A few words more: how safe that is. Fits into one line together with title and text. */
  readonly safety: string;
  /** One sentence: what that means. */
  readonly detail: string;
  readonly severity: 'error' | 'warning' | 'information';
}

export interface ConfigStatus {
  readonly endpoints: readonly EndpointStatus[];
}
