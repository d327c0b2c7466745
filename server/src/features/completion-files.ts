/** Completion of paths: the files of the folder that is typed so far, those that the property could use. */

import { join } from 'node:path';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { isInside } from '../facts/confinement.ts';
import { type Content, firstCertificate, pemLimit, readContent } from '../facts/content.ts';
import type { Files, FolderEntry } from '../facts/files.ts';
import { contentOf } from '../facts/named-files.ts';
import type { Property, PropertyFormat } from '../model/properties.ts';
import { languageOfName, mayBeConfig } from '../model/recognise.ts';
import type { Certificate } from '../pki/certificate.ts';
import { belongsTo } from '../pki/key.ts';
import type { Offer } from './completion-item.ts';
import type { ValuePlace } from './completion-place.ts';
import type { FeatureContext } from './context.ts';
import { plainText } from './markdown.ts';

/** A folder with more files than this is no place to choose from. */
const mostEntries = 200;
const largestCached = 64 * 1024;
/** Files read at a time: all together could take 200 MiB. */
const batchSize = 16;

/** Whether the property's text is a path. */
export function namesPath({ format }: Property): boolean {
  return ['certificate', 'private-key', 'trust-anchor', 'known-hosts', 'file', 'folder'].includes(format);
}

/** Folders, and files with the content that the property is about. */
export async function fileOffers(
  property: Property,
  place: ValuePlace,
  context: FeatureContext,
): Promise<readonly Offer[]> {
  // What an escape means is not worth a decoder here: such a path is typed to the end by hand.
  if (place.typedQuote.startsWith('"') && place.typed.includes('\\')) return [];
  const typedFolder = place.typed.slice(0, place.typed.lastIndexOf('/') + 1);
  const folder = resolveFolder(property, typedFolder, context);
  const listed = (await isAllowed(folder, context)) ? await context.files.list(folder) : [];
  const isHidden = ({ name }: FolderEntry) =>
    name.startsWith('.') && !place.typed.slice(typedFolder.length).startsWith('.');
  const isListed = ({ name }: FolderEntry) => place.siblings.includes(typedFolder + name);
  const entries = listed
    .filter((entry) => !isHidden(entry) && !isListed(entry) && isWritable(entry.name))
    .slice(0, mostEntries);
  const judged = await inBatches(entries, (entry) => judge(property, entry, join(folder, entry.name), context));
  const offers = judged
    .filter((candidate) => candidate !== undefined)
    .map((candidate) => offer(candidate, typedFolder, place));
  return typedFolder === '' ? [...offers, ...defaultOffer(property, place, offers)] : offers;
}

interface Candidate {
  readonly name: string;
  readonly isFolder: boolean;
  readonly note?: string;
  /** 0 first: files that fit best. */
  readonly rank: number;
}

function resolveFolder(property: Property, typedFolder: string, { facts }: FeatureContext): string {
  const { paths } = facts;
  const isFromBase = property.key === 'workdir' || property.key === 'libsodiumpath';
  return (isFromBase ? paths.inBase : paths.inWorkdir)(typedFolder === '' ? '.' : typedFolder).path;
}

async function isAllowed(path: string, { confinedTo, files }: FeatureContext): Promise<boolean> {
  return confinedTo === undefined || isInside(path, confinedTo, files);
}

/** Control characters can only be written as escapes, which nobody wants to find in a path. */
function isWritable(name: string): boolean {
  return !/\p{Cc}/u.test(name);
}

async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    results.push(...(await Promise.all(items.slice(start, start + batchSize).map(work))));
  }
  return results;
}

async function judge(
  property: Property,
  { name }: FolderEntry,
  path: string,
  context: FeatureContext,
): Promise<Candidate | undefined> {
  if (!(await isAllowed(path, context))) return undefined;
  // Follows links, which the listing does not.
  const stat = await context.files.stat(path);
  if (stat.kind === 'folder') return { name, isFolder: true, rank: 8 };
  if (stat.kind !== 'file' || property.format === 'folder' || isNamedForAnother(property, name)) return undefined;
  const format = isOther(property) ? 'certificate' : property.format;
  const content = stat.size > pemLimit ? undefined : await readFile(path, stat, format, context);
  const fit = content ? judgeContent(property, content, context) : isOther(property) ? { rank: 2 } : undefined;
  return fit && { name, isFolder: false, ...fit };
}

