/** Amounts, shares and counts (金额, 比例, 人数). */

import type { Added, CallerRows } from '../codelists/callerCodes.js';
import { type Currency, recognize } from '../codelists/currency.js';
import type { Money } from '../company/company.js';
import type { Reason } from '../issues.js';
import type { Taken } from '../reading/reader.js';
import { originsOf, reworded, type Sourced, sourced } from '../reading/sourced.js';
import type { Made } from '../rules/registry.js';
import { fold } from '../text/fold.js';
import { withoutMarks } from '../text/marks.js';
import { unicode } from '../text/unicode.js';
import * as amountOfCapital from '../values/capital.js';
import * as decimal from '../values/decimal.js';
import * as employeeCount from '../values/employeeCount.js';
import type { Parsed } from '../values/parsed.js';
import * as share from '../values/percentage.js';
import * as residentId from '../values/residentId.js';
import { code, rowOf, unknownCode } from './code.js';
import { reportNumber, sizeOf, text, unparseable, written } from './text.js';

export interface CapitalHints {
  /** The unit of bare digits. */
  readonly bareUnit?: 'wan';
  /** What the field of the currency says. */
  readonly currency?: Sourced<Currency> | undefined;
  /** What the field of the unit says, with or without the currency. */
  readonly unit?: Sourced<string> | undefined;
  /** The amount is compared with others, so that one in an unknown currency is left out. */
  readonly isCompared?: true;
}

/** An amount with its currency: the one written in the text, else the one that its own field names. */
export function capital(taken: Taken | undefined, hints: CapitalHints = {}): Money | undefined {
  const said = exact(taken);
  if (taken === undefined || said === undefined) return undefined;
  const { bareUnit } = hints;
  const unit = hints.unit && BARE.test(fold(said)) ? hints.unit : undefined;
  // Digits of a unit would be taken for digits of the amount, and 人民币 says neither 元 nor 万元.
  if (unit && (NUMERAL().test(unit.value) || !HAS_UNIT.test(unit.value)))
    return unparseable(taken, 'an amount', 'unknown_unit');
  const named = hints.currency ?? (unit ? undefined : currencyOfUnit(taken, hints.unit, said));
  const read = amountOfCapital.parse(said + (unit?.value ?? ''), {
    bareUnit,
    currency: named?.value,
    added: taken.reader.codes?.currency,
  });
  if (!read.ok) return unparseable(taken, 'an amount', read.reason);
  const { currency: found, hintDisagrees, unknownCurrency } = read.value;
  if (unknownCurrency && hints.isCompared) return unparseable(taken, 'an amount', 'unknown_currency');
  if (unknownCurrency) {
    unknownCode(
      taken,
      'currency',
      'has a currency that is not in the code list; the amount is output without one',
    );
  }
  if (hintDisagrees) {
    const message = 'has another currency than the field beside it; the currency of the amount is output';
    taken.reader.report('contradiction', taken.key, message, { reason: 'currency' });
  }
  const amount = together(sourced(read.value.amount, taken, 'capital/1'), unit);
  const rule = found && (found === named?.value ? named.rule : currencyRule(found, taken));
  const currency =
    found &&
    together<Currency>({ value: found, origins: amount.origins, rule }, hintDisagrees ? undefined : named);
  return {
    amount,
    currency: currency && reworded(currency, currency.value.code),
    currencyName: currency && reworded(currency, currency.value.label),
  };
}

/**
 * 认缴出资额, what a holder subscribed: a share of the capital is made of it, so that an amount in a currency that can't
 * be read is left out.
 */
export function subscribed(taken: Taken | undefined, currencyTaken?: Taken | undefined): Money | undefined {
  const named = currency(currencyTaken);
  const isUnknown = !named && sizeOf(currencyTaken) > 0;
  if (!isUnknown) return capital(taken, { bareUnit: 'wan', currency: named, isCompared: true });
  return taken && exact(taken) !== undefined
    ? unparseable(taken, 'an amount', 'unknown_currency')
    : undefined;
}

/** The rule that names a currency: a row of the caller names itself. */
function currencyRule(found: Currency & Partial<Added>, taken: Taken): Made {
  return found.key === undefined ? 'currency/1' : rowOf('currency', found.key, taken, found);
}

