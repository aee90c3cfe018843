/**
 * 公民身份号码, resident identity number: 18 characters. It is recognized so that it is never output.
 *
 * - 1 to 6: the district of registration, GB/T 2260 (81, 82 and 83 on residence permits).
 * - 7 to 14: the date of birth, YYYYMMDD.
 * - 15 to 17: the serial number, odd for men.
 * - 18: the check character, ISO 7064 MOD 11-2.
 *
 * Numbers before 1999 have 15 digits: two for the year of birth, and no check character.
 *
 * Source: GB 11643-1999, https://openstd.samr.gov.cn; overview: https://en.wikipedia.org/wiki/Resident_Identity_Card
 *
 * About one such number in 31 also passes the check of GB 32100. It counts as a company's code only when everything
 * else in that reading holds too: a registering authority and category of GB 32100, a province, and an organization code
 * with its own check.
 *
 * @example
 * isValid('110101199003070038') // true, invented
 * isValid('91110108551385082Q') // false
 * cutFrom('张三（身份证号110101199003070038）') // '张三'
 */

import { lookup as district } from '../codelists/district.js';
import { lookup as province } from '../codelists/province.js';
import { lookup as authority } from '../codelists/registering-authority.js';
import { withoutMarks } from '../text/marks.js';
import { gb11643, gb11714, gb32100, iso7064Mod11And10 } from './checkCharacter.js';
import { clean } from './identifierText.js';
import { type Parsed, parsed, refused } from './parsed.js';
import { daysInMonth } from './shanghaiTime.js';

export type Reason = 'length' | 'alphabet' | 'province' | 'date' | 'check_digit' | 'company_code';

const LENGTH = 18;
const OLD_LENGTH = 15;
const SHAPE = /^\d{17}[\dX]$/;
const DIGITS_17 = /\d{17}/;
const DIGITS_15 = /^\d{15}$/;
/** Without the check character, or with a sign in its place. */
const CUT_SHORT = /^\d{17}[^\dA-Z]?$/;
const OLD_TAXPAYER = /^(?:\d{17}|\d{20})$/;
const PROVINCE = /^(?:1[1-5]|2[123]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])/;
const CENTURY = /^(?:19|20)/;
/** The State's own registry, in the place of a province. */
const STATE = '10';

/**
 * @param text A number in either width and case.
 * @returns The number, or why it is not one.
 */
export function parse(text: string): Parsed<string, Reason> {
  const code = clean(text);
  if (code.length !== LENGTH) return refused('length');
  if (!SHAPE.test(code)) return refused('alphabet');
  if (!PROVINCE.test(code)) return refused('province');
  if (!isBirthday(code.slice(6, 14))) return refused('date');
  if (!gb11643(code)) return refused('check_digit');
  return isCreditCode(code) ? refused('company_code') : parsed(code);
}

/** Whether `parse` accepts it. */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

/**
 * Whether fifteen digits are a number of before 1999: a province and a birthday, and not a registration number, which
 * has a check digit.
 */
export function isOldNumber(digits: string): boolean {
  return hasProvinceAndBirthday(digits) && !iso7064Mod11And10(digits);
}

/**
 * Whether a resident identity number is in a text that should be a company's code: alone, or with
 * something around it, as in the taxpayer numbers of sole proprietors ("…" + 2 digits; the 15-digit
 * number of before 1999 + 2 or 5).
 */
export function occursIn(text: string): boolean {
  const code = clean(text);
  if (!DIGITS_17.test(code)) return false;
  for (let start = 0; start + LENGTH <= code.length; start++) {
    if (isValid(code.slice(start, start + LENGTH))) return true;
  }
  if (CUT_SHORT.test(code) && isCutShort(code.slice(0, LENGTH - 1))) return true;
  return OLD_TAXPAYER.test(code) && PROVINCE.test(code) && isBirthday(`19${code.slice(6, 12)}`);
}

