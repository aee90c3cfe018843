/** The pieces of a v1 response that refresh and super share, and the rows of its lists. */

import type { AssessedRiskList, Company, Money, Officer, Shareholder } from '../../company/company.js';
import { ownCurrency } from '../../company/currency.js';
import type { V1 } from '../../generated/contracts/newest.js';
import { derived, type Sourced } from '../../reading/sourced.js';
import { toNumber } from '../../values/percentage.js';
import { as, type Draft, joined } from '../draft.js';

/** A yes or no as v1 writes it. */
export function trueOrFalse(leaf: Sourced<boolean> | undefined): Sourced<'true' | 'false'> | undefined {
  return as(leaf, (yes) => (yes ? 'true' : 'false'), 'yes-no/1');
}

/** Whether the annual report is overdue, where the sources can tell. */
export function latestAccounts(company: Company): Draft<V1.LatestAccounts> | undefined {
  const overdue = trueOrFalse(company.annualReportOverdue);
  return overdue && { overdue };
}

/** Registration number and organization code in one text, in the order of v2's otherIdentifiers. */
export function otherNumber(company: Company): Sourced<string> | undefined {
  return joined(
    [company.registrationNumber, company.organizationCode].filter((number) => number !== undefined),
    ', ',
  );
}

export function shareholder(holder: Shareholder): Draft<V1.Shareholder> {
  return {
    name: holder.name,
    translatedName: holder.translatedName,
    isCorporate: as(holder.isCorporate, (yes) => (yes ? '1' : '0'), 'yes-no/1'),
    registrationNumber: holder.registrationNumber,
    sharePercentage: as(holder.sharePercentage, toNumber, 'percentage/1'),
    shareCapital: holder.subscribedCapital && [{ shareNumber: holder.subscribedCapital.amount }],
  };
}

export function officer(person: Officer): Draft<V1.Officer> {
  return {
    name: person.name,
    role: person.providedRole,
  };
}

/** The number of current rows of a risk list; absent when the sources can't tell whether there are any. */
export function currentRows(
  list: AssessedRiskList<{ readonly current: Sourced<boolean> }>,
): Sourced<string> | undefined {
  if (list.state === 'unknown') return undefined;
  const current = list.rows.map((row) => row.current).filter((leaf) => leaf.value);
  const evidence = list.state === 'some' ? current : [...list.flags, ...list.lists];
  return derived(String(current.length), 'current-rows/1', evidence);
}

/** An amount whose currency the flat shape can't say: only when it is the company's. */
export function amountInCompanyCurrency(
  sum: Money | undefined,
  company: Company,
): Sourced<string> | undefined {
  const its = sum?.currency?.value;
  return its === undefined || its === ownCurrency(company) ? sum?.amount : undefined;
}
