import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { catalogue } from '../../server/src/rules/catalogue.ts';
import { runCommandLine } from '../support/command-line.ts';

/** The schema of SARIF 2.1.0, validating formats as far as our report uses them. */
function compileSchema() {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  // It says draft 4, whose `id` and `$schema` ajv no longer knows; nothing else in it is peculiar to that draft.
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  ajv.addFormat(
    'uri-reference',
    (text: string) => /^(?:[\w\-.~!$&'()*+,;=:@/?#]|%[0-9A-F]{2})*$/.test(text) && URL.canParse(text, 'file:///a/b'),
  );
  ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
  return ajv.compile(schema);
}

const files = {
  'orion.conf': 'tls = "off"\ntls = [\n"off"]\nverbosity = 1\n',
  'clean/orion.conf': 'tls = "off"\n',
  'a b/ü #?%:orion.conf/orion.conf': 'nodeprot = 1\n',
};

test('the report validates against the schema of SARIF 2.1.0', async () => {
  const validate = compileSchema();
  const { output } = await runCommandLine(['check', '--format', 'sarif', '.', '/project/clean', 'gone'], { files });
  validate(JSON.parse(output));
  assert.deepEqual(validate.errors ?? [], []);
});

test('the schema is really applied', () => {
  const validate = compileSchema();
  assert.equal(validate({ version: '2.1.0', runs: [{ tool: { driver: {} } }] }), false);
});

test('results point at rules, artifacts and places that people and services find', async () => {
  const { output, code } = await runCommandLine(['check', '--format', 'sarif'], { files });
  const report = JSON.parse(output);
  const [run] = report.runs;
  assert.equal(report.version, '2.1.0');
  assert.equal(run.columnKind, 'utf16CodeUnits');
  assert.deepEqual(run.invocations, [{ executionSuccessful: true, exitCode: code, toolExecutionNotifications: [] }]);
  assert.deepEqual(
    run.artifacts.map((artifact: { location: { uri: string } }) => artifact.location.uri),
    ['a%20b/%C3%BC%20%23%3F%25%3Aorion.conf/orion.conf', 'clean/orion.conf', 'orion.conf'],
  );
  assert.equal(run.tool.driver.rules.length, catalogue.length);
  for (const { ruleId, ruleIndex } of run.results) assert.equal(run.tool.driver.rules[ruleIndex].id, ruleId);
  const duplicate = run.results.find((result: { ruleId: string }) => result.ruleId === 'duplicate-key');
  assert.equal(duplicate.level, 'error');
  assert.deepEqual(duplicate.locations, [
    {
      physicalLocation: {
        artifactLocation: { uri: 'orion.conf', index: 2 },
        region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 },
      },
    },
  ]);
  assert.equal(duplicate.relatedLocations[0].physicalLocation.region.startLine, 1);
  const hint = run.results.find((result: { ruleId: string }) => result.ruleId === 'no-effect-property');
  assert.equal(hint.level, 'note');
});

test('a problem of the run is in the report', async () => {
  const { output } = await runCommandLine(['check', '--format', 'sarif', 'gone'], { files });
  const [invocation] = JSON.parse(output).runs[0].invocations;
  assert.equal(invocation.executionSuccessful, false);
  assert.equal(invocation.exitCode, 2);
  assert.match(invocation.toolExecutionNotifications[0].message.text, /^gone: /);
});

test('text of a file cannot become a link', async () => {
  const hostile = { 'orion.conf': '"[x](https://evil.example)" = 1\n' };
  const { output } = await runCommandLine(['check', '--format', 'sarif'], { files: hostile });
  const [result] = JSON.parse(output).runs[0].results;
  assert.match(result.message.text, /\\\[x\]\(https/);
});

test('absolute paths are file URIs', async () => {
  const { output } = await runCommandLine(['check', '--format', 'sarif', '/project/clean'], { files });
  assert.equal(JSON.parse(output).runs[0].artifacts[0].location.uri, 'file:///project/clean/orion.conf');
});
