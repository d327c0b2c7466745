/** Target: the built server over standard input and output, in a storm of messages; afterwards it answers like a fresh one. */

import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { clientCommands, trustGranted } from '../../server/src/protocol.ts';
import { fullCapabilities } from '../support/lsp-client.ts';
import { type Session, startSession } from './server-session.ts';
import { type Change, folder, type Step, type Storm, storms } from './server-steps.ts';
import { target } from './target.ts';

/** What the client has, which the server must have as well. */
interface Client {
  readonly able: boolean;
  options: unknown;
  section: unknown;
  trusted: boolean;
  readonly documents: Map<string, TextDocument>;
}

async function verify({ able, options, early, steps, late }: Storm): Promise<void> {
  const client: Client = { able, options, section: null, trusted: isTrusted(options), documents: new Map() };
  await withSession(client, async (session) => {
    for (const step of early) play(step, session, client, []);
    await session.settle();
    await introduce(session, client);
    const asked: number[] = [];
    for (const step of steps) {
      if (step.do === 'wait') await session.settle();
      else play(step, session, client, asked);
    }
    await session.settle();
    const stormy = await diagnose(session, client);
    await withSession(client, async (fresh) => {
      await introduce(fresh, client);
      for (const document of client.documents.values())
        open(fresh, document.uri, document.languageId, document.getText());
      assert.deepEqual(stormy, await diagnose(fresh, client), 'a fresh server says something else');
      await goodbye(fresh, []);
    });
    await goodbye(session, late);
  });
}

async function withSession(client: Client, use: (session: Session) => Promise<void>): Promise<void> {
  const session = startSession(() => client.section);
  try {
    await use(session);
  } finally {
    session.kill();
  }
}

async function introduce(session: Session, { able, options, trusted }: Client): Promise<void> {
  const isObject = typeof options === 'object' && options !== null && !Array.isArray(options);
  session.ask('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: able ? fullCapabilities : {},
    workspaceFolders: [{ uri: folder, name: 'network' }],
    initializationOptions: isObject ? { clientCommands: Object.values(clientCommands), ...options, trusted } : options,
  });
  await session.settle();
  session.notify('initialized', {});
}

async function diagnose(session: Session, { documents }: Client): Promise<ReadonlyMap<string, unknown>> {
  const reports = new Map<string, unknown>();
  for (const uri of documents.keys()) {
    const { answer } = session.ask('textDocument/diagnostic', { textDocument: { uri } });
    const { result } = await answer;
    reports.set(uri, (result as { readonly items?: unknown } | null)?.items);
  }
  await session.settle();
  return reports;
}

async function goodbye(session: Session, late: readonly Step[]): Promise<void> {
  session.ask('shutdown');
  for (const step of late) if (step.do === 'ask') session.ask(step.method, step.params);
  await session.settle();
  await session.end();
}

/** Does one step, and keeps the client's side of it. */
function play(step: Step, session: Session, client: Client, asked: number[]): void {
  switch (step.do) {
    case 'open':
      client.documents.set(step.uri, TextDocument.create(step.uri, step.languageId, 1, step.text));
      open(session, step.uri, step.languageId, step.text);
      break;
    case 'change':
      change(step, session, client);
      break;
    case 'close':
      client.documents.delete(step.uri);
      session.notify('textDocument/didClose', { textDocument: { uri: step.uri } });
      break;
    case 'touch':
      session.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: step.uri, type: 2 }] });
      break;
    case 'ask':
      asked.push(session.ask(step.method, step.params).id);
      break;
    case 'cancel':
      session.notify('$/cancelRequest', { id: asked.at(-1 - step.back) ?? 4711 });
      break;
    case 'configure':
      configure(step.settings, session, client);
      break;
    case 'trust':
      client.trusted = true;
      session.notify(trustGranted);
      break;
    case 'tell':
      session.notify(step.method, {});
      break;
    case 'wait':
  }
}

function open(session: Session, uri: string, languageId: string, text: string): void {
  session.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
}

function change({ uri, later, changes }: Extract<Step, { do: 'change' }>, session: Session, client: Client): void {
  const document = client.documents.get(uri);
  const version = (document?.version ?? 1) + later;
  if (document) {
    const text = changes.reduce(changed, document.getText());
    client.documents.set(uri, TextDocument.create(uri, document.languageId, version, text));
  }
  session.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: changes });
}

function changed(text: string, { range, text: newText }: Change): string {
  return range ? TextDocument.applyEdits(TextDocument.create('', '', 0, text), [{ range, newText }]) : newText;
}

/** A client that is asked for settings only says that they have changed. */
function configure(settings: unknown, session: Session, client: Client): void {
  if (client.able) client.section = settings;
  else client.options = settings;
  session.notify('workspace/didChangeConfiguration', { settings: client.able ? null : { orionTls: settings } });
}

function isTrusted(options: unknown): boolean {
  return (options as { readonly trusted?: unknown } | null | undefined)?.trusted !== false;
}

export const server = target({ name: 'server', inTests: 3, round: 5, inputs: storms, verify });
