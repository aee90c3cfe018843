/**
 * npm run bench:steps: where the time goes, step by step, each as a ratio to the floor. A step is timed over
 * many bundles by itself, what it needs made beforehand, so that the steps add up to less than the whole:
 * in the whole each finds the others' code and data in the processor's caches.
 */

import { derive } from '../src/company/derive/index.js';
import { merge } from '../src/company/merge.js';
import { validateResponse } from '../src/datasets/check.js';
import { settle } from '../src/datasets/settle.js';
import { draftSuper } from '../src/datasets/v2/super.js';
import { parseJson } from '../src/json/parse.js';
import { mapPayload } from '../src/mappers/index.js';
import { normalize, readCompany } from '../src/normalize.js';
import { openBundle } from '../src/reading/bundle.js';
import { SIZES, type Size, texts } from './bundles.js';
import { save } from './results.js';

const SUPER = { dataset: 'super', version: 'v2' } as const;
const CONTRACT = { ...SUPER, release: '2025-07-09' } as const;
const BUNDLES: Readonly<Record<Size, number>> = { small: 1500, medium: 500, large: 50 };
/** The first third warms up and isn't counted. */
const ROUNDS = 15;

type Steps = Map<string, number[]>;

function round(size: Size, number: number, steps: Steps): void {
  const pool = texts(size, BUNDLES[size], number);
  /** Does a step to each of the things, notes what one of them took, and gives what came of them. */
  function step<From, To>(name: string, from: readonly From[], make: (one: From) => To): To[] {
    const start = process.hrtime.bigint();
    const made = from.map(make);
    const microseconds = Number(process.hrtime.bigint() - start) / from.length / 1000;
    steps.set(name, [...(steps.get(name) ?? []), microseconds]);
    return made;
  }

  const bundles = step('JSON.parse', pool, (text): unknown => JSON.parse(text));
  step('floor', pool, (text) => JSON.stringify(JSON.parse(text)));
  step('strict JSON', pool, (text) => parseJson(text));
  const parts = step('open and map', bundles, (bundle) =>
    openBundle(bundle, { issues: [] }).map(({ name, reader }) => mapPayload(name, reader)),
  );
  const merged = step('merge', parts, (each) => merge(each, []));
  step('derive', merged, (each) => derive({ ...each }, { translate: 'source-only' }, []));
  step('derive, names too', merged, (each) => derive({ ...each }, { translate: 'derive' }, []));
  const companies = bundles.map((bundle) => readCompany(bundle).company);
  const options = { kompanyId: undefined, extensions: true };
  const drafts = step('draft', companies, (company) => draftSuper(company, options));
  step('settle', drafts, (draft) => settle(draft, { lineage: undefined }));
  const responses = bundles.map((bundle) => normalize(bundle, SUPER).response);
  step('check', responses, (response) => validateResponse(response, CONTRACT));
  step('JSON.stringify of the response', responses, (response) => JSON.stringify(response));
  const others = texts(size, BUNDLES[size], 1000 + number);
  step('the whole', others, (text) => JSON.stringify(normalize(parseJson(text), SUPER).response));
}

function medianOf(numbers: readonly number[]): number {
  const counted = numbers.slice(ROUNDS / 3).sort((a, b) => a - b);
  return counted[Math.floor(counted.length / 2)] ?? Number.NaN;
}

const results: Record<string, Record<string, { readonly microseconds: number; readonly ratio: number }>> = {};
for (const size of SIZES) {
  const steps: Steps = new Map();
  for (let number = 1; number <= ROUNDS; number++) round(size, number, steps);
  const floor = medianOf(steps.get('floor') ?? []);
  const rows = [...steps].map(([name, taken]) => {
    const microseconds = medianOf(taken);
    const ratio = Math.round((microseconds / floor) * 100) / 100;
    return [name, { microseconds: Math.round(microseconds * 10) / 10, ratio }] as const;
  });
  results[size] = Object.fromEntries(rows);
  process.stdout.write(`\n${size}\n`);
  for (const [name, { microseconds, ratio }] of rows) {
    process.stdout.write(
      `  ${name.padEnd(32)} ${microseconds.toFixed(1).padStart(9)} µs  ${ratio.toFixed(2).padStart(6)}\n`,
    );
  }
}

save('steps', { sizes: results });
