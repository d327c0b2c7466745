/** Building the page: elements with text. Data is only ever set as text, never read as HTML. */

type Child = Node | string;

/** A new element of this class with these children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** Sets the attribute, or takes it away where the value is undefined. */
export function setAttribute(target: Element, name: string, value: string | number | undefined): void {
  if (value === undefined) target.removeAttribute(name);
  else if (target.getAttribute(name) !== String(value)) target.setAttribute(name, String(value));
}

/** Changes the text only where it differs, which spares the browser a layout. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** A button that looks like a link, for what opens a file. */
export function linkButton(text: string, title: string, onClick: () => void): HTMLButtonElement {
  const button = element('button', 'link', text);
  button.type = 'button';
  button.title = title;
  button.addEventListener('click', onClick);
  return button;
}
