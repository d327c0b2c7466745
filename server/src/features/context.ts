/** What every feature looks at, and how offsets become positions of the editor. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { FileCache } from '../facts/cache.ts';
import type { Facts } from '../facts/facts.ts';
import type { Files } from '../facts/files.ts';
import type { Config } from '../model/config.ts';
import type { Settings } from '../model/settings.ts';
import type { Span } from '../toml/tree.ts';

/** One version of one open configuration with everything known about it. Features are pure: the same context gives the same answer. */
export interface FeatureContext {
  readonly document: TextDocument;
  readonly config: Config;
  readonly facts: Facts;
  /** For features that look at more than the named files, such as completion of paths. */
  readonly files: Files;
  readonly cache: FileCache;
  readonly settings: Settings;
  readonly now: Date;
  /** Real paths of the folders to which reading is confined, in a workspace that is not trusted. */
  readonly confinedTo?: readonly string[];
}

/** Where a span of the document is for the editor. */
export function rangeOf(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}
