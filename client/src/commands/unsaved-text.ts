/** The words about files that were changed and not saved. Knows nothing of VS Code. */

/** Names that a message has room for. */
const mostNames = 3;

/** What is still to be done with these files; empty where there are none. */
export function unsavedText(names: readonly string[]): string {
  const [only, ...others] = names;
  if (only === undefined) return '';
  if (others.length === 0) return `${only} is not saved yet: Orion reads what is saved, when it starts.`;
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  const shown = names.slice(0, mostNames).join(', ') + more;
  return `${names.length} files are not saved yet: ${shown}. Orion reads what is saved, when it starts.`;
}
