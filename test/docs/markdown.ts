/** Reads the pieces of a Markdown page that can be compared with something: code, links, headings, fenced blocks. */

export interface Fence {
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks, in order. */
export function fencesOf(page: string): readonly Fence[] {
  return [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({ language, text }));
}

function prose(page: string): string {
  return page.replaceAll(/^```\w*\n.*?^```$/gms, '');
}

/** What stands in backticks within the prose. */
export function codeOf(page: string): readonly string[] {
  return [...prose(page).matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll(/\s+/g, ' '));
}

/** Targets of links and pictures. */
export function linksOf(page: string): readonly string[] {
  return [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** The anchors by which a page's headings can be linked to. */
export function anchorsOf(page: string): readonly string[] {
  return [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  );
}
