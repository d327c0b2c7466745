/** Quick fixes that change other files than the one in the editor end with an offer to save these. */

import { CodeAction } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { offerSaveCommand } from './save-command.ts';

/** Middleware that gives such quick fixes their end. */
export const withOfferToSave: Pick<Middleware, 'provideCodeActions'> = {
  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    for (const action of actions ?? []) {
      if (!(action instanceof CodeAction) || !action.edit || action.command) continue;
      const others = action.edit.entries().map(([uri]) => uri.toString());
      const unseen = others.filter((uri) => uri !== document.uri.toString());
      if (unseen.length > 0) action.command = { title: 'Save', command: offerSaveCommand, arguments: [unseen] };
    }
    return actions;
  },
};
