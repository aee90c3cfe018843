/** 企业年报: of the newest report, the codes, the phone and the number of employees. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../company/reader.js';
import type { Payload } from '../upstream/annualRpt.js';

export function map(raw: Reader<Payload>): PartialCompany {
  const report = newest(raw.rows() ?? []);
  return report ? newestReport(report) : {};
}

/** The report of the latest year; the others are left out. */
function newest(rows: readonly Row[]): Row | undefined {
  let [latest, latestYear] = [rows[0], ''];
  for (const row of rows) {
    const year = clean.reportYear(row.take('reportYear'))?.value ?? '';
    if (year > latestYear) [latest, latestYear] = [row, year];
  }
  for (const row of rows) if (row !== latest) row.ignoreAll('a report of an earlier year');
  return latest;
}

function newestReport(raw: Row): PartialCompany {
  for (const key of IGNORED) raw.ignore(key, 'no fact of the register, or the base record says it');
  for (const insured of raw.rows('socialSecurityInfos') ?? []) insured.ignoreAll('insured is not employed');
  return {
    subjects: [{ name: clean.text(raw.take('entityName')) }],
    unifiedSocialCreditCode: clean.creditCode(raw.take('creditCode')),
    registrationNumber: clean.registrationNumber(raw.take('registerCode')),
    organizationCode: clean.organizationCode(raw.take('organizationCode')),
    phones: clean.texts(raw.take('telephone')),
    numberOfEmployees: clean.employees(raw.take('employeeCnt')),
  };
}

type Row = Reader<Payload[number]>;

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
