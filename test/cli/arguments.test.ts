import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CheckArguments, readArguments } from '../../server/src/cli/arguments.ts';

const defaults: CheckArguments = { format: 'text', failOn: 'error', rules: {}, pathMappings: {}, paths: ['.'] };

const understood: readonly { readonly args: readonly string[]; readonly as: Partial<CheckArguments> }[] = [
  { args: [], as: {} },
  { args: ['a', 'b'], as: { paths: ['a', 'b'] } },
  { args: ['--format', 'sarif', 'a'], as: { format: 'sarif', paths: ['a'] } },
  { args: ['a', '--format=json'], as: { format: 'json', paths: ['a'] } },
  { args: ['--format', 'json', '--format', 'text'], as: { format: 'text' } },
  { args: ['--fail-on', 'never'], as: { failOn: 'never' } },
  { args: ['--base-dir', 'd'], as: { baseDirectory: 'd' } },
  { args: ['--settings', 's.json'], as: { settingsFile: 's.json' } },
  {
    args: ['--rule', 'half-key-pair=off', '--rule=unknown-key=error'],
    as: { rules: { 'half-key-pair': 'off', 'unknown-key': 'error' } },
  },
  {
    args: ['--path-mapping', '/data=a=b', '--path-mapping', '/etc/orion=./o'],
    as: { pathMappings: { '/data': 'a=b', '/etc/orion': './o' } },
  },
  { args: ['--now', '2030-01-31'], as: { now: new Date('2030-01-31T00:00:00Z') } },
  { args: ['--now', '2030-01-31T12:30:00+02:00'], as: { now: new Date('2030-01-31T10:30:00Z') } },
  { args: ['--', '--format'], as: { paths: ['--format'] } },
];

for (const { args, as } of understood) {
  test(`check ${args.join(' ')} is understood`, () => {
    assert.deepEqual(readArguments(args), { arguments: { ...defaults, ...as } });
  });
}

const misunderstood: readonly { readonly args: readonly string[]; readonly says: RegExp }[] = [
  { args: ['--fromat', 'json'], says: /no option --fromat\. The options are: --format, .*--help/ },
  { args: ['-f', 'json'], says: /no option -f\b/ },
  { args: ['--format'], says: /--format needs a value: text\|json\|sarif/ },
  { args: ['--format', 'xml'], says: /^--format "xml": must be text, json or sarif$/ },
  { args: ['--fail-on', 'hint'], says: /^--fail-on "hint": must be error, warning or never$/ },
  { args: ['--rule', 'half-key-pair'], says: /^--rule "half-key-pair": must be CODE=LEVEL, such as / },
  {
    args: ['--rule', 'half-key-pairs=off'],
    says: /^--rule "half-key-pairs=off": no rule has this code \(perhaps .*half-key-pair.*\)$/,
  },
  { args: ['--rule', 'xyz=off'], says: /^--rule "xyz=off": no rule has this code; each finding/ },
  {
    args: ['--rule', 'half-key-pair=none'],
    says: /: must end with one of off, hint, information, warning or error/,
  },
  { args: ['--path-mapping', '/data'], says: /: must be A=B, such as/ },
  { args: ['--path-mapping', 'data=x'], says: /: must begin with an absolute path/ },
  { args: ['--base-dir='], says: /: must be the path of a folder/ },
  { args: ['--now', '31.1.2030'], says: /: must be a date such as/ },
  { args: ['--now', '2030-02-30'], says: /: must be a date such as/ },
  { args: ['--now', '2030-01-31T12:00'], says: /: must be a date such as/ },
  { args: [''], says: /a PATH must not be empty/ },
];

for (const { args, says } of misunderstood) {
  test(`check ${JSON.stringify(args)} is refused in words that help`, () => {
    const read = readArguments(args);
    assert.match('problem' in read ? read.problem : 'understood', says);
  });
}
