import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { JSONPathEnvironment } from 'json-p3';
import { describe, expect, it } from 'vitest';
import { differences } from '../../src/golden/differences.js';
import { lineOf, plain } from '../../src/golden/print.js';

function lines(before: unknown, after: unknown): string[] {
  return differences(before, after).map((difference) => lineOf(difference, plain));
}

describe('differences of objects', () => {
  it('finds nothing when the two are equal, whatever the order of keys', () => {
    expect(lines({ a: 1, b: [null, { c: 'x' }] }, { b: [null, { c: 'x' }], a: 1 })).toEqual([]);
  });

  it('names added, removed and changed fields by JSONPath, before-order first', () => {
    const before = { name: '甲', gone: true, inner: { kept: 1, other: '1' } };
    const after = { fresh: null, inner: { other: 1, kept: 1 }, name: '乙' };
    expect(lines(before, after)).toEqual([
      '~ $.name: "甲" -> "乙"',
      '- $.gone: true',
      '~ $.inner.other: "1" -> 1',
      '+ $.fresh: null',
    ]);
  });

  it('distinguishes null from absent, a list from an object, a text from a number', () => {
    expect(lines({ a: null, b: [], c: '1' }, { b: {}, c: 1 })).toEqual([
      '- $.a: null',
      '~ $.b: [] -> {}',
      '~ $.c: "1" -> 1',
    ]);
  });

  it('is not led astray by keys that objects inherit', () => {
    const before = JSON.parse('{"a":1}');
    const after = JSON.parse('{"a":1,"__proto__":{"x":1},"constructor":2}');
    expect(lines(before, after)).toEqual(['+ $.__proto__: {"x":1}', '+ $.constructor: 2']);
    expect(lines(after, before)).toEqual(['- $.__proto__: {"x":1}', '- $.constructor: 2']);
  });

  it('quotes keys that a JSONPath shorthand can not hold', () => {
    expect(lines({ 'a b': 1 }, { 'a b': 2 })).toEqual([`~ $['a b']: 1 -> 2`]);
  });
});

describe('differences of lists', () => {
  it('recognizes identifiers by name and value together', () => {
    const localNumber = { identifierName: 'localNumber', identifierValue: '91110108551385082Q' };
    const otherNumber = { identifierName: 'otherNumber', identifierValue: '110108012660422' };
    const organizationCode = { identifierName: 'otherNumber', identifierValue: '55138508-2' };
    expect(lines([localNumber, organizationCode], [otherNumber, localNumber, organizationCode])).toEqual([
      '+ $[0]: {"identifierName":"otherNumber","identifierValue":"110108012660422"}',
    ]);
  });

  it('recognizes persons and companies by name, and shows what changed of one that also moved', () => {
    const before = { officers: [{ name: '王伟明' }, { name: '李小红', providedRole: '监事' }] };
    const after = { officers: [{ name: '李小红', providedRole: '董事' }] };
    expect(lines(before, after)).toEqual([
      '- $.officers[0]: {"name":"王伟明"}',
      '~ $.officers[0].providedRole (was $.officers[1].providedRole): "监事" -> "董事"',
    ]);
  });

  it('distinguishes two officers of one name by what is the same of them', () => {
    const chairman = { name: '王伟明', providedRole: '董事长' };
    const manager = { name: '王伟明', providedRole: '经理' };
    expect(lines([chairman, manager], [manager])).toEqual([
      '- $[0]: {"name":"王伟明","providedRole":"董事长"}',
    ]);
  });

  it('names the fewest elements that moved, and not those that an insertion pushed on', () => {
    expect(lines(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual(['> $[3] -> $[0]: "d"']);
    expect(lines(['a', 'b', 'c'], ['x', 'a', 'b', 'c'])).toEqual(['+ $[0]: "x"']);
    expect(lines([{ name: '甲' }, { name: '乙' }], [{ name: '乙' }, { name: '甲' }])).toHaveLength(1);
  });

  it('reports an element that both moved and changed twice', () => {
    const before = [
      { name: '甲', share: 1 },
      { name: '乙', share: 2 },
      { name: '丙', share: 3 },
    ];
    const after = [
      { name: '丙', share: 4 },
      { name: '甲', share: 1 },
      { name: '乙', share: 2 },
    ];
    expect(lines(before, after)).toEqual(['> $[2] -> $[0]: "丙"', '~ $[0].share (was $[2].share): 3 -> 4']);
  });

  it('compares what has no identity by position, once what is the same is set aside', () => {
    const row = (includedDate: string, current: boolean) => ({ includedDate, current });
    expect(lines(['a@b.cn'], ['c@d.cn'])).toEqual(['~ $[0]: "a@b.cn" -> "c@d.cn"']);
    expect(lines([row('2018-01-01', true)], [row('2018-01-01', false)])).toEqual([
      '~ $[0].current: true -> false',
    ]);
    expect(lines([row('2018-01-01', true), row('2019-01-01', true)], [row('2019-01-01', true)])).toEqual([
      '- $[0]: {"includedDate":"2018-01-01","current":true}',
    ]);
  });

  it('counts how often a list has an element', () => {
    expect(lines(['a', 'a', 'b'], ['a', 'b'])).toHaveLength(1);
    expect(lines(['a', 'b'], ['a', 'b', 'b'])).toHaveLength(1);
  });

  it('compares lists of tens of thousands', () => {
    const before = Array.from({ length: 50_000 }, (_, index) => ({ name: `公司${index % 1000}`, index }));
    expect(differences(before, before.toReversed()).length).toBeGreaterThan(0);
  });
});

const key = fc.constantFrom('name', 'identifierName', 'identifierValue', 'a', '__proto__', 'a b');
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('甲', '乙', 0, 1, true, null),
    fc.array(tie('json'), { maxLength: 4 }),
    // Through entries, as JSON.parse makes them: "__proto__" is a key like any other.
    fc
      .uniqueArray(fc.tuple(key, tie('json')), { maxLength: 4, selector: ([name]) => name })
      .map(Object.fromEntries),
  ),
}));

describe('any two values', () => {
  it('have no difference exactly when they are equal', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        expect(differences(before, after).length === 0).toBe(isDeepStrictEqual(before, after));
      }),
      { numRuns: 2000 },
    );
  });

  it('differ at paths that select the reported values', () => {
    const paths = new JSONPathEnvironment();
    const select = (path: string, value: unknown) =>
      // The evaluator takes a JSON value, which the generator makes.
      paths.query(path, value as Parameters<typeof paths.query>[1]).values();
    fc.assert(
      fc.property(json, json, (before, after) => {
        for (const difference of differences(before, after)) {
          if (difference.kind !== 'added') {
            expect(select(difference.before.path, before)).toEqual([difference.before.value]);
          }
          if (difference.kind !== 'removed') {
            expect(select(difference.after.path, after)).toEqual([difference.after.value]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
