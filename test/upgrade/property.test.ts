import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { upgrade } from '../../src/datasets/upgrade/index.js';
import { validators } from '../../src/generated/contracts/validators.js';
import { DATASETS, isUnder, leavesOf, one, selected } from '../releases/companies.js';
import { type Stored, stored } from './stored.js';

/** Many values, so that each is another; few, so that they meet. */
const POOLS = [1_000_000, 2];

const SHAPES = DATASETS.flatMap((dataset) => [
  { dataset, version: 'v1' as const, isEnvelope: false },
  { dataset, version: 'v2' as const, isEnvelope: true },
  { dataset, version: 'v2' as const, isEnvelope: false },
]);

const CASES = SHAPES.flatMap((shape) =>
  POOLS.flatMap((pool) => [false, true].map((isMixed) => ({ ...shape, pool, isMixed }))),
);

/** A text, and its parts: numbers are joined in v1, e-mail addresses are taken apart in v2. */
function partsOf(value: unknown): unknown[] {
  return typeof value === 'string' ? [value, ...value.split(', ')] : [value];
}

/** Not values of the company: the name of an identifier, and the paths by which a source says what it gave. */
const NAMES_AND_PATHS = /\.identifierName$|\.sources\[\d+\]\.fields\[\d+\]$/;

const REMOVED =
  /\.(?:oldNumber|registerCourt|otherName|otherNames\.otherNames\[\d+\]|shareholders?\[\d+\]\.shareCurrency)$/;

function titleOf({ version, dataset, isEnvelope, isMixed, pool }: (typeof CASES)[number]): string {
  const shape = `${version} ${dataset}${isEnvelope ? ' in its envelope' : ''}`;
  return `${shape}, ${isMixed ? 'fields of both releases' : 'fields of the older release'}, ${pool} values`;
}

describe.each(CASES.map((each) => [titleOf(each), each] as const))('%s', (_, wish) => {
  const check = (test: (made: Stored) => void) => fc.assert(fc.property(stored(wish), test), { numRuns: 25 });
  const root = wish.isEnvelope ? '$.content' : '$';

  it('loses no value without an issue that points at it', () => {
    check(({ response: before }) => {
      const { response, issues } = upgrade(before);
      const values = new Set([...leavesOf(response).values()].flatMap(partsOf));
      for (const [path, value] of leavesOf(before)) {
        const isThere =
          values.has(value) ||
          (typeof value === 'string' && value.split(', ').every((part) => values.has(part)));
        if (value === null || NAMES_AND_PATHS.test(path) || isThere) continue;
        expect(
          issues.filter((issue) => isUnder(path, issue.path)).map(({ code }) => code),
          path,
        ).toEqual(['dropped_value']);
      }
      for (const { path } of issues) expect(selected(path, before)).toHaveLength(1);
    });
  });

  it('takes away what the release removed', () => {
    check(({ response: before }) => {
      const { response } = upgrade(before);
      const leaves = [...leavesOf(response)];
      expect(leaves.filter(([path, value]) => value === 'oldNumber' || REMOVED.test(path))).toEqual([]);
      expect(selected('$..contactInformation.email', response).every(Array.isArray)).toBe(true);
    });
  });

  it('gives the same when done again, and the very response', () => {
    check(({ response: before }) => {
      const { response } = upgrade(before);
      const again = upgrade(response);
      expect(again.response).toBe(response);
      expect(again.issues).toEqual([]);
    });
  });

  it('does not touch what was handed in', () => {
    check(({ response: before }) => {
      const text = JSON.stringify(before);
      upgrade(deepFreeze(before));
      expect(JSON.stringify(before)).toBe(text);
    });
  });

  it('keeps to the newest schema when the stored response kept to the older one', () => {
    if (wish.isMixed) return;
    const validatorOf = (release: '2025-06-23' | '2025-07-09') =>
      validators[release][wish.version][wish.dataset];
    const whole = (response: unknown) =>
      wish.version === 'v1' || wish.isEnvelope
        ? response
        : { ...ENVELOPE, datasetName: wish.dataset, content: response };
    check(({ response: before }) => {
      const isOld = validatorOf('2025-06-23');
      expect(isOld(whole(before)), JSON.stringify(isOld.errors)).toBe(true);
      const isNew = validatorOf('2025-07-09');
      expect(isNew(whole(upgrade(before).response)), JSON.stringify(isNew.errors)).toBe(true);
    });
  });

  it('has sources whose fields select, each once and in their order, whatever they held before', () => {
    if (wish.version === 'v1') return;
    check(({ response: before }) => {
      const { response } = upgrade(before);
      const fieldsOf = (whole: unknown) => selected(`${root}.sources[*].fields[*]`, whole).map(String);
      const [old, rewritten] = [fieldsOf(before), fieldsOf(response)];
      for (const path of rewritten) {
        expect(selected(path, one(root, response)).length, path).toBeGreaterThan(0);
      }
      expect(new Set(rewritten).size).toBe(rewritten.length);
      const kept = old.filter((path) => rewritten.includes(path) && !path.includes('otherIdentifiers'));
      expect(rewritten.filter((path) => kept.includes(path))).toEqual(kept);
      if (response === before) expect(rewritten).toEqual(old);
    });
  });
});

const ENVELOPE = {
  datasetId: null,
  kompanyId: null,
  datasetOptions: null,
  info: null,
  status: 'COMPLETED',
  requestTime: null,
  responseTime: null,
  estimatedDeliverySeconds: 0,
};

function deepFreeze<T>(node: T): T {
  if (typeof node === 'object' && node !== null) {
    for (const value of Object.values(node)) deepFreeze(value);
    Object.freeze(node);
  }
  return node;
}
