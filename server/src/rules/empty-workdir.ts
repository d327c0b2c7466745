/** `workdir = ""` together with TLS files that have no folder in their name. */

import type { NamedFile } from '../facts/named-files.ts';
import { shownPath } from '../model/shown-path.ts';
import { setProperty } from './edits.ts';
import type { Rule, Subject } from './rule.ts';

export const emptyWorkdir: Rule = {
  code: 'empty-workdir',
  severity: 'warning',
  stage: 'meaning',
  summary: '`workdir` is empty, so Orion cannot create certificates.',
  explanation:
    'With an empty `workdir` a file name such as `server.pem` has no folder, and Orion needs that folder when it creates a missing certificate: it stops with `An error occurred while writing the … TLS certificate files`. Write `workdir = "."`, which means the same place and works. It is an error once a pair is known to be missing.',
  source: 'TLS.createSelfSignedCertificateIfMissing (Path.getParent)',
  example: {
    bad: 'workdir = «""»\ntls = "strict"\n',
    good: 'workdir = "."\ntls = "strict"\n',
  },
  *check(subject) {
    const { config } = subject;
    const workdir = config.string('workdir');
    const [first, ...others] = pairsWithoutFolder(subject);
    if (config.template || !workdir?.setting || !first) return;
    const missing = [first, ...others].find(
      ({ cert, key }) => cert.state.kind === 'missing' && key.state.kind === 'missing',
    );
    const { value: at, entry } = workdir.setting;
    const { cert, key, orionLabel } = missing ?? first;
    const consequence = missing
      ? `${shownPath(cert.text)} and ${shownPath(key.text)} do not exist, so Orion stops with "An error occurred while writing the ${orionLabel} TLS certificate files"`
      : `if ${shownPath(cert.text)} and ${shownPath(key.text)} were missing, Orion could not create them and would stop`;
    yield {
      at,
      severity: missing ? 'error' : 'warning',
      message: `With an empty workdir, file names without a folder have no place in which Orion could create them: ${consequence}. Write workdir = "." instead.`,
      fixes: () => [
        {
          title: 'Write the same place so that it works: workdir = "."',
          edits: [setProperty(config, 'workdir', '.', entry)],
          preferred: true,
        },
      ],
    };
  },
};

/** A pair that Orion cannot create, and what Orion calls it. */
interface PairWithoutFolder {
  readonly cert: NamedFile;
  readonly key: NamedFile;
  readonly orionLabel: string;
}

/** The pairs of strict endpoints of which a path has no parent for Java: with an empty `workdir`, plain file names. */
export function pairsWithoutFolder({ config, facts }: Subject): readonly PairWithoutFolder[] {
  if (config.string('workdir')?.value !== '') return [];
  return config.strictEndpoints.flatMap(({ endpoint }): PairWithoutFolder[] => {
    const { cert, key } = facts.endpoint(endpoint.id);
    if (!cert || !key || [cert, key].every(({ text }) => hasFolder(text))) return [];
    return [{ cert, key, orionLabel: endpoint.orionLabel }];
  });
}

/** Java's Path.getParent is null for a plain name, also for one that ends in `/`. */
function hasFolder(path: string): boolean {
  return path.startsWith('/') || /\/[^/]/.test(path);
}
