import { expect, test } from 'vitest';
import { fold } from '../../src/text/fold.js';

test.each([
  ['137(万元人民币)', '137(万元人民币)'],
  ['１，０００（万元）', '1,000(万元)'],
  // Kangxi radicals, as PDF extracts have them for 人, 月 and 日.
  ['100万\u2f08民币', '100万人民币'],
  ['2018年6\u2f4915\u2f47', '2018年6月15日'],
])('%j is folded to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test.each(['10²万元', '①００', '½万元', '⑴'])(
  'a number sign that is not a digit leaves %j as it is',
  (text) => {
    expect(fold(text)).toBe(text);
  },
);

test('common Chinese characters have one spelling, so that a text of them needs no folding anywhere', () => {
  const common = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, at) => String.fromCharCode(0x4e00 + at));
  expect(common.filter((character) => character.normalize('NFKC') !== character)).toEqual([]);
  expect(common.filter((character) => character.toUpperCase() !== character)).toEqual([]);
});
