/** 吊销: what a body says of a revoked licence. */

import type { PartialCompany, RegistrationStatus } from '../company/company.js';
import { saysRevoked } from '../company/status.js';
import type { Taken } from '../reading/reader.js';
import { reworded, type Sourced, sourced } from '../reading/sourced.js';
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
  const signs: Sourced<boolean | undefined>[] = [];
  if (status && saysRevoked(status)) signs.push(reworded(status.words, true));
  if (taken && !revocationDate && isGiven(taken)) signs.push(sourced(undefined, taken));
  return { revocationDate, revocationSigns: signs.length > 0 ? signs : undefined };
}

/** Whether anything is in the place of a day; 0001-01-01 is a way to write nothing. */
function isGiven({ original }: Taken): boolean {
  if (typeof original !== 'string') return original !== null;
  const read = calendarDate.parse(original);
  return !isBlank(original) && (read.ok || read.reason !== 'blank');
}
