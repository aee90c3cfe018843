/** What a version writes in its own way names the rule, and what it was made of. */

import { describe, expect, it } from 'vitest';
import { render } from '../../src/datasets/render.js';
import * as v1 from '../../src/datasets/v1/parts.js';
import * as v2 from '../../src/datasets/v2/parts.js';
import { readCompany } from '../../src/normalize.js';
import type { Sourced } from '../../src/reading/sourced.js';
import { company } from '../normalize/bundles.js';

const reader = { endpoint: 'neci', authority: 'SAMR', path: () => '$.neci' } as const;

function leaf<T>(value: T, key: string): Sourced<T> {
  return { value, origins: [{ reader, key, index: -1, original: `raw ${key}` }] };
}

const HOLDER = {
  name: leaf('甲', 'inv'),
  isCorporate: leaf(false, 'type'),
  sharePercentage: leaf('50.5', 'ratio'),
};

describe('a shareholder', () => {
  it.each([
    ['v1', v1.shareholder(HOLDER), '0'],
    ['v2', v2.shareholder(HOLDER), 'false'],
  ])('of %s has a yes or no as a text and a share as a number, each by a rule', (_, holder, no) => {
    expect(holder.isCorporate).toEqual({ ...HOLDER.isCorporate, value: no, rule: 'yes-no/1' });
    expect(holder.sharePercentage).toEqual({ ...HOLDER.sharePercentage, value: 50.5, rule: 'percentage/1' });
  });
});

describe('a yes or no of v1', () => {
  it('is a text, by a rule', () => {
    const yes = leaf(true, 'isHmd');
    expect(v1.trueOrFalse(yes)).toEqual({ ...yes, value: 'true', rule: 'yes-no/1' });
  });
});

describe('listed', () => {
  it.each(['v1', 'v2'] as const)('is a letter in %s, by a rule', (version) => {
    const { company: read } = readCompany(company({}));
    const listed = { ...read, listed: leaf(true, 'tags') };
    const { lineage } = render(listed, { dataset: 'super', version, lineage: true });
    const [entry] = lineage.filter(({ output }) => output.endsWith('.listed'));
    expect(entry?.rule).toBe('yes-no/1');
  });
});

describe('the number of current rows of v1', () => {
  const [now, past] = [leaf(true, 'now'), leaf(false, 'past')];
  const [flag, list] = [leaf(false, 'flag'), leaf(0, 'total')];
  const known = { flags: [flag], lists: [list], failures: [] };
  const rows = [{ current: now }, { current: past }];

  it('is made of the rows that are current', () => {
    expect(v1.currentRows({ ...known, state: 'some', rows })).toEqual({
      value: '1',
      origins: now.origins,
      rule: 'current-rows/1',
    });
  });

  it('is 0 by the flags and the lists that say so', () => {
    expect(v1.currentRows({ ...known, state: 'none', rows: [{ current: past }] })).toEqual({
      value: '0',
      origins: [...flag.origins, ...list.origins],
      rule: 'current-rows/1',
    });
  });

  it('is absent where nothing is known', () => {
    expect(v1.currentRows({ ...known, state: 'unknown', rows: [] })).toBeUndefined();
  });
});

describe('an amount of v1', () => {
  it('that names no currency is in that of the company', () => {
    const amount = leaf('500000.00', 'actualCapi');
    const registered = { amount: leaf('1.00', 'registCapi'), currency: leaf('USD', 'currency') };
    const abroad = { registeredCapital: registered } as Parameters<typeof v1.amountInCompanyCurrency>[1];
    expect(v1.amountInCompanyCurrency({ amount }, abroad)).toBe(amount);
    expect(v1.amountInCompanyCurrency(undefined, abroad)).toBeUndefined();
  });
});
