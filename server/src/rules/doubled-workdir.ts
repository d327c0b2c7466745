/** The client's certificate and key are looked for in workdir/workdir. */

import { isAbsolute } from 'node:path';
import { meantText } from '../facts/named-files.ts';
import type { Config } from '../model/config.ts';
import { shownPath } from '../model/shown-path.ts';
import { setProperties, setProperty } from './edits.ts';
import { isThere } from './opened-files.ts';
import type { Fix, Related, Rule, Subject } from './rule.ts';

const clientPair = ['tlsclientcert', 'tlsclientkey'] as const;

export const doubledWorkdir: Rule = {
  code: 'doubled-workdir',
  severity: 'error',
  stage: 'meaning',
  summary: 'A relative `workdir` is applied twice to the client certificate and key, so Orion does not find them.',
  explanation:
    'Orion resolves `tlsclientcert` and `tlsclientkey` against `workdir` when it reads and creates them, and once more when it builds its HTTP client. With `workdir = "data"` the client looks below `data/data`, and Orion stops with `NoSuchFileException`. An absolute `workdir`, `workdir = "."` or absolute client paths avoid it. Where both files also exist in the doubled place Orion starts, but with those files.',
  source: 'NodeHttpClientBuilder.build (Orion issue 418)',
  example: {
    bad: 'workdir = «"data"»\ntls = "strict"\n',
    good: 'workdir = "/var/lib/orion"\ntls = "strict"\n',
  },
  *check(subject) {
    const { config, facts } = subject;
    const workdir = config.string('workdir')?.setting;
    const doubled = facts.doubledClientPair;
    const strict = config.strictEndpoints.some(({ endpoint }) => endpoint.id === 'client');
    if (config.template || !workdir || !doubled || !strict) return;
    const bothThere = isThere(doubled.cert.state) && isThere(doubled.key.state);
    const consequence = bothThere
      ? 'files of that name are there, so Orion starts, but with these and not with those that it checks and creates'
      : 'Orion stops with NoSuchFileException';
    yield {
      at: workdir.value,
      severity: bothThere ? 'warning' : 'error',
      message: `A relative workdir is applied twice to tlsclientcert and tlsclientkey: Orion looks for them below ${doubledPlace(config)}; ${consequence}. Make both paths absolute, or workdir itself.`,
      related: relatedPaths(subject),
      fixes: () => fixesFor(subject, workdir.entry),
    };
  },
};

/** The folder from which the paths of the client's pair count, as one would write it: `data/data`. */
export function doubledPlace(config: Config): string {
  const text = config.string('workdir')?.value ?? '';
  return shownPath(`${text}/${text}`.replace(/\/+/g, '/'));
}

function relatedPaths({ config }: Subject): readonly Related[] {
  return clientPair.flatMap((key): Related[] => {
    const effective = config.string(key);
    if (!effective?.setting || isAbsolute(effective.value)) return [];
    return [{ at: effective.setting.value, message: `${key} is relative, so workdir is applied to it twice` }];
  });
}

/** Absolute paths as this machine sees them; none where a mapping says that Orion runs on another one. */
function fixesFor({ config, facts }: Subject, below: Parameters<typeof setProperty>[3]): readonly Fix[] {
  const { workdir } = facts.paths;
  const relative = clientPair.flatMap((key) => {
    const file = facts.file(key);
    if (!file || isAbsolute(file.text)) return [];
    const meant = meantText(file);
    return [{ key, value: meant === undefined ? file.path : facts.paths.inWorkdir(meant).path }];
  });
  if (workdir.mapped || relative.length === 0) return [];
  return [
    {
      title: `Make ${relative.map(({ key }) => key).join(' and ')} absolute, as seen from this machine`,
      edits: setProperties(config, relative, below),
      preferred: true,
    },
    {
      title: `Make workdir absolute, as seen from this machine: "${shownPath(workdir.path)}"`,
      edits: [setProperty(config, 'workdir', workdir.path, below)],
    },
  ];
}
