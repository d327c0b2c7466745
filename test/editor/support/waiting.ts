/** Waiting for what VS Code does: for an event after which a condition holds, never for a time. */
import type { Disposable, Event } from 'vscode';

/** Below Mocha's limit, so that the failure says what was waited for. */
const limit = 30_000;

/** What `look` returns once it is something: now, or after one of the events. Rejects with `describe` when it never is. */
export function until<Result>(
  wanted: string,
  events: readonly Event<unknown>[],
  look: () => Result | undefined | false,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const subscriptions: Disposable[] = [];
    const end = () => {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
    };
    const check = () => {
      const result = look();
      if (result === undefined || result === false) return;
      end();
      resolve(result);
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`Waited in vain for ${wanted}.`));
    }, limit);
    subscriptions.push(...events.map((event) => event(check)));
    check();
  });
}
