import { describe, expect, it } from 'vitest';
import { derived, originsOf, pathOf, reworded, sourced } from '../../src/reading/sourced.js';

const place = { endpoint: 'info', authority: 'SAMR' as const, path: () => '$.info.data' };
const name = { reader: place, key: 'entityName', index: -1, original: '甲' };
const old = { reader: place, key: 'historyNames', index: 2, original: '乙' };

describe('pathOf', () => {
  it('names the key, and the position in its list', () => {
    expect(pathOf(name)).toBe('$.info.data.entityName');
    expect(pathOf(old)).toBe('$.info.data.historyNames[2]');
    expect(pathOf({ reader: place, key: '', index: -1, original: null })).toBe('$.info.data');
  });
});

describe('what becomes of a source', () => {
  it('stays with a value that is written in another way', () => {
    expect(reworded(derived('a', 'name-ending/1', [sourced('甲', name)]), 'b')).toEqual({
      value: 'b',
      origins: [name],
      rule: 'name-ending/1',
    });
  });

  it('is each position once, in the order of the inputs', () => {
    const [a, b] = [sourced(1, name), sourced(2, old)];
    expect(originsOf([b, a, b])).toEqual([old, name]);
    expect(derived(3, 'share-percentage/1', [a, b, a])).toEqual({
      value: 3,
      origins: [name, old],
      rule: 'share-percentage/1',
    });
  });
});
