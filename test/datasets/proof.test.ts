import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateResponse } from '../../src/datasets/check.js';
import { undoTo } from '../../src/datasets/releases/index.js';
import { draftOf, render, responseOf } from '../../src/datasets/render.js';
import type { Release } from '../../src/generated/contracts/index.js';
import { JUNK, type Place, replaceAt } from '../contracts/changes.js';
import { CONTRACTS, isRecord, nameOf } from '../contracts/schemas.js';
import { COMPANIES } from '../releases/companies.js';

// The releases are the folders of schemas.
const EACH = CONTRACTS.map((contract) => ({ ...contract, release: contract.release as Release }));
type Contract = (typeof EACH)[number];
type Company = (typeof COMPANIES)[number]['company'];

function draft(company: Company, { dataset, version, release }: Contract): object {
  const newest = draftOf(company, dataset, version, { kompanyId: undefined, extensions: true });
  return undoTo(release, newest, { company, dataset, version });
}

function isLeaf(node: unknown): node is { readonly value: unknown } {
  return isRecord(node) && 'origins' in node;
}

/** Where every node of a draft is: groups, lists and leaves. */
function* placesIn(node: unknown, place: Place = []): Generator<Place> {
  if (node === undefined) return;
  yield place;
  if (Array.isArray(node))
    for (const [index, each] of node.entries()) yield* placesIn(each, [...place, index]);
  else if (isRecord(node) && !isLeaf(node))
    for (const [key, each] of Object.entries(node)) yield* placesIn(each, [...place, key]);
}

function nodeAt(node: unknown, [key, ...rest]: Place): unknown {
  return key === undefined ? node : nodeAt((node as Record<string | number, unknown>)[key], rest);
}

const leaf = (value: unknown) => ({ value, origins: [], rule: undefined });

/** What may go wrong with a node of a draft, by a mistake in a mapper, a draft or an undo. */
const BREAKS: Readonly<Record<string, (node: unknown, junk: unknown) => unknown>> = {
  'another value': (node, junk) => (isLeaf(node) ? { ...node, value: junk } : leaf(junk)),
  'left out': () => undefined,
  'nothing in it': (node) => (Array.isArray(node) ? [] : {}),
  'a list of it': (node) => [node],
  'each row twice': (node) => (Array.isArray(node) ? [...node, ...node] : [node, node]),
  'a row without anything': (node) => (Array.isArray(node) ? [...node, undefined] : [undefined]),
  'a key that the contract lacks': (node, junk) =>
    isRecord(node) && !isLeaf(node) ? { ...node, misspelt: leaf(junk) } : { misspelt: leaf(junk) },
  'its keys in another order': (node) =>
    isRecord(node) && !isLeaf(node) ? Object.fromEntries(Object.entries(node).reverse()) : node,
};

describe.each(EACH.map((each) => [nameOf(each), each] as const))('the check "leaf" of %s', (_, contract) => {
  it('proves every golden case, and gives what "full" gives', () => {
    for (const { name, company } of COMPANIES) {
      const leafwise = render(company, { ...contract, check: 'leaf' });
      const full = render(company, { ...contract, check: 'full' });
      expect([name, leafwise.checked, full.checked]).toEqual([name, 'leaf', 'full']);
      expect(JSON.stringify(leafwise.response)).toBe(JSON.stringify(full.response));
    }
  });

  it('proves no broken draft that the validator rejects', () => {
    const seen = { proven: 0, rejected: 0 };
    const cases = fc.constantFrom(...COMPANIES).chain(({ company }) => {
      const whole = draft(company, contract);
      return fc.record({
        company: fc.constant(company),
        whole: fc.constant(whole),
        place: fc.constantFrom(...[...placesIn(whole)].slice(1)),
        how: fc.constantFrom(...Object.keys(BREAKS)),
        junk: JUNK,
      });
    });
    fc.assert(
      fc.property(cases, ({ company, whole, place, how, junk }) => {
        const broken = replaceAt(whole, place, BREAKS[how]?.(nodeAt(whole, place), junk)) as object;
        const { made, isProven } = responseOf(broken, company, contract, { check: 'leaf' });
        const isRejected = validateResponse(made, contract).length > 0;
        seen.proven += Number(isProven);
        seen.rejected += Number(isRejected);
        expect(isProven && isRejected).toBe(false);
      }),
      { numRuns: 1500 },
    );
    // A proof that says no to everything, and breaks that break nothing, would show nothing.
    expect(seen.proven).toBeGreaterThan(50);
    expect(seen.rejected).toBeGreaterThan(300);
  });
});

describe('the check "leaf" of a v2 envelope', () => {
  const contract = { dataset: 'super', version: 'v2', release: '2025-07-09' } as const;
  const [{ company } = { company: undefined }] = COMPANIES;

  it('leaves to the validator a time of checking that is not one', () => {
    if (!company) throw new Error('there is no golden case');
    const checkedTimes = Object.fromEntries(
      Object.keys(company.checkedTimes).map((endpoint) => [endpoint, 'yesterday']),
    );
    const { made, isProven } = responseOf(draft(company, contract), { ...company, checkedTimes }, contract, {
      check: 'leaf',
    });
    expect(isProven).toBe(false);
    expect(validateResponse(made, contract)).not.toEqual([]);
  });

  it('leaves to the validator an id that is blank', () => {
    if (!company) throw new Error('there is no golden case');
    const options = { check: 'leaf', request: { kompanyId: ' ' } } as const;
    const broken = { ...draft(company, contract), kompanyId: leaf(' ') };
    const { isProven } = responseOf(broken, company, contract, options);
    expect(isProven).toBe(false);
  });
});

it('an unknown check is rejected with the ones that there are', () => {
  const [{ company } = { company: undefined }] = COMPANIES;
  if (!company) throw new Error('there is no golden case');
  const options = { dataset: 'super', version: 'v2', check: 'leaves' as never } as const;
  expect(() => render(company, options)).toThrow(new RangeError('check is one of full, leaf'));
});
