/**
 * npm run bench:steps -- [FILTER] [--size SIZE]: where the time goes, step by step. Every slice goes through the steps
 * one after the other; beside them the whole is measured on bundles of its own. Without arguments the results go to
 * bench/results.json.
 */

import { derive } from '../src/company/derive/index.js';
import { merge } from '../src/company/merge.js';
import { validateResponse } from '../src/datasets/check.js';
import { layoutOf } from '../src/datasets/layout.js';
import { settle } from '../src/datasets/settle.js';
import { draftSuper } from '../src/datasets/v2/super.js';
import { parseJson } from '../src/json/parse.js';
import { mapOpened } from '../src/mappers/index.js';
import { normalize, readCompany } from '../src/normalize.js';
import { openBundle, parseBundle } from '../src/reading/bundle.js';
import { readArguments } from './arguments.js';
import type { Size } from './bundles.js';
import { FLOOR, freshTexts, type Lap, measure, print, time } from './measure.js';
import { save } from './results.js';

const SUPER = { dataset: 'super', version: 'v2' } as const;
const CONTRACT = { ...SUPER, release: '2025-07-09' } as const;

const { filter, sizes, isWhole } = readArguments();

function isAsked(name: string): boolean {
  return filter === undefined || name.includes(filter);
}

function lapOf(size: Size): Lap {
  return async () => {
    const times = new Map<string, number>();
    /** Does a step to each, notes what one of them took, and gives what came of them. */
    function step<From, To>(name: string, from: readonly From[], make: (one: From) => To): To[] {
      const start = process.hrtime.bigint();
      const made = from.map(make);
      if (isAsked(name)) times.set(name, Number(process.hrtime.bigint() - start) / from.length / 1000);
      return made;
    }

    times.set(FLOOR, await time((text) => JSON.stringify(JSON.parse(text)), freshTexts(size)));
    const pool = freshTexts(size);
    step('JSON.parse', pool, (text): unknown => JSON.parse(text));
    const bundles = step('strict JSON', pool, (text) => parseJson(text));
    const parts = step('open and map', bundles, (bundle) =>
      openBundle(bundle, { issues: [] }).map(mapOpened),
    );
    const merged = step('merge', parts, (each) => merge(each, []));
    step('derive, source-only', merged, (each) => derive({ ...each }, { translate: 'source-only' }, []));
    step('derive', merged, (each) => derive({ ...each }, { translate: 'derive' }, []));
    const companies = bundles.map((bundle) => readCompany(bundle).company);
    const options = { kompanyId: undefined, extensions: true };
    const drafts = step('draft', companies, (company) => draftSuper(company, options));
    const position = layoutOf(CONTRACT).content;
    step('settle', drafts, (draft) => settle(draft, { lineage: undefined, position }));
    step('settle, proving', drafts, (draft) => settle(draft, { lineage: undefined, position, prove: true }));
    const responses = bundles.map((bundle) => normalize(bundle, SUPER).response);
    step('check', responses, (response) => validateResponse(response, CONTRACT));
    step('JSON.stringify of the response', responses, (response) => JSON.stringify(response));
    const whole = (text: string) => JSON.stringify(normalize(parseBundle(text), SUPER).response);
    times.set('the whole', await time(whole, freshTexts(size)));
    return times;
  };
}

const results: Record<string, object> = {};
for (const size of sizes) {
  const figures = await measure(lapOf(size));
  print(size, figures);
  results[size] = Object.fromEntries(figures);
}
if (isWhole) save('steps', { sizes: results });
