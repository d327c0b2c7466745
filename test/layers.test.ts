/** Imports go one way: pki, toml → model → facts → rules → features → workspace, connection, main, cli. */

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

/** Rooms from the ground up; a file may import from its own room and from rooms below. */
const order = [
  ['pki', 'toml'],
  ['model'],
  ['facts'],
  ['rules'],
  ['features'],
  ['workspace'],
  ['connection'],
  ['main', 'cli'],
];

/** What the client imports as well, and no room. */
const isShared = (file: string) => /^server\/src\/protocol[./]/.test(file);

interface Import {
  readonly from: string;
  readonly to: string;
}

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function importsOf(folder: string): Promise<Import[]> {
  const perFile = (await sources(folder)).map(async (from) => {
    const text = await readFile(from, 'utf8');
    const specifiers = text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
    return [...specifiers].map(([, specifier = '']) => ({
      from,
      to: specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : specifier,
    }));
  });
  return (await Promise.all(perFile)).flat();
}

/** The height of a server file's room; undefined for files outside. */
function heightOf(file: string): number | undefined {
  const room = /^server\/src\/([a-z]+)/.exec(file)?.[1];
  const height = order.findIndex((rooms) => rooms.some((name) => name === room));
  return height < 0 ? undefined : height;
}

test('every server file stands in a room', async () => {
  const homeless = (await sources('server/src')).filter((file) => heightOf(file) === undefined && !isShared(file));
  assert.deepEqual(homeless, []);
});

test('no room imports from one above', async () => {
  const upward = (await importsOf('server/src')).filter(({ from, to }) => {
    const [here, there] = [heightOf(from), heightOf(to)];
    return here !== undefined && there !== undefined && there > here;
  });
  assert.deepEqual(upward, []);
});

test('rooms on one floor do not know each other', async () => {
  const across = (await importsOf('server/src')).filter(({ from, to }) => {
    const pair = [/^server\/src\/([a-z]+)/.exec(from)?.[1], /^server\/src\/([a-z]+)/.exec(to)?.[1]];
    return order.some(
      (rooms) =>
        rooms.length > 1 && pair[0] !== pair[1] && pair.every((room) => room !== undefined && rooms.includes(room)),
    );
  });
  assert.deepEqual(across, []);
});

test('only the connection knows the protocol library, and only the client knows the editor', async () => {
  const server = await importsOf('server/src');
  const speakers = server.filter(({ to }) => /^vscode-languageserver(?:\/|$)/.test(to)).map(({ from }) => from);
  assert.deepEqual(
    speakers.filter((file) => !/^server\/src\/(?:connection|main)/.test(file)),
    [],
  );
  assert.deepEqual(
    server.filter(({ to }) => to === 'vscode'),
    [],
  );
});

test('no part of the protocol imports the whole, which imports it', async () => {
  const parts = (await importsOf('server/src')).filter(({ from }) => from.startsWith('server/src/protocol/'));
  assert.ok(parts.length > 0);
  assert.deepEqual(
    parts.filter(({ to }) => to === 'server/src/protocol.ts'),
    [],
  );
});

test('the client takes two files from the server and nothing else', async () => {
  const taken = (await importsOf('client/src')).map(({ to }) => to).filter((to) => to.startsWith('server/'));
  assert.deepEqual([...new Set(taken)].sort(), ['server/src/model/recognise.ts', 'server/src/protocol.ts']);
});

test('the client library is in the bundle of language-client.ts and in no other', async () => {
  const names = ['crashes', 'declined-documents', 'language-client', 'other-edits'];
  const inside = names.map((name) => `client/src/${name}.ts`);
  const library = /(?:^|\n)(?:import|export) (?!type)[^;]*from 'vscode-languageclient|import\('vscode-languageclient/;
  const takers: string[] = [];
  for (const file of await sources('client/src')) if (library.test(await readFile(file, 'utf8'))) takers.push(file);
  assert.deepEqual(takers.sort(), inside);
  const outside = (await importsOf('client/src')).filter(({ from }) => !inside.includes(from));
  for (const { from, to } of outside.filter(({ to }) => inside.includes(to))) {
    const text = await readFile(from, 'utf8');
    assert.doesNotMatch(
      text,
      new RegExp(`\\nimport (?!type)[^;]*from '[^']*/(?:${names.join('|')})\\.ts'`),
      `${from} takes ${to}`,
    );
  }
});

test('what the client takes pulls in nothing that runs', async () => {
  const reached = new Set<string>();
  const visit = async (file: string): Promise<void> => {
    if (reached.has(file) || !file.startsWith('server/')) return;
    reached.add(file);
    const text = await readFile(file, 'utf8');
    for (const [, specifier = ''] of text.matchAll(/^(?:import|export) (?!type)[^;]*from '([^']+)'/gm)) {
      await visit(specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier);
    }
  };
  await visit('server/src/protocol.ts');
  assert.deepEqual(
    [...reached].filter((file) => !isShared(file)),
    [],
  );
});

test('rules read nothing from the outside world', async () => {
  const outside = (await importsOf('server/src/rules')).filter(({ to }) =>
    /^node:(?:fs|net|http|child_process|os|process)/.test(to),
  );
  assert.deepEqual(outside, []);
});

test('nothing in the product opens a connection or a shell', async () => {
  const all = [...(await importsOf('server/src')), ...(await importsOf('client/src'))];
  const outgoing = all.filter(({ to }) => /^node:(?:http2?|https|tls|dgram|dns|child_process)(?:\/|$)/.test(to));
  assert.deepEqual(outgoing, []);
});

/** What changes files, of node:fs and of VS Code's own file system. */
const writing =
  /\b(?:writeFile|appendFile|copyFile|createWriteStream|rename|unlink|rmdir|rm|mkdir|mkdtemp|chmod|chown|link|symlink|truncate|utimes|cp)(?:Sync)?\b/;

test('only the operations of the safe writer change files', async () => {
  const writers: string[] = [];
  for (const folder of ['server/src', 'client/src']) {
    for (const name of await readdir(folder, { recursive: true })) {
      if (!name.endsWith('.ts')) continue;
      const source = await readFile(join(folder, name), 'utf8');
      const taken = [...source.matchAll(/import (?:type )?(\{[^}]*\}|\* as \w+|\w+) from 'node:fs(?:\/promises)?'/g)];
      const isWhole = taken.some(([, names = '']) => !names.startsWith('{'));
      const isWriter =
        taken.some(([, names = '']) => writing.test(names)) || /workspace\.fs\.(?!stat|read)/.test(source);
      if (isWhole || isWriter) writers.push(normalize(join(folder, name)));
    }
  }
  assert.deepEqual(writers, ['server/src/facts/write-operations.ts']);
});
