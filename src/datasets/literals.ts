/** The literals of a response: the only values that no source gives. Every other value has an origin. */

import type { Company } from '../company/company.js';
import type { Sourced } from '../reading/sourced.js';
import { sha256 } from '../text/sha256.js';
import { isMasked } from '../values/identifierText.js';

/** A literal: it has no origin, so it can't enter `sources[].fields`. */
function literal<T>(value: T): Sourced<T> {
  // All leaves have the same three keys: `settle` is quicker on objects of one shape.
  return { value, origins: [], rule: undefined };
}

export const NOTHING = literal(null);
export const COUNTRY_CODE = literal('CN' as const);
export const COUNTRY_NAME = literal('China' as const);
export const CONTENT_VERSION = literal('company-v2.0' as const);
export const NOT_REPORTED = literal('NOT REPORTED' as const);
export const ROLE_SHAREHOLDER = literal('shareholder' as const);
export const ROLE_OFFICER = literal('officer' as const);
export const LOCAL_NUMBER = literal('localNumber' as const);
export const OTHER_NUMBER = literal('otherNumber' as const);
export const OLD_NUMBER = literal('oldNumber' as const);

/**
 * The id of a company: the caller's; else the first 16 bytes of SHA-256 over "CN:" and the registration
 * number, in upper-case hex, so that it doesn't move when cleaning of anything else gets better; else null, and for a
 * number of which some is hidden, which several companies may share.
 *
 * @example
 * kompanyId(company, undefined) // 16 bytes of sha256("CN:91110108551385082Q") as 32 hex digits
 */
export function kompanyId(company: Company, given: string | undefined): Sourced<string | null> {
  if (given !== undefined) return literal(given);
  const number = registrationNumber(company);
  if (number.value === null || isMasked(number.value)) return NOTHING;
  const id = sha256(`CN:${number.value}`).slice(0, 32).toUpperCase();
  return { value: id, origins: number.origins, rule: 'kompany-id/1' };
}

/** The number by which the target knows the company; null, with a `missing_value` issue, when there is none. */
export function registrationNumber(company: Company): Sourced<string | null> {
  return company.unifiedSocialCreditCode ?? company.taxpayerId ?? company.registrationNumber ?? NOTHING;
}
