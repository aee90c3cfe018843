/** The super dataset of KYC API v2, newest release: everything the sources say. */

import type { Company } from '../../company/company.js';
import type { V2 } from '../../generated/contracts/newest.js';
import { as, type Draft, type DraftOptions, group, some } from '../draft.js';
import * as literals from '../literals.js';
import {
  abnormalOperation,
  branch,
  coded,
  latestAccounts,
  majorTaxViolation,
  money,
  officer,
  otherIdentifiers,
  otherNames,
  rowsOf,
  seriousViolation,
  shareholder,
} from './parts.js';

export type SuperDraft = Draft<Omit<V2.SuperContent, 'sources'>>;

export function draftSuper(company: Company, { kompanyId, extensions }: DraftOptions): SuperDraft {
  const extension = <T>(field: T): T | undefined => (extensions ? field : undefined);
  return {
    kompanyId: literals.kompanyId(company, kompanyId),
    countryCode: literals.COUNTRY_CODE,
    countryName: literals.COUNTRY_NAME,
    state: literals.NOTHING,
    registrationNumber: literals.registrationNumber(company),
    name: company.name ?? literals.NOTHING,
    status: company.status?.target ?? literals.NOT_REPORTED,
    providedStatus: company.status?.words,
    address: company.address,
    legalForm: company.legalForm,
    additionalData: {
      otherIdentifiers: otherIdentifiers(company),
      branches: some(company.branches?.map(branch)),
      otherNames: otherNames(company),
      contactInformation: group({
        website: company.website,
        email: some(company.emails),
        phone: some(company.phones),
      }),
      shares: group({
        shareCapitals: company.registeredCapital?.amount,
        shareCurrency: company.registeredCapital?.currencyName,
        shareType: company.shareType,
      }),
      legalEvents: group({
        incorporationDate: company.incorporationDate,
        registrationInstitution: company.registrationAuthority,
        approvalDate: extension(company.approvalDate),
        revocationDate: extension(company.revocationDate),
        revocationReason: extension(company.revocationReason),
        deregistrationDate: extension(company.deregistrationDate),
        deregistrationReason: extension(company.deregistrationReason),
      }),
      numberOfEmployees: company.numberOfEmployees,
      listed: as(company.listed, (yes) => (yes ? 'Y' : 'N'), 'yes-no/1'),
      legalRepresentative: company.legalRepresentative,
    },
    associatedEntities: {
      shareholders: (company.shareholders ?? []).map(shareholder),
      officers: (company.officers ?? []).map(officer),
      ultimateBeneficialOwners: [],
    },
    industryActivityCode:
      group({
        activity: company.businessScope,
        code: extension(company.industry?.code),
        description: extension(company.industry?.name),
      }) ?? literals.NOTHING,
    providerSpecificData: {
      dateOfLicense: company.operatingUntil,
      latestAccounts: latestAccounts(company),
      blacklisted: extension(company.blacklisted),
      abnormalOperations: extension(rowsOf(company.abnormalOperations, 'SAMR', abnormalOperation)),
      seriousViolations: extension(rowsOf(company.seriousViolations, 'SAMR', seriousViolation)),
      majorTaxViolations: extension(rowsOf(company.majorTaxViolations, 'STA', majorTaxViolation)),
      abnormalTaxpayer: extension(company.abnormalTaxpayer),
      paidInCapital: extension(money(company.paidInCapital)),
      entityClass: extension(coded(company.entityClass)),
      entityCategory: extension(coded(company.entityCategory)),
      registeredDistrict: extension(coded(company.district)),
      termStart: extension(company.operatingFrom),
    },
    version: literals.CONTENT_VERSION,
  };
}
