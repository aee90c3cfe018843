/**
 * How the benches measure. A slice is a few milliseconds of work on bundles that no one has seen before; slices of all
 * tasks alternate, so that whatever else the machine does hits all alike. What counts is the 10th percentile of the
 * slices, because disturbances only ever add time. A figure is its ratio to the floor, `JSON.parse` and `JSON.stringify` of the raw
 * bundle.
 */

import { type Size, texts } from './bundles.js';

/** One slice of each task: microseconds per bundle, by the name of the task. */
export type Lap = (number: number) => Promise<ReadonlyMap<string, number>>;

export interface Figure {
  readonly microseconds: number;
  /** To the floor. */
  readonly ratio: number;
  /** Half of the spread of the ratio over four interleaved quarters of the slices, in percent of it. */
  readonly noise: number;
}

/** The bundles of a slice: enough for a few milliseconds. */
export const SLICE: Readonly<Record<Size, number>> = { small: 60, medium: 16, large: 2 };
const SLICES = 240;
/** The first slices, until the code is compiled, don't count. */
const WARM_UP = 60;
const QUARTERS = [0, 1, 2, 3];

export const FLOOR = 'floor';

export async function measure(lap: Lap): Promise<ReadonlyMap<string, Figure>> {
  const taken = new Map<string, number[]>();
  for (let number = 0; number < WARM_UP + SLICES; number++) {
    const times = await lap(number);
    if (number < WARM_UP) continue;
    for (const [name, time] of times) {
      const own = taken.get(name) ?? [];
      own.push(time);
      taken.set(name, own);
    }
  }
  const floor = taken.get(FLOOR) ?? [];
  return new Map([...taken].map(([name, times]) => [name, figureOf(times, floor)]));
}

function figureOf(times: readonly number[], floor: readonly number[]): Figure {
  const ratio = tenth(times) / tenth(floor);
  const ratios = QUARTERS.map((quarter) => {
    const isIn = (_: number, slice: number) => slice % QUARTERS.length === quarter;
    return tenth(times.filter(isIn)) / tenth(floor.filter(isIn));
  });
  const spread = (Math.max(...ratios) - Math.min(...ratios)) / 2;
  return {
    microseconds: rounded(tenth(times), 1),
    ratio: rounded(ratio, 2),
    noise: rounded((spread / ratio) * 100, 1),
  };
}

function tenth(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 10)] ?? Number.NaN;
}

function rounded(number: number, digits: number): number {
  return Number(number.toFixed(digits));
}

let seed = 0;

/** So many texts of bundles that were not used before, each in one piece of memory, as a file or a socket gives them. */
export function freshTexts(size: Size, count = SLICE[size]): string[] {
  seed += 1;
  return texts(size, count, seed).map((text) => Buffer.from(text).toString());
}

/** Microseconds per text that a task takes over all of them. */
export async function time(task: (text: string) => unknown, all: readonly string[]): Promise<number> {
  const start = process.hrtime.bigint();
  for (const text of all) {
    const made = task(text);
    if (made instanceof Promise) await made;
  }
  return Number(process.hrtime.bigint() - start) / all.length / 1000;
}

/** Prints figures as a table. */
export function print(title: string, figures: ReadonlyMap<string, Figure>): void {
  const width = Math.max(...[...figures.keys()].map((name) => name.length));
  process.stdout.write(`\n${title}\n`);
  for (const [name, { microseconds, ratio, noise }] of figures) {
    process.stdout.write(
      `  ${name.padEnd(width)} ${microseconds.toFixed(1).padStart(9)} µs ${ratio.toFixed(2).padStart(7)} ±${noise.toFixed(1).padStart(4)} %\n`,
    );
  }
}
