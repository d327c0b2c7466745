/** Links and definitions: from the path in a configuration to the file it names. */

import { type DocumentLink, type Location, Range } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import type { NamedFile } from '../facts/named-files.ts';
import { type PropertyFormat, property } from '../model/properties.ts';
import type { Span } from '../toml/tree.ts';
import { type FeatureContext, rangeOf } from './context.ts';

/** A link for every written path at which there is a file; one to a missing file would only offer to create an empty one. */
export function documentLinks(context: FeatureContext): DocumentLink[] {
  return linkedFiles(context).map(({ file, span }) => ({
    range: rangeOf(context.document, span),
    target: URI.file(file.path).toString(),
    tooltip: `${whatItIs(file)}: ${file.path}`,
  }));
}

/** The file that the path at `offset` names; empty where there is no path or no file. */
export function definition(context: FeatureContext, offset: number): Location[] {
  return linkedFiles(context)
    .filter(({ file: { at } }) => at && at.start <= offset && offset <= at.end)
    .map(({ file }) => ({ uri: URI.file(file.path).toString(), range: Range.create(0, 0, 0, 0) }));
}

function linkedFiles({ config, facts }: FeatureContext): { file: NamedFile; span: Span }[] {
  return facts.files.flatMap((file) => {
    const isThere = file.state.kind === 'file' || file.state.kind === 'too-large';
    return file.at && isThere ? [{ file, span: withoutQuotes(config.text, file.at) }] : [];
  });
}

function withoutQuotes(text: string, { start, end }: Span): Span {
  const quotes = /^(?:"""|'''|["'])/.exec(text.slice(start, start + 3))?.[0].length ?? 0;
  return { start: start + quotes, end: end - quotes };
}

const nouns: Readonly<Partial<Record<PropertyFormat, string>>> = {
  certificate: 'Certificate',
  'private-key': 'Private key',
  'trust-anchor': 'Certificate authority',
  'known-hosts': 'Known hosts',
};

/** `Certificate (tlsservercert)`; a payload key is only called by its property. */
function whatItIs(file: NamedFile): string {
  const { key, format } = property(file.property.key);
  const noun = nouns[format];
  return noun === undefined ? key : `${noun} (${key})`;
}
