/**
 * 持股比例, share percentage, in percent from 0 to 100: "77.8%", "77.8" or 77.8, as a decimal text without the sign and
 * without zeros at its end. A fraction below 1 is a percentage below 1: "0.778" is not 77.8. `ratio` computes it from two
 * amounts, rounded half up to two decimals, but with as many more as it takes not to reach 0, 100 or a threshold of
 * ownership (10, 25, 50, 75) by rounding alone. What is above 0 and below 0.000001 is refused.
 *
 * Source: thresholds of 10, 25, 50 and 75 percent as in FATF Recommendation 24, the EU's Directive (EU)
 * 2015/849 and the UK's PSC register.
 *
 * @example
 * parse('77.80％') // { ok: true, value: '77.8' }
 * fromFraction('0.778') // { ok: true, value: '77.8' }
 * ratio('1439340478.00', '1850000000.00') // { ok: true, value: '77.8' }
 * ratio('24999', '100000') // { ok: true, value: '24.999' }
 * ratio('999999999', '1000000000') // { ok: true, value: '99.9999999' }
 */

import { plain } from '../text/marks.js';
import * as decimal from './decimal.js';
import { type Parsed, parsed, refused } from './parsed.js';

export type Reason = 'malformed' | 'too_long' | 'negative' | 'over_100' | 'too_small';

const LONGEST = 64;
const SHAPE = /^(-?)0*(\d+)(?:\.(\d+))?\s*%?$/;
const TRAILING_ZEROS = /0+$/;
const DECIMALS = 2;
/** Below 0.000001 a number has an exponent in JSON, which some readers of decimals can't read. */
const TOO_SMALL = /^0\.0{6}/;
/** The thresholds, and the two ends: a holder of something has more than nothing, and one of several less than all. */
const THRESHOLDS: readonly bigint[] = [0n, 10n, 25n, 50n, 75n, 100n];
const HUNDREDTHS_OF_THRESHOLDS: readonly number[] = [0, 1000, 2500, 5000, 7500, 10_000];
const ZERO = 48;
const NINE = 57;
const POINT = 46;
/** More digits aren't counted in hundredths by a double. */
const MOST_EXACT_DIGITS = 13;
/** Cents that are a safe integer when multiplied by 10,000. */
const MOST_CENTS = 900_000_000_000;

/**
 * @param text A percentage with or without the sign.
 * @returns A decimal text in percent, or why it is not a percentage.
 */
export function parse(text: string): Parsed<string, Reason> {
  if (text.length > LONGEST) return refused('too_long');
  const [match, sign, whole = '', decimals = ''] = SHAPE.exec(plain(text)) ?? [];
  if (match === undefined) return refused('malformed');
  if (sign !== '') return refused('negative');
  const fraction = decimals.replace(TRAILING_ZEROS, '');
  if (Number(whole) > 100 || (whole === '100' && fraction !== '')) return refused('over_100');
  return writable(fraction === '' ? whole : `${whole}.${fraction}`);
}

function writable(value: string): Parsed<string, Reason> {
  return TOO_SMALL.test(value) ? refused('too_small') : parsed(value);
}

/**
 * @param text A fraction of 1, without a sign: "0.778".
 * @returns A decimal text in percent, or why it is not such a fraction.
 */
export function fromFraction(text: string): Parsed<string, Reason> {
  const written = plain(text);
  if (written.length > LONGEST) return refused('too_long');
  const read = decimal.parse(written);
  if (!read.ok) return refused(read.reason);
  const { coefficient, scale } = read.value;
  return parse(decimal.format({ coefficient: coefficient * 100n, scale }));
}

/** The value as a text. */
export function format(value: string): string {
  return `${value}%`;
}

/** Whether `parse` accepts it. */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

/**
 * @param part An amount, as a decimal text.
 * @param whole Another amount in the same unit and currency.
 * @returns What percentage the first is of the second, or why there is none.
 */
