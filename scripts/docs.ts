/** `npm run docs`: writes docs/rules.md, the grammar of configurations, and the parts of README.md that repeat what the program knows. */

import { writeFile } from 'node:fs/promises';
import { catalogue } from '../server/src/rules/catalogue.ts';
import { configGrammar } from './grammar.ts';
import { inProject } from './project.ts';
import { filledReadme } from './readme-parts.ts';
import { rulesPage } from './rules-page.ts';

async function writeDocs(): Promise<void> {
  await writeFile(inProject('docs', 'rules.md'), await rulesPage(catalogue));
  const grammar = `${JSON.stringify(configGrammar(), null, 2)}\n`;
  await writeFile(inProject('syntaxes', 'orion-config.tmLanguage.json'), grammar);
  await writeFile(inProject('README.md'), await filledReadme());
}

void writeDocs();
