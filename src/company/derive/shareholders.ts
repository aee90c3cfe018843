/** Completes the shareholders: what kind each is, whose code may go out, the share, the translated name. */

import * as legalFormEnding from '../../names/legalForm.js';
import { derived, hasAnyField } from '../../reading/sourced.js';
import * as decimal from '../../values/decimal.js';
import * as percentage from '../../values/percentage.js';
import { bareCode } from '../agreement.js';
import { codesOf } from '../codes.js';
import type { Company, Shareholder } from '../company.js';
import type { Notes } from './notes.js';
import type { DeriveOptions } from './options.js';
import { translateHolder } from './translations.js';

const IS_CORPORATE = 'shareholders[*].isCorporate';
const SHARE_PERCENTAGE = 'shareholders[*].sharePercentage';
const YUAN = 'CNY';
const SHARE = 'share-percentage/1';
const KIND = 'name-ending/1';

export function completeShareholders(
  company: Company,
  options: DeriveOptions,
  notes: Notes,
): readonly Shareholder[] | undefined {
  if (!company.shareholders) return undefined;
  const ownCodes = new Set(codesOf(company).map((leaf) => bareCode(leaf.value)));
  const shareholders: Shareholder[] = [];
  for (const given of company.shareholders) {
    const holder = completed(given, ownCodes, company, options, notes);
    // A row has lost what it said when its code or its amount may not go out.
    if (hasAnyField(holder)) shareholders.push(holder);
  }
  checkSum(shareholders, notes);
  return shareholders;
}

function completed(
  given: Shareholder,
  ownCodes: ReadonlySet<string>,
  company: Company,
  { translate }: DeriveOptions,
  notes: Notes,
): Shareholder {
  const { name, holderType, residenceCountry } = given;
  const isCorporate = given.isCorporate ?? kindByName(name, notes);
  checkKind(given, notes);
  const registrationNumber = ownCode(given.registrationNumber, isCorporate, ownCodes, notes);
  const subscribedCapital = inCompanyCurrency(given.subscribedCapital, company, notes);
  const sharePercentage = given.sharePercentage ?? share(subscribedCapital, company, notes);
  const isTranslated = given.translatedName !== undefined || translate !== 'derive';
  const translatedName = isTranslated ? given.translatedName : translateHolder(given, isCorporate, notes);
  return {
    name,
    translatedName,
    holderType,
    isCorporate,
    registrationNumber,
    residenceCountry,
    subscribedCapital,
    sharePercentage,
  };
}

/** Where the holder's type doesn't tell, the name's ending may. */
function kindByName(name: Shareholder['name'], notes: Notes): Shareholder['isCorporate'] {
  if (!name || !legalFormEnding.isValid(name.value)) return undefined;
  notes.derived(IS_CORPORATE, KIND, name);
  return derived(true, KIND, [name]);
}

function checkKind({ name, isCorporate }: Shareholder, notes: Notes): void {
  if (!name || isCorporate?.value !== false || !legalFormEnding.isValid(name.value)) return;
  const message =
    "The holder's type says a person, the name ends as a company's; the type goes out, without a code";
  notes.report('contradiction', isCorporate, message, { reason: 'holder_kind' });
}

/** A code goes out with a corporate holder only, and only when it is not the company's own. */
function ownCode(
  code: Shareholder['registrationNumber'],
  isCorporate: Shareholder['isCorporate'],
  ownCodes: ReadonlySet<string>,
  notes: Notes,
): Shareholder['registrationNumber'] {
  if (!code || isCorporate?.value === false) return undefined;
  if (!isCorporate) {
    const message = 'A code stands beside a holder who may be a person; it does not go out';
    notes.report('dropped_value', code, message, { reason: 'holder_kind_unknown' });
    return undefined;
  }
  if (!ownCodes.has(bareCode(code.value))) return code;
  const message = "The code beside a corporate holder is the company's own; it does not go out";
  notes.report('contradiction', code, message, { reason: 'own_code' });
  return undefined;
}

/**
 * The target has no place for a currency of the share: an amount in another one does not go out. Where the
 * company's own isn't known, a reader takes it for yuan.
 */
function inCompanyCurrency(
  sum: Shareholder['subscribedCapital'],
  { registeredCapital }: Company,
  notes: Notes,
): Shareholder['subscribedCapital'] {
  const own = registeredCapital?.currency?.value ?? YUAN;
  if (!sum?.currency || sum.currency.value === own) return sum;
  const message = "A holder's amount is not in the currency of the company's capital; it does not go out";
  notes.report('contradiction', sum.amount, message, { reason: 'currency' });
  return undefined;
}

/** Subscribed by registered capital in one currency. */
function share(
  part: Shareholder['subscribedCapital'],
  { registeredCapital: whole }: Company,
  notes: Notes,
): Shareholder['sharePercentage'] {
  if (!part || !whole || (part.currency && !whole.currency)) return undefined;
  const ratio = percentage.ratio(part.amount.value, whole.amount.value);
  if (ratio.ok) {
    notes.derived(SHARE_PERCENTAGE, SHARE, part.amount);
    return derived(ratio.value, SHARE, [part.amount, whole.amount]);
  }
  if (ratio.reason !== 'zero_whole') {
    const message = 'A holder has subscribed more than the registered capital; no share is derived';
    notes.report('contradiction', part.amount, message, { reason: 'over_100_percent' });
  }
  return undefined;
}

/** Shares as the sources give them are held to 100 exactly; each of ours may be rounded up by half a cent. */
function checkSum(shareholders: readonly Shareholder[], notes: Notes): void {
  const shares = shareholders.map((holder) => holder.sharePercentage).filter((share) => share !== undefined);
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
