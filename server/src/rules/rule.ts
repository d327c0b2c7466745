/** What a rule is, what it sees and what it yields. One rule is one file beside this one. */

import type { Facts } from '../facts/facts.ts';
import type { Network } from '../facts/network.ts';
import type { Config } from '../model/config.ts';
import type { EndpointId } from '../model/endpoints.ts';
import type { Severity } from '../model/settings.ts';
import type { Span } from '../toml/tree.ts';

/**
 * When a rule runs: a later stage is silent on text that an earlier one marked. `content` asks whether the text may be looked
 * at, `syntax` whether Orion's parser takes it, `shape` whether keys and values are Orion's, `meaning` what they do.
 */
export type Stage = 'content' | 'syntax' | 'shape' | 'meaning';

/** Everything a rule may look at. Rules are pure: the same subject gives the same findings. */
export interface Subject {
  readonly config: Config;
  readonly facts: Facts;
  readonly now: Date;
  readonly expiryWarningDays: number;
  /** The name of the file without its folder, where the document has one. */
  readonly fileName?: string;
  /** What the other configurations of the workspace know; absent where nobody asked them. */
  readonly network?: Network;
}

/** Replacement of one piece of the document. */
export interface Edit extends Span {
  readonly newText: string;
}

/** Replacements in another file. */
export interface FileEdits {
  readonly path: string;
  /** The text that the offsets belong to; undefined where the file is to be created. */
  readonly text: string | undefined;
  readonly edits: readonly Edit[];
}

/** What the server does where no edit of the document helps; the arguments apart from the configuration's own URI. */
export type FixCommand =
  | {
      readonly name: 'generate';
      readonly arguments: {
        readonly endpoints: readonly EndpointId[];
        readonly renew?: 'keep-key';
        readonly overwrite?: readonly string[];
      };
    }
  | { readonly name: 'restrictKey'; readonly arguments: { readonly endpoint: EndpointId } }
  | {
      readonly name: 'convertKey';
      readonly arguments: { readonly endpoint: EndpointId; readonly overwrite: readonly string[] };
    };

/** A cure that a person can apply with one click. Applied, the finding is gone and no syntax or shape error is new. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Edits of other files, besides those of the document or instead of them. */
  readonly elsewhere?: readonly FileEdits[];
  /** Instead of edits, which are none then. */
  readonly command?: FixCommand;
  /** The one that is almost always meant. */
  readonly preferred?: boolean;
  /** Fit for `source.fixAll.orion`: cannot change a trust mode, switch, path, port or URL. */
  readonly safe?: boolean;
  /** Why a person should think twice, shown before the edit is applied; for edits that weaken protection. */
  readonly weakens?: string;
}

/** Another place that explains a finding: in this document, or in a file that it names. */
export interface Related {
  readonly message: string;
  /** Offsets in the document, or in the text of `path` where that is given. */
  readonly at: Span;
  readonly path?: string;
}

export interface Finding {
  readonly at: Span;
  /** The fact, its consequence, the remedy. */
  readonly message: string;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  /** Orion starts in spite of this error, and then the endpoint that it is about completes no handshake. */
  readonly startsAnyway?: boolean | undefined;
  readonly related?: readonly Related[] | undefined;
  /** Made when somebody asks: a file may have thousands of findings, and a person looks at few. */
  readonly fixes?: (() => readonly Fix[]) | undefined;
}

/** A configuration in the documentation; `«…»` marks what the rule reports. */
export interface Example {
  readonly bad: string;
  readonly good: string;
  /** Files beside the configuration, by path: name of a fixture or text, with permissions where these matter. */
  readonly files?: Readonly<
    Record<string, string | { readonly kind: 'file'; readonly content: string; readonly mode: number }>
  >;
  /** Configurations of other nodes of the workspace, by path. */
  readonly others?: Readonly<Record<string, string>>;
  /** The example is a known-hosts file of this name, beside a configuration in mode `whitelist`. */
  readonly knownHosts?: 'tls-known-clients' | 'tls-known-servers';
}

/** `About` is what the rule looks at: a configuration, or for those in `known-hosts/` a known-hosts file. */
export interface Rule<About = Subject> {
  /** Public and stable; also the name of the rule's file, test and heading in the documentation. */
  readonly code: string;
  readonly severity: Severity;
  /** Off unless a setting names a level. */
  readonly offByDefault?: boolean;
  readonly stage: Stage;
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** One sentence for the documentation: what is wrong. */
  readonly summary: string;
  /** What Orion does about it, and what to do instead; Markdown. */
  readonly explanation: string;
  /** The Orion, Tuweni or Vert.x class, or the RFC section, that makes it so. */
  readonly source: string;
  readonly example: Example;
  check(subject: About): Iterable<Finding>;
}
