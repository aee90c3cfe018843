/**
 * npm run bench -- [FILTER] [--size SIZE] [--against FOLDER]: text in, text out, side by side: the floor, the naive
 * pipeline, JSONata where it is installed (npm i --no-save jsonata), and neci-kyc with all its checks. Without
 * arguments the results go to bench/results.json.
 *
 * With --against, another build is measured too, for example the dist folder of a worktree of main, and a copy of this
 * build beside it. The difference between this build and its copy is the noise.
 */

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readArguments } from './arguments.js';
import { type Size, texts } from './bundles.js';
import { loadJsonata } from './jsonata.js';
import { type Figure, FLOOR, freshTexts, type Lap, measure, print, time } from './measure.js';
import { naive } from './naive.js';
import { save } from './results.js';

type Task = (text: string) => unknown;
type Tasks = Readonly<Record<string, Task>>;
type Build = typeof import('../src/index.js');

const SUPER = { dataset: 'super', version: 'v2' } as const;
const RENDITIONS = [
  SUPER,
  { dataset: 'refresh', version: 'v2' },
  { dataset: 'super', version: 'v1' },
  { dataset: 'refresh', version: 'v1' },
] as const;

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const floor: Task = (text) => JSON.stringify(JSON.parse(text));

function load(dist: string): Promise<Build> {
  return import(pathToFileURL(join(resolve(dist), 'index.js')).href);
}

function whole({ normalize, parseBundle }: Build): Task {
  return (text) => JSON.stringify(normalize(parseBundle(text), SUPER).response);
}

async function pipelines(): Promise<Tasks> {
  const build = await load(DIST);
  const { normalize, parseBundle, readCompany, render } = build;
  const jsonata = await loadJsonata();
  const renditions = (text: string, count: number) => {
    const { company } = readCompany(parseBundle(text));
    return RENDITIONS.slice(0, count).map((each) => JSON.stringify(render(company, each).response));
  };
  return {
    [FLOOR]: floor,
    naive,
    ...(jsonata && { jsonata }),
    'neci-kyc': whole(build),
    'neci-kyc, check leaf': (text) =>
      JSON.stringify(normalize(parseBundle(text), { ...SUPER, check: 'leaf' }).response),
    'neci-kyc, source-only': (text) =>
      JSON.stringify(normalize(parseBundle(text), { ...SUPER, translate: 'source-only' }).response),
    'neci-kyc, lineage': (text) =>
      JSON.stringify(normalize(parseBundle(text), { ...SUPER, lineage: true }).response),
    'neci-kyc, two datasets': (text) => renditions(text, 2),
    'neci-kyc, four renditions': (text) => renditions(text, RENDITIONS.length),
  };
}

/** The other build, this one, and a copy of this one, which is loaded as code of its own. */
async function builds(other: string, copy: string): Promise<Tasks> {
  cpSync(DIST, join(copy, 'dist'), { recursive: true });
  return {
    [FLOOR]: floor,
    'this build': whole(await load(DIST)),
    'this build again': whole(await load(join(copy, 'dist'))),
    'the other build': whole(await load(other)),
  };
}

/** A slice of each task on bundles of its own. The order shifts, so that no task always follows the same one. */
function lapOf(tasks: Tasks, size: Size): Lap {
  const entries = Object.entries(tasks);
  return async (number) => {
    const times = new Map<string, number>();
    for (let index = 0; index < entries.length; index++) {
      const [name, task] = entries[(index + number) % entries.length] as [string, Task];
      times.set(name, await time(task, freshTexts(size)));
    }
    return new Map(entries.map(([name]) => [name, times.get(name) ?? Number.NaN]));
  };
}

function compare(figures: ReadonlyMap<string, Figure>): void {
  const ratio = (name: string) => figures.get(name)?.ratio ?? Number.NaN;
  const own = ratio('this build');
  const percent = (name: string) => `${((ratio(name) / own - 1) * 100).toFixed(1)} %`;
  process.stdout.write(
    `  the other build differs by ${percent('the other build')}; this build differs from itself by ${percent('this build again')}\n`,
  );
}

const { filter, sizes, against, isWhole } = readArguments();
// Inside node_modules, so that the copy finds the packages that it imports.
const copy = mkdtempSync(fileURLToPath(new URL('../node_modules/.bench-', import.meta.url)));
try {
  const all = against === undefined ? await pipelines() : await builds(against, copy);
  const chosen = Object.entries(all).filter(
    ([name]) => name === FLOOR || filter === undefined || name.includes(filter),
  );
  const results: Record<string, { bytes: number; tasks: object }> = {};
  for (const size of sizes) {
    const some = texts(size, 200, 1);
    const bytes = Math.round(some.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / some.length);
    const figures = await measure(lapOf(Object.fromEntries(chosen), size));
    print(`${size}, ${bytes} bytes`, figures);
    if (against !== undefined) compare(figures);
    results[size] = { bytes, tasks: Object.fromEntries(figures) };
  }
  if (isWhole) save('pipelines', { sizes: results });
} finally {
  rmSync(copy, { recursive: true });
}
