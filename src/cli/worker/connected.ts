/** Runs a worker command with its libraries loaded and a connection open, and puts its errors into one line. */

import type { NatsConnection } from '@nats-io/nats-core';
import type * as workerModule from '../../worker/index.js';
import { type Io, systemError, usageError } from '../command.js';
import type { ServerOptions } from './options.js';

/** What `neci-kyc/worker` exports, loaded. */
export type Workers = typeof workerModule;

export interface Connected {
  readonly worker: Workers;
  readonly connection: NatsConnection;
  readonly api: { readonly domain?: string; readonly apiPrefix?: string };
  log(line: string): void;
}

/**
 * @param name - how the lists of the server call this command.
 * @param plan - what can be checked without a server: names, files.
 * @throws ExitError
 */
export async function withConnection<Plan, T>(
  name: string,
  { servers, context }: ServerOptions,
  io: Io,
  plan: (worker: Workers) => Plan | Promise<Plan>,
  act: (connected: Connected, planned: Plan) => Promise<T>,
): Promise<T> {
  for (const [option, value] of Object.entries({ servers, context }))
    if (value === '') throw usageError(`--${option} is empty; leave it out, or name a server`);
  const worker = await loadWorker();
  const log = (line: string) => void io.stderr.write(`${line}\n`);
  let connection: NatsConnection | undefined;
  try {
    const planned = await plan(worker);
    const settings = worker.readSettings({ servers, context }, io.env);
    connection = await worker.openConnection(settings, `neci-kyc ${name}`, { log });
    const { domain, apiPrefix } = settings;
    return await act({ worker, connection, log, api: { domain, apiPrefix } }, planned);
  } catch (error) {
    throw exitErrorOf(error, worker);
  } finally {
    await connection?.close();
  }
}

/** The libraries are optional: only these commands need them. */
async function loadWorker(): Promise<Workers> {
  try {
    return await import('../../worker/index.js');
  } catch (error) {
    throw missingPackage(error, 'npm install @nats-io/transport-node @nats-io/jetstream @nats-io/nats-core');
  }
}

/** A package that is not installed, with the command that installs it; any other error as it is. */
export function missingPackage(error: unknown, install: string): unknown {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
  const [, name] = (isMissing && /'((?:@[\w-]+\/)?[\w-]+)'/.exec(error.message)) || [];
  if (name === undefined) return error;
  return systemError(`this command needs the package ${name}, which is not installed; run: ${install}`);
}

function exitErrorOf(error: unknown, worker: Workers): unknown {
  const { SettingsError, NameError, OtherSourceError, ServerError, WorkerError, ForbiddenError } = worker;
  if ([SettingsError, NameError, OtherSourceError].some((kind) => error instanceof kind))
    return usageError((error as Error).message); // one of the kinds above
  if ([ServerError, WorkerError, ForbiddenError].some((kind) => error instanceof kind))
    return systemError((error as Error).message); // one of the kinds above
  if (worker.isNotSetUp(error)) return systemError(`${error.message}; run neci-kyc worker setup first`);
  if (error instanceof Error && /^(?:JetStream|Timeout|Request|Permission)/.test(error.name))
    return systemError(`the server refuses: ${error.message}`);
  return error;
}
