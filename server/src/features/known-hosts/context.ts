/** What every feature on a known-hosts file looks at. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../../model/settings.ts';
import type { KnownHostsSubject } from '../../rules/known-hosts/known-hosts-rule.ts';

/** One version of one known-hosts file with everything the workspace knows about it. */
export interface KnownHostsContext extends KnownHostsSubject {
  readonly document: TextDocument;
  /** The document is the editor's, not read from disk. */
  readonly isOpen: boolean;
  readonly settings: Settings;
  readonly now: Date;
  /** Real paths of the folders to which reading is confined, in a workspace that is not trusted. */
  readonly confinedTo?: readonly string[];
}
