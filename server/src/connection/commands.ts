/** `workspace/executeCommand`: reads the argument, calls the feature, and answers with a result or a coded refusal. */

import {
  type CancellationToken,
  ErrorCodes,
  type ExecuteCommandParams,
  ResponseError,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { disk } from '../facts/disk.ts';
import type { SafeWriter } from '../facts/safe-writer.ts';
import type { FeatureContext } from '../features/context.ts';
import { type GenerateRefusal, generate } from '../features/generate/generate.ts';
import { convertKey, restrictKey } from '../features/generate/key-file.ts';
import { readGenerateRequest, readKeyFileRequest } from '../features/generate/read-request.ts';
import type { GenerateResult } from '../features/generate/request.ts';
import { type RefusalData, serverCommands } from '../protocol.ts';

type Outcome = GenerateResult | GenerateRefusal;
type Answer = GenerateResult | ResponseError<RefusalData>;

interface CommandSurroundings {
  /** The configuration of a URI; undefined where there is none. */
  context(uri: string): Promise<FeatureContext | undefined>;
  /** The only one of this process, since a writer takes a journal of its own process for one that was left behind. */
  readonly writer: SafeWriter;
  /** Called after files were written, with their paths. */
  written(paths: readonly string[]): void;
}

/** Everything a command works with. */
interface Call {
  readonly context: FeatureContext;
  readonly argument: Readonly<Record<string, unknown>>;
  readonly progress: (message: string) => void;
  readonly cancelled: () => boolean;
}

/** Executes commands one after the other as far as they write. */
export function createCommands({ context, writer, written }: CommandSurroundings) {
  const handlers: Readonly<Record<string, (call: Call) => Promise<Outcome | string>>> = {
    [serverCommands.generate]: async ({ argument, ...call }) => {
      const request = readGenerateRequest(argument);
      return typeof request === 'string' ? request : generate({ ...call, ...call.context, writer }, request);
    },
    [serverCommands.convertKey]: async ({ argument, context: { facts } }) => {
      const request = readKeyFileRequest(argument);
      return typeof request === 'string' ? request : convertKey({ facts, files: disk, writer }, request);
    },
    [serverCommands.restrictKey]: async ({ argument, context: { facts } }) => {
      const request = readKeyFileRequest(argument);
      return typeof request === 'string' ? request : restrictKey({ facts, writer }, request);
    },
  };

  return async (
    params: ExecuteCommandParams,
    token: CancellationToken,
    reporter: WorkDoneProgressReporter,
  ): Promise<Answer> => {
    const handler = handlers[params.command];
    if (!handler) return refuse('unknown-command', `There is no command ${params.command}.`);
    const [argument] = params.arguments ?? [];
    if (!isObject(argument) || typeof argument['config'] !== 'string')
      return refuse('bad-argument', 'The argument must be an object with the URI of a configuration as config.');
    const found = await context(argument['config']);
    if (!found) return refuse('no-config', `${argument['config']} is not an Orion configuration on this machine.`);
    if (found.confinedTo)
      return refuse('not-trusted', 'This workspace is not trusted, so nothing is written. Trust it first.');

    reporter.begin('Orion TLS', undefined, undefined, true);
    const outcome = await handler({
      context: found,
      argument,
      progress: (message) => reporter.report(message),
      cancelled: () => token.isCancellationRequested,
    });
    reporter.done();
    if (typeof outcome === 'string') return refuse('bad-argument', outcome);
    written((outcome.written ?? []).map(({ path }) => path));
    return 'refused' in outcome ? refuse(outcome.refused, outcome.message, outcome) : outcome;
  };
}

function refuse(
  code: string,
  message: string,
  { path, paths }: Omit<RefusalData, 'code'> = {},
): ResponseError<RefusalData> {
  const data = { code, ...(path !== undefined && { path }), ...(paths && { paths }) };
  return new ResponseError(ErrorCodes.InvalidRequest, message, data);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
