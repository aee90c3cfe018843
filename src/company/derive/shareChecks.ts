/** Compares the shares of the holders with each other and with the amounts beside them. No share is changed. */

import type { Sourced } from '../../reading/sourced.js';
import * as decimal from '../../values/decimal.js';
import * as percentage from '../../values/percentage.js';
import { bareCode, bareName } from '../agreement.js';
import type { Company, Shareholder } from '../company.js';
import { isMaskedName } from '../identity.js';
import { getOrAdd } from '../lists.js';
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
  const byName = new Map<string, Shareholder[][]>();
  for (const holder of shareholders) {
    if (!holder.name || isMaskedName(holder.name.value)) continue;
    const namesakes = getOrAdd(byName, bareName(holder.name.value));
    const own = namesakes.find((rows) => !rows.some((row) => haveOtherCodes(row, holder)));
    if (own) own.push(holder);
    else namesakes.push([holder]);
  }
  for (const [first, ...others] of joinedByCode([...byName.values()].flat())) {
    if (!first?.name || others.length === 0) continue;
    const at = first.subscribedCapital?.amount ?? first.sharePercentage ?? first.name;
    const message = 'One holder has several rows; the sum of them is what the holder has';
    notes.report('duplicate_row', at, message, { reason: 'holder', count: others.length + 1 });
  }
}

/** The rows of each holder, those of one code together: a body may be written by two names. */
function joinedByCode(holders: readonly Shareholder[][]): Iterable<readonly Shareholder[]> {
  const joined = new Map<Shareholder[] | string, Shareholder[]>();
  for (const rows of holders) {
    const code = rows.find((row) => row.registrationNumber)?.registrationNumber;
    getOrAdd(joined, code ? bareCode(code.value) : rows).push(...rows);
  }
  return joined.values();
}

/** Two bodies of one name have codes of their own. */
function haveOtherCodes(
  { registrationNumber: one }: Shareholder,
  { registrationNumber: other }: Shareholder,
) {
  return one && other && bareCode(one.value) !== bareCode(other.value);
}

function sharesOf(shareholders: readonly Shareholder[]): Sourced<string>[] {
  return shareholders.map((holder) => holder.sharePercentage).filter((share) => share !== undefined);
}
