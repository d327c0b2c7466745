/**
 * Builds syntaxes/orion-config.tmLanguage.json from the tables, so that no key and no trust mode is written twice.
 * `npm run docs` writes it; a test compares.
 */

import { type Property, properties } from '../server/src/model/properties.ts';
import { safetyOf, type TrustMode, trustModes } from '../server/src/model/trust-modes.ts';

const alternatives = (words: readonly string[]) =>
  [...words].sort((left, right) => right.length - left.length).join('|');

const trustKeys = alternatives(
  properties.filter((property: Property) => property.format === 'trust-mode').map(({ key }) => key),
);
const switchKeys = alternatives(
  properties.filter((property: Property) => property.format === 'switch').map(({ key }) => key),
);
const allKeys = alternatives(properties.map(({ key }) => key));
const isInsecure = (mode: TrustMode) => safetyOf(mode) === 'open' || mode.name.startsWith('insecure-');
const insecureModes = alternatives(trustModes.filter(isInsecure).map(({ name }) => name));
const safeModes = alternatives(trustModes.filter((mode) => !isInsecure(mode)).map(({ name }) => name));

/** A value in quotes with a scope of its own, after one of `keys` and an equals sign. */
function choice(keys: string, values: string, scope: string): object {
  return {
    match: `^\\s*(["']?)(${keys})\\1\\s*(=)\\s*(["'])((?i:${values}))(\\4)`,
    captures: {
      2: { name: 'support.type.property-name.orion-config' },
      3: { name: 'punctuation.separator.key-value.orion-config' },
      4: { name: 'string.quoted.orion-config punctuation.definition.string.begin.orion-config' },
      5: { name: scope },
      6: { name: 'string.quoted.orion-config punctuation.definition.string.end.orion-config' },
    },
  };
}

function quoted(quote: string, name: string, escapes: boolean): object {
  const long = quote.length === 3;
  return {
    name: `string.quoted.${name}.orion-config`,
    begin: quote,
    end: long ? quote : `${quote}|$`,
    patterns: [...(escapes ? [{ include: '#escape' }] : []), { include: '#placeholder' }],
  };
}

/** The TextMate grammar of an Orion configuration. */
export function configGrammar(): object {
  return {
    name: 'Orion configuration',
    scopeName: 'source.orion-config',
    patterns: [
      { include: '#comment' },
      { include: '#template' },
      { include: '#table' },
      { include: '#choice' },
      { include: '#key' },
      { include: '#value' },
    ],
    repository: {
      comment: {
        begin: '#',
        end: '$',
        name: 'comment.line.number-sign.orion-config',
        patterns: [
          { match: 'orion-ignore(?:-file)?:', name: 'keyword.other.suppression.orion-config' },
          { include: '#placeholder' },
        ],
      },
      template: { match: '\\{\\{.*?\\}\\}|\\{%.*?%\\}|\\{#.*?#\\}', name: 'meta.template.expression.orion-config' },
      placeholder: {
        match: '\\{\\{.*?\\}\\}|\\$\\{[^}]*\\}|<[A-Z][A-Z0-9_-]*>',
        name: 'constant.other.placeholder.orion-config',
      },
      table: {
        match: '^\\s*(\\[\\[?)([^\\[\\]]+)(\\]\\]?)',
        captures: { 2: { name: 'entity.name.section.orion-config' } },
      },
      choice: {
        patterns: [
          choice(
            trustKeys,
            insecureModes,
            'constant.language.trust-mode.insecure.orion-config invalid.deprecated.trust-mode.orion-config',
          ),
          choice(trustKeys, safeModes, 'constant.language.trust-mode.orion-config'),
          choice(switchKeys, 'strict', 'constant.language.switch.on.orion-config'),
          choice(switchKeys, 'off', 'constant.language.switch.off.orion-config'),
        ],
      },
      key: {
        patterns: [
          {
            match: `^\\s*(["']?)(${allKeys})\\1\\s*(=)`,
            captures: {
              2: { name: 'support.type.property-name.orion-config' },
              3: { name: 'punctuation.separator.key-value.orion-config' },
            },
          },
          {
            match: '^\\s*([A-Za-z0-9_.-]+|"[^"]*"|\'[^\']*\')\\s*(=)',
            captures: {
              1: { name: 'variable.other.unknown.orion-config' },
              2: { name: 'punctuation.separator.key-value.orion-config' },
            },
          },
        ],
      },
      value: {
        patterns: [
          quoted('"""', 'double.block', true),
          quoted("'''", 'single.block', false),
          quoted('"', 'double', true),
          quoted("'", 'single', false),
          { match: '\\b(?:true|false)\\b', name: 'constant.language.boolean.orion-config' },
          {
            match: '\\b\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d:\\d\\d\\S*)?',
            name: 'constant.other.date.orion-config',
          },
          {
            match: '[+-]?\\b(?:0x[0-9A-Fa-f_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*(?:\\.[0-9_]+)?(?:[eE][+-]?[0-9_]+)?)\\b',
            name: 'constant.numeric.orion-config',
          },
          { match: ',', name: 'punctuation.separator.array.orion-config' },
          { include: '#comment' },
        ],
      },
      escape: {
        patterns: [
          {
            match: '\\\\(?:[btnfr"\\\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|$)',
            name: 'constant.character.escape.orion-config',
          },
          { match: '\\\\.', name: 'invalid.illegal.escape.orion-config' },
        ],
      },
    },
  };
}
