/** Target: the text of a configuration, through the parser, the rules and every feature. */

import assert from 'node:assert/strict';
import { editorDiagnostics } from '../../server/src/features/diagnostics.ts';
import { readConfig } from '../../server/src/model/config.ts';
import type { RuleLevel } from '../../server/src/model/settings.ts';
import { checkConfig } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Judged } from '../support/fix-promise.ts';
import { makeContext } from '../support/make-context.ts';
import { makeSubject } from '../support/subject.ts';
import { assertSound } from '../support/toml-trees.ts';
import { verifyFeatures } from './config-features.ts';
import { verifyFixes } from './config-fixes.ts';
import { configTexts } from './config-texts.ts';
import { pemFile } from './pem-files.ts';
import { target } from './target.ts';

/** Rules that are off unless somebody asks for them, on. */
const levels: Readonly<Record<string, RuleLevel>> = Object.fromEntries(
  rules.filter(({ offByDefault }) => offByDefault).map(({ code, severity }) => [code, severity]),
);

/** Under the names that the generated configurations write. */
const surroundings = {
  files: {
    'a.pem': pemFile('self-signed'),
    'tls-server-cert.pem': pemFile('expired'),
    'tls-server-key.pem': pemFile('PKCS#8 EC P-256'),
    'tls-known-clients': 'Node ab\nlonely\n',
    'tls-known-servers': `node2.example:8080 ${'ab'.repeat(32)}\n`,
  },
};

async function judge(text: string): Promise<Judged> {
  const subject = await makeSubject(text, surroundings);
  return { text, config: subject.config, findings: checkConfig(subject, levels) };
}

async function verify(text: string): Promise<void> {
  const { toml } = readConfig(text);
  assertSound(toml);
  const judged = await judge(text);
  const context = await makeContext(text, surroundings);
  const noOtherFile = { textOf: async () => undefined };
  const diagnostics = await editorDiagnostics(context.document, judged.findings, noOtherFile);
  const again = await editorDiagnostics(context.document, (await judge(text)).findings, noOtherFile);
  assert.deepEqual(again, diagnostics, 'another verdict the second time');
  await verifyFeatures(context, judged.findings, diagnostics);
  await verifyFixes(judged, context.document, judge);
}

export const config = target({ name: 'config', inTests: 40, round: 50, inputs: configTexts, verify });