/** Digits, perhaps in groups, that are enough for a number. */
const CLUSTER = /\d(?:[\s\-–—−·._/]{0,2}[\dXx]){14,}/g;
/** The same in either width: a quick test that nearly every text fails. */
const EITHER_WIDTH = /[\d０-９](?:[\s\-–—−·._/－．／]{0,2}[\d０-９XxＸｘⅩⅹ]){14}/;
/** Full-width signs and the Roman ten, of one UTF-16 unit as their ordinary forms. */
const WIDE = /[０-９Ｘｘ－．／　Ⅹⅹ]/g;
/** What is typed, or read from a picture, for the X at the end; an asterisk hides one character that follows from the rest. */
const FOR_X = /(?<=(?:^|\D)\d{17}\s?)[×✕ХхΧχ*＊]/g;
const LABEL =
  /(?:(?:居民|公民)?身份(?:[证證](?:件)?)?|[证證]件|ID)(?:[号號][码碼]?|[编編][号號])?(?:为|是)?\s*[:：]?\s*$/;
const LONGEST_LABEL = 16;
/** What the register calls its own numbers of fifteen digits. */
const REGISTER = /(?:注册|登记|执照|纳税人识别)[^，,。；;]{0,8}$/;
const OPENING = '(（[［【';
const CLOSING = ')）]］】';
const LEFT_OVER = /(?<![\s,，、:：;；(（[［【-])[\s,，、:：;；(（[［【-]+$/;

/** The text without the resident identity numbers in it; the very text where there are none. */
export function cutFrom(text: string): string {
  if (text.length < OLD_LENGTH || !EITHER_WIDTH.test(text) || isCompanysAlone(text)) return text;
  const narrow = text.replace(WIDE, (sign) => sign.normalize('NFKC')).replace(FOR_X, 'X');
  const found = [...narrow.matchAll(CLUSTER)].flatMap((match) => numbersIn(match[0], match.index, narrow));
  if (found.length === 0) return text;
  let kept = '';
  let end = 0;
  for (const number of found) {
    const { start, end: next } = withSurroundings(number, text, end);
    kept += text.slice(end, start);
    end = next;
  }
  // What was around one number may be another.
  return cutFrom(end === text.length ? kept.replace(LEFT_OVER, '') : kept + text.slice(end));
}

/**
 * A JSON value without the resident identity numbers in its texts.
 *
 * @example
 * cutFromAny(['张三110101199003070038', 1]) // ['张三', 1]
 */
export function cutFromAny(value: unknown): unknown {
  if (typeof value === 'string') {
    const text = withoutMarks(value);
    const kept = cutFrom(text);
    return kept === text ? value : kept;
  }
  if (typeof value === 'number') return cutFrom(String(value)) === String(value) ? value : null;
  if (Array.isArray(value)) return value.map(cutFromAny);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cutFromAny(inner)]));
}

/** Fifteen digits alone with a check digit are what a register gave, though a birthday may be read in them. */
function isCompanysAlone(text: string): boolean {
  const digits = clean(text);
  return DIGITS_15.test(digits) && isCompanys(digits);
}

/** A registration number, or a taxpayer's number of before 2015, which ends in an organization code. */
function isCompanys(digits: string): boolean {
  return iso7064Mod11And10(digits) || gb11714(digits.slice(6));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The numbers in a cluster of digits and separators that stands at an index of a text. */
function numbersIn(cluster: string, at: number, text: string): Range[] {
  const places = Array.from(cluster.matchAll(/[\dXx]/g), ({ index }) => index);
  const code = places
    .map((index) => cluster[index])
    .join('')
    .toUpperCase();
  const isRunEnd = (index: number) => places[index] !== (places[index - 1] ?? Number.NaN) + 1;
  const range = (from: number, to: number): Range => ({
    start: at + (places[from] ?? 0),
    end: at + (places[to - 1] ?? 0) + 1,
  });
  const found: Range[] = [];
  const isWhole = (from: number, to: number) => isRunEnd(from) && isRunEnd(to);
  for (let from = 0; from + OLD_LENGTH <= code.length; ) {
    const before = text.slice(0, at + (places[from] ?? 0));
    const whole = code.slice(from, from + LENGTH);
    if (isValid(whole) || (isWhole(from, from + LENGTH) && isMistypedInText(whole, before))) {
      found.push(range(from, from + LENGTH));
      from += LENGTH;
      continue;
    }
    if (isWhole(from, from + LENGTH - 1) && isCutShortInText(code.slice(from, from + LENGTH - 1), before)) {
      found.push(range(from, from + LENGTH - 1));
      from += LENGTH - 1;
      continue;
    }
    const to = from + OLD_LENGTH;
    if (isWhole(from, to) && isOldInText(code.slice(from, to), before)) {
      found.push(range(from, to));
      from = to;
    } else from++;
  }
  return found;
}

/** The same without the last character, which follows from the others. */
function isCutShortInText(digits: string, before: string): boolean {
  if (!isCutShort(digits) || !hasPrefecture(digits)) return false;
  return digits.startsWith('19', 6) || LABEL.test(before.slice(-LONGEST_LABEL));
}

/** Whether seventeen digits are a number but for its check character. */
function isCutShort(digits: string): boolean {
  return isAlmost(`${digits}X`);
}

/**
 * Eighteen characters in a sentence, of which one is mistyped. Permits are numbered by district and day too: where
 * nothing calls it a number of a person, the day is one of before 2000.
 */
function isMistypedInText(code: string, before: string): boolean {
  if (!isAlmost(code) || !hasPrefecture(code)) return false;
  return LABEL.test(before.slice(-LONGEST_LABEL)) || (code.startsWith('19', 6) && isMistyped(code));
}

/**
 * Whether eighteen characters are a number but for a mistyped one, and can't be a code of GB 32100.
 *
 * @example
 * isMistyped('110101199003070039') // true, the invented number ends in 8
 */
export function isMistyped(code: string): boolean {
  return isAlmost(code) && !gb32100(code) && !isCompanysPlace(code);
}

/** Whether a text has all that a number has, whatever its check character. */
function isAlmost(code: string): boolean {
  return SHAPE.test(code) && PROVINCE.test(code) && isBirthday(code.slice(6, 14));
}

/** Fifteen digits in a sentence: what is called a registration number, and has its check digit, is one. */
function isOldInText(digits: string, before: string): boolean {
  if (!hasPrefectureAndBirthday(digits)) return false;
  return !(isCompanys(digits) && REGISTER.test(before.slice(-LONGEST_LABEL)));
}

/** The word for the number before it, and the brackets that nothing is left in. */
function withSurroundings({ start, end }: Range, text: string, from: number): Range {
  const before = text.slice(Math.max(from, start - LONGEST_LABEL), start);
  const first = start - (LABEL.exec(before)?.[0].length ?? 0);
  const bracket = first > from ? OPENING.indexOf(text.charAt(first - 1)) : -1;
  const isBracketed = bracket >= 0 && text[end] === CLOSING[bracket];
  return isBracketed ? { start: first - 1, end: end + 1 } : { start: first, end };
}

/** Whether fifteen digits can be a number of before 1999, whatever else they can be. */
export function hasProvinceAndBirthday(digits: string): boolean {
  return DIGITS_15.test(digits) && PROVINCE.test(digits) && isBirthday(`19${digits.slice(6, 12)}`);
}

/** In a text, where fifteen digits may be anything, the prefecture must exist too. */
function hasPrefectureAndBirthday(digits: string): boolean {
  return hasProvinceAndBirthday(digits) && hasPrefecture(digits);
}

function hasPrefecture(digits: string): boolean {
  return district(digits.slice(0, 6)) !== undefined || district(`${digits.slice(0, 4)}00`) !== undefined;
}

function isCreditCode(code: string): boolean {
  return gb32100(code) && isCompanysPlace(code) && gb11714(code.slice(8, 17));
}

/** Whether a code of GB 32100 can open so: a registering authority, and a province. */
function isCompanysPlace(code: string): boolean {
  const place = code.slice(2, 4);
  return (
    authority(code.slice(0, 2)) !== undefined && (place === STATE || province(`${place}0000`) !== undefined)
  );
}

function isBirthday(digits: string): boolean {
  const day = Number(digits.slice(6));
  return (
    CENTURY.test(digits) &&
    day >= 1 &&
    day <= daysInMonth(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)))
  );
}
