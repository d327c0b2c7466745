/** What a check of the workspace has found, in words. Knows nothing of VS Code. */

import type { CheckSummary } from '../../../server/src/protocol.ts';

/** Undefined where there was nothing to look at. */
export function checkText({ files, errors, warnings, notes }: CheckSummary): string | undefined {
  if (files.length === 0) return undefined;
  const checked = `Checked ${counted(files.length, 'file')}`;
  if (errors + warnings === 0) {
    const rest = notes > 0 ? ` Problems lists ${counted(notes, 'note')}.` : '';
    return `${checked}: Orion has nothing to stumble over.${rest}`;
  }
  const found = [errors > 0 && counted(errors, 'error'), warnings > 0 && counted(warnings, 'warning')];
  return `${checked}: ${found.filter((words) => words !== false).join(' and ')}, listed in Problems.`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
