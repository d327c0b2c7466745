/** What a property is and does, as Markdown: the truth of the table for completion, and with the present state for hovers. */

import type { NamedFile } from '../facts/named-files.ts';
import type { Resolved } from '../facts/paths.ts';
import type { Config, EndpointConfig } from '../model/config.ts';
import { endpointKeys } from '../model/config.ts';
import { environmentVariable, type Property } from '../model/properties.ts';
import { safetyOf } from '../model/trust-modes.ts';
import { allowedChoices } from '../model/values.ts';
import type { FeatureContext } from './context.ts';
import { bullets, code, paragraphs } from './markdown.ts';

const typeNames = { string: 'string', integer: 'integer', list: 'list of strings' } as const;

/** The property as the table has it: what it is, its type, default, environment variable and history. */
export function describeProperty(property: Property): string {
  return paragraphs(
    property.summary,
    property.details,
    bullets([typeLine(property), defaultLine(property), environmentLine(property), historyLine(property)]),
  );
}

/** The same with the value in effect, the path it leads to and what the current trust mode makes of it. */
export function describePropertyNow(property: Property, context: FeatureContext): string {
  const { config, facts } = context;
  return paragraphs(
    `**${code(property.key)}** ${property.summary}`,
    property.details,
    bullets([
      typeLine(property),
      defaultLine(property),
      effectiveLine(property, config),
      property.format === 'folder' ? workdirLine(context) : undefined,
      ...facts
        .list(property.key)
        .slice(0, 5)
        .map((file) => pathLine(file, context)),
      effectLine(property, config),
      environmentLine(property),
      historyLine(property),
    ]),
  );
}

function typeLine(property: Property): string {
  const choices = allowedChoices(property);
  if (choices.length === 0) return `Type: ${typeNames[property.type]}${rangeOfNumbers(property)}`;
  return `Type: ${typeNames[property.type]}, one of ${choices.map((choice) => code(choice)).join(', ')}`;
}

function rangeOfNumbers({ format }: Property): string {
  if (format === 'port') return ' from 0 to 65535';
  return format === 'verbosity' ? ' from 0 to 3' : '';
}

function defaultLine(property: Property): string {
  if (property.default === undefined) {
    return property.key === 'workdir' ? 'Default: the directory in which Orion is started' : 'Default: none';
  }
  return `Default: ${code(asToml(property.default))}`;
}

/** A default as one would write it in the file. */
function asToml(value: string | number | readonly string[]): string {
  if (typeof value === 'object') return `[${value.map(asToml).join(', ')}]`;
  return typeof value === 'string' ? `"${value}"` : String(value);
}

function effectiveLine(property: Property, config: Config): string | undefined {
  const setting = config.settings.get(property.key);
  if (!setting)
    return property.default === undefined ? undefined : 'In effect now: the default, since it is not set here';
  if (!setting.usable) return 'In effect now: unknown, since the value here is incomplete, refused or a placeholder';
  return `In effect now: ${code(config.text.slice(setting.value.start, setting.value.end))}`;
}

/** Where a path leads on this machine, and why there. */
export function pathLine(file: NamedFile, context: FeatureContext): string {
  const isFromBase = file.property.key === 'libsodiumpath' || file.onOrion !== undefined;
  return leadsTo(file.text, file, context, isFromBase ? '' : `${code('workdir')}, and that from `);
}

function leadsTo(text: string, { path, onOrion, mapped }: Resolved, context: FeatureContext, through = ''): string {
  const leads = `${code(text)} leads to ${code(path)} on this machine`;
  if (mapped) return `${leads}: ${code(onOrion ?? text)} through the setting ${code('orionTls.pathMappings')}`;
  if (onOrion !== undefined)
    return `${leads}, ${onOrion === text ? 'an absolute path' : `below the absolute ${code('workdir')}`}`;
  const isSet = context.settings.baseDirectory !== undefined;
  const base = `${code(context.facts.paths.base)}, ${isSet ? `the setting ${code('orionTls.baseDirectory')}` : 'the folder'} taken for the one in which Orion is started`;
  return `${leads}, counted from ${through}${base}`;
}

function workdirLine(context: FeatureContext): string {
  const { workdir } = context.facts.paths;
  const text = context.config.string('workdir')?.value ?? '.';
  return leadsTo(text, workdir, context);
}

/** What the switch and the trust mode of its endpoint make of a property. */
function effectLine(property: Property, config: Config): string | undefined {
  if (property.readBy === 'none') return 'Effect: none, no code of Orion reads it';
  const side = config.endpoints.find(({ endpoint }) => endpointKeys(endpoint).includes(property.key));
  if (!side) return undefined;
  const { switch: switchKey } = side.endpoint;
  if (side.tls === 'off') {
    const why = config.settings.has(switchKey) ? 'off' : 'not set, which means off';
    return `Effect: none at present, since ${code(switchKey)} is ${why}`;
  }
  return side.tls === 'unknown' ? undefined : effectOfMode(property, side);
}

function effectOfMode({ format }: Property, { trust, endpoint }: EndpointConfig): string | undefined {
  if (!trust) return undefined;
  const mode = trust.value;
  const inMode = `in mode ${code(mode.name)}${trust.setting ? '' : `, the default of ${code(endpoint.trust)}`}`;
  switch (format) {
    case 'trust-mode':
      return `Effect ${inMode}: ${mode.summary}`;
    case 'trust-anchor':
      return mode.authorities === 'chain-or-jvm'
        ? `Effect: these are the only authorities that count ${inMode}`
        : `Effect: **none** ${inMode}: the list counts in mode ${code('ca')} alone`;
    case 'known-hosts':
      if (mode.knownHosts === 'not-opened') return `Effect: **none** ${inMode}: the file is not opened`;
      return mode.knownHosts === 'read'
        ? `Effect: who has no line in it is refused ${inMode}${mode.authorities === 'none' ? '' : ', unless an authority vouches'}`
        : `Effect: ${inMode} Orion adds a line for everybody new${safetyOf(mode) === 'open' ? ' and replaces those that differ' : ''}`;
    default:
      return undefined;
  }
}

function environmentLine(property: Property): string {
  const name = code(environmentVariable(property.key));
  if (property.readBy === 'none') return `Environment: ${name} has no effect either`;
  return `Environment: ${name} overrides this file (Orion 1.5.1 and later) and is not checked${consequence(property)}`;
}

function consequence({ type, format }: Property): string {
  if (format === 'switch') return ': anything but `strict` there switches TLS off without a word';
  if (format === 'trust-mode') return ': a mode that does not exist stops Orion without naming it';
  if (type === 'list') return ': it is split at commas, and blanks around them become part of the items';
  return type === 'integer' ? ': text that is no number is passed over with a line in the log' : '';
}

function historyLine({ since, readBy }: Property): string {
  // Named as classes, or "read by Orion" would say nothing.
  const classes = readBy.includes(',') ? 'classes' : 'class';
  const reader = readBy === 'none' ? 'read by no class' : `read by its ${classes} ${readBy}`;
  return `Since Orion ${since}; ${reader}`;
}
