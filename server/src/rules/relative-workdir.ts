/** A working directory that depends on where Orion is started. */

import { isAbsolute, normalize } from 'node:path';
import { shownPath } from '../model/shown-path.ts';
import { doubledWorkdir } from './doubled-workdir.ts';
import { setProperty } from './edits.ts';
import { emptyWorkdir } from './empty-workdir.ts';
import type { Rule, Subject } from './rule.ts';

export const relativeWorkdir: Rule = {
  code: 'relative-workdir',
  severity: 'hint',
  stage: 'meaning',
  summary: 'A relative `workdir` counts from the directory in which Orion is started, not from this file.',
  explanation:
    'Started from another directory, by a service manager for instance, Orion looks for every file somewhere else, and creates new certificates there without a word. An absolute path is the same from everywhere. `workdir = "."`, which says that on purpose, is not reported. The setting `orionTls.baseDirectory` tells this extension where Orion is started.',
  source: 'Config.workDir',
  example: {
    bad: 'workdir = «"data"»\n',
    good: 'workdir = "/var/lib/orion"\n',
  },
  *check(subject) {
    const { config, facts } = subject;
    const workdir = config.string('workdir');
    if (!workdir?.setting || isAbsolute(workdir.value) || normalize(`${workdir.value}/`) === './') return;
    // One mistake, one finding: these two say more about the same value.
    if (marksAnything(doubledWorkdir, subject) || marksAnything(emptyWorkdir, subject)) return;
    const { path, mapped } = facts.paths.workdir;
    const { value: at, entry } = workdir.setting;
    yield {
      at,
      message: `A relative workdir counts from the directory in which Orion is started, not from this file. It is taken for ${shownPath(path)} here; started elsewhere, Orion uses other files. Write an absolute path to be certain.`,
      fixes: () =>
        mapped
          ? []
          : [
              {
                title: `Make workdir absolute, as seen from this machine: "${shownPath(path)}"`,
                edits: [setProperty(config, 'workdir', path, entry)],
              },
            ],
    };
  },
};

function marksAnything(rule: Rule, subject: Subject): boolean {
  return [...rule.check(subject)].length > 0;
}
