/** Edits in turns. */

import type { breakAndRepair } from './sample.ts';
import type { Session } from './session.ts';

/** Breaks the document and repairs it again, in turns; each call says how long the diagnostics took. */
export function alternate(
  session: Session,
  { broken, sound }: ReturnType<typeof breakAndRepair>,
): () => Promise<number> {
  let isSound = true;
  return async () => {
    isSound = !isSound;
    const { time } = await (isSound ? session.edit(sound, 'sound') : session.edit(broken, 'broken'));
    return time;
  };
}
