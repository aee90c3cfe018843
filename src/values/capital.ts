/**
 * 注册资本, registered capital: a number, 万 (ten thousand), 亿 (a hundred million) or none, and a currency, in any of
 * the register's spellings: "100 万人民币", "1,000(万元人民币)", "36(万美元)", "500,000(元人民币)",
 * "100万元港元（港币）". 元 and 万元 alone are 人民币; 万 alone names no currency. Marks beside the amount (（认缴）, ￥, 整)
 * are passed over. The amount is exact, in the currency's own unit, with two decimals. A clear unit with a currency that
 * isn't known gives the amount alone. Anything else is rejected rather than guessed: no unit, two units or amounts,
 * broken grouping, exponents, signs, ranges, words, fractions of a cent.
 *
 * Source: published records of NECIPS; HMD API, fields registCapi (number, space, 万, currency) and
 * currency_unit; ISO 4217, https://www.iso.org/iso-4217-currency-codes.html
 *
 * @example
 * parse('100 万人民币').value.currency.code // 'CNY'
 * parse('1008.0', { bareUnit: 'wan' }) // { ok: true, value: { amount: '10080000.00' } }
 * format(parse('240(万)', { currency: 'USD' }).value) // '2400000.00 USD'
 * parse('5()') // { ok: false, reason: 'no_unit' }
 */

import type { Added, CallerRows } from '../codelists/callerCodes.js';
import { type Currency, lookup, recognize, simplified } from '../codelists/currency.js';
import { plain } from '../text/marks.js';
import { shifted } from './decimal.js';
import { type Parsed, parsed, refused } from './parsed.js';

export interface Capital {
  /** With two decimals, in the currency's own unit: "1850000000.00". */
  readonly amount: string;
  /** By its ISO 4217 code, with its Chinese name. */
  readonly currency?: Currency & Partial<Added>;
  /** The text names another currency than the hint; the text's is output. */
  readonly hintDisagrees?: true;
  /** The text names a currency that the list doesn't have; the amount is output without one. */
  readonly unknownCurrency?: true;
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
  /** Names of currencies that the caller adds to the list. */
  readonly added?: CallerRows<Currency> | undefined;
}

/** What the text says beside the number. */
interface Unit {
  /** Of ten: 4 for 万, 8 for 亿. */
  readonly power: number;
  /** What the unit says but for 万 and 亿. */
  readonly money: string;
}

const LONGEST = 256;
const MOST_DIGITS = 40;
const WAN_POWER = 4;
const DECIMALS = 2;
const POWERS: ReadonlyMap<string, number> = new Map([
  ['万', WAN_POWER],
  ['亿', 8],
]);

