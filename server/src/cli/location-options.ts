/** The options that say where a configuration's files are; every subcommand that reads one has them. */

import { type Option, splitAtEquals } from './options.ts';

export interface LocationArguments {
  baseDirectory?: string;
  settingsFile?: string;
  readonly pathMappings: Record<string, string>;
}

export const locationOptions: readonly Option<LocationArguments>[] = [
  {
    name: 'base-dir',
    value: 'DIR',
    help: 'The folder in which Orion is started: a relative workdir counts from here. Default: the folder of the configuration or the current one, whichever has the workdir.',
    read(value, target) {
      if (value === '') return 'must be the path of a folder';
      target.baseDirectory = value;
      return undefined;
    },
  },
  {
    name: 'settings',
    value: 'FILE',
    help: 'JSON with the same orionTls.* keys as the settings of the editor. Other options win over it.',
    read(value, target) {
      target.settingsFile = value;
      return undefined;
    },
  },
  {
    name: 'path-mapping',
    value: 'A=B',
    help: "Read files below path A of Orion's machine from path B of this one, for configurations of containers. May be repeated.",
    read(value, target) {
      const [from, to] = splitAtEquals(value);
      if (!from || !to) return 'must be A=B, such as /etc/orion=./deploy/orion';
      if (!from.startsWith('/')) return "must begin with an absolute path, as Orion's machine has it";
      target.pathMappings[from] = to;
      return undefined;
    },
  },
];
