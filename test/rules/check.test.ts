/** The runner: stages, levels, suppressions, order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RuleLevel } from '../../server/src/model/settings.ts';
import { checkConfig } from '../../server/src/rules/check.ts';
import { makeSubject } from '../support/subject.ts';

async function codesOf(text: string, levels: Record<string, RuleLevel> = {}): Promise<string[]> {
  const subject = await makeSubject(text);
  return checkConfig(subject, levels).map(({ rule, severity }) => `${severity} ${rule.code}`);
}

test('a later stage is silent where an earlier one has spoken', async () => {
  assert.deepEqual(await codesOf('othernodes = ["http://a:1/", 2]'), ['error toml-syntax']);
  assert.deepEqual(await codesOf('tls = "off"\n[tls]'), ['error duplicate-key']);
});

test('findings come in the order of the text, and of their codes on the same text', async () => {
  const codes = await codesOf('nodeprt = 1\nnodeport = 99999\ntls = "on"\n');
  assert.deepEqual(codes, ['warning unknown-key', 'error out-of-range', 'error invalid-value']);
});

test('a setting changes the severity of a rule, or silences it', async () => {
  assert.deepEqual(await codesOf('tls = "on"', { 'invalid-value': 'hint' }), ['hint invalid-value']);
  assert.deepEqual(await codesOf('tls = "on"', { 'invalid-value': 'off' }), []);
});

test('a suppression silences its code on its line alone', async () => {
  assert.deepEqual(await codesOf('tls = "on" # orion-ignore: invalid-value'), []);
  assert.deepEqual(await codesOf('# orion-ignore: invalid-value\ntls = "on"\nclientconnectiontls = "on"'), [
    'error invalid-value',
  ]);
});

test('a suppression in a rule that is off is still used', async () => {
  assert.deepEqual(await codesOf('tls = "on" # orion-ignore: invalid-value', { 'invalid-value': 'off' }), []);
});
