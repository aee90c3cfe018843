/** The refresh dataset of KYC API v1, newest release: the company at a glance. */

import type { Company } from '../../company/company.js';
import type { V1 } from '../../generated/contracts/newest.js';
import { type Draft, type DraftOptions, joined, one } from '../draft.js';
import * as literals from '../literals.js';
import { latestAccounts, otherNumber, trueOrFalse } from './parts.js';

export type RefreshDraft = Draft<V1.RefreshResponse>;

export function draftRefresh(company: Company, { kompanyId, extensions }: DraftOptions): RefreshDraft {
  const extension = <T>(field: T): T | undefined => (extensions ? field : undefined);
  const capital = company.registeredCapital;
  const isForeign = capital?.currency !== undefined && capital.currency.value !== 'CNY';
  return {
    id: literals.kompanyId(company, kompanyId),
    country: literals.COUNTRY_CODE,
    registrationNumber: literals.registrationNumber(company),
    name: company.name ?? literals.NOTHING,
    status: company.status?.target ?? literals.NOT_REPORTED,
    address: one(company.address),
    formattedAddress: literals.NOTHING,
    dateOfIncorporation: company.incorporationDate,
    latestAccounts: latestAccounts(company),
    extradata: {
      providedStatus: company.status?.words,
      otherNumber: otherNumber(company),
      localNumber: company.unifiedSocialCreditCode,
      englishName: company.englishName,
      oldName: joined(company.formerNames, '; '),
      shareCapital: capital?.amount,
      shareCurrency: extension(isForeign ? capital.currencyName : undefined),
      registrationInstitution: company.registrationAuthority,
      legalRepresentative: company.legalRepresentative,
      blacklisted: extension(trueOrFalse(company.blacklisted)),
    },
    people: { shareholder: [], officer: [] },
  };
}
