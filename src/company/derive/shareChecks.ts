/** Compares the shares of the holders with each other and with the amounts beside them. No share is changed. */

import type { Sourced } from '../../reading/sourced.js';
import * as decimal from '../../values/decimal.js';
import * as percentage from '../../values/percentage.js';
import { bareCode, bareName } from '../agreement.js';
import type { Company, Shareholder } from '../company.js';
import { isMaskedName } from '../identity.js';
import type { Notes } from './notes.js';

/** The rule by which derive makes a share that no source gives. */
export const SHARE = 'share-percentage/1';

export function checkShares(shareholders: readonly Shareholder[], company: Company, notes: Notes): void {
  if (shareholders.length === 0) return;
  checkAmounts(shareholders, company, notes);
  checkFractions(shareholders, notes);
  checkSum(shareholders, notes);
  checkRows(shareholders, notes);
}

/** Amounts are rounded to a hundredth of 万, which may be a part of a small capital worth telling. */
const AMOUNT_ROUNDING = 100;

/** A share that a source gives, against what its amount is of the registered capital, or of all that was subscribed. */
function checkAmounts(
  shareholders: readonly Shareholder[],
  { registeredCapital }: Company,
  notes: Notes,
): void {
  if (!shareholders.some(({ sharePercentage: share }) => share && share.rule !== SHARE)) return;
  const amounts = shareholders.map(({ subscribedCapital: part }) => Number(part?.amount.value ?? Number.NaN));
  const wholes = [
    Number(registeredCapital?.amount.value ?? Number.NaN),
    amounts.reduce((sum, amount) => sum + amount, 0),
  ].filter((whole) => whole > 0);
  for (const [index, { sharePercentage: share }] of shareholders.entries()) {
    const amount = amounts[index] ?? Number.NaN;
    if (!share || Number.isNaN(amount) || wholes.length === 0) continue;
    const decimals = share.value.split('.')[1]?.length ?? 0;
    const isOff = (whole: number) =>
      Math.abs(Number(share.value) - (100 * amount) / whole) >
      10 ** -decimals + (100 * AMOUNT_ROUNDING) / whole;
    if (!wholes.every(isOff)) continue;
    const message = "is not what the holder's subscribed amount comes to; both are emitted as they came";
    notes.report('contradiction', share, `A share ${message}`, { reason: 'share_against_amount' });
  }
}

/** Shares that add up to 1 are fractions written where percentages belong. They are never multiplied by 100. */
function checkFractions(shareholders: readonly Shareholder[], notes: Notes): void {
  const shares = sharesOf(shareholders);
  const [first] = shares;
  if (!first || shares.length < shareholders.length || shares.some(({ rule }) => rule === SHARE)) return;
  const total = shares.reduce((sum, { value }) => sum + Number(value), 0);
  if (total < 0.99 || total > 1.01) return;
  const message = 'The shares of the holders add up to 1: fractions, it seems, where percentages belong';
  notes.report('contradiction', first, message, { reason: 'fractions' });
}

/** Shares as the sources give them are held to 100 exactly; each that was derived may be rounded up by half a cent. */
function checkSum(shareholders: readonly Shareholder[], notes: Notes): void {
  const shares = sharesOf(shareholders);
  const [first] = shares;
  const total = percentage.total(shares.map((share) => share.value));
  // A double below 100 stands for an exact sum below 100.
  if (!first || total === undefined || Number(total) < 100) return;
  const limit = 100 + 0.005 * shares.filter((share) => share.rule === SHARE).length;
  const sum = decimal.parse(total);
  const most = decimal.parse(limit.toFixed(3));
  if (!sum.ok || !most.ok || decimal.compare(sum.value, most.value) <= 0) return;
  const message = 'The shares of the holders add up to more than 100 percent';
  notes.report('contradiction', first, message, { reason: 'sum_over_100_percent' });
}

/** One holder in several rows: a reader of one row would take a part for the whole. */
function checkRows(shareholders: readonly Shareholder[], notes: Notes): void {
  const holders = new Map<string, Rows>();
  for (const { name, registrationNumber, subscribedCapital, sharePercentage } of shareholders) {
    if (!name || isMaskedName(name.value)) continue;
    const bare = bareName(name.value);
    const code = registrationNumber && bareCode(registrationNumber.value);
    // Two bodies of one name have codes of their own.
    const key = code && holders.get(bare)?.code ? `${bare} ${code}` : bare;
    const rows = holders.get(key);
    if (rows) {
      rows.code ??= code;
      rows.count++;
    } else holders.set(key, { at: subscribedCapital?.amount ?? sharePercentage ?? name, code, count: 1 });
  }
  for (const { at, count } of joinedByCode(holders)) {
    if (count === 1) continue;
    const message = 'One holder has several rows; the sum of them is what the holder has';
    notes.report('duplicate_row', at, message, { reason: 'holder', count });
  }
}

/** The rows of one holder. */
interface Rows {
  /** Where the first of them is reported. */
  readonly at: Sourced<string>;
  code: string | undefined;
  count: number;
}

/** The rows of each holder, those of one code together: a body may be written by two names. */
function joinedByCode(holders: ReadonlyMap<string, Rows>): Iterable<Rows> {
  const joined = new Map<string, Rows>();
  for (const [name, rows] of holders) {
    // No name begins with a space.
    const key = rows.code ? ` ${rows.code}` : name;
    const known = joined.get(key);
    if (known) known.count += rows.count;
    else joined.set(key, rows);
  }
  return joined.values();
}

function sharesOf(shareholders: readonly Shareholder[]): Sourced<string>[] {
  return shareholders.map((holder) => holder.sharePercentage).filter((share) => share !== undefined);
}
