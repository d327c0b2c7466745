/** Turns the positions of a stack trace from the bundles into those of the sources; VS Code switches off Node's own way to do so. */
import { findSourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The stack with every position inside out/editor replaced by the one in the TypeScript file. */
export function withSourcePositions(stack: string): string {
  return stack.replace(/(?:\/\S*\/)?out\/editor\/(\S+\.js):(\d+):(\d+)/g, (bundled, file, line, column) => {
    // This module is part of the bundle out/editor/index.js.
    const map = findSourceMap(path.join(__dirname, file));
    const entry = map?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return bundled;
    return `${fileURLToPath(entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
