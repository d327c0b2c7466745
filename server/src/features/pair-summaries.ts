/** The pairs of a configuration for a client that lets its user choose what to generate. */

import type { PairSummary } from '../protocol.ts';
import type { FeatureContext } from './context.ts';
import { type PairState, pairState, pairWords } from './pair-state.ts';

/** One summary an endpoint, in the order of the table. */
export function pairSummaries(context: FeatureContext): PairSummary[] {
  return context.config.endpoints.map((side) => {
    const state = pairState(side, context);
    const { id, title } = side.endpoint;
    return { id, title, used: side.tls === 'strict', state: kinds[state.kind], text: pairWords(state, context.now) };
  });
}

const kinds: Readonly<Record<PairState['kind'], PairSummary['state']>> = {
  missing: 'missing',
  half: 'incomplete',
  ready: 'exists',
  mismatch: 'exists',
  unloadable: 'exists',
  'same-file': 'other',
  'repeated-folder': 'other',
  'no-folder': 'other',
  'not-here': 'other',
  unknown: 'other',
};
