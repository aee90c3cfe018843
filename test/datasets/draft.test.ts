import { describe, expect, it } from 'vitest';
import { each, joined } from '../../src/datasets/draft.js';
import type { Sourced } from '../../src/reading/sourced.js';

const reader = { endpoint: 'neci', authority: 'SAMR', path: () => '$.neci' } as const;

function leaf(value: string): Sourced<string> {
  return { value, origins: [{ reader, key: value, index: -1, original: value }] };
}

const [A, B] = [leaf('a'), leaf('b')];

describe('each', () => {
  it('leaves out the rows that have nothing to show in the target', () => {
    const rows = [{ name: A }, { name: undefined }, { name: B }];
    expect(each(rows, ({ name }) => ({ name }))).toEqual([{ name: A }, { name: B }]);
  });

  it('is empty where there is no list', () => {
    expect(each(undefined, () => ({ name: A }))).toEqual([]);
  });
});

describe('joined', () => {
  it('is one text of several, with the origins of each and a rule', () => {
    expect(joined([A, B], '; ')).toEqual({
      value: 'a; b',
      origins: [...A.origins, ...B.origins],
      rule: 'joined/1',
    });
  });

  it('is the very leaf where there is one, and absent where there is none', () => {
    expect(joined([A], '; ')).toBe(A);
    expect(joined([], '; ')).toBeUndefined();
  });
});