/** What the field of the unit names, for an amount with a unit of its own; 万元 beside 100万港元 is a word for it. */
function currencyOfUnit(
  taken: Taken,
  unit: Sourced<string> | undefined,
  said: string,
): Sourced<Currency> | undefined {
  const added = taken.reader.codes?.currency;
  if (!unit || (YUAN.test(unit.value) && namesCurrency(said, added))) return undefined;
  const read = amountOfCapital.parse(`1${unit.value}`, { added });
  if (!read.ok || read.value.unknownCurrency) {
    const message = 'has a field beside it that names neither a unit nor a currency; its own unit is used';
    return unknownCode(taken, 'currency', message);
  }
  const { currency: found } = read.value;
  return found && { value: found, origins: unit.origins, rule: currencyRule(found, taken) };
}

/** Whether an amount names its currency itself. */
function namesCurrency(said: string, added: CallerRows<Currency> | undefined): boolean {
  const read = amountOfCapital.parse(said, { added });
  return read.ok && read.value.currency !== undefined;
}

/** A value with the field beside it that it was read with. */
function together<T>(read: Sourced<T>, beside: Sourced<unknown> | undefined): Sourced<T> {
  return beside
    ? { value: read.value, origins: originsOf([read, beside]), rule: read.rule ?? 'capital/1' }
    : read;
}

/** 币种 by its name. */
export function currency(taken: Taken | undefined): Sourced<Currency> | undefined {
  return currencyOf(taken, text(taken));
}

/** 币种 by its code. */
export function currencyCode(taken: Taken | undefined): Sourced<Currency> | undefined {
  return currencyOf(taken, code(taken));
}

function currencyOf(
  taken: Taken | undefined,
  words: Sourced<string> | undefined,
): Sourced<Currency> | undefined {
  if (taken === undefined || words === undefined) return undefined;
  const name = YUAN.test(words.value) ? 'CNY' : words.value;
  const known = recognize(name, taken.reader.codes?.currency);
  if (known) return sourced(known, taken, currencyRule(known, taken));
  const message = 'is not a currency of the code list; left out';
  taken.reader.report('unknown_code', taken.key, message, { reason: 'currency' });
  return undefined;
}

/** A share in percent, from "0" to "100". */
export function percentage(taken: Taken | undefined): Sourced<string> | undefined {
  return shareIn(taken, share.parse);
}

/** The same for a source that writes fractions of 1, as "0.778". A text with the sign is in percent there too. */
export function fraction(taken: Taken | undefined): Sourced<string> | undefined {
  return shareIn(taken, (text) => (PERCENT.test(text) ? share.parse(text) : share.fromFraction(text)));
}

const PERCENT = /[%％]/;

function shareIn(taken: Taken | undefined, parse: typeof share.parse): Sourced<string> | undefined {
  const text = exact(taken);
  if (taken === undefined || text === undefined) return undefined;
  const read = parse(text);
  if (read.ok) return sourced(read.value, taken, 'percentage/1');
  if (read.reason !== 'over_100') return unparseable(taken, 'a share in percent', read.reason);
  const message = 'is a share of more than 100 percent; left out';
  taken.reader.report('contradiction', taken.key, message, { reason: 'over_100_percent' });
  return undefined;
}

/** A number of persons, as digits. */
export function employees(taken: Taken | undefined): Sourced<string> | undefined {
  return counted(taken, 'a number of persons', employeeCount.parse);
}

/** How many rows a list says it has. */
export function total(taken: Taken | undefined): Sourced<number> | undefined {
  const count = counted(taken, 'a number of rows', employeeCount.parse);
  return count && reworded(count, Number(count.value));
}

function counted(
  taken: Taken | undefined,
  what: string,
  parse: (text: string) => Parsed<string, Reason<'unparseable_value'>>,
): Sourced<string> | undefined {
  const text = exact(taken);
  if (taken === undefined || text === undefined) return undefined;
  const read = parse(text);
  return read.ok ? sourced(read.value, taken, 'employee-count/1') : unparseable(taken, what, read.reason);
}

/** The text; or a number's digits, when JSON holds them exactly. */
function exact(taken: Taken | undefined): string | undefined {
  if (typeof taken?.original !== 'number') {
    const text = written(taken);
    if (taken === undefined || text === undefined) return undefined;
    const bare = withoutMarks(text);
    return residentId.cutFrom(bare) === bare ? text : reportNumber(taken, 'left out');
  }
  const read = decimal.fromNumber(taken.original);
  if (read.ok) return read.value;
  const message = 'is a JSON number that may have lost digits; left out, request it as a text';
  taken.reader.report('unsafe_number', taken.key, message, {}, taken.index);
  return undefined;
}

const YUAN = /^万?元$/;
const HAS_UNIT = /[万萬亿億元圆圓]/;
const NUMERAL = unicode`[.,\p{N}]`;
/** Digits without a unit. */
const BARE = /^[\s\d.,¥]+$/;
