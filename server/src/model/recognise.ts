/** Whether a file is Orion's, by its name and by its text. Pure and light: the client asks here too, before any server runs. */

import type { Value } from '../toml/tree.ts';
import type { Config } from './config.ts';
import { editDistance } from './nearest.ts';
import { findProperty, properties } from './properties.ts';

/** The languages of package.json; the diagnostics of a file depend on which one it is. */
export type OrionLanguage = 'orion-config' | 'orion-known-hosts';

/** The globs of package.json for `orion-config`, as one expression on the lower-case name. */
const configName = /^(?:orion\.(?:conf|toml)|.*\.orion\.(?:conf|toml)|orion[-_].*\.conf|.*-orion\.conf)$/;

/** What people append to the name of a configuration that is still to be filled in. */
const templateName = /^orion\.conf\.(?:j2|tmpl|tpl|example)$/;

const knownHostsNames: readonly string[] = [
  'tls-known-clients',
  'tls-known-servers',
  'client-connection-tls-known-clients',
];

/** What the name of a file says about its language; undefined where it says nothing. Case does not count, as in VS Code. */
export function languageOfName(fileName: string): OrionLanguage | undefined {
  const name = fileName.toLowerCase();
  if (knownHostsNames.includes(name)) return 'orion-known-hosts';
  return configName.test(name) || templateName.test(name) ? 'orion-config' : undefined;
}

/** Whether content may decide about a file of this name: many programs share these endings, so the name alone does not. */
export function mayBeConfig(fileName: string): boolean {
  return /\.(?:conf|toml)$/i.test(fileName);
}

/** The same of an open document, by the language that its editor takes it for: the properties of a Java program are none. */
function documentMayBeConfig(fileName: string, languageId: string): boolean {
  return mayBeConfig(fileName) || languageId === 'toml' || languageId === 'plaintext';
}

/** Single words of Orion's table are common words, so one of them proves nothing. */
const enoughKeys = 2;

/** Beyond this, a text is not read further: a configuration shows its keys early. */
const farEnough = 100_000;

/** Whether a text has at least two different keys of Orion at its top level. A glance, not a parse. */
export function looksLikeOrion(text: string): boolean {
  const found = new Set<string>();
  const statement = /^[ \t]*(?:(\[)|"([a-z]+)"|'([a-z]+)'|([a-z]+))[ \t]*(=?)/gm;
  for (const [, header, basic, literal, bare, equals] of text.slice(0, farEnough).matchAll(statement)) {
    // A quoted item of a list that spans lines has no equals sign behind it; nor has its closing line a key.
    if (header) break;
    const key = basic ?? literal ?? bare ?? '';
    if (equals && findProperty(key)) found.add(key);
    if (found.size >= enoughKeys) return true;
  }
  return false;
}

/** A document as an editor has it. */
export interface NamedDocument {
  readonly fileName: string;
  readonly languageId: string;
  getText(): string;
}

/** A language of ours decides; any other is no reason to believe or not to believe the name and the content. */
export function languageOfDocument(document: NamedDocument, detectByContent: boolean): OrionLanguage | undefined {
  const { fileName, languageId } = document;
  if (languageId === 'orion-config' || languageId === 'orion-known-hosts') return languageId;
  const byName = languageOfName(fileName);
  if (byName || !detectByContent || !documentMayBeConfig(fileName, languageId)) return byName;
  return looksLikeOrion(document.getText()) ? 'orion-config' : undefined;
}

/** How many letters may differ from a key of Orion that somebody means. */
const nearly = 2;

/** Fewer statements are a file that has just been begun. */
const leastStatements = 3;

/**
 * Whether a file has Orion's name but belongs to something else, such as Eclipse Orion: three statements or more and no
 * key, at the top level or in a table, that is Orion's or nearly so in any case. A template tells too little to say so.
 */
export function isForeignFile(config: Config, fileName: string | undefined): boolean {
  if (fileName === undefined || languageOfName(fileName) !== 'orion-config' || config.template) return false;
  const { statements } = config.toml;
  if (statements.length < leastStatements) return false;
  return !statements.some(
    (statement) =>
      (statement.type !== 'junk' && statement.path.some(({ name }) => isNearlyOrions(name))) ||
      (statement.type === 'entry' && namesInside(statement.value).some(isNearlyOrions)),
  );
}

function namesInside(value: Value): readonly string[] {
  return (value.entries ?? []).flatMap((entry) => [...entry.path.map(({ name }) => name), ...namesInside(entry.value)]);
}

function isNearlyOrions(name: string): boolean {
  const lower = name.toLowerCase();
  return properties.some(({ key }) => editDistance(lower, key, nearly) <= nearly);
}
