/** Text from files and configurations in messages of VS Code, which makes links of `[text](command:…)`. */

/** The text with nothing in it that VS Code takes for a link. */
export function plainMessage(text: string): string {
  return text.replaceAll('](', '] (');
}
