import fc from 'fast-check';
import { compile } from 'json-p3';
import { describe, expect, it } from 'vitest';
import { derived, originsOf, pathOf, reworded, segment, sourced } from '../../src/reading/sourced.js';

const place = { endpoint: 'info', authority: 'SAMR' as const, path: () => '$.info.data' };
const name = { reader: place, key: 'entityName', index: -1, original: '甲' };
const old = { reader: place, key: 'historyNames', index: 2, original: '乙' };

describe('segment', () => {
  it.each([
    ['name', '.name'],
    ['regCap_CN', '.regCap_CN'],
    ['_x1', '._x1'],
    ['企业', '.企业'],
    ['😀', '.😀'],
    ['a b', "['a b']"],
    ['1st', "['1st']"],
    ['a-b', "['a-b']"],
    ['', "['']"],
    ["it's", "['it\\'s']"],
    ['say "no"', '[\'say "no"\']'],
    ['back\\slash', "['back\\\\slash']"],
    ['\\"', "['\\\\\"']"],
    ['\ud800', "['\\ud800']"],
  ])('writes %j as %s', (key, expected) => {
    expect(segment(key)).toBe(expected);
  });

  it('gives a path of RFC 9535 that selects the key, whatever the key is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (key) => {
        const object = Object.fromEntries([[key, 'found']]);
        expect(
          compile(`$${segment(key)}`)
            .query(object)
            .values(),
        ).toEqual(['found']);
      }),
    );
  });
});

describe('pathOf', () => {
  it('names the key, and the position in its list', () => {
    expect(pathOf(name)).toBe('$.info.data.entityName');
    expect(pathOf(old)).toBe('$.info.data.historyNames[2]');
    expect(pathOf({ reader: place, key: '', index: -1, original: null })).toBe('$.info.data');
  });
});

describe('what becomes of a source', () => {
  it('stays with a value that is written in another way', () => {
    expect(reworded(derived('a', 'rule/1', [sourced('甲', name)]), 'b')).toEqual({
      value: 'b',
      origins: [name],
      rule: 'rule/1',
    });
  });

  it('is each position once, in the order of the inputs', () => {
    const [a, b] = [sourced(1, name), sourced(2, old)];
    expect(originsOf([b, a, b])).toEqual([old, name]);
    expect(derived(3, 'sum/1', [a, b, a])).toEqual({ value: 3, origins: [name, old], rule: 'sum/1' });
  });
});
