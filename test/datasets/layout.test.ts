/**
 * The check "leaf" of five companies that together have a value at every position of every contract. What a break of
 * a draft leaves to the validator is tried at each position, by listed values; proof.test.ts takes all companies and
 * values at random.
 */

import { describe, expect, it } from 'vitest';
import { validateResponse } from '../../src/datasets/check.js';
import { render, responseOf } from '../../src/datasets/render.js';
import { readCompany } from '../../src/normalize.js';
import { type Place, replaceAt } from '../contracts/changes.js';
import { holds, listFields, nameOf, readSchema } from '../contracts/schemas.js';
import { readBundles } from '../normalize/goldenBundles.js';
import { BREAKS, draft, EACH, nodeAt, placesIn, VALUES } from './broken.js';

const NAMES = [
  'announcement-company',
  'risk-history-only',
  'revoked-company',
  'deregistered-company',
  'foreign-invested-usd',
];
const COMPANIES = readBundles()
  .filter(({ name }) => NAMES.includes(name))
  .map(({ name, bundle }) => ({ name, company: readCompany(bundle).company }));

/** One place for each position of a contract: which element of a list it is in doesn't matter. */
function positionsOf(contract: (typeof EACH)[number]) {
  const places = COMPANIES.flatMap(({ company }) => {
    const whole = draft(company, contract);
    const [, ...inside] = placesIn(whole);
    return inside.map((place) => [positionOf(place), { company, whole, place }] as const);
  });
  return [...new Map(places).values()];
}

function positionOf(place: Place): string {
  return place.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
}

describe.each(EACH.map((each) => [nameOf(each), each] as const))('the layout of %s', (_, contract) => {
  it.each(COMPANIES)('proves $name, and gives what the validator passes', ({ company }) => {
    const leafwise = render(company, { ...contract, check: 'leaf', lineage: true });
    const full = render(company, { ...contract, check: 'full', lineage: true });
    expect([leafwise.checked, full.checked]).toEqual(['leaf', 'full']);
    expect(JSON.stringify(leafwise.response)).toBe(JSON.stringify(full.response));
    expect(leafwise.lineage).toEqual(full.lineage);
  });

  it('is tried at every leaf of its schema', () => {
    const { release, version, dataset } = contract;
    const responses = COMPANIES.map(({ company }) => render(company, contract).response);
    const leaves = [...listFields(readSchema(release, version, dataset)).keys()];
    expect(leaves.filter((path) => !responses.some((response) => holds(response, path)))).toEqual([]);
  });

  it.each(Object.entries(BREAKS))('proves nothing that the validator rejects: %s', (_, breakIt) => {
    const values = breakIt.length > 1 ? VALUES : [undefined];
    const wrong: unknown[] = [];
    for (const { company, place, whole } of positionsOf(contract)) {
      for (const value of values) {
        const broken = replaceAt(whole, place, breakIt(nodeAt(whole, place), value)) as object;
        const { made, isProven } = responseOf(broken, company, contract, { check: 'leaf' });
        const [violation] = isProven ? validateResponse(made, contract) : [];
        if (violation) wrong.push([place, value, violation]);
      }
    }
    expect(wrong).toEqual([]);
  });
});
