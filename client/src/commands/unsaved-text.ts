/** The words about files that were changed and not saved. Knows nothing of VS Code. */

/** Names that a message has room for. */
const mostNames = 3;

/** What is still to be done with these files; empty where there are none. */
export function unsavedText(names: readonly string[]): string {
  const [only, ...others] = names;
  if (only === undefined) return '';
  if (others.length === 0) return `${only} is not saved yet: Orion reads what is saved, when it starts.`;
  return `${names.length} files are not saved yet: ${shown(names)}. Orion reads what is saved, when it starts.`;
}

/** What a quick fix has done to files other than the one in the editor. */
export function changedText(names: readonly string[]): string {
  return names.length === 0 ? '' : `Changed: ${shown(names)}.`;
}

/** What became of files that were to be saved and were closed before. */
export function closedText(names: readonly string[]): string {
  return `Not saved, because closed before: ${shown(names)}. The changes are gone; make them again where they are wanted.`;
}

function shown(names: readonly string[]): string {
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  return names.slice(0, mostNames).join(', ') + more;
}
