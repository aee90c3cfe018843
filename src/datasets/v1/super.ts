/** The super dataset of KYC API v1, newest release: everything the sources say. */

import type { Company } from '../../company/company.js';
import type { V1 } from '../../generated/contracts/newest.js';
import { as, type Draft, type DraftOptions, each, joined, one } from '../draft.js';
import * as literals from '../literals.js';
import {
  amountInCompanyCurrency,
  currentRows,
  latestAccounts,
  officer,
  otherNumber,
  shareholder,
  trueOrFalse,
} from './parts.js';

export type SuperDraft = Draft<V1.SuperResponse>;

export function draftSuper(company: Company, { kompanyId, extensions }: DraftOptions): SuperDraft {
  const extension = <T>(field: T): T | undefined => (extensions ? field : undefined);
  return {
    id: literals.kompanyId(company, kompanyId),
    country: literals.COUNTRY_CODE,
    registrationNumber: literals.registrationNumber(company),
    name: company.name ?? literals.NOTHING,
    status: company.status?.target ?? literals.NOT_REPORTED,
    address: one(company.address),
    formattedAddress: literals.NOTHING,
    legalForm: company.legalForm,
    dateOfIncorporation: company.incorporationDate,
    sicNaceCodes: [],
    latestAccounts: latestAccounts(company),
    extradata: {
      providedStatus: company.status?.words,
      otherNumber: otherNumber(company),
      localNumber: company.unifiedSocialCreditCode,
      englishName: company.englishName,
      oldName: joined(company.formerNames, '; '),
      website: company.website,
      email: joined(company.emails, ', '),
      phone: joined(company.phones, ', '),
      shareCapital: company.registeredCapital?.amount,
      shareCurrency: company.registeredCapital?.currencyName,
      shareType: company.shareType,
      registrationInstitution: company.registrationAuthority,
      approvalDate: extension(company.approvalDate),
      revocationDate: extension(company.revocationDate),
      revocationReason: extension(company.revocationReason),
      deregistrationDate: extension(company.deregistrationDate),
      deregistrationReason: extension(company.deregistrationReason),
      numberOfEmployees: company.numberOfEmployees,
      listed: as(company.listed, (yes) => (yes ? 'Y' : 'N'), 'yes-no/1'),
      legalRepresentative: company.legalRepresentative,
      activity: company.businessScope,
      dateOfLicense: company.operatingUntil,
      blacklisted: extension(trueOrFalse(company.blacklisted)),
      abnormalOperations: extension(currentRows(company.abnormalOperations)),
      seriousViolations: extension(currentRows(company.seriousViolations)),
      majorTaxViolations: extension(currentRows(company.majorTaxViolations)),
      abnormalTaxpayer: extension(company.abnormalTaxpayer),
      paidInCapital: extension(amountInCompanyCurrency(company.paidInCapital, company)),
      entityClass: extension(company.entityClass?.code),
      entityCategory: extension(company.entityCategory?.code),
      registeredDistrict: extension(company.district?.code),
      termStart: extension(company.operatingFrom),
    },
    people: {
      shareholder: each(company.shareholders, shareholder),
      officer: each(company.officers, officer),
    },
  };
}
