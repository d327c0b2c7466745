/** Every rule, sorted by code. A new rule is a new file and a new line here. */

import { halfKeyPair } from './half-key-pair.ts';
import type { Rule } from './rule.ts';
import { unusedSuppression } from './unused-suppression.ts';

export const rules: readonly Rule[] = [halfKeyPair, unusedSuppression];
