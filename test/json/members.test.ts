import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compact, membersOf, roundedNumbers } from '../../src/json/members.js';

it('gives the members of an object as they are written', () => {
  const text = '\ufeff{ "a" : 1.0,\n"b,}":{"c":"},\\"","d":[1e400,{}]} ,"":"", "e": [ ] }';
  expect([...membersOf(text)]).toEqual([
    ['a', '1.0'],
    ['b,}', '{"c":"},\\"","d":[1e400,{}]}'],
    ['', '""'],
    ['e', '[ ]'],
  ]);
  expect([...membersOf('{}')]).toEqual([]);
});

it('gives every member of any object, however it is indented', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 2, '\t'), (object, indent) => {
      const members = membersOf(JSON.stringify(object, null, indent));
      const read = Object.fromEntries([...members].map(([key, text]) => [key, JSON.parse(text)]));
      expect(read).toEqual(JSON.parse(JSON.stringify(object)));
      expect(compact(JSON.stringify(object, null, indent))).toBe(JSON.stringify(object));
    }),
  );
});

it('gives a number of 64 KB of zeros with a digit behind them in linear time', () => {
  const number = `0.1${'0'.repeat(65_000)}1`;
  expect(roundedNumbers(`[1, ${number}, 0.5${'0'.repeat(65_000)}]`)).toEqual([number]);
});
