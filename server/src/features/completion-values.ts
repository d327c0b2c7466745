/** Values of a property: trust modes, switches, engines, hosts, ports and URLs. Paths have their own file. */

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Config } from '../model/config.ts';
import { type Endpoint, endpoints } from '../model/endpoints.ts';
import { type Property, property } from '../model/properties.ts';
import { storageEngines } from '../model/storage.ts';
import { isInsecure, type Safety, safetyOf, type TrustMode, trustModesFor } from '../model/trust-modes.ts';
import type { Offer } from './completion-item.ts';
import { urlScaffold } from './completion-lines.ts';
import type { ValuePlace } from './completion-place.ts';
import { describeSwitch, describeTrustMode } from './hover-trust-mode.ts';
import { asPlainText, type Template } from './snippets.ts';

/** What a value is before it is put in its place. */
interface Choice {
  /** What the list shows; the text itself where absent. */
  readonly label?: string;
  readonly text: Template;
  readonly note?: string;
  readonly documentation?: string;
  readonly deprecated?: boolean;
}

/** The values that the table knows for a property, best first. */
export function valueOffers(config: Config, wanted: Property, place: ValuePlace): readonly Offer[] {
  const form = wanted.type === 'integer' ? 'number' : 'text';
  return choicesOf(wanted, config)
    .filter(({ text }) => !place.siblings.includes(asPlainText(text)))
    .map((choice, index) => ({
      label: choice.label ?? asPlainText(choice.text),
      kind: wanted.format === 'url' ? CompletionItemKind.Snippet : CompletionItemKind.EnumMember,
      text: place.dress(choice.text, form),
      replace: place.replace,
      filter: `${place.typedQuote}${asPlainText(choice.text)}${place.typedQuote}`,
      rank: String(index).padStart(2, '0'),
      ...(choice.note !== undefined && { note: choice.note }),
      ...(choice.documentation !== undefined && { documentation: choice.documentation }),
      ...(choice.deprecated && { deprecated: true }),
      ...(place.commaAt !== undefined && { commaAt: place.commaAt }),
    }));
}

function choicesOf(wanted: Property, config: Config): readonly Choice[] {
  switch (wanted.format) {
    case 'trust-mode': {
      const side = endpoints.find((endpoint) => endpoint.trust === wanted.key);
      return side ? trustChoices(side, config) : [];
    }
    case 'switch':
      return switchChoices(wanted, config);
    case 'storage':
      return storageEngines.map(storageChoice);
    case 'host':
      return [
        { text: ['127.0.0.1'], note: 'this machine only', documentation: 'Nobody on another machine can connect.' },
        {
          text: ['0.0.0.0'],
          note: 'every address of this machine',
          documentation: 'Whoever can route to this machine can connect, so switch TLS on for this side.',
        },
      ];
    case 'port':
      return portChoices(wanted, config);
    case 'verbosity':
      return ['0', '1', '2', '3'].map((level) => ({ text: [level], note: 'no effect' }));
    case 'url': {
      const scaffold = urlScaffold(wanted, config);
      return [{ label: asPlainText(scaffold), text: scaffold, documentation: wanted.details ?? wanted.summary }];
    }
    default:
      return [];
  }
}

const safetyOrder: readonly Safety[] = ['pinned', 'authority', 'first-use', 'open'];
const safetyNotes: Readonly<Record<Safety, string>> = {
  pinned: 'only certificates you named',
  authority: 'only certificates of an authority',
  'first-use': 'trust on first use',
  open: 'insecure',
};

function noteOf(mode: TrustMode): string {
  const safety = safetyOf(mode);
  const alsoNamed = safety === 'authority' && mode.knownHosts === 'read';
  return alsoNamed ? 'certificates of an authority, or named' : safetyNotes[safety];
}

/** Safest first; a second spelling behind the first. */
function trustChoices(side: Endpoint, config: Config): readonly Choice[] {
  const weight = (mode: TrustMode) => safetyOrder.indexOf(safetyOf(mode)) * 2 + (mode.aliasOf ? 1 : 0);
  return [...trustModesFor(side.role)]
    .sort((left, right) => weight(left) - weight(right))
    .map((mode) => ({
      text: [mode.name],
      note: isInsecure(mode, side.role) ? 'insecure' : noteOf(mode),
      documentation: describeTrustMode(mode, side, config),
      deprecated: mode.aliasOf !== undefined,
    }));
}

function switchChoices({ key }: Property, config: Config): readonly Choice[] {
  const switchKey = key === 'clientconnectiontls' ? 'clientconnectiontls' : 'tls';
  return (['strict', 'off'] as const).map((state) => ({
    text: [state],
    note: state === 'strict' ? 'TLS with certificates on both sides' : 'insecure',
    documentation: describeSwitch(state, switchKey, config),
  }));
}

function storageChoice(engine: (typeof storageEngines)[number]): Choice {
  switch (engine) {
    case 'sql':
      return {
        label: 'sql:jdbc:postgresql:…',
        text: ['sql:jdbc:postgresql://', { default: 'localhost' }, ':', { default: '5432' }, '/', { default: 'orion' }],
        note: 'a database',
        documentation: 'A JDBC URL of PostgreSQL, Oracle or H2.',
      };
    case 'memory':
      return { text: [engine], note: 'lost when Orion stops' };
    default:
      return { text: [engine], note: 'a folder below workdir', documentation: `\`${engine}:path\` names the folder.` };
  }
}

function portChoices({ key, default: usual }: Property, config: Config): readonly Choice[] {
  const other = property(key === 'nodeport' ? 'clientport' : 'nodeport');
  const taken = config.integer(other.key)?.value;
  const choices: Choice[] = [];
  if (usual !== taken) choices.push({ text: [String(usual)], note: 'the default' });
  choices.push({ text: ['0'], note: 'any free port' });
  return choices;
}
