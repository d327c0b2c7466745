/** `npm run docs`: writes docs/rules.md. */

import { writeFile } from 'node:fs/promises';
import { rules } from '../server/src/rules/index.ts';
import { inProject } from './project.ts';
import { rulesPage } from './rules-page.ts';

async function writeDocs(): Promise<void> {
  await writeFile(inProject('docs', 'rules.md'), await rulesPage(rules));
}

void writeDocs();