export function ratio(part: string, whole: string): Parsed<string, Reason | 'zero_whole'> {
  const quick = hundredthsOf(inHundredths(part), inHundredths(whole));
  if (quick !== undefined) return parsed(fromHundredths(quick));
  const numerator = decimal.parse(part);
  const denominator = decimal.parse(whole);
  if (!numerator.ok) return numerator;
  if (!denominator.ok) return denominator;
  if (denominator.value.coefficient === 0n) return refused('zero_whole');
  if (decimal.compare(numerator.value, denominator.value) > 0) return refused('over_100');

  const scale = Math.max(numerator.value.scale, denominator.value.scale);
  const hundredfold = decimal.coefficientAt(numerator.value, scale) * 100n;
  return writable(rounded(hundredfold, decimal.coefficientAt(denominator.value, scale)));
}

/**
 * As the number that JSON carries. A percentage so near a threshold that a double can't tell them apart
 * becomes the nearest double on its own side.
 */
export function toNumber(value: string): number {
  const hundredths = inHundredths(value);
  if (hundredths !== undefined) return hundredths / 100;
  const number = Number(value);
  if (!THRESHOLDS.some((threshold) => Number(threshold) === number)) return number;
  return number * (value.startsWith(`${number}.`) ? 1 + Number.EPSILON : 1 - Number.EPSILON);
}

/** The exact sum of percentages. */
export function total(values: readonly string[]): string | undefined {
  let sum = 0;
  for (const value of values) {
    const hundredths = inHundredths(value);
    if (hundredths === undefined) return decimal.sum(values);
    sum += hundredths;
  }
  return fromHundredths(sum);
}

/** A decimal text in hundredths, which a double holds exactly; nothing where it is longer than that or finer. */
function inHundredths(text: string): number | undefined {
  if (text.length > MOST_EXACT_DIGITS + 1) return undefined;
  let hundredths = 0;
  let decimals = -1;
  for (let index = 0, end = text.length; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit === POINT && decimals < 0 && index > 0) decimals = 0;
    else if (unit < ZERO || unit > NINE || decimals === DECIMALS) return undefined;
    else {
      hundredths = hundredths * 10 + unit - ZERO;
      if (decimals >= 0) decimals++;
    }
  }
  if (decimals === 0 || text === '') return undefined;
  return decimals < 0 ? hundredths * 100 : decimals === 1 ? hundredths * 10 : hundredths;
}

/** As short as it gets. */
function fromHundredths(hundredths: number): string {
  const fraction = hundredths % 100;
  const whole = (hundredths - fraction) / 100;
  if (fraction === 0) return `${whole}`;
  if (fraction % 10 === 0) return `${whole}.${fraction / 10}`;
  return fraction < 10 ? `${whole}.0${fraction}` : `${whole}.${fraction}`;
}

/**
 * The percentage in hundredths, by whole numbers that a double holds exactly. Nothing where there is more
 * to say than that: too large a whole or none, more than the whole, a threshold reached by rounding.
 */
function hundredthsOf(part: number | undefined, whole: number | undefined): number | undefined {
  if (part === undefined || whole === undefined) return undefined;
  if (whole === 0 || whole > MOST_CENTS || part > whole) return undefined;
  const remainder = (part * 10_000) % whole;
  const floor = (part * 10_000 - remainder) / whole;
  const nearest = remainder * 2 >= whole ? floor + 1 : floor;
  return remainder !== 0 && HUNDREDTHS_OF_THRESHOLDS.includes(nearest) ? undefined : nearest;
}

function rounded(numerator: bigint, denominator: bigint): string {
  for (let decimals = DECIMALS; ; decimals++) {
    const power = decimal.powerOfTen(decimals);
    const coefficient = (numerator * power * 2n + denominator) / (denominator * 2n);
    const isReachedByRounding = THRESHOLDS.some(
      (threshold) => coefficient === threshold * power && numerator !== threshold * denominator,
    );
    if (!isReachedByRounding) return decimal.format({ coefficient, scale: decimals });
  }
}
