/** Texts of configurations that a client asks for: a new one, and edits of one that is there. Types and names only. */

import type { NeededSetting } from '../features/generate/request.ts';

/** Request with `NewConfigurationParams`: the configuration to begin with. Null where the address is none. */
export const newConfigurationRequest = 'orionTls/newConfiguration';

export interface NewConfigurationParams {
  /** `host:port` in lower case, under which peers reach the node. */
  readonly address: string;
  /** URIs of the configurations that may be this node already: where it stands, or would stand. */
  readonly standing: readonly string[];
}

/** Its text, or the URI of the standing one that peers reach at this address. */
export type NewConfiguration = { readonly text: string } | { readonly taken: string };

/** Request: the edit that gives a configuration these settings, a WorkspaceEdit. Null where the document is no configuration. */
export const settingEditsRequest = 'orionTls/settingEdits';

export interface SettingEditsParams {
  readonly uri: string;
  readonly settings: readonly NeededSetting[];
}
