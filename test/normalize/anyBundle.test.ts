import fc from 'fast-check';
import { JSONPathEnvironment, type JSONValue } from 'json-p3';
import { describe, expect, it } from 'vitest';
import { validateResponse } from '../../src/datasets/check.js';
import { withOutputs } from '../../src/datasets/concern.js';
import { render } from '../../src/datasets/render.js';
import { ISSUE_CODES } from '../../src/issues.js';
import { normalize, readCompany } from '../../src/normalize.js';
import { DATASETS, VERSIONS } from '../contracts/schemas.js';
import { arbitraryBundle } from './arbitraryBundle.js';
import { readBundles } from './goldenBundles.js';

const RENDITIONS = DATASETS.flatMap((dataset) => VERSIONS.map((version) => ({ dataset, version })));
const RELEASES = ['2025-07-09', '2025-06-23'] as const;

/** Freezes a value and all that is in it, so that writing to it throws. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

describe('any bundle with a company in it', () => {
  it('becomes every dataset, version and release within its contract, the same bytes twice, and stays as it was', () => {
    fc.assert(
      fc.property(arbitraryBundle(), fc.boolean(), (bundle, extensions) => {
        const input = frozen(bundle);
        const before = JSON.stringify(input);
        const { company, issues } = readCompany(input);
        for (const release of RELEASES) {
          for (const { dataset, version } of RENDITIONS) {
            const options = { dataset, version, release, extensions, lineage: true };
            const once = render(company, options);
            expect(validateResponse(once.response, { dataset, version, release })).toEqual([]);
            const again = normalize(input, options);
            expect(JSON.stringify(again.response)).toBe(JSON.stringify(once.response));
            expect(JSON.stringify(again.lineage)).toBe(JSON.stringify(once.lineage));
            expect(again.issues).toEqual(withOutputs(issues, again.lineage ?? []));
            expect(again.issues.map(({ output: _, ...issue }) => issue)).toEqual(issues);
          }
        }
        expect(JSON.stringify(input)).toBe(before);
      }),
      { numRuns: 30 },
    );
  });

  it('gives the same response with and without lineage, and through JSON', () => {
    fc.assert(
      fc.property(arbitraryBundle(), (bundle) => {
        const options = { dataset: 'super', version: 'v2' } as const;
        const { response } = normalize(bundle, options);
        expect(normalize(bundle, { ...options, lineage: true }).response).toEqual(response);
        // toEqual takes a key that holds undefined for an absent one; JSON.stringify does too.
        expect(JSON.parse(JSON.stringify(response))).toStrictEqual(response);
      }),
      { numRuns: 25 },
    );
  });

  it('gives issues of known codes, each with the severity of its code, a path that selects something, and a sentence', () => {
    const errors = new Set(['upstream_failed', 'unsafe_number', 'limit_exceeded']);
    const either = new Set(['contradiction', 'missing_value']);
    const info = new Set(['derived_value', 'text_cleaned']);
    const paths = new JSONPathEnvironment();
    fc.assert(
      fc.property(arbitraryBundle(), (bundle) => {
        for (const { code, severity, path, message, count } of readCompany(bundle).issues) {
          expect(ISSUE_CODES).toContain(code);
          const usual = errors.has(code) ? 'error' : info.has(code) ? 'info' : 'warning';
          const other = either.has(code) ? 'error' : code === 'no_result' ? 'info' : usual;
          expect([usual, other]).toContain(severity);
          expect(paths.query(path, bundle as JSONValue).values().length, path).toBeGreaterThan(0);
          expect(message).toMatch(/^\S.*\S$/);
          expect(count ?? 1).toBeGreaterThan(0);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('the issues of every golden bundle', () => {
  it.each(readBundles())('have paths that select something, by json-p3: $name', ({ bundle }) => {
    const paths = new JSONPathEnvironment();
    for (const { path } of readCompany(bundle).issues) {
      expect(paths.query(path, bundle as JSONValue).values().length, path).toBeGreaterThan(0);
    }
  });
});

describe('several datasets of one company', () => {
  it.each(readBundles())('come out of one reading as they do one by one: $name', ({ bundle }) => {
    const { company } = readCompany(frozen(bundle));
    for (const options of [...RENDITIONS, ...RENDITIONS.toReversed()]) {
      expect(JSON.stringify(render(company, options).response)).toBe(
        JSON.stringify(normalize(bundle, options).response),
      );
    }
  });
});
