/**
 * What became of each company of a run: `report.ndjson` in the output folder, one line each, written as it
 * happens.
 *
 * @example
 * {"company":"…","outcome":"failed","error":{"name":"NoResult","endpoint":"qycxnew","code":"QY_NORESULT", … }}
 */

import { appendFileSync, writeFileSync } from 'node:fs';
import { UpstreamError } from '../../client/index.js';
import type { ContractError, RawPayloadError } from '../../errors.js';
import { codeOf } from '../../files/ioError.js';
import type { Issue } from '../../issues.js';
import { systemError } from '../command.js';

export interface Entry {
  readonly company: string;
  /**
   * `written`; `kept` from an earlier run; `incomplete`: written, but an endpoint failed, other than by finding
   * nothing, so that the next run asks it again; `failed`; `not_asked`: the run ended before it was done.
   */
  readonly outcome: 'written' | 'kept' | 'incomplete' | 'failed' | 'not_asked';
  /** The dataset's file, in the output folder. */
  readonly file?: string;
  /** Why there is no file. */
  readonly error?: Trouble;
  /** The endpoints that gave nothing. */
  readonly failures?: readonly Trouble[];
  readonly issues?: readonly Issue[];
}

export interface Trouble {
  readonly name: string;
  readonly message: string;
  readonly endpoint?: string;
  readonly code?: string;
  readonly attempts?: number;
}

export function troubleOf(error: UpstreamError | RawPayloadError | ContractError): Trouble {
  const { name, message } = error;
  if (!(error instanceof UpstreamError)) return { name, message };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name, endpoint: error.endpoint, code, attempts: error.attempts, message };
}

/** Why a company is `not_asked` when no error of the upstream ended the run. */
export const STOPPED: Trouble = { name: 'Stopped', message: 'the run ended before it was done' };

export interface Report {
  readonly path: string;
  add(entry: Entry): void;
}

/** Starts the report anew. A line is one write, so that a kill leaves whole lines. */
export function startReport(path: string): Report {
  const write = (act: () => void) => {
    try {
      act();
    } catch (error) {
      throw systemError(`can't write ${path} (${codeOf(error)})`);
    }
  };
  write(() => writeFileSync(path, ''));
  return { path, add: (entry) => write(() => appendFileSync(path, `${JSON.stringify(entry)}\n`)) };
}
