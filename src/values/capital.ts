/**
 * 注册资本, registered capital: a number, 万 (ten thousand) or none, and a currency, in any of the register's
 * spellings: "100 万人民币", "1,000(万元人民币)", "36(万美元)", "500,000(元人民币)". 元 and 万元 alone are
 * 人民币; 万 alone says no currency. The amount is exact, in the currency's own unit, with two decimals.
 * Anything else is refused rather than guessed: no unit, two units or amounts, broken grouping, exponents,
 * signs, ranges, words, fractions of a cent.
 * Source: published records of NECIPS; HMD API, fields registCapi (number, space, 万, currency) and
 * currency_unit; ISO 4217.
 *
 * @example
 * parse('100 万人民币').value.currency.code // 'CNY'
 * parse('1008.0', { bareUnit: 'wan' }) // { ok: true, value: { amount: '10080000.00' } }
 * format(parse('240(万)', { currency: 'USD' }).value) // '2400000.00 USD'
 * parse('5()') // { ok: false, reason: 'no_unit' }
 */

import { type Currency, lookup, recognise } from '../codelists/currency.js';
import { fold } from '../text/fold.js';
import { shifted } from './decimal.js';
import { type Parsed, parsed, refused } from './parsed.js';

export interface Capital {
  /** With two decimals, in the currency's own unit: "1850000000.00". */
  readonly amount: string;
  /** By its ISO 4217 code, with its Chinese name. */
  readonly currency?: Currency;
  /** The text names another currency than the hint; the text's went out. */
  readonly hintDisagrees?: true;
}

export type Reason =
  | 'too_long'
  | 'no_number'
  | 'malformed_number'
  | 'several_amounts'
  | 'no_unit'
  | 'unknown_unit'
  | 'contradictory_unit'
  | 'unknown_currency'
  | 'fraction_of_cent';

export interface Hints {
  /** The unit of a number that stands alone: 万, as in neci, or 万元, which is 人民币. */
  readonly bareUnit?: 'wan' | 'wanYuan';
  /** The currency that a field of its own names: the entry of the list, its ISO 4217 code or its Chinese name. */
  readonly currency?: Currency | string;
}

interface Unit {
  readonly isWan: boolean;
  /** What the unit says but for 万. */
  readonly money: string;
}

const LONGEST = 256;
const MOST_DIGITS = 40;
const WAN_POWER = 4;
const DECIMALS = 2;

