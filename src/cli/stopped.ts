/** What a program says that its user stopped: 128 and the signal's number. */

import { ExitError } from './command.js';

export function stopped(signal: AbortSignal, what: string): ExitError {
  return new ExitError(signal.reason === 'SIGTERM' ? 143 : 130, `stopped; ${what}`);
}
