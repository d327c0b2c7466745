/** What the preview of a known-hosts file and the extension say to each other. Types only; both sides import this file. */

import type { KnownHostsModel, KnownHostsRows } from '../../../server/src/protocol.ts';

/** Everything but the rows, which follow in pieces. */
export interface PreviewHead extends Omit<KnownHostsModel, 'rows'> {
  /** Counts up with every answer of the server: pieces of an older one are dropped. */
  readonly generation: number;
  /** The name of the file, for the heading. */
  readonly name: string;
  /** Configurations by their path in the workspace, in the order of `uses`. */
  readonly configNames: readonly string[];
  /** Certificates by their path in the workspace, in the order of `certificates`. */
  readonly certificateNames: readonly string[];
  /** Why the table shows the disk and not an editor; absent where it follows the text. */
  readonly diskNotice?: string;
  /** Why nothing can be removed; absent where it can. */
  readonly removingDisabled?: string;
  /** How many rows there are in all. */
  readonly total: number;
}

export type ToPreview =
  | { readonly type: 'head'; readonly head: PreviewHead; readonly rows: KnownHostsRows; readonly last: boolean }
  | { readonly type: 'rows'; readonly generation: number; readonly rows: KnownHostsRows; readonly last: boolean }
  /** There is nothing to show, and why. */
  | { readonly type: 'nothing'; readonly reason: string }
  /** The cursor is on this line of the text, 0-based. */
  | { readonly type: 'selection'; readonly line: number }
  /** Said aloud by screen readers and shown for a moment. */
  | { readonly type: 'announce'; readonly sentence: string };

export type FromPreview =
  | { readonly type: 'ready' }
  /** The rows of this generation are all there: the next may come. */
  | { readonly type: 'received'; readonly generation: number }
  /** Show the line in the text; `focus` moves the cursor there as well. */
  | { readonly type: 'jump'; readonly line: number; readonly focus: boolean }
  /** `text` is the line as the preview knows it, for files that no editor holds. */
  | { readonly type: 'copyLine'; readonly line: number; readonly text: string }
  | { readonly type: 'copyFingerprint'; readonly text: string }
  | { readonly type: 'openConfig'; readonly index: number }
  | { readonly type: 'openCertificate'; readonly index: number }
  | { readonly type: 'pin' | 'manageTrust' }
  /** Take back what the preview changed last in the text, do it again, or save it. */
  | { readonly type: 'undo' | 'redo' | 'save' }
  /** The person has confirmed it. */
  | { readonly type: 'remove'; readonly line: number };
