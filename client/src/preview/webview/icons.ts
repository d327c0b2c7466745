/** The icons of the preview, from VS Code's own set. They are decoration: whatever they say stands beside them in words. */

import down from '@vscode/codicons/src/icons/arrow-down.svg';
import up from '@vscode/codicons/src/icons/arrow-up.svg';
import close from '@vscode/codicons/src/icons/circle-slash.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import info from '@vscode/codicons/src/icons/info.svg';
import layers from '@vscode/codicons/src/icons/layers.svg';
import pass from '@vscode/codicons/src/icons/pass.svg';
import question from '@vscode/codicons/src/icons/question.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';
import type { RowKind } from '../../../../server/src/protocol.ts';

const markup = {
  malformed: error,
  'never-matches': close,
  dead: layers,
  'unknown-certificate': question,
  known: info,
  'in-use': pass,
  ascending: up,
  descending: down,
  warning,
  info,
} satisfies Record<RowKind, string> & Record<string, string>;

export type IconName = keyof typeof markup;

const drawn = new Map<IconName, Node>();

/** A new drawing of the icon, in the colour of the text around it. */
export function icon(name: IconName): Node {
  let drawing = drawn.get(name);
  if (!drawing) {
    // Text of our own bundle, not of any file.
    const svg = new DOMParser().parseFromString(markup[name], 'image/svg+xml').documentElement;
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('class', `icon ${name}`);
    drawing = document.importNode(svg, true);
    drawn.set(name, drawing);
  }
  return drawing.cloneNode(true);
}
