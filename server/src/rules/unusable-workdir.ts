/** A `workdir` at whose place stands something that is no folder. */

import { shownPath } from '../model/shown-path.ts';
import type { Rule } from './rule.ts';

export const unusableWorkdir: Rule = {
  code: 'unusable-workdir',
  severity: 'error',
  stage: 'meaning',
  summary: '`workdir` names a file, so Orion cannot create its working directory and stops.',
  explanation:
    "Orion creates `workdir` at its start, with all folders above it. Where a file stands in its place it stops with `Couldn't create working directory`. Name a folder, or one that does not exist yet.",
  source: 'Orion.run',
  example: {
    bad: 'workdir = «"data"»\n',
    good: 'workdir = "node1"\n',
    files: { data: 'a file' },
  },
  *check({ config, facts }) {
    const workdir = config.string('workdir');
    const isFile = facts.workdir === 'file' || facts.workdir === 'not-regular';
    if (!workdir?.setting || !isFile || config.template) return;
    yield {
      at: workdir.setting.value,
      message: `${shownPath(workdir.value)} is a file and no folder, so Orion stops with "Couldn't create working directory". Name a folder, or a place where nothing stands yet.`,
    };
  },
};
