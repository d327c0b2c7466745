/** Hover inside PEM files. Their text is never sent: the server reads the file from disk and knows which block is meant. */

import { type Disposable, Hover, languages, MarkdownString, Range } from 'vscode';
import { type PemHover, type PemHoverParams, pemHoverRequest } from '../../server/src/protocol.ts';
import type { Server } from './server.ts';

const selector = { scheme: 'file', pattern: '**/*.{pem,crt,cer,key}' };

/** Explains the block under the cursor while the server runs; nobody's PEM file starts it. */
export function registerPemHover(server: Server): Disposable {
  return languages.registerHoverProvider(selector, {
    async provideHover(document, position, token) {
      const { client } = server;
      // What stands on the disk is not what the editor shows.
      if (!client || document.isDirty) return undefined;
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      const params: PemHoverParams = { uri, offset: document.offsetAt(position) };
      const found = await client.sendRequest<PemHover | null>(pemHoverRequest, params, token);
      if (!found) return undefined;
      const range = new Range(document.positionAt(found.start), document.positionAt(found.end));
      return new Hover(new MarkdownString(found.markdown), range);
    },
  });
}
