import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFiles } from '../../server/src/cli/find-files.ts';
import { fifo, folder, forbidden, memoryFiles } from '../support/memory-files.ts';

const config = 'tls = "off"\nworkdir = "data"\n';

const files = memoryFiles({
  '/project/orion.conf': '',
  '/project/notes.txt': config,
  '/project/nginx.conf': 'user www;\n',
  '/project/node.toml': config,
  '/project/b/node1.orion.toml': '',
  '/project/b/tls-known-clients': '',
  '/project/a/deep/orion-node2.conf': '',
  '/project/a/.git/orion.conf': '',
  '/project/node_modules/orion.conf': '',
  '/project/mounted/orion.conf': { kind: 'link', to: '/project/orion.conf' },
  '/project/mounted/orion-gone.conf': { kind: 'link', to: '/nowhere' },
  '/project/mounted/orion-pipe.conf': fifo,
  '/project/only-by-content/node.conf': config,
  '/project/empty': folder,
  '/project/pipe': fifo,
  '/project/secret.conf': forbidden,
});

const searches = [
  {
    args: ['.'],
    finds: [
      'a/deep/orion-node2.conf',
      'b/node1.orion.toml',
      'mounted/orion.conf',
      'node.toml',
      'only-by-content/node.conf',
      'orion.conf',
    ],
  },
  { args: ['b'], finds: ['b/node1.orion.toml'] },
  { args: ['./b/'], finds: ['b/node1.orion.toml'] },
  { args: ['../project/b'], finds: ['../project/b/node1.orion.toml'] },
  { args: ['/project/b'], finds: ['/project/b/node1.orion.toml'] },
  { args: ['notes.txt'], finds: ['notes.txt'] },
  { args: ['b', 'b/node1.orion.toml', '/project/b'], finds: ['b/node1.orion.toml'] },
  { args: ['only-by-content'], byContent: false, finds: [], problem: /^only-by-content: no Orion file found/ },
  { args: ['empty', 'b'], finds: ['b/node1.orion.toml'], problem: /^empty: no Orion file found/ },
  { args: ['gone'], finds: [], problem: /^gone: there is no such file or folder/ },
  { args: ['pipe'], finds: [], problem: /^pipe: this is no regular file/ },
  { args: ['secret.conf'], finds: [], problem: /^secret\.conf: no permission/ },
];

for (const { args, finds, problem, byContent = true } of searches) {
  test(`check ${args.join(' ')}${byContent ? '' : ' by name only'} means ${finds.join(', ') || 'nothing'}`, async () => {
    const found = await findFiles(args, '/project', files, byContent);
    assert.deepEqual(found.files.map(({ path }) => path).sort(), finds);
    assert.equal(found.problems.length, problem ? 1 : 0);
    if (problem) assert.match(found.problems.join(), problem);
  });
}
