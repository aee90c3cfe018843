/** The pieces of a v2 content that refresh and super share, and the rows of its lists. */

import type {
  AbnormalOperation,
  AssessedRiskList,
  Branch,
  Coded,
  Company,
  MajorTaxViolation,
  Money,
  Officer,
  SeriousViolation,
  Shareholder,
} from '../../company/company.js';
import type { V2 } from '../../generated/contracts/newest.js';
import { type Authority, derived, publishedBy } from '../../reading/sourced.js';
import { toNumber } from '../../values/percentage.js';
import { as, type Draft, type EmptyList, group, one, some } from '../draft.js';
import { LOCAL_NUMBER, OTHER_NUMBER, ROLE_OFFICER, ROLE_SHAREHOLDER } from '../literals.js';

/** Registration number, unified social credit code, organization code: in this order, each where there is one. */
export function otherIdentifiers(company: Company): readonly Draft<V2.OtherIdentifier>[] | undefined {
  const { registrationNumber, unifiedSocialCreditCode, organizationCode } = company;
  return some([
    ...(registrationNumber ? [{ identifierName: OTHER_NUMBER, identifierValue: registrationNumber }] : []),
    ...(unifiedSocialCreditCode
      ? [{ identifierName: LOCAL_NUMBER, identifierValue: unifiedSocialCreditCode }]
      : []),
    ...(organizationCode ? [{ identifierName: OTHER_NUMBER, identifierValue: organizationCode }] : []),
  ]);
}

export function otherNames(company: Company): Draft<V2.OtherNames> | undefined {
  return group({
    englishNames: one(company.englishName),
    translatedName: one(company.translatedName),
    oldNames: some(company.formerNames),
  });
}

export function shareholder(holder: Shareholder): Draft<V2.Shareholder> {
  return {
    name: holder.name,
    translatedName: holder.translatedName,
    role: ROLE_SHAREHOLDER,
    providedRole: holder.holderType,
    isCorporate: as(holder.isCorporate, (yes) => (yes ? 'true' : 'false'), 'yes-no/1'),
    registrationNumber: holder.registrationNumber,
    residenceCountry: holder.residenceCountry,
    sharePercentage: as(holder.sharePercentage, toNumber, 'percentage/1'),
    shareCapitals: holder.subscribedCapital && [{ numberOfShares: holder.subscribedCapital.amount }],
  };
}

export function officer(person: Officer): Draft<V2.Officer> {
  return {
    name: person.name,
    translatedName: person.translatedName,
    role: ROLE_OFFICER,
    providedRole: person.providedRole,
  };
}

export function branch(place: Branch): Draft<V2.Branch> {
  return {
    name: place.name,
    number: place.number,
    registrationInstitution: place.registrationAuthority,
  };
}

/**
 * The rows of a risk list that an authority publishes: empty when it is known that there are none, absent when nothing
 * is known.
 */
export function rowsOf<Row, Target>(
  { rows, state, flags, lists }: AssessedRiskList<Row>,
  publisher: Authority,
  draft: (row: Row) => Target,
): readonly Target[] | EmptyList | undefined {
  if (rows.length > 0) return rows.map(draft);
  if (state === 'unknown') return undefined;
  return derived([], 'no-rows/1', publishedBy(publisher, [...flags, ...lists]));
}

export function abnormalOperation(row: AbnormalOperation): Draft<V2.AbnormalOperation> {
  return {
    includedDate: row.includedDate,
    includedReason: row.includedReason,
    includedReasonCode: row.includedReasonCode,
    includedBy: row.includedBy,
    removedDate: row.removedDate,
    removedReason: row.removedReason,
    current: row.current,
  };
}

export function seriousViolation(row: SeriousViolation): Draft<V2.SeriousViolation> {
  return {
    includedDate: row.includedDate,
    includedReason: row.includedReason,
    includedBy: row.includedBy,
    removedDate: row.removedDate,
    removedReason: row.removedReason,
    removedBy: row.removedBy,
    current: row.current,
  };
}

export function majorTaxViolation(row: MajorTaxViolation): Draft<V2.MajorTaxViolation> {
  return {
    taxpayerName: row.taxpayerName,
    taxpayerId: row.taxpayerId,
    caseType: row.caseType,
    facts: row.facts,
    penalty: row.penalty,
    occurredDate: row.occurredDate,
    createdDate: row.createdDate,
    updatedDate: row.updatedDate,
    url: row.url,
    current: row.current,
  };
}

export function coded(entry: Coded | undefined): Draft<V2.CodedValue> | undefined {
  return entry && group({ code: entry.code, name: entry.name });
}

export function money(sum: Money | undefined): Draft<V2.Money> | undefined {
  return sum && group({ amount: sum.amount, currency: sum.currencyName });
}

/** Whether the annual report is overdue, where the sources can tell. */
export function latestAccounts(company: Company): Draft<V2.LatestAccounts> | undefined {
  return company.annualReportOverdue && { overdue: company.annualReportOverdue };
}
