/** Quick fixes that no text edit can make: generate a missing pair, convert a key, restrict its permissions. */

import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { contentOf, type NamedFile } from '../facts/facts.ts';
import type { Config } from '../model/config.ts';
import type { Endpoint } from '../model/endpoints.ts';
import { serverCommands } from '../protocol.ts';
import type { Reported } from '../rules/check.ts';
import { type CodeActionQuestion, isWanted, overlap, shownFor } from './code-actions.ts';
import type { FeatureContext } from './context.ts';
import { plainText } from './markdown.ts';

/** The actions for the findings in a piece of the document. None where nothing may be written. */
export function commandActions(
  context: FeatureContext,
  findings: readonly Reported[],
  question: CodeActionQuestion,
): CodeAction[] {
  const { document, config, facts } = context;
  if (context.confinedTo || !isWanted(question, CodeActionKind.QuickFix)) return [];
  return findings.flatMap((finding) => {
    const remedy = remedies[finding.rule.code];
    if (!remedy || !overlap(document, finding.at, question.range)) return [];
    return config.strictEndpoints.flatMap(({ endpoint }): CodeAction[] => {
      const { cert, key } = facts.endpoint(endpoint.id);
      if (!cert || !key || !remedy.places(cert, key, config).some((at) => at?.start === finding.at.start)) return [];
      const offer = remedy.offer(endpoint, key);
      if (!offer) return [];
      const argument = { config: document.uri, ...offer.argument };
      return [
        {
          title: offer.title,
          kind: CodeActionKind.QuickFix,
          diagnostics: shownFor(document, finding, question),
          command: { title: offer.title, command: offer.command, arguments: [argument] },
        },
      ];
    });
  });
}

interface Offer {
  readonly title: string;
  readonly command: string;
  readonly argument: object;
}

interface Remedy {
  /** Where the finding about an endpoint may be marked. */
  places(cert: NamedFile, key: NamedFile, config: Config): readonly ({ readonly start: number } | undefined)[];
  offer(endpoint: Endpoint, key: NamedFile): Offer | undefined;
}

const atKey: Remedy['places'] = (_, key, config) => [key.at ?? config.where(key.property.key)];

/** By the code of the rule. */
const remedies: Readonly<Partial<Record<string, Remedy>>> = {
  'missing-key-pair': {
    places: (cert, key, config) => [cert.at ?? key.at ?? config.where(cert.property.key)],
    offer: ({ id, title }, key) =>
      key.state.kind === 'missing'
        ? {
            title: `Generate certificate and key now (${title})`,
            command: serverCommands.generate,
            argument: { endpoints: [id] },
          }
        : undefined,
  },
  'unsupported-key-format': {
    places: atKey,
    offer: ({ id }, key) => {
      const content = contentOf(key);
      if (content?.kind !== 'private-key' || content.verdict.ok || !content.verdict.convertible) return undefined;
      return {
        // Whoever chooses this has read which file is replaced, and that the old one stays.
        title: `Convert ${plainText(key.text)} to PKCS#8 and keep the old file beside it`,
        command: serverCommands.convertKey,
        argument: { endpoint: id, overwrite: [key.path] },
      };
    },
  },
  'key-permissions': {
    places: atKey,
    offer: ({ id }, key) => ({
      title: `Let only the owner read ${plainText(key.text)} (chmod 600)`,
      command: serverCommands.restrictKey,
      argument: { endpoint: id },
    }),
  },
};