/** Of files in which anything may stand, the name tells those that are for something else, the configuration itself among them. */
function isNamedForAnother(property: Property, name: string): boolean {
  if (!isOther(property)) return false;
  const language = languageOfName(name);
  return language === 'orion-known-hosts'
    ? property.format !== 'known-hosts'
    : language !== undefined || mayBeConfig(name);
}

async function readFile(
  path: string,
  stat: Extract<Awaited<ReturnType<Files['stat']>>, { kind: 'file' }>,
  format: PropertyFormat,
  { cache, files }: FeatureContext,
): Promise<Content | undefined> {
  // The cache holds on to what it reads, which is not for everything that happens to lie in a folder.
  if (stat.size > largestCached) {
    const read = await files.read(path, pemLimit);
    return 'bytes' in read ? readContent(format, read.bytes) : undefined;
  }
  const state = await cache.load(path, stat, format, files);
  return state.kind === 'file' ? state.content : undefined;
}

function isOther({ format }: Property): boolean {
  return format === 'file' || format === 'known-hosts';
}

function judgeContent(
  property: Property,
  content: Content,
  context: FeatureContext,
): Omit<Candidate, 'name' | 'isFolder'> | undefined {
  if (content.kind === 'private-key') {
    const { ok, key } = content.verdict;
    if (!key) return undefined;
    if (!ok) return { rank: 3, note: 'Orion cannot load this key' };
    const own = certificateBeside(property, context);
    const words = [key.algorithm, key.curve ?? key.bits].filter((word) => word !== undefined).join(' ');
    if (own && belongsTo(key, own.publicKey)) return { rank: 1, note: `${words}, belongs to the certificate` };
    return { rank: 2, note: words };
  }
  if (content.kind === 'known-hosts') return { rank: 2 };
  const certificate = firstCertificate(content);
  if (isOther(property)) return certificate || content.holdsKey ? undefined : { rank: 2 };
  if (!certificate) return undefined;
  if (!content.verdict.ok) return { rank: 3, note: 'Orion cannot load this certificate' };
  return { rank: 2, note: certificateNote(certificate, context.now) };
}

/** The configured certificate that belongs with this key property. */
function certificateBeside({ key }: Property, { config, facts }: FeatureContext): Certificate | undefined {
  const side = config.endpoints.find(({ endpoint }) => endpoint.key === key)?.endpoint;
  return side && firstCertificate(contentOf(facts.file(side.cert)));
}

function certificateNote({ commonName, subject, notAfter }: Certificate, now: Date): string {
  const name = commonName === undefined ? (subject?.text ?? 'no name') : `CN=${commonName}`;
  if (!notAfter) return plainText(name);
  return `${plainText(name)}, ${notAfter < now ? 'expired' : 'expires'} ${notAfter.toISOString().slice(0, 10)}`;
}

function offer(candidate: Candidate, typedFolder: string, place: ValuePlace): Offer {
  const { name, isFolder, note, rank } = candidate;
  const path = typedFolder + name + (isFolder ? '/' : '');
  return {
    label: isFolder ? `${name}/` : name,
    kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
    // In a folder one goes on typing inside the quotes.
    text: place.dress(isFolder ? [path, { default: '' }] : [path], 'text'),
    replace: place.replace,
    filter: `${place.typedQuote}${path}${isFolder ? '' : place.typedQuote}`,
    rank: `${rank}${name}`,
    ...(note !== undefined && { note }),
    ...(place.commaAt !== undefined && { commaAt: place.commaAt }),
  };
}

/** The name that Orion takes by itself, for a file that is still to be made. */
function defaultOffer(property: Property, place: ValuePlace, offers: readonly Offer[]): readonly Offer[] {
  const name = property.default;
  if (typeof name !== 'string' || offers.some(({ label }) => label === name)) return [];
  return [offer({ name, isFolder: false, note: "Orion's default, no such file yet", rank: 9 }, '', place)];
}
