/** Template text (Jinja, Helm, shell) in and around TOML; what the template would produce is not known here. */
import { parseToml } from './parse.ts';
import { findTemplateSpans } from './template-spans.ts';
import type { Span, TomlDocument } from './tree.ts';

/** Template text outside strings, in order; a comment's too, since Jinja renders inside comments. */
export interface TemplateFindings {
  readonly spans: readonly Span[];
  /**
   * True where at least one `{{ … }}`, `{% … %}` or `{# … #}` is complete: no valid TOML holds one outside strings. In a comment
   * a `{% … %}` may govern the lines below, while what a `{{ … }}` such as `ansible_managed` becomes stays a comment.
   */
  readonly isTemplate: boolean;
}

const PAIRS = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['${', '}'],
] as const;
const WORD_TO_FILL_IN = /<[A-Z][A-Z0-9_-]*>/;

/** Finds the template text of a document. */
export function findTemplates(document: TomlDocument): TemplateFindings {
  const { text } = document;
  const spans = findTemplateSpans(text);
  const isTemplate = spans.some(
    ({ start, closed, inComment }) => closed && !(inComment && text.startsWith('{{', start)),
  );
  return { spans: spans.map(({ start, end }) => ({ start, end })), isTemplate };
}

/**
 * Parses a template with each line that template text touches blanked out, so that its plain statements are found at
 * their own offsets. The result's `text` is the blanked text, of the same length. Template text in a comment hides
 * nothing.
 */
export function parseTemplate(text: string): TomlDocument {
  let blanked = '';
  let done = 0;
  for (const span of findTemplateSpans(text)) {
    if (span.inComment || span.end <= done) continue;
    const start = Math.max(text.lastIndexOf('\n', span.start - 1) + 1, done);
    const lineFeed = text.indexOf('\n', span.end);
    const end = lineFeed < 0 ? text.length : lineFeed;
    blanked += text.slice(done, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    done = end;
  }
  return parseToml(blanked + text.slice(done));
}

/** True for a decoded string that a template or a person is still to fill in. */
export function hasPlaceholder(value: string): boolean {
  return findPlaceholder(value) !== undefined;
}

/**
 * The first `{{ … }}`, `{% … %}`, `${…}` or `<PLACEHOLDER>` in a decoded string, as offsets into it. Undefined where
 * there is none.
 */
export function findPlaceholder(value: string): Span | undefined {
  const found = PAIRS.map(([opening, closing]) => findPair(value, opening, closing));
  const word = WORD_TO_FILL_IN.exec(value);
  if (word) found.push({ start: word.index, end: word.index + word[0].length });
  return found.filter((span) => span !== undefined).sort((left, right) => left.start - right.start)[0];
}

function findPair(value: string, opening: string, closing: string): Span | undefined {
  const start = value.indexOf(opening);
  const end = start < 0 ? -1 : value.indexOf(closing, start + opening.length);
  return end < 0 ? undefined : { start, end: end + closing.length };
}
