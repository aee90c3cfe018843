/** One record: the bytes of a raw bundle become one line of output, or one failure. */

import { ContractError, RawPayloadError } from '../errors.js';
import type { Issue } from '../issues.js';
import { normalize } from '../normalize.js';
import { parseBundle } from '../reading/bundle.js';
import type { Task } from './task.js';

export type Outcome =
  | { readonly ok: true; readonly response: unknown; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly failure: Failure };

/** Why nothing could be made of a record: an entry of the issues file but for its place. */
export interface Failure {
  /** The name of the error. */
  readonly error: string;
  readonly reason?: string;
  /** Where in the record the trouble starts. */
  readonly byteOffset?: number;
  readonly message: string;
}

export function makeRecord(bytes: Uint8Array, task: Task): Outcome {
  try {
    return { ok: true, ...normalize(parseBundle(bytes), task) };
  } catch (error) {
    return failed(error);
  }
}

/** A record from which nothing could be made, because of the error. */
export function failed(error: unknown): Outcome {
  return { ok: false, failure: failureOf(error) };
}

/**
 * The failure of one record doesn't end a run of a million, not even when it is our own. The message of an
 * error that isn't of ours may quote the data, so it stays here.
 */
function failureOf(error: unknown): Failure {
  if (error instanceof RawPayloadError) {
    const { name, reason, byteOffset, message } = error;
    return { error: name, reason, byteOffset, message };
  }
  if (error instanceof ContractError) return { error: error.name, message: error.message };
  return {
    error: error instanceof Error ? error.name : 'Error',
    message:
      'A bug of neci-kyc: this record made it fail. Please report it; a run of this record alone shows more',
  };
}
