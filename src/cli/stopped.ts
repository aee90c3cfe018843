/** The error of a command that its user stopped. Its exit code is 128 plus the number of the signal. */

import { ExitError } from './command.js';

export function stopped(signal: AbortSignal, what: string): ExitError {
  return new ExitError(signal.reason === 'SIGTERM' ? 143 : 130, `stopped; ${what}`);
}
