/**
 * How far a run has come: a bar on a terminal, a line every few seconds elsewhere, nothing when quiet.
 *
 * @example
 * const progress = startProgress({ total: 200 }, io.stderr, false);
 * progress.show(1, () => ['1/200 companies']);
 * progress.say('…: failed');
 * progress.stop();
 */

import { SingleBar } from 'cli-progress';
import type { Io } from './command.js';

export interface Progress {
  /** `at` is in the unit of the total. `facts` is asked only when it is shown, for the seconds since the start. */
  show(at: number, facts: (seconds: number) => readonly string[]): void;
  /** Prints a line without breaking the bar, also when quiet. */
  say(line: string): void;
  stop(): void;
}

export interface Extent {
  /** Undefined where it isn't known, as for a stream. */
  readonly total: number | undefined;
  /** Where a resumed run starts. */
  readonly from?: number;
}

const LINE_EVERY_MS = 5000;
const BAR_EVERY_MS = 100;

export function startProgress({ total, from = 0 }: Extent, stderr: Io['stderr'], isQuiet: boolean): Progress {
  const say = (line: string) => void stderr.write(`${line}\n`);
  if (isQuiet) return { show() {}, say, stop() {} };
  const started = performance.now();

  /** "12,000 records, 9,800 records/s, 0:41 left" */
  function described(at: number, facts: (seconds: number) => readonly string[]): string {
    const seconds = (performance.now() - started) / 1000;
    const left = total === undefined || at <= from ? undefined : ((total - at) / (at - from)) * seconds;
    return [...facts(seconds), ...(left === undefined ? [] : [`${duration(left)} left`])].join(', ');
  }

  if (stderr.isTTY !== true) {
    const show = atMostEvery(LINE_EVERY_MS, (at, facts) => say(described(at, facts)));
    return { show, say, stop() {} };
  }
  const bar = new SingleBar({
    stream: stderr,
    format: total === undefined ? ' {facts}' : ' {bar} {percentage}% {facts}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 20,
    hideCursor: true,
    gracefulExit: false, // signals are handled elsewhere
  });
  bar.start(total ?? 0, from, { facts: '' });
  // The cursor comes back however the program ends.
  const onExit = () => bar.stop();
  process.once('exit', onExit);
  let last: Parameters<Progress['show']> | undefined;
  const update: Progress['show'] = (at, facts) => bar.update(at, { facts: described(at, facts) });
  const show = atMostEvery(BAR_EVERY_MS, update);
  return {
    show(...state) {
      last = state;
      show(...state);
    },
    say: (line) => void stderr.write(`\r\u001b[K${line}\n`),
    stop() {
      process.removeListener('exit', onExit);
      if (last) update(...last);
      bar.stop();
    },
  };
}

function atMostEvery(milliseconds: number, show: Progress['show']): Progress['show'] {
  let last = performance.now();
  return (...state) => {
    if (performance.now() - last < milliseconds) return;
    last = performance.now();
    show(...state);
  };
}

export function inThousands(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** "1:05", "2:00:09" */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (count: number) => String(count).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