/** Chinese characters and letters alone: the commonest units, with nothing to take away. */
const BARE = /^[\u4e00-\u9fffA-Z]*$/;
/** A question mark is what some conversions make of a no-break space. */
const SPACES = /[\s?]/g;
const AMOUNT = /^(\D*?)(\d[\d.,]*)\s*(\D*)$/;
/** What most amounts look like: a plain number, then 万, 元 or 人民币 or nothing. There is nothing to take away. */
const COMMON = /^()(\d+(?:\.\d+)?) ?(万?(?:元|元?人民币)?)$/;
const DIGIT = /\d/;
const EXPONENT = /\dE[-+]?\d/i;
const PLAIN = /^\d+(?:\.\d+)?$/;
const GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const SIGN = /^[-+±.,(]+$/;
const BRACKET = /[()]/;
const ALTERNATIVE = /[万亿/|、或]/;
const OTHER_UNIT = /[十百千拾佰仟兆]/;
/** Words that make an amount a rough one or a part of one. No name of a currency has them. */
const ROUGH = /[余多几数约近超每共合折计值]/;
/** Marks that say of an amount what is known of it anyway. */
const MARK = /\((?:认缴|实缴|已缴|认缴制|[认实]缴出资额?|出资额?|注册资[本金]|投资总额|整|正)\)|[¥￥]/g;
const MARK_BEFORE =
  /^(?:注册资[本金]|认缴(?:出资)?额?|实缴(?:出资)?额?|(?:成员)?出资(?:总)?额|投资总额|开办资金|资金数额|大写|小写)[:：]?/;
const MARK_AFTER = /(?:认缴|实缴|整|正)?[。,;、]*$/;
/** Words before the unit and the currency: 单位：万元 币种：人民币. */
const HEADING = /(?:单位|币种)[:：]?/g;
/** Before bare digits it says that they are full units, and not of which currency. */
const SIGN_OF_MONEY = /[¥￥]/;
/** The unit once more, beside a unit outside of the brackets. */
const UNIT_AGAIN = /\([万亿]元?\)/;
const UNIT_OUTSIDE = /[万亿]/;
/** Words of the register beside the name of a currency: 欧元(原欧洲货币单位). */
const REMARK = /\([^()]*\)/;
const UNIT_BEFORE = /^[万亿]?元?/;
/** What the name of a currency looks like; 其他 is one of the register's own labels. */
const CURRENCY =
  /^元?其[他它](?:币种|外币)?$|^[\u4e00-\u9fffA-Z-]{0,14}(?:[元圆币镑磅盾铢]|法郎|法朗|克朗|克郎|科郎|卢布|马克|比索|披索|里拉|先令|第纳尔|卢比|里亚尔|迪拉姆|林吉特|比塞塔|列[伊依]|基普|宽扎|博利瓦)$/;
const FULL_UNITS = /[元圆]$/;

/**
 * @param text An amount with its unit and currency, as the register writes it.
 * @param hints What other fields say of currency and unit.
 * @returns The amount in full units and the currency, or why it can't be read.
 */
export function parse(text: string, hints?: Hints): Parsed<Capital, Reason> {
  if (text.length > LONGEST) return refused('too_long');
  const parts = COMMON.exec(text) ?? partsOf(simplified(plain(text)));
  if (typeof parts === 'string') return refused(parts);
  const [, prefix = '', number = '', suffix = ''] = parts;
  const added = hints?.added;
  const unit = suffix === '' ? bareUnit(prefix, hints?.bareUnit) : unitOf(suffix, added);
  if (typeof unit === 'string') return refused(unit);
  const hint = hintedCurrency(hints?.currency);
  const currency = currencyOf(prefix, unit, hint, added);
  const isUnknown = currency === 'unknown_currency' && prefix === '' && isCurrency(unit);
  if (typeof currency === 'string' && !isUnknown) return refused(currency);
  const amount = amountOf(number, unit.power);
  if (!amount.ok) return amount;

  if (typeof currency === 'string') return parsed({ amount: amount.value, unknownCurrency: true });
  if (hint !== undefined && currency !== undefined && currency.code !== hint.code) {
    return parsed({ amount: amount.value, currency, hintDisagrees: true });
  }
  return parsed({ amount: amount.value, currency: currency ?? hint });
}

/** The value as a text. */
export function format(value: Capital): string {
  return value.currency === undefined ? value.amount : `${value.amount} ${value.currency.code}`;
}

/** Whether a text gives an amount and its currency by itself. */
export function isValid(text: string): boolean {
  const read = parse(text);
  return read.ok && read.value.currency !== undefined;
}

function hintedCurrency(hint: Hints['currency']): Currency | undefined {
  return typeof hint === 'string' ? (lookup(hint) ?? recognize(hint)) : hint;
}

/** A text, and in it what is before the number, the number, and what is after it. */
function partsOf(written: string): readonly string[] | Reason {
  const match = AMOUNT.exec(written);
  if (!match) return withoutAmount(written);
  const [, before = '', number = '', after = ''] = match;
  const prefix = squeezed(before).replace(MARK_BEFORE, '');
  const suffix = squeezed(after).replace(MARK_AFTER, '');
  if (suffix === '' && SIGN_OF_MONEY.test(written)) return 'no_unit';
  return SIGN.test(prefix) ? 'malformed_number' : [written, prefix, number, suffix];
}

/** Without spaces, and without marks that are not part of unit or currency. */
function squeezed(text: string): string {
  if (BARE.test(text)) return text;
  const bare = text
    .replace(SPACES, '')
    .replace(/[[【〔]/g, '(')
    .replace(/[\]】〕]/g, ')')
    .replace(HEADING, '')
    .replace(MARK, '');
  const once = bare.replace(UNIT_AGAIN, '');
  return UNIT_OUTSIDE.test(once) ? once : bare;
}

function withoutAmount(written: string): Reason {
  if (!DIGIT.test(written)) return 'no_number';
  return EXPONENT.test(written) ? 'malformed_number' : 'several_amounts';
}

/** Of a number with nothing after it. With a currency before it, it is full units, unless 万 is expected. */
function bareUnit(prefix: string, expected: Hints['bareUnit']): Unit | Reason {
  if (prefix !== '') return expected === undefined ? { power: 0, money: '' } : 'no_unit';
  if (expected === undefined) return 'no_unit';
  return { power: WAN_POWER, money: expected === 'wanYuan' ? '元' : '' };
}

function unitOf(suffix: string, added: Hints['added']): Unit | Reason {
  const bare = withoutBrackets(suffix);
  if (bare === undefined) return 'unknown_unit';
  if (bare === '') return 'no_unit';
  const first = POWERS.get(bare.charAt(0));
  if (first !== undefined) return { power: first, money: moneyIn(suffix, bare.slice(1), added) };
  const body = bare.endsWith('元') ? bare.slice(0, -1) : bare;
  const last = POWERS.get(body.slice(-1));
  if (last === undefined) return { power: 0, money: moneyIn(suffix, bare, added) };
  const money = body.slice(0, -1);
  return money === '元' ? 'contradictory_unit' : { power: last, money };
}

/** The name of the currency; words in brackets beside a name that is known outside of them are left out. */
function moneyIn(suffix: string, money: string, added: Hints['added']): string {
  const remark = REMARK.exec(suffix)?.[0];
  if (remark === undefined || recognize(money, added)) return money;
  const outside = suffix.replace(remark, '').replace(UNIT_BEFORE, '');
  const inside = remark.slice(1, -1).replace(UNIT_BEFORE, '');
  // Another currency in the brackets is not a remark.
  return recognize(outside, added) && !recognize(inside, added) ? outside : money;
}

/** Whether the unit is clear, and what is left looks like the name of a currency. */
function isCurrency({ power, money }: Unit): boolean {
  return CURRENCY.test(money) && !ROUGH.test(money) && (power > 0 || FULL_UNITS.test(money));
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
function currencyOf(
  prefix: string,
  unit: Unit,
  hint: Currency | undefined,
  added: Hints['added'],
): Currency | undefined | Reason {
  const before = prefix === '' ? undefined : currencyNamed(withoutBrackets(prefix) ?? prefix, hint, added);
  if (prefix !== '' && before === undefined) return 'unknown_currency';
  if (unit.money === '') return before;
  // "港币100万元" is in Hong Kong dollars: 元 is a word for the unit of any of them.
  if (unit.money === '元') return before ?? lookup('CNY');
  const after = currencyNamed(unit.money, hint, added);
  if (after === undefined) return unreadable(unit.money);
  return before === undefined || before.code === after.code ? after : 'contradictory_unit';
}

/** The hint's own label counts first: 荷兰盾 is ANG beside that code, and the guilder (NLG) alone. */
function currencyNamed(
  money: string,
  hint: Currency | undefined,
  added: Hints['added'],
): Currency | undefined {
  if (money === hint?.label) return hint;
  return (
    recognize(money, added) ??
    (money.startsWith('元') ? recognize(money.slice(1), added) : undefined) ??
    (money.endsWith('元') ? recognize(money.slice(0, -1), added) : undefined) ??
    namedTwice(money)
  );
}

/** A currency under two of its names: 港元港币, 元美元美元. */
function namedTwice(money: string): Currency | undefined {
  const [one, other] = twoCurrencies(money) ?? [];
  return one?.code === other?.code ? one : undefined;
}

/** The two currencies that a text is made of. */
function twoCurrencies(money: string): readonly [Currency, Currency] | undefined {
  const names = money.replace(/^元/, '');
  for (let at = 2; at <= names.length - 2; at++) {
    const [one, other] = [recognize(names.slice(0, at)), recognize(names.slice(at))];
    if (one && other) return [one, other];
  }
  return undefined;
}

function unreadable(money: string): Reason {
  if (OTHER_UNIT.test(money)) return 'unknown_unit';
  return ALTERNATIVE.test(money) || twoCurrencies(money) ? 'contradictory_unit' : 'unknown_currency';
}

function amountOf(number: string, power: number): Parsed<string, Reason> {
  if (!PLAIN.test(number) && !GROUPED.test(number)) return refused('malformed_number');
  const digits = number.includes(',') ? number.replaceAll(',', '') : number;
  const point = digits.includes('.') ? 1 : 0;
  if (digits.length - point > MOST_DIGITS) return refused('too_long');
  const amount = shifted(digits, power, DECIMALS);
  return amount === undefined ? refused('fraction_of_cent') : parsed(amount);
}
