/** The report as JSON, a public format: positions as in LSP, fields only ever added. */

import type { CheckedFile } from './checked-file.ts';
import { jsonText } from './json-text.ts';

const formatVersion = 1;

/** Every checked file, clean ones too, with its findings. */
export function jsonReport(files: readonly CheckedFile[]): string {
  return jsonText({
    version: formatVersion,
    files: files.map(({ path, language, findings }) => ({
      path,
      language,
      diagnostics: findings.map(({ code, severity, message, range, tags, related }) => ({
        code,
        severity,
        message,
        range,
        tags,
        related: related.map((remark) => ({ path: remark.path, range: remark.range, message: remark.message })),
      })),
    })),
  });
}
