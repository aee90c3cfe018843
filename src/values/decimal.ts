/**
 * 十进制数, decimal number: a whole number and how many of its digits are after the point, as BigInt, so that sums and
 * comparisons are exact. Texts have up to 128 digits and one point; signs, exponents and grouping are rejected.
 *
 * Source: ISO 80000-1, 7.3; JSON for `fromNumber`, https://www.rfc-editor.org/rfc/rfc8259#section-6
 *
 * @example
 * parse('77.80') // { ok: true, value: { coefficient: 7780n, scale: 2 } }
 * sum(['77.8', '10.12']) // '87.92'
 * shifted('185000', 4, 2) // '1850000000.00'
 * shifted('143.9340478', 4, 2) // undefined: 1439340.478 has more than two decimals
 */

import { type Parsed, parsed, refused } from './parsed.js';

export interface Decimal {
  readonly coefficient: bigint;
  /** Digits after the point, 0 or more. */
  readonly scale: number;
}

export type Reason = 'malformed' | 'too_long';

/** Room for the forty digits of an amount, for its 万 and for a percentage made of two such amounts. */
const MOST_DIGITS = 128;

const SHAPE = /^(\d+)(?:\.(\d+))?$/;
const TRAILING_ZEROS = /\.?0+$/;
const LEADING_ZEROS = /0+(?=\d)/;
const NOT_ZERO = /[^0]/;
const MOST_EXACT_DIGITS = 15;

/** As many as amounts in cents need. */
const POWERS_OF_TEN: readonly bigint[] = /* @__PURE__ */ Array.from(
  { length: 25 },
  (_, power) => 10n ** BigInt(power),
);

const ZERO: Decimal = { coefficient: 0n, scale: 0 };

/**
 * @param text Digits with at most one point.
 * @returns The number, or why it is not one.
 */
export function parse(text: string): Parsed<Decimal, Reason> {
  const [match, whole = '', fraction = ''] = SHAPE.exec(text) ?? [];
  if (match === undefined) return refused('malformed');
  if (whole.length + fraction.length > MOST_DIGITS) return refused('too_long');
  return parsed({ coefficient: BigInt(whole + fraction), scale: fraction.length });
}

/** As short as it gets: without zeros at the end of a fraction. */
export function format(value: Decimal): string {
  const text = written(value);
  return value.scale === 0 ? text : text.replace(TRAILING_ZEROS, '');
}

/** Whether `parse` accepts it. */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

/**
 * The text of a JSON number: an integer must be safe, a fraction may have fifteen digits, as more are not
 * sure to be those of the source. Small numbers that JavaScript writes with an exponent are refused.
 */
export function fromNumber(number: number): Parsed<string, 'unsafe_number'> {
  const text = String(number);
  if (Number.isSafeInteger(number)) return parsed(text);
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '');
  return /^\d+$/.test(digits) && digits.length <= MOST_EXACT_DIGITS ? parsed(text) : refused('unsafe_number');
}

/**
 * A decimal text times ten to a power, with just so many decimals; nothing where that would round. The
 * text is one that `parse` accepts.
 */
export function shifted(text: string, power: number, decimals: number): string | undefined {
  const point = text.indexOf('.');
  const whole = point < 0 ? text : text.slice(0, point);
  const fraction = point < 0 ? '' : text.slice(point + 1);
  const places = power + decimals;
  if (NOT_ZERO.test(fraction.slice(places))) return undefined;
  const moved = fraction.padEnd(places, '0');
  const units = whole + moved.slice(0, power);
  const short = units.startsWith('0') ? units.replace(LEADING_ZEROS, '') : units;
  return `${short}.${moved.slice(power, places)}`;
}

/** The exact sum of two numbers. */
export function add(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  return { coefficient: coefficientAt(one, scale) + coefficientAt(other, scale), scale };
}

/** Below 0 when one is less than the other, 0 when they are equal, above 0 when it is more. */
export function compare(one: Decimal, other: Decimal): number {
  const scale = Math.max(one.scale, other.scale);
  const left = coefficientAt(one, scale);
  const right = coefficientAt(other, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The sum of decimal texts that `parse` accepts; nothing when it refuses one. */
export function sum(texts: Iterable<string>): string | undefined {
  let total = ZERO;
  for (const text of texts) {
    const read = parse(text);
    if (!read.ok) return undefined;
    total = add(total, read.value);
  }
  return format(total);
}

/** The coefficient that the number has with more digits after the point. */
export function coefficientAt(value: Decimal, scale: number): bigint {
  return scale === value.scale ? value.coefficient : value.coefficient * powerOfTen(scale - value.scale);
}

/** 10 to a power from 0. */
export function powerOfTen(power: number): bigint {
  return POWERS_OF_TEN[power] ?? 10n ** BigInt(power);
}

function written({ coefficient, scale }: Decimal): string {
  if (scale === 0) return String(coefficient);
  const digits = String(coefficient).padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
