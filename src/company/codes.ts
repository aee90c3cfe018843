/** The codes of a company, and which kind each is of. */

import type { Sourced } from '../reading/sourced.js';
import { isOldForm } from '../values/registrationNumber.js';
import * as taxpayerNumber from '../values/taxpayerNumber.js';
import type { PartialCompany } from './company.js';

/** Every code of the company, of whatever kind. */
export function codesOf(company: PartialCompany): Sourced<string>[] {
  const codes = [
    company.unifiedSocialCreditCode,
    company.registrationNumber,
    company.taxRegistrationNumber,
    company.taxpayerId,
    company.organizationCode,
  ];
  return codes.filter((leaf) => leaf !== undefined);
}

/** What kind of code a text can be. */
export type CodeKind = 'credit_code' | 'registration_number' | 'taxpayer_number' | 'organization_code';

/** By length, however mistyped. Codes of different kinds can't be compared. */
export function kindOf(code: string): CodeKind {
  if (code.length > 16) return 'credit_code';
  if (code.length <= 11) return 'organization_code';
  if (isOldForm(code)) return 'registration_number';
  const read = taxpayerNumber.parse(code);
  const isTaxpayers = !/^\d+$/.test(code) || (read.ok && read.value.kind === 'taxpayerNumber');
  return isTaxpayers ? 'taxpayer_number' : 'registration_number';
}
