/**
 * 序数, the numbers of a group's companies, branches and schools: 第八工程局, 第十二分公司, 第138店, 三一七加油站.
 *
 * @example
 * numberOf('十二') // 12
 * numberOf('三一七') // 317
 * ordinal(8) // 'Eighth'
 * ordinal(138) // 'No. 138'
 */

const NAMES = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'];
const DIGITS = '〇一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MOST_DIGITS = 9;

/** In words up to ten, in figures beyond. */
export function ordinal(number: number): string {
  return NAMES[number - 1] ?? `No. ${number}`;
}

/** Whether a character can be part of a number: a figure or a Chinese numeral. */
export function isNumeral(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || '〇零一二三四五六七八九十百千'.includes(String.fromCharCode(unit));
}

/** A number from 1 on in figures, in Chinese numerals, or in Chinese numerals one by one as figures are written. */
export function numberOf(text: string): number | undefined {
  if (text.length > MOST_DIGITS) return undefined;
  if (/^\d+$/.test(text)) return Number(text) || undefined;
  const digits = Array.from(text, digitOf);
  if (digits.every((digit) => digit >= 0)) return Number(digits.join('')) || undefined;
  return withUnits(text);
}

function digitOf(character: string): number {
  return character === '零' ? 0 : DIGITS.indexOf(character);
}

/** 一百三十八: each digit before its unit, the units one smaller than the other. */
function withUnits(text: string): number | undefined {
  let total = 0;
  let digit = 0;
  let before = 10_000;
  for (const [index, character] of Array.from(text).entries()) {
    const unit = UNITS[character];
    if (unit === undefined) {
      const next = digitOf(character);
      if (digit > 0 || next < 0) return undefined;
      digit = next;
    } else {
      const isTen = unit === 10 && index === 0;
      if (unit >= before || (digit === 0 && !isTen)) return undefined;
      total += (digit || 1) * unit;
      before = unit;
      digit = 0;
    }
  }
  return before === 10_000 ? undefined : total + digit;
}
