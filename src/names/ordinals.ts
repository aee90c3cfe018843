/**
 * 序数, the numbers of a group's companies and branches: 第八工程局, 第十二分公司, 二分公司.
 *
 * @example
 * ORDINALS.get('八') // 'Eighth'
 * ORDINALS.get('十二') // 'No. 12'
 */

const NAMES = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'];
const DIGITS = '〇一二三四五六七八九';

/** One to ninety-nine in Chinese numerals. */
export const ORDINALS: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 99 }, (_, index) => [numeral(index + 1), NAMES[index] ?? `No. ${index + 1}`]),
);

/** 1 to 99 in Chinese numerals: 8 is 八, 12 is 十二, 40 is 四十. */
export function numeral(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return (
    (tens > 1 ? DIGITS.charAt(tens) : '') + (tens > 0 ? '十' : '') + (ones > 0 ? DIGITS.charAt(ones) : '')
  );
}