const SPACE = /\s/;
const SPACES = /\s+/g;
const AMOUNT = /^(\D*?)(\d[\d.,]*)\s*(\D*)$/;
const DIGIT = /\d/;
const EXPONENT = /\dE[-+]?\d/i;
const PLAIN = /^\d+(?:\.\d+)?$/;
const GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const SIGN = /^[-+±.,(]+$/;
const BRACKET = /[()]/;
const ALTERNATIVE = /[万/|、或]/;
const OTHER_UNIT = /[十百千亿]/;

export function parse(text: string, hints?: Hints): Parsed<Capital, Reason> {
  if (text.length > LONGEST) return refused('too_long');
  const written = fold(text);
  const match = AMOUNT.exec(written);
  if (!match) return refused(withoutAmount(written));
  const [, before = '', number = '', after = ''] = match;
  const prefix = squeezed(before);
  const suffix = squeezed(after);
  if (SIGN.test(prefix)) return refused('malformed_number');
  const unit = suffix === '' ? bareUnit(prefix, hints?.bareUnit) : unitOf(suffix);
  if (typeof unit === 'string') return refused(unit);
  const hint = hintedCurrency(hints?.currency);
  const currency = currencyOf(prefix, unit, hint);
  if (typeof currency === 'string') return refused(currency);
  const amount = amountOf(number, unit.isWan);
  if (!amount.ok) return amount;

  if (hint !== undefined && currency !== undefined && currency.code !== hint.code) {
    return parsed({ amount: amount.value, currency, hintDisagrees: true });
  }
  return parsed({ amount: amount.value, currency: currency ?? hint });
}

export function format(value: Capital): string {
  return value.currency === undefined ? value.amount : `${value.amount} ${value.currency.code}`;
}

/** Whether a text says an amount and its currency without anybody's help. */
export function isValid(text: string): boolean {
  const read = parse(text);
  return read.ok && read.value.currency !== undefined;
}

function hintedCurrency(hint: Hints['currency']): Currency | undefined {
  return typeof hint === 'string' ? (lookup(hint) ?? recognise(hint)) : hint;
}

function squeezed(text: string): string {
  return SPACE.test(text) ? text.replace(SPACES, '') : text;
}

function withoutAmount(written: string): Reason {
  if (!DIGIT.test(written)) return 'no_number';
  return EXPONENT.test(written) ? 'malformed_number' : 'several_amounts';
}

/** Of a number with nothing after it. With a currency before it, it is full units, unless 万 is expected. */
function bareUnit(prefix: string, expected: Hints['bareUnit']): Unit | Reason {
  if (prefix !== '') return expected === undefined ? { isWan: false, money: '' } : 'no_unit';
  if (expected === undefined) return 'no_unit';
  return { isWan: true, money: expected === 'wanYuan' ? '元' : '' };
}

function unitOf(suffix: string): Unit | Reason {
  const inner = withoutBrackets(suffix);
  if (inner === undefined) return 'unknown_unit';
  if (inner === '') return 'no_unit';
  // 整 closes an amount of yuan on paper.
  const bare = inner.endsWith('元整') ? inner.slice(0, -1) : inner;
  if (bare.startsWith('万')) return { isWan: true, money: bare.slice(1) };
  const money = bare.endsWith('万元')
    ? bare.slice(0, -2)
    : bare.endsWith('万')
      ? bare.slice(0, -1)
      : undefined;
  if (money === undefined) return { isWan: false, money: bare };
  return money === '元' ? 'contradictory_unit' : { isWan: true, money };
}

/** Brackets say nothing here, but one that is missing may have taken a word along. */
function withoutBrackets(text: string): string | undefined {
  if (!BRACKET.test(text)) return text;
  let depth = 0;
  let bare = '';
  for (const character of text) {
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else bare += character;
    if (depth < 0) return undefined;
  }
  return depth === 0 ? bare : undefined;
}

/** The currency that the text says; none when it says 万 and no more. */
function currencyOf(prefix: string, unit: Unit, hint: Currency | undefined): Currency | undefined | Reason {
  const before = prefix === '' ? undefined : currencyNamed(withoutBrackets(prefix) ?? prefix, hint);
  if (prefix !== '' && before === undefined) return 'unknown_currency';
  if (unit.money === '') return before;
  // "港币100万元" is in Hong Kong dollars: 元 is a word for the unit of any of them.
  if (unit.money === '元') return before ?? lookup('CNY');
  const after = currencyNamed(unit.money, hint);
  if (after === undefined) return unreadable(unit.money);
  return before === undefined || before.code === after.code ? after : 'contradictory_unit';
}

/** The hint's own label counts first: 荷兰盾 is ANG beside that code, and the guilder (NLG) alone. */
function currencyNamed(money: string, hint: Currency | undefined): Currency | undefined {
  if (money === hint?.label) return hint;
  return (
    recognise(money) ??
    (money.startsWith('元') ? recognise(money.slice(1)) : undefined) ??
    (money.endsWith('元') ? recognise(money.slice(0, -1)) : undefined)
  );
}

function unreadable(money: string): Reason {
  if (OTHER_UNIT.test(money)) return 'unknown_unit';
  return ALTERNATIVE.test(money) ? 'contradictory_unit' : 'unknown_currency';
}

function amountOf(number: string, isWan: boolean): Parsed<string, Reason> {
  if (!PLAIN.test(number) && !GROUPED.test(number)) return refused('malformed_number');
  const digits = number.includes(',') ? number.replaceAll(',', '') : number;
  const point = digits.includes('.') ? 1 : 0;
  if (digits.length - point > MOST_DIGITS) return refused('too_long');
  const amount = shifted(digits, isWan ? WAN_POWER : 0, DECIMALS);
  return amount === undefined ? refused('fraction_of_cent') : parsed(amount);
}
