/** The refresh dataset of KYC API v2, newest release: the company at a glance. */

import type { Company } from '../../company/company.js';
import type { V2 } from '../../generated/contracts/newest.js';
import type { Draft, DraftOptions } from '../draft.js';
import { group } from '../draft.js';
import * as literals from '../literals.js';
import { latestAccounts, otherIdentifiers, otherNames } from './parts.js';

export type RefreshDraft = Draft<Omit<V2.RefreshContent, 'sources'>>;

export function draftRefresh(company: Company, { kompanyId, extensions }: DraftOptions): RefreshDraft {
  const extension = <T>(field: T): T | undefined => (extensions ? field : undefined);
  const capital = company.registeredCapital;
  const isForeign = capital?.currency !== undefined && capital.currency.value !== 'CNY';
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
    additionalData: {
      otherIdentifiers: otherIdentifiers(company),
      shares: group({
        shareCapitals: capital?.amount,
        shareCurrency: extension(isForeign ? capital.currencyName : undefined),
      }),
      otherNames: otherNames(company),
      legalEvents: group({
        incorporationDate: company.incorporationDate,
        registrationInstitution: company.registrationAuthority,
      }),
      legalRepresentative: company.legalRepresentative,
    },
    associatedEntities: { shareholders: [], officers: [] },
    industryActivityCode: literals.NOTHING,
    providerSpecificData: {
      latestAccounts: latestAccounts(company),
      blacklisted: extension(company.blacklisted),
    },
    version: literals.CONTENT_VERSION,
  };
}
