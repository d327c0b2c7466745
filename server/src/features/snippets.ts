/** Text with places to fill in: written once, rendered as an LSP snippet or, for plain clients, with its defaults. */

/** A place to fill in; the first choice is the default. */
export type Placeholder = { readonly default: string } | { readonly choices: readonly [string, ...string[]] };

/** Fixed text and places to fill in, in order. */
export type Template = readonly (string | Placeholder)[];

/** The text with every place filled by its default. */
export function asPlainText(template: Template): string {
  return template.map((part) => (typeof part === 'string' ? part : defaultOf(part))).join('');
}

/** LSP snippet syntax, tab stops numbered in order. */
export function asSnippet(template: Template): string {
  let tabStop = 0;
  return template
    .map((part) => {
      if (typeof part === 'string') return escapeText(part);
      tabStop += 1;
      if ('choices' in part) return `\${${tabStop}|${part.choices.map(escapeChoice).join(',')}|}`;
      return part.default === '' ? `$${tabStop}` : `\${${tabStop}:${escapeText(part.default)}}`;
    })
    .join('');
}

/** Whether there is anything to fill in. */
export function hasPlaces(template: Template): boolean {
  return template.some((part) => typeof part !== 'string');
}

function defaultOf(place: Placeholder): string {
  return 'choices' in place ? place.choices[0] : place.default;
}

function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\,|]/g, '\\$&');
}
