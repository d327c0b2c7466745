/** Inlay hints: behind a path, when its certificate ends, or that Orion will create the file. */

import { type InlayHint, MarkupKind } from 'vscode-languageserver-types';
import type { NamedFile } from '../facts/named-files.ts';
import { pairsWithoutFolder } from '../rules/empty-workdir.ts';
import type { Span } from '../toml/tree.ts';
import { dateAndTime } from './certificate-card.ts';
import type { FeatureContext } from './context.ts';
import { bullets, code, paragraphs } from './markdown.ts';
import { expiryWords, loadedCertificates, pairState } from './pair-state.ts';

/** The hints in a piece of the document; none where the setting `inlayHints` is off. */
export function inlayHints(context: FeatureContext, { start, end }: Span): InlayHint[] {
  if (!context.settings.inlayHints) return [];
  const toCreate = new Set(filesToCreate(context));
  return context.facts.files.flatMap((file): InlayHint[] => {
    const { at } = file;
    if (!at || at.end < start || at.end > end) return [];
    const said = toCreate.has(file) ? creation : expiry(file, context.now);
    if (!said) return [];
    return [
      {
        position: context.document.positionAt(at.end),
        label: said.label,
        paddingLeft: true,
        tooltip: { kind: MarkupKind.Markdown, value: said.tooltip },
      },
    ];
  });
}

interface Said {
  /** Shown as it is: our own words and numbers only. */
  readonly label: string;
  readonly tooltip: string;
}

const creation: Said = {
  label: 'Orion will create this',
  tooltip:
    'Neither certificate nor key exists, so Orion creates both at its next start. Generate them now to know the fingerprint before.',
};

/** Where a file holds several certificates, one that is not valid yet counts first, then the one that ends first. */
function expiry(file: NamedFile, now: Date): Said | undefined {
  if (file.property.format !== 'certificate' && file.property.format !== 'trust-anchor') return undefined;
  const certificates = loadedCertificates(file);
  const byEnd = certificates
    .filter(({ notBefore, notAfter }) => notBefore && notAfter)
    .sort((left, right) => Number(left.notAfter) - Number(right.notAfter));
  const certificate = byEnd.find(({ notBefore }) => notBefore && notBefore > now) ?? byEnd[0];
  const label = certificate && expiryWords(certificate, now);
  if (!certificate?.notBefore || !certificate.notAfter || label === undefined) return undefined;
  return {
    label,
    tooltip: paragraphs(
      certificates.length > 1 ? `Of its ${certificates.length} certificates ${code(nameOf(certificate))}` : undefined,
      bullets([
        `Valid: ${dateAndTime(certificate.notBefore)} to ${dateAndTime(certificate.notAfter)}`,
        `SHA-256: ${code(certificate.sha256)}`,
      ]),
    ),
  };
}

function nameOf({ subject }: ReturnType<typeof loadedCertificates>[number]): string {
  return subject?.text ?? 'one without a readable subject';
}

/** Both files of every pair that Orion will make; none in a template, of which nobody knows what becomes. */
function filesToCreate(context: FeatureContext): readonly NamedFile[] {
  const { config, facts, now, settings } = context;
  if (config.template) return [];
  const impossible = pairsWithoutFolder({ config, facts, now, expiryWarningDays: settings.expiryWarningDays });
  return config.strictEndpoints.flatMap((side) => {
    const { cert, key } = facts.endpoint(side.endpoint.id);
    if (!cert || !key || impossible.some((pair) => pair.cert === cert)) return [];
    return pairState(side, context).kind === 'missing' ? [cert, key] : [];
  });
}
