/** The parts of README.md that repeat what the program knows: settings, commands, and the help of the command line. */
import { readFile } from 'node:fs/promises';
import { subcommands } from '../server/src/cli/program.ts';
import { inProject } from './project.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          { readonly default: unknown; readonly markdownDescription: string; readonly enum?: readonly string[] }
        >
      >;
    };
  };
}

/** README.md as it is on disk, with these parts as they should be. Throws where the place of a part is gone. */
export async function filledReadme(): Promise<string> {
  const text = await readFile(inProject('README.md'), 'utf8');
  const manifest: Manifest = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
  const parts: Readonly<Record<string, string>> = {
    settings: settingsTable(manifest),
    commands: commandsTable(manifest),
    check: helpOf('check'),
    subcommands: subcommands
      .filter(({ name }) => name !== 'check')
      .map(({ name, summary }) => `### ${name}\n\n${summary}\n\n${helpOf(name)}`)
      .join('\n\n'),
  };
  return Object.entries(parts).reduce((readme, [name, part]) => fill(readme, name, part), text);
}

function fill(readme: string, name: string, part: string): string {
  const start = `<!-- ${name}: written by npm run docs -->\n`;
  const end = `<!-- end of ${name} -->`;
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has lost the place for its ${name}: ${start}${end}`);
  return `${readme.slice(0, from + start.length)}\n${part}\n\n${readme.slice(to)}`;
}

function settingsTable({ contributes }: Manifest): string {
  const rows = Object.entries(contributes.configuration.properties).map(([name, setting]) => {
    const choices = setting.enum ? ` One of ${setting.enum.map((choice) => `\`${choice}\``).join(', ')}.` : '';
    const description = `${setting.markdownDescription}${choices}`.replaceAll('|', '\\|');
    return `| \`${name}\` | \`${JSON.stringify(setting.default)}\` | ${description} |`;
  });
  return ['| setting | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function commandsTable({ contributes }: Manifest): string {
  const rows = contributes.commands.map(({ command, title }) => `| ${title} | \`${command}\` |`);
  return ['| title | id |', '| --- | --- |', ...rows].join('\n');
}

function helpOf(name: string): string {
  const help = subcommands.find((subcommand) => subcommand.name === name)?.help ?? '';
  return `<details>\n<summary>All options of <code>orion-tls ${name}</code></summary>\n\n\`\`\`text\n${help}\`\`\`\n\n</details>`;
}
