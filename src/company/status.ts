/** What a registration status (登记状态) says beyond its class. */

import type { RegistrationStatus } from './company.js';

/** Whether a licence is revoked (吊销). A company that was revoked and then deregistered has lost it all the same. */
export function saysRevoked({ class: { value: statusClass }, words }: RegistrationStatus): boolean {
  return statusClass === 'revoked' || words.value.includes('吊销');
}
