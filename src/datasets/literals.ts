/** The few values of a response that come from no source but from us. Nothing else may lack an origin. */

import type { Company } from '../company/company.js';
import type { Sourced } from '../reading/sourced.js';
import { sha256 } from '../text/sha256.js';
import { isMasked } from '../values/identifierText.js';

/** A literal: it has no origin, so it can't enter `sources[].fields`. */
function ours<T>(value: T): Sourced<T> {
  return { value, origins: [] };
}

export const NOTHING = ours(null);
export const COUNTRY_CODE = ours('CN' as const);
export const COUNTRY_NAME = ours('China' as const);
export const CONTENT_VERSION = ours('company-v2.0' as const);
export const NOT_REPORTED = ours('NOT REPORTED' as const);
export const ROLE_SHAREHOLDER = ours('shareholder' as const);
export const ROLE_OFFICER = ours('officer' as const);
export const LOCAL_NUMBER = ours('localNumber' as const);
export const OTHER_NUMBER = ours('otherNumber' as const);
export const OLD_NUMBER = ours('oldNumber' as const);

/**
 * The id of a company: the caller's; else the first 16 bytes of SHA-256 over "CN:" and the registration
 * number, in upper-case hex, so that it doesn't move when cleaning of anything else gets better; else null, and for a
 * number of which some is hidden, which several companies may share.
 *
 * @example
 * kompanyId(company, undefined) // 16 bytes of sha256("CN:91110108551385082Q") as 32 hex digits
 */
export function kompanyId(company: Company, given: string | undefined): Sourced<string | null> {
  if (given !== undefined) return ours(given);
  const number = registrationNumber(company);
  if (number.value === null || isMasked(number.value)) return NOTHING;
  const id = sha256(`CN:${number.value}`).slice(0, 32).toUpperCase();
  return { value: id, origins: number.origins, rule: 'kompany-id/1' };
}

/** The number by which the target knows the company; null, with a `missing_value` issue, when there is none. */
export function registrationNumber(company: Company): Sourced<string | null> {
  return company.unifiedSocialCreditCode ?? company.taxpayerId ?? company.registrationNumber ?? NOTHING;
}
