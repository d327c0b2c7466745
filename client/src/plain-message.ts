/** Text from files and configurations where VS Code would make something of it: links in messages, icons in lists. */

/** The text with nothing in it that a message takes for a link, such as `[text](command:…)`. */
export function plainMessage(text: string): string {
  return text.replaceAll('](', '] (');
}

/** The text with nothing in it that an item of a list takes for an icon: `$(verified)` would be believed. */
export function plainLabel(text: string): string {
  return text.replaceAll('$(', '$ (');
}
