/** Our own golden cases, by the runner that users have. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listCases, readCase } from '../src/golden/case.js';
import { checkCase } from '../src/golden/check.js';
import { plain } from '../src/golden/print.js';
import { reportCheck } from '../src/golden/report.js';
import { CONTRACTS, holds, listFields, readSchema } from './contracts/schemas.js';

const suite = { dir: fileURLToPath(new URL('golden', import.meta.url)), refresh: 'npm run golden --' };
const names = listCases(suite.dir);

describe('golden cases', () => {
  it.each(names)('%s gives what is expected of it', (name) => {
    const checked = checkCase(suite, name);
    expect(checked.failures, reportCheck(checked, plain).join('\n')).toEqual([]);
  });

  it('are at least 24, each with a title of its own', () => {
    const titles = names.map(
      (name) => JSON.parse(readFileSync(`${suite.dir}/${name}/case.json`, 'utf8')).title,
    );
    expect(new Set(titles).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(24);
  });

  it('are no more than eight that keep all renditions', () => {
    expect(WHOLE).toHaveLength(8);
  });
});

const WHOLE = names.filter((name) => readCase(suite.dir, name).renditions === 'all');

describe.each(CONTRACTS)(
  '$release/$version/$dataset.json of those eight',
  ({ release, version, dataset }) => {
    it('together have a value at every leaf of their schema', () => {
      const responses = WHOLE.map((name) =>
        JSON.parse(readFileSync(`${suite.dir}/${name}/${release}/${version}/${dataset}.json`, 'utf8')),
      );
      const leaves = [...listFields(readSchema(release, version, dataset)).keys()];
      expect(leaves.filter((path) => !responses.some((response) => holds(response, path)))).toEqual([]);
    });
  },
);
