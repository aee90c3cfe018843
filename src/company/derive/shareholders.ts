/** Completes the shareholders: what kind each is, whose code may be output, the share, the translated name. */

import * as legalFormEnding from '../../names/legalForm.js';
import { derived, hasAnyField } from '../../reading/sourced.js';
import * as percentage from '../../values/percentage.js';
import { bareCode } from '../agreement.js';
import { codesOf } from '../codes.js';
import type { Company, Shareholder } from '../company.js';
import { ownCurrency } from '../currency.js';
import type { Notes } from './notes.js';
import type { DeriveOptions } from './options.js';
import { checkShares, SHARE } from './shareChecks.js';
import { translateHolder } from './translations.js';

const IS_CORPORATE = 'shareholders[*].isCorporate';
const SHARE_PERCENTAGE = 'shareholders[*].sharePercentage';
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
    // A row is empty when its code and its amount may not be emitted.
    if (hasAnyField(holder)) shareholders.push(holder);
  }
  checkShares(shareholders, company, notes);
  return shareholders;
}

function completed(
  given: Shareholder,
  ownCodes: ReadonlySet<string>,
  company: Company,
  { translate, translations }: DeriveOptions,
  notes: Notes,
): Shareholder {
  const { name, holderType, residenceCountry } = given;
  const isCorporate = given.isCorporate ?? kindByName(name, notes);
  checkKind(given, notes);
  const registrationNumber = ownCode(given.registrationNumber, isCorporate, ownCodes, notes);
  const subscribedCapital = inCompanyCurrency(given.subscribedCapital, company, notes);
  const sharePercentage = given.sharePercentage ?? share(subscribedCapital, company, notes);
  const isTranslated = given.translatedName !== undefined || translate !== 'derive';
  const translatedName = isTranslated
    ? given.translatedName
    : translateHolder(given, isCorporate, translations, notes);
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
    "The holder's type is a person, but the name ends like a company's; the type is output, the code is left out";
  notes.report('contradiction', isCorporate, message, { reason: 'holder_kind' });
}

/** A code is output with a corporate holder only, and only when it is not the company's own. */
function ownCode(
  code: Shareholder['registrationNumber'],
  isCorporate: Shareholder['isCorporate'],
  ownCodes: ReadonlySet<string>,
  notes: Notes,
): Shareholder['registrationNumber'] {
  if (!code || isCorporate?.value === false) return undefined;
  if (!isCorporate) {
    const message = 'A holder who may be a person has a code; the code is left out';
    notes.report('dropped_value', code, message, { reason: 'holder_kind_unknown' });
    return undefined;
  }
  if (!ownCodes.has(bareCode(code.value))) return code;
  const message = "A corporate holder has the company's own code; the code is left out";
  notes.report('contradiction', code, message, { reason: 'own_code' });
  return undefined;
}

/**
 * The target has no place for a currency of the share: an amount in another one is left out. Where the
 * company's own isn't known, a reader takes it for yuan.
 */
function inCompanyCurrency(
  sum: Shareholder['subscribedCapital'],
  company: Company,
  notes: Notes,
): Shareholder['subscribedCapital'] {
  if (!sum?.currency || sum.currency.value === ownCurrency(company)) return sum;
  const message = "A holder's amount is not in the currency of the company's capital; the amount is left out";
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
  if (ratio.reason === 'too_small') {
    const message = 'A holder subscribed too small a part of the registered capital; no share is derived';
    notes.report('unparseable_value', part.amount, message, { reason: 'too_small' });
  } else if (ratio.reason !== 'zero_whole') {
    const message = 'A holder subscribed more than the registered capital; no share is derived';
    notes.report('contradiction', part.amount, message, { reason: 'over_100_percent' });
  }
  return undefined;
}
