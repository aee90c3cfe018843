/**
 * How far a bulk run has come: a bar on a terminal, a plain line every few seconds elsewhere, nothing when
 * quiet.
 *
 * @example
 * const progress = startProgress(source, io.stderr, false);
 * progress.show(state);
 * progress.stop();
 */

import { SingleBar } from 'cli-progress';
import type { State } from '../../bulk/run.js';
import type { Source } from '../../bulk/source.js';
import { totalIssues } from '../../bulk/tally.js';
import type { Io } from '../command.js';

export interface BulkProgress {
  show(state: State): void;
  stop(): void;
}

const PLAIN_LINE_EVERY_MS = 5000;
const BAR_EVERY_MS = 100;

/** `from`: where a resumed run starts; its speed is that of this run alone. */
export function startProgress(
  { total }: Pick<Source, 'total'>,
  from: State | undefined,
  stderr: Io['stderr'],
  isQuiet: boolean,
): BulkProgress {
  if (isQuiet) return { show() {}, stop() {} };
  const started = performance.now();
  const facts = (state: State) => factsOf(state, from, total, (performance.now() - started) / 1000);
  if (stderr.isTTY !== true) {
    return {
      show: atMostEvery(PLAIN_LINE_EVERY_MS, (state) => void stderr.write(`${facts(state)}\n`)),
      stop() {},
    };
  }
  const bar = new SingleBar({
    stream: stderr,
    format: total === undefined ? ' {facts}' : ' {bar} {percentage}% {facts}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 20,
    hideCursor: true,
    // The signal is ours to handle.
    gracefulExit: false,
  });
  const first = from?.position.at ?? 0;
  let last: State | undefined;
  bar.start(total ?? 0, first, { facts: '' });
  // The cursor comes back however the program ends.
  const onExit = () => bar.stop();
  process.once('exit', onExit);
  const update = (state: State) => bar.update(state.position.at, { facts: facts(state) });
  const show = atMostEvery(BAR_EVERY_MS, update);
  return {
    show(state) {
      last = state;
      show(state);
    },
    stop() {
      process.removeListener('exit', onExit);
      if (last) update(last);
      bar.stop();
    },
  };
}

function atMostEvery(milliseconds: number, act: (state: State) => void): (state: State) => void {
  let last = performance.now();
  return (state) => {
    if (performance.now() - last < milliseconds) return;
    last = performance.now();
    act(state);
  };
}

/** "12,000 records, 9,800 records/s, 61.2 MB/s, 123 issues, 0 failed, 0:41 left" */
function factsOf(
  { position, tally }: State,
  from: State | undefined,
  total: number | undefined,
  seconds: number,
): string {
  const done = position.at - (from?.position.at ?? 0);
  const records = tally.records - (from?.tally.records ?? 0);
  const bytes = tally.bytes - (from?.tally.bytes ?? 0);
  const facts = [
    `${inThousands(tally.records)} records`,
    `${inThousands(records / seconds)} records/s`,
    `${(bytes / seconds / 1e6).toFixed(1)} MB/s`,
    `${inThousands(totalIssues(tally))} issues`,
    `${inThousands(tally.failed)} failed`,
  ];
  if (total !== undefined && done > 0)
    facts.push(`${duration(((total - position.at) / done) * seconds)} left`);
  return facts.join(', ');
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
