/** 吊销: what a body says of a revoked licence. */

import type { PartialCompany, RegistrationStatus } from '../company/company.js';
import { saysRevoked } from '../company/status.js';
import type { Taken } from '../reading/reader.js';
import { reworded, sourced } from '../reading/sourced.js';
import { isBlank } from '../text/blank.js';
import * as calendarDate from '../values/calendarDate.js';
import { eventDate } from './date.js';

type Revocation = Pick<PartialCompany, 'revocationDate' | 'revocationSigns'>;

/**
 * The day of revocation, and the signs of one that the day itself doesn't show: a status that says so, which may lose
 * to another source's, and something in the place of the day that can't be read.
 */
export function revocation(status: RegistrationStatus | undefined, taken: Taken | undefined): Revocation {
  const revocationDate = eventDate(taken);
  const said = status && saysRevoked(status) ? reworded(status.words, true) : undefined;
  const unread = taken && !revocationDate && isGiven(taken) ? sourced(undefined, taken) : undefined;
  // Most bodies have neither, and pay for no list.
  const revocationSigns = said || unread ? [said, unread].filter((sign) => sign !== undefined) : undefined;
  return { revocationDate, revocationSigns };
}

/** Whether anything is in the place of a day; 0001-01-01 is a way to write nothing. */
function isGiven({ original }: Taken): boolean {
  if (typeof original !== 'string') return true;
  if (isBlank(original)) return false;
  const read = calendarDate.parse(original);
  return read.ok || read.reason !== 'blank';
}
