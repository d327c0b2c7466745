/** Texts of configurations that a client asks for: a new one, and edits of one that is there. Types and names only. */

import type { NeededSetting } from '../features/generate/request.ts';

/** Request with `NewConfigurationParams`: the text of a configuration to begin with. Null where the address is none. */
export const newConfigurationRequest = 'orionTls/newConfiguration';

export interface NewConfigurationParams {
  /** `host:port` in lower case, under which peers reach the node. */
  readonly address: string;
}

/** Request: the edit that gives a configuration these settings, a WorkspaceEdit. Null where the document is no configuration. */
export const settingEditsRequest = 'orionTls/settingEdits';

export interface SettingEditsParams {
  readonly uri: string;
  readonly settings: readonly NeededSetting[];
}
