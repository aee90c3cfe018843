import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { compile } from 'json-p3';
import { describe, expect, it } from 'vitest';
import { cell, readCsv } from '../../scripts/codegen/csv.js';
import { render } from '../../src/datasets/render.js';
import { normalize, readCompany } from '../../src/normalize.js';
import { DATASETS, VERSIONS } from '../contracts/schemas.js';
import { arbitraryBundle } from './arbitraryBundle.js';
import { readBundles } from './goldenBundles.js';

const FILE = new URL('../announcement/2025-07-09/changes.csv', import.meta.url);
const CHANGES = readCsv(readFileSync(FILE, 'utf8'), 'changes.csv', {
  columns: ['dataset', 'v1_path', 'v2_path', 'kind', 'sentence', 'our_v1', 'our_v2'],
  optional: ['v1_path', 'our_v1'],
  unique: ['dataset', 'v2_path', 'kind'],
});

const RENDITIONS = DATASETS.flatMap((dataset) => VERSIONS.map((version) => ({ dataset, version })));
type Rendition = (typeof RENDITIONS)[number];

/** The announced paths of a kind in our spelling, from the response. */
function announced(kind: string, { dataset, version }: Rendition): string[] {
  const root = version === 'v1' ? '$' : '$.content';
  return CHANGES.filter((row) => cell(row, 'kind') === kind && cell(row, 'dataset') === dataset)
    .map((row) => cell(row, `our_${version}`))
    .filter((path) => path !== '')
    .map((path) => `${root}.${path}`);
}

function count(path: string, response: unknown): number {
  // A response is JSON; its type says more than json-p3 wants to know.
  return compile(path).query(response as Parameters<ReturnType<typeof compile>['query']>[0]).length;
}

/** Every key that a response has anywhere. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}

describe('the fields that the announcement removes', () => {
  it('are four, in both datasets and both versions', () => {
    const removed = RENDITIONS.map((rendition) => announced('removed', rendition).length);
    expect(removed).toEqual([2, 2, 4, 4]);
  });

  it('are not in the newest release, whatever the bundle holds', () => {
    fc.assert(
      fc.property(arbitraryBundle(), fc.boolean(), (bundle, extensions) => {
        const { company } = readCompany(bundle);
        for (const rendition of RENDITIONS) {
          const { response } = render(company, { ...rendition, extensions });
          for (const path of announced('removed', rendition))
            expect([path, count(path, response)]).toEqual([path, 0]);
          expect(JSON.stringify(response)).not.toContain('oldNumber');
          for (const name of ['registerCourt', 'otherName', 'shareholderCurrency']) {
            expect(keysIn(response)).not.toContain(name);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('are in no golden case of the newest release, and in some of the release before', () => {
    const before = new Map<string, number>();
    for (const { bundle } of readBundles()) {
      const { company } = readCompany(bundle);
      for (const rendition of RENDITIONS) {
        const newest = render(company, rendition).response;
        const older = render(company, { ...rendition, release: '2025-06-23' }).response;
        for (const path of announced('removed', rendition)) {
          expect([path, count(path, newest)]).toEqual([path, 0]);
          const key = `${rendition.dataset} ${path}`;
          before.set(key, (before.get(key) ?? 0) + count(path, older));
        }
      }
    }
    expect([...before].filter(([, found]) => found === 0)).toEqual([]);
    expect(before.size).toBe(12);
  });
});

describe('the fields that the announcement adds', () => {
  const CASE = readBundles().find(({ name }) => name === 'announcement-company')?.bundle ?? {};

  it.each(RENDITIONS)('all come out of the announcement’s own company: $dataset $version', (rendition) => {
    const { response } = normalize(CASE, { ...rendition, release: '2025-07-09' });
    const added = announced('added', rendition);
    expect(added.length).toBeGreaterThan(0);
    expect(added.filter((path) => count(path, response) === 0)).toEqual([]);
  });

  it('hold the registration number under otherNumber, first, and the organization code after the credit code', () => {
    const { content } = normalize(CASE, { dataset: 'super', version: 'v2' }).response;
    expect(content.additionalData.otherIdentifiers).toEqual([
      { identifierName: 'otherNumber', identifierValue: '110108012660422' },
      { identifierName: 'localNumber', identifierValue: '91110108551385082Q' },
      { identifierName: 'otherNumber', identifierValue: '55138508-2' },
    ]);
    const shares = content.associatedEntities.shareholders.map(({ sharePercentage }) => sharePercentage);
    expect(shares.slice(0, 2)).toEqual([77.8, 10.12]);
  });
});
