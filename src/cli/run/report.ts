/**
 * What became of each company of a run: `report.ndjson` in the output folder, one line each, written as it
 * happens.
 *
 * @example
 * {"company":"…","outcome":"failed","error":{"name":"NoResult","endpoint":"qycxnew","code":"QY_NORESULT", … },"calls":1, … }
 */

import { appendFileSync, writeFileSync } from 'node:fs';
import { UpstreamError } from '../../client/index.js';
import type { AdditionError, ContractError, RawPayloadError } from '../../errors.js';
import { codeOf } from '../../files/ioError.js';
import type { Issue } from '../../issues.js';
import { systemError } from '../command.js';
import type { Usage } from './usage.js';

/** What a run found out about a company. */
export interface CompanyResult {
  readonly company: string;
  /**
   * `written`; `kept` from an earlier run; `incomplete`: written, but an endpoint failed, other than by finding
   * nothing, so that the next run asks it again; `failed`; `not_asked`: the run ended before it was finished.
   */
  readonly outcome: 'written' | 'kept' | 'incomplete' | 'failed' | 'not_asked';
  /** The dataset's file, in the output folder. */
  readonly file?: string | undefined;
  /** Why there is no file. */
  readonly error?: ReportedError | undefined;
  /** The endpoints that gave no payload. */
  readonly failures?: readonly ReportedError[] | undefined;
  readonly issues?: readonly Issue[] | undefined;
}

export type ReportLine = CompanyResult & Usage;

export interface ReportedError {
  readonly name: string;
  readonly message: string;
  readonly endpoint?: string | undefined;
  readonly code?: string | undefined;
  readonly attempts?: number | undefined;
}

export function reportedError(
  error: UpstreamError | RawPayloadError | ContractError | AdditionError,
): ReportedError {
  const { name, message } = error;
  if (!(error instanceof UpstreamError)) return { name, message };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name, endpoint: error.endpoint, code, attempts: error.attempts, message };
}

/** Why a company is `not_asked` when no error of the upstream ended the run. */
export const STOPPED: ReportedError = { name: 'Stopped', message: 'the run ended before it was finished' };

export interface RunReport {
  readonly path: string;
  add(line: ReportLine): void;
}

/** Starts the report anew. A line is one write, so that a kill leaves whole lines. */
export function startRunReport(path: string): RunReport {
  const write = (act: () => void) => {
    try {
      act();
    } catch (error) {
      throw systemError(`can't write ${path} (${codeOf(error)})`);
    }
  };
  write(() => writeFileSync(path, ''));
  return { path, add: (line) => write(() => appendFileSync(path, `${JSON.stringify(line)}\n`)) };
}
