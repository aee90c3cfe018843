/**
 * After the mapper, before merge: a code under another code's key is moved to its own, and the company
 * that the payload names is noted, to be compared.
 */

import { kindOf } from '../company/codes.js';
import type { PartialCompany } from '../company/company.js';
import * as uscc from '../values/uscc.js';

export function refile(part: PartialCompany): PartialCompany {
  return withSubject(withCodeInPlace(part));
}

/**
 * Moves a unified code from the place of 注册号 to its own. The two may have changed places. Of two
 * unified codes the valid one is the company's, and the first of two valid ones; whom the other one names, the
 * payload speaks of too.
 */
function withCodeInPlace(part: PartialCompany): PartialCompany {
  const { registrationNumber: number, unifiedSocialCreditCode: code, subjects = [] } = part;
  if (!number || !uscc.isValid(number.value)) return part;
  if (!code || code.value === number.value) {
    return { ...part, registrationNumber: undefined, unifiedSocialCreditCode: code ?? number };
  }
  if (uscc.isValid(code.value)) {
    return { ...part, registrationNumber: undefined, subjects: [...subjects, { code: number }] };
  }
  // A number of another kind has its place beside it.
  const isNumber = kindOf(code.value) !== 'credit_code';
  return {
    ...part,
    unifiedSocialCreditCode: number,
    registrationNumber: isNumber ? code : undefined,
    subjects: isNumber ? subjects : [...subjects, { code }],
  };
}

/** A payload that names a company is about that company, and is compared with the others. */
function withSubject(part: PartialCompany): PartialCompany {
  const { name, unifiedSocialCreditCode, taxRegistrationNumber, taxpayerId, subjects } = part;
  const code = unifiedSocialCreditCode ?? taxRegistrationNumber ?? taxpayerId;
  if (!name && !code) return part;
  const own = { name, code };
  // The mapper has just made the part, and no other code has a reference to it; a copy of it would cost more.
  const begun: { -readonly [Field in 'subjects']?: PartialCompany[Field] } = part;
  begun.subjects = subjects ? [...subjects, own] : [own];
  return part;
}
