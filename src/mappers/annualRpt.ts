/** 企业年报: of the newest report, the codes, the phone and the number of employees. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Inner, Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/annualRpt.js';

export function map(raw: Reader<Payload>): PartialCompany {
  const report = newest(raw.rows() ?? []);
  return report ? newestReport(report) : {};
}

/** The report of the latest year, the first of several; the others are left out. */
function newest(rows: readonly Row[]): Row | undefined {
  const years = rows.map((row) => clean.reportYear(row.take('reportYear'))?.value ?? '');
  const latestYear = years.toSorted().at(-1) ?? '';
  const [latest, ...doubles] = rows.filter((_, index) => years[index] === latestYear);
  for (const row of doubles) {
    const message = 'is the same as of another report; the first one is used';
    row.report('contradiction', 'reportYear', message, { reason: 'two_reports' });
  }
  for (const row of rows) if (row !== latest) row.ignoreAll('a report of an earlier year');
  return latest;
}

function newestReport(raw: Row): PartialCompany {
  for (const key of IGNORED) raw.ignore(key, 'not a fact of the register, or the base record has it');
  for (const insured of raw.rows('socialSecurityInfos') ?? []) insured.ignoreAll('insured is not employed');
  return {
    subjects: [{ name: clean.text(raw.take('entityName')) }],
    unifiedSocialCreditCode: clean.creditCode(raw.take('creditCode')),
    registrationNumber: clean.registrationNumber(raw.take('registerCode')),
    organizationCode: clean.organizationCode(raw.take('organizationCode')),
    phones: clean.phones(raw.take('telephone')),
    numberOfEmployees: clean.employees(raw.take('employeeCnt')),
  };
}

type Row = Reader<Inner<Payload>>;

const IGNORED = [
  'reportName',
  'reportDate',
  'entityStatus',
  'entityBusinessScope',
  'address',
  'postCode',
  'actualEmployeeCnt',
  'entityPractitionerFemaleAmount',
  'isEquityTransfer',
  'isInvest',
  'isExternalGuarantee',
  'isWebsite',
  'totalAssets',
  'totalLiabilities',
  'totalOwnerEquity',
  'totalSalesAmount',
  'mainBusinessIncome',
  'totalNetProfit',
  'netProfit',
  'totalTaxAmount',
] as const;
