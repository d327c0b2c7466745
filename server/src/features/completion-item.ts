/** From an offer, which knows nothing of editors, to a completion item of LSP. */

import {
  type CompletionItem,
  type CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  MarkupKind,
  TextEdit,
} from 'vscode-languageserver-types';
import type { Span } from '../toml/tree.ts';
import { type FeatureContext, rangeOf } from './context.ts';
import { asPlainText, asSnippet, hasPlaces, type Template } from './snippets.ts';

/** What the client can do with an item. */
export interface CompletionSupport {
  readonly snippets: boolean;
  readonly labelDetails: boolean;
}

/** Something to offer at a place of the document. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What takes the place of `replace`. */
  readonly text: Template;
  readonly replace: Span;
  /** What the text before the cursor is compared with; the label where absent. */
  readonly filter?: string;
  /** Order among the offers. */
  readonly rank: string;
  /** A few words behind the label. */
  readonly note?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly deprecated?: boolean;
  /** A comma that the item before is still lacking. */
  readonly commaAt?: number;
}

/**
 * The item for an offer. It always replaces the whole of `replace`, also behind the cursor: an item that left the rest of an
 * old value standing would make a broken line, so there is no separate range for inserting.
 */
export function toItem(offer: Offer, context: FeatureContext, support: CompletionSupport): CompletionItem {
  const { document } = context;
  const isSnippet = support.snippets && hasPlaces(offer.text);
  const newText = withLineBreaksOf(context.config.text, isSnippet ? asSnippet(offer.text) : asPlainText(offer.text));
  const { note } = offer;
  return {
    label: offer.label,
    kind: offer.kind,
    filterText: offer.filter ?? offer.label,
    sortText: offer.rank,
    textEdit: TextEdit.replace(rangeOf(document, offer.replace), newText),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(note !== undefined && (support.labelDetails ? { labelDetails: { description: note } } : { detail: note })),
    ...(offer.documentation && { documentation: { kind: MarkupKind.Markdown, value: offer.documentation } }),
    ...(offer.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(offer.commaAt !== undefined && {
      additionalTextEdits: [TextEdit.insert(document.positionAt(offer.commaAt), ',')],
    }),
  };
}

function withLineBreaksOf(document: string, text: string): string {
  return document.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}
