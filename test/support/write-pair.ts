/** A process that writes a pair into a folder and reports to its parent; for tests with more than one process. */

import { once } from 'node:events';
import { join } from 'node:path';
import { createSafeWriter } from '../../server/src/facts/safe-writer.ts';
import { diskOperations } from '../../server/src/facts/write-operations.ts';

const [, , folder = '', mode = 'write'] = process.argv;
let links = 0;

const writer = createSafeWriter({
  ...diskOperations,
  async link(from, to) {
    links += 1;
    if (mode === 'stop-after-journal' && links === 2) {
      process.send?.('journal stands');
      await once(process, 'message');
    }
    await diskOperations.link(from, to);
  },
});

const encode = (text: string) => new TextEncoder().encode(text);
const result = writer.write({
  files: [
    { path: join(folder, 'key.pem'), bytes: encode('new key') },
    { path: join(folder, 'cert.pem'), bytes: encode('new cert') },
  ],
});
result.then((outcome) => process.send?.(outcome, () => process.disconnect?.()));
