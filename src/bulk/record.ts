/** One record: the bytes of a raw bundle become one line of output, or one failure. */

import type { Company } from '../company/company.js';
import { render } from '../datasets/render.js';
import { AdditionError, ContractError, RawPayloadError } from '../errors.js';
import type { Normalizer } from '../extend/createNormalizer.js';
import type { Issue } from '../issues.js';
import { readCompany } from '../normalize.js';
import { parseBundle, type RawBundle } from '../reading/bundle.js';
import { optionsOf, type Task } from './task.js';

export type Outcome = Step<Made>;

/** What one step makes of a record, or why nothing can be made of it. */
export type Step<T> = ({ readonly ok: true } & T) | Failed;

interface Failed {
  readonly ok: false;
  readonly failure: Failure;
}

/** The response of a record, and what it was made of. */
export interface Made {
  readonly response: unknown;
  readonly issues: readonly Issue[];
  readonly bundle: RawBundle;
  readonly company: Company;
}

/** Why nothing could be made of a record: an entry of the issues file but for its place. */
export interface Failure {
  /** The name of the error. */
  readonly error: string;
  readonly reason?: string;
  /** Where in the record the trouble starts. */
  readonly byteOffset?: number;
  readonly message: string;
}

/** `readCompany`, or that of a config. */
export type ReadCompany = Normalizer['readCompany'];

/** What a thread reads records with. Without a config nothing more is loaded. */
export async function readCompanyOf({ config }: Pick<Task, 'config'>): Promise<ReadCompany> {
  if (config === undefined) return readCompany;
  const { reloadConfig } = await import('./config.js');
  return (await reloadConfig(config)).readCompany;
}

export function makeRecord(bytes: Uint8Array, task: Task, read?: ReadCompany): Outcome {
  return makeRecords([{ ok: true, bytes }], task, read)[0] as Outcome; // one for each
}

/**
 * Makes several records, one step for all of them after the other: code that has just run is still in the processor's
 * cache.
 */
export function makeRecords(
  records: readonly Step<{ readonly bytes: Uint8Array }>[],
  task: Task,
  read: ReadCompany = readCompany,
): Outcome[] {
  const options = optionsOf(task);
  return records
    .map((step) => next(step, ({ bytes }) => ({ bundle: parseBundle(bytes) })))
    .map((step) => next(step, ({ bundle }) => ({ bundle, ...read(bundle, options) })))
    .map((step) => next(step, (made) => ({ ...made, response: render(made.company, options).response })));
}

function next<From, To extends object>(step: Step<From>, make: (from: From) => To): Step<To> {
  if (!step.ok) return step;
  try {
    return { ok: true, ...make(step) };
  } catch (error) {
    return failed(error);
  }
}

/** A record from which nothing could be made, because of the error. */
export function failed(error: unknown): Failed {
  return { ok: false, failure: failureOf(error) };
}

/**
 * One record doesn't end a run of a million, not even by a bug of ours. The message of an unknown error may quote the
 * data, so it isn't passed on.
 */
function failureOf(error: unknown): Failure {
  if (error instanceof RawPayloadError) {
    const { name, reason, byteOffset, message } = error;
    return { error: name, reason, byteOffset, message };
  }
  if (error instanceof ContractError || error instanceof AdditionError)
    return { error: error.name, message: error.message };
  return {
    error: error instanceof Error ? error.name : 'Error',
    message:
      'A bug of neci-kyc: this record made it fail. Please report it; a run of this record alone shows more',
  };
}
