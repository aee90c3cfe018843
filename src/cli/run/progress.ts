/**
 * How far a run has come: a bar on a terminal, a plain line every few seconds elsewhere.
 *
 * @example
 * const progress = startProgress(200, io.stderr);
 * progress.step();
 * progress.say('…: failed');
 * progress.stop();
 */

import { SingleBar } from 'cli-progress';
import type { Io } from '../command.js';

export interface Progress {
  step(): void;
  /** Prints a line without breaking the bar. A quiet run prints nothing else. */
  say(line: string): void;
  stop(): void;
}

const PLAIN_LINE_EVERY_MS = 5000;

export function startProgress(total: number, stderr: Io['stderr'], isQuiet: boolean): Progress {
  const sayPlainly = (line: string) => void stderr.write(`${line}\n`);
  if (isQuiet) return { step() {}, say: sayPlainly, stop() {} };
  const isTerminal = stderr.isTTY === true;
  const bar = new SingleBar({
    stream: stderr,
    format: isTerminal
      ? ' {bar} {value}/{total} companies, {eta_formatted} left'
      : '{value}/{total} companies, {percentage} %',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    noTTYOutput: true,
    notTTYSchedule: PLAIN_LINE_EVERY_MS,
    clearOnComplete: !isTerminal,
    // The command handles the signals.
    gracefulExit: false,
  });
  bar.start(total, 0);
  return {
    step: () => bar.increment(),
    say: (line) => (isTerminal ? void stderr.write(`\r\u001b[K${line}\n`) : sayPlainly(line)),
    stop: () => bar.stop(),
  };
}
