/** Completion: asks where the cursor stands and collects what fits there. */

import type { CompletionItem } from 'vscode-languageserver-types';
import { cursorAt } from '../model/cursor.ts';
import { codeOffers } from './completion-codes.ts';
import { fileOffers, namesPath } from './completion-files.ts';
import { type CompletionSupport, type Offer, toItem } from './completion-item.ts';
import { keyOffers } from './completion-keys.ts';
import { valuePlace } from './completion-place.ts';
import { valueOffers } from './completion-values.ts';
import type { FeatureContext } from './context.ts';

/**
 * What fits at an offset; empty where Orion reads nothing, as inside a table. Every item leaves a correct line behind when it
 * is accepted.
 */
export async function complete(
  context: FeatureContext,
  offset: number,
  support: CompletionSupport,
): Promise<CompletionItem[]> {
  const offers = await offersAt(context, offset);
  return offers.map((offer) => toItem(offer, context, support));
}

async function offersAt(context: FeatureContext, offset: number): Promise<readonly Offer[]> {
  const { config } = context;
  const cursor = cursorAt(config, offset);
  if (cursor.kind === 'key' || cursor.kind === 'new-key') return keyOffers(config, cursor);
  if (cursor.kind === 'comment') return codeOffers(config, cursor.comment, offset);
  if (cursor.kind !== 'value' || !cursor.property) return [];
  const place = valuePlace(config, cursor, offset);
  if (!place) return [];
  return namesPath(cursor.property)
    ? fileOffers(cursor.property, place, context)
    : valueOffers(config, cursor.property, place);
}
