/** What several rules ask of the same configuration, answered once. */

import type { Subject } from './rule.ts';

/** The same function, which answers each subject once. */
export function perSubject<T>(answer: (subject: Subject) => T): (subject: Subject) => T {
  const answers = new WeakMap<Subject, { readonly value: T }>();
  return (subject) => {
    let known = answers.get(subject);
    if (!known) {
      known = { value: answer(subject) };
      answers.set(subject, known);
    }
    return known.value;
  };
}
