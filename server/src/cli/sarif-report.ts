/** The report as SARIF 2.1.0 (OASIS standard of 27 March 2020), the format that code-scanning services take. */

import type { Range } from 'vscode-languageserver-types';
import { version } from '../../../package.json';
import type { Severity } from '../model/settings.ts';
import { catalogue } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import type { CheckedFile, Remark, ReportedFinding } from './checked-file.ts';
import type { ExitCode } from './exit-codes.ts';
import { jsonText } from './json-text.ts';

/** SARIF knows three levels; the fourth of ours joins the lowest. */
const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** One run over these files. `problems` are the arguments that could not be checked. */
export function sarifReport(files: readonly CheckedFile[], problems: readonly string[], exitCode: ExitCode): string {
  const artifactIndex = new Map(files.map(({ path }, index) => [path, index]));
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Orion TLS', version, semanticVersion: version, rules: catalogue.map(describeRule) } },
        invocations: [
          {
            executionSuccessful: problems.length === 0,
            exitCode,
            toolExecutionNotifications: problems.map((problem) => ({ level: 'error', message: text(problem) })),
          },
        ],
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ path }) => ({ location: { uri: uriOf(path) }, roles: ['analysisTarget'] })),
        results: files.flatMap(({ findings }) => findings.map((finding) => result(finding, artifactIndex))),
      },
    ],
  });
}

function describeRule(rule: Rule<never>) {
  return {
    id: rule.code,
    shortDescription: text(rule.summary),
    fullDescription: text(rule.explanation),
    help: { ...text(rule.explanation), markdown: rule.explanation },
    defaultConfiguration: { enabled: rule.offByDefault !== true, level: levels[rule.severity] },
  };
}

function result(finding: ReportedFinding, artifactIndex: ReadonlyMap<string, number>) {
  return {
    ruleId: finding.code,
    ruleIndex: catalogue.findIndex((rule) => rule.code === finding.code),
    level: levels[finding.severity],
    message: text(finding.message),
    locations: [{ physicalLocation: physicalLocation(finding, artifactIndex) }],
    relatedLocations: finding.related.map((remark, id) => ({
      id,
      physicalLocation: physicalLocation(remark, artifactIndex),
      message: text(remark.message),
    })),
  };
}

function physicalLocation({ path, range }: Remark, artifactIndex: ReadonlyMap<string, number>) {
  const index = artifactIndex.get(path);
  return { artifactLocation: { uri: uriOf(path), ...(index !== undefined && { index }) }, region: region(range) };
}

/** SARIF counts from one; the end is exclusive, as here (section 3.30). */
function region({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A plain message. `[text](target)` would be a link (section 3.11.6), and the text may be anybody's. */
function text(message: string) {
  return { text: message.replace(/\[(?=[^\]]*\]\()/g, '\\[') };
}

/** A relative reference for a relative path, so that a service finds the file in its own checkout (RFC 3986 section 4.2). */
function uriOf(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${encoded}`;
  const drive = /^([A-Za-z])%3A(?=\/)/;
  return drive.test(encoded) ? encoded.replace(drive, 'file:///$1:') : encoded;
}
