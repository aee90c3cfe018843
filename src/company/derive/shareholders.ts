/** Completes the shareholders: what kind each is, whose code may go out, the share, the translated name. */

import * as decimal from '../../values/decimal.js';
import * as legalFormEnding from '../../values/legalFormEnding.js';
import * as percentage from '../../values/percentage.js';
import type { Company, Shareholder } from '../company.js';
import { bareCode } from '../merge.js';
import { derived } from '../sourced.js';
import { codesOf } from './checks.js';
import type { DeriveOptions } from './index.js';
import type { Notes } from './notes.js';
import { translateHolder } from './translations.js';

const FIELD = 'shareholders';
const YUAN = 'CNY';
const SHARE = 'share-percentage/1';
const KIND = 'name-ending/1';

export function completeShareholders(company: Company, options: DeriveOptions, notes: Notes): Company {
  if (!company.shareholders) return company;
  const ownCodes = new Set(codesOf(company).map((leaf) => bareCode(leaf.value)));
  const kept = company.shareholders
    .map((given) => keepOwnCode(withKind(given, notes), ownCodes, notes))
    .map((holder) => inCompanyCurrency(holder, company, notes))
    .filter(saysAnything);
  const shareholders = kept.map((holder) => {
    const completed = withShare(holder, company, notes);
    return options.translate === 'derive' ? translateHolder(completed, notes) : completed;
  });
  checkSum(shareholders, notes);
  return { ...company, shareholders };
}

/** A row has lost what it said when its code or its amount may not go out. */
function saysAnything(holder: Shareholder): boolean {
  return Object.values(holder).some((leaf) => leaf !== undefined);
}

/** Where the holder's type doesn't tell, the name's ending may. */
function withKind(holder: Shareholder, notes: Notes): Shareholder {
  if (holder.isCorporate || !holder.name || !legalFormEnding.isValid(holder.name.value)) return holder;
  notes.derived(`${FIELD}[*].isCorporate`, KIND, holder.name);
  return { ...holder, isCorporate: derived(true, KIND, holder.name) };
}

/** A code goes out with a corporate holder only, and only when it is not the company's own. */
function keepOwnCode(holder: Shareholder, ownCodes: ReadonlySet<string>, notes: Notes): Shareholder {
  const code = holder.registrationNumber;
  if (!code) return holder;
  const without = { ...holder, registrationNumber: undefined };
  if (holder.isCorporate?.value === false) return without;
  if (!holder.isCorporate) {
    const message = 'A code stands beside a holder who may be a person; it does not go out';
    notes.report('dropped_value', code, message, { reason: 'holder_kind_unknown' });
    return without;
  }
  if (!ownCodes.has(bareCode(code.value))) return holder;
  const message = "The code beside a corporate holder is the company's own; it does not go out";
  notes.report('contradiction', code, message, { reason: 'own_code' });
  return without;
}

/**
 * The target has no place for a currency of the share: an amount in another one does not go out. Where the
 * company's own isn't known, a reader takes it for yuan.
 */
function inCompanyCurrency(holder: Shareholder, company: Company, notes: Notes): Shareholder {
  const sum = holder.subscribedCapital;
  const own = company.registeredCapital?.currency?.value ?? YUAN;
  if (!sum?.currency || sum.currency.value === own) return holder;
  const message = "A holder's amount is not in the currency of the company's capital; it does not go out";
  notes.report('contradiction', sum.amount, message, { reason: 'currency' });
  return { ...holder, subscribedCapital: undefined };
}

/** Subscribed by registered capital in one currency, where the source gives no share. */
function withShare(holder: Shareholder, company: Company, notes: Notes): Shareholder {
  const part = holder.subscribedCapital;
  const whole = company.registeredCapital;
  if (holder.sharePercentage || !part || !whole || (part.currency && !whole.currency)) return holder;
  const share = percentage.ratio(part.amount.value, whole.amount.value);
  if (!share.ok) {
    if (share.reason !== 'zero_whole') {
      const message = 'A holder has subscribed more than the registered capital; no share is derived';
      notes.report('contradiction', part.amount, message, { reason: 'over_100_percent' });
    }
    return holder;
  }
  notes.derived(`${FIELD}[*].sharePercentage`, SHARE, part.amount);
  return { ...holder, sharePercentage: derived(share.value, SHARE, part.amount, whole.amount) };
}

/** Shares as the sources give them are held to 100 exactly; each of ours may be rounded up by half a cent. */
function checkSum(shareholders: readonly Shareholder[], notes: Notes): void {
  const shares = shareholders.map((holder) => holder.sharePercentage).filter((share) => share !== undefined);
  const [first] = shares;
  const limit = 100 + 0.005 * shares.filter((share) => share.rule === SHARE).length;
  const sum = decimal.parse(percentage.total(shares.map((share) => share.value)) ?? '');
  const most = decimal.parse(limit.toFixed(3));
  if (!first || !sum.ok || !most.ok || decimal.compare(sum.value, most.value) <= 0) return;
  const message = 'The shares of the holders add up to more than 100 percent';
  notes.report('contradiction', first, message, { reason: 'sum_over_100_percent' });
}
