/** Completion of the codes in a suppression comment. */

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Config } from '../model/config.ts';
import { codePlace } from '../model/suppressions.ts';
import { rules } from '../rules/index.ts';
import type { Span } from '../toml/tree.ts';
import type { Offer } from './completion-item.ts';

/** Every code, where the comment asks for one. */
export function codeOffers({ text, toml }: Config, comment: Span, offset: number): readonly Offer[] {
  const place = codePlace(text, comment, offset, toml.statements[0]?.start ?? text.length);
  if (!place) return [];
  return rules.map(
    ({ code, summary, severity, explanation }): Offer => ({
      label: code,
      kind: CompletionItemKind.EnumMember,
      text: [code],
      replace: place,
      rank: code,
      note: severity,
      documentation: `${summary}\n\n${explanation}`,
    }),
  );
}
