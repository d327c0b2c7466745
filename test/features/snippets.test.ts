/** Templates as snippets and as plain text. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asPlainText, asSnippet, hasPlaces, type Template } from '../../server/src/features/snippets.ts';
import { expandSnippet } from '../support/check-completion.ts';

/** `@` for the dollar sign, which a linter takes for a forgotten template. */
const withDollars = (text: string) => text.replaceAll('@', '$');

const cases: readonly { template: Template; snippet: string; plain: string }[] = [
  { template: ['a = 1'], snippet: 'a = 1', plain: 'a = 1' },
  { template: ['"', { default: 'x' }, '"'], snippet: '"@{1:x}"', plain: '"x"' },
  { template: [{ choices: ['a', 'b'] }, ' ', { default: 'c' }], snippet: '@{1|a,b|} @{2:c}', plain: 'a c' },
  { template: ['certs/', { default: '' }], snippet: 'certs/@1', plain: 'certs/' },
  { template: ['$HOME}\\'], snippet: '\\@HOME\\}\\\\', plain: '$HOME}\\' },
  { template: [{ default: 'a}$1' }], snippet: '@{1:a\\}\\@1}', plain: 'a}$1' },
  { template: [{ choices: ['a,b', 'c|d'] }], snippet: '@{1|a\\,b,c\\|d|}', plain: 'a,b' },
];

for (const { template, snippet, plain } of cases) {
  test(`${JSON.stringify(template)} is ${snippet}`, () => {
    assert.equal(asSnippet(template), withDollars(snippet));
    assert.equal(asPlainText(template), plain);
    assert.equal(expandSnippet(withDollars(snippet)), plain);
    assert.equal(
      hasPlaces(template),
      template.some((part) => typeof part !== 'string'),
    );
  });
}
