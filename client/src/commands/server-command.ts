/** Running a command of the server: progress in, result or coded refusal out. */

import { randomUUID } from 'node:crypto';
import { type CancellationToken, commands, type Progress, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type GenerateResult, type RefusalData, serverCommands } from '../../../server/src/protocol.ts';
import { commandIds } from '../command-ids.ts';
import { plainMessage } from '../plain-message.ts';

/** The server said no, and why. */
export interface CommandRefusal {
  readonly refused: string;
  readonly message: string;
  /** The files that stand in the way. */
  readonly paths: readonly string[];
}

export interface Watch {
  readonly progress: Progress<{ readonly message: string }>;
  readonly token: CancellationToken;
}

/** Runs `command` and reports its progress. Rejects only where the server is gone. */
export async function runServerCommand(
  client: LanguageClient,
  command: string,
  argument: object,
  watch?: Watch,
): Promise<GenerateResult | CommandRefusal> {
  const { ResponseError, WorkDoneProgress } = await import('../language-client.ts');
  const workDoneToken = randomUUID();
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind === 'report' && value.message !== undefined) watch?.progress.report({ message: value.message });
  });
  try {
    const params = { command, arguments: [argument], workDoneToken };
    return await client.sendRequest<GenerateResult>('workspace/executeCommand', params, watch?.token);
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    const data: RefusalData | undefined = error.data;
    return {
      refused: data?.code ?? 'failed',
      message: error.message,
      paths: data?.paths ?? (data?.path === undefined ? [] : [data.path]),
    };
  } finally {
    listening.dispose();
  }
}

/** Lenses and quick fixes name commands of the server: generating goes through ours, which can ask; a refusal is shown. */
export async function interceptServerCommand(
  command: string,
  given: readonly unknown[],
  next: () => Promise<unknown>,
): Promise<unknown> {
  const [argument] = given;
  if (
    command === serverCommands.generate &&
    typeof argument === 'object' &&
    argument !== null &&
    'config' in argument
  ) {
    const { config, ...request } = argument;
    return commands.executeCommand(commandIds.generate, config, request);
  }
  try {
    return await next();
  } catch (error) {
    const { ResponseError } = await import('../language-client.ts');
    if (!(error instanceof ResponseError)) throw error;
    return window.showErrorMessage(plainMessage(error.message));
  }
}
