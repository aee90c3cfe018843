/**
 * npm run bench: text in, text out, side by side: the floor (JSON.parse and JSON.stringify of the raw
 * bundle), the naive pipeline, JSONata where it is installed (npm i --no-save jsonata), and ours with all its
 * checks on. Prints medians and their ratios to the floor, and writes bench/results.json.
 *
 * Every bundle is different, and each round makes new ones, so that no cache helps. Ours is the built
 * program; the order of the tasks changes from round to round.
 */

import { Bench } from 'tinybench';
import { SIZES, type Size, texts } from './bundles.js';
import { loadJsonata } from './jsonata.js';
import { naive } from './naive.js';
import { save } from './results.js';

type Task = (text: string) => unknown;

/** So many bundles a round, and so many of them in one sample. */
const PLAN: Readonly<Record<Size, { readonly bundles: number; readonly sample: number }>> = {
  small: { bundles: 2000, sample: 40 },
  medium: { bundles: 1000, sample: 20 },
  large: { bundles: 120, sample: 3 },
};
/** The first warms up and isn't counted. */
const ROUNDS = 6;

const built = new URL('../dist/index.js', import.meta.url).href;
const { normalize, parseBundle, readCompany, render }: typeof import('../src/index.js') = await import(built);

const SUPER = { dataset: 'super', version: 'v2' } as const;
const RENDITIONS = [
  SUPER,
  { dataset: 'refresh', version: 'v2' },
  { dataset: 'super', version: 'v1' },
  { dataset: 'refresh', version: 'v1' },
] as const;

function renditions(text: string, count: number): string {
  const { company } = readCompany(parseBundle(text));
  return RENDITIONS.slice(0, count)
    .map((each) => JSON.stringify(render(company, each).response))
    .join('\n');
}

const jsonata = await loadJsonata();
const TASKS: Readonly<Record<string, Task>> = {
  floor: (text) => JSON.stringify(JSON.parse(text)),
  naive,
  ...(jsonata && { jsonata }),
  ours: (text) => JSON.stringify(normalize(parseBundle(text), SUPER).response),
  'ours, names of the sources only': (text) =>
    JSON.stringify(normalize(parseBundle(text), { ...SUPER, translate: 'source-only' }).response),
  'ours, lineage list': (text) =>
    JSON.stringify(normalize(parseBundle(text), { ...SUPER, lineage: true }).response),
  'ours, two datasets': (text) => renditions(text, 2),
  'ours, both datasets, both versions': (text) => renditions(text, RENDITIONS.length),
};

async function round(size: Size, number: number): Promise<Map<string, number>> {
  const { bundles, sample } = PLAN[size];
  const bench = new Bench({ iterations: bundles / sample, time: 0, warmup: false, throws: true });
  const names = Object.keys(TASKS);
  const shifted = [...names.slice(number % names.length), ...names.slice(0, number % names.length)];
  for (const [index, name] of shifted.entries()) {
    const task = TASKS[name] as Task; // a name of TASKS
    // What ours remembers of a name in one task must not help it in the next.
    const pool = texts(size, bundles, 1000 * number + index);
    let next = 0;
    bench.add(name, async () => {
      for (let count = 0; count < sample; count++) {
        const made = task(pool[next++ % bundles] ?? '');
        if (made instanceof Promise) await made;
      }
    });
  }
  await bench.run();
  return new Map(bench.tasks.map(({ name, result }) => [name, medianOf(name, result) / sample]));
}

function medianOf(name: string, result: Bench['tasks'][number]['result']): number {
  if ('latency' in result) return result.latency.p50;
  throw new Error(`${name}: ${result.state}`);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

interface Row {
  readonly microseconds: number;
  readonly ratio: number;
}

/** A ratio is made within a round, where the machine was the same to all, and its median taken. */
async function measure(size: Size): Promise<Record<string, Row>> {
  const rounds: Map<string, number>[] = [];
  for (let number = 0; number < ROUNDS; number++) {
    const measured = await round(size, number);
    if (number > 0) rounds.push(measured);
  }
  const rowOf = (name: string): Row => {
    const own = rounds.map((each) => each.get(name) ?? Number.NaN);
    const ratios = rounds.map((each) => (each.get(name) ?? Number.NaN) / (each.get('floor') ?? Number.NaN));
    return {
      microseconds: Math.round(median(own) * 10_000) / 10,
      ratio: Math.round(median(ratios) * 100) / 100,
    };
  };
  return Object.fromEntries(Object.keys(TASKS).map((name) => [name, rowOf(name)]));
}

const results: Record<string, { readonly bytes: number; readonly tasks: Record<string, Row> }> = {};
for (const size of SIZES) {
  const some = texts(size, 200, 1);
  const bytes = Math.round(some.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / some.length);
  const tasks = await measure(size);
  results[size] = { bytes, tasks };
  process.stdout.write(`\n${size}: ${bytes} bytes, ${PLAN[size].bundles * (ROUNDS - 1)} bundles a task\n`);
  for (const [name, { microseconds, ratio }] of Object.entries(tasks)) {
    process.stdout.write(
      `  ${name.padEnd(36)} ${microseconds.toFixed(1).padStart(9)} µs  ${ratio.toFixed(2).padStart(6)}\n`,
    );
  }
}
if (!jsonata) process.stdout.write('\njsonata is not installed and was left out: npm i --no-save jsonata\n');

save('pipelines', { sizes: results });
