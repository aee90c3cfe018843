/**
 * 登记状态, registration status: the words of the registers, each with its class and with what the target
 * calls it. The table is exact, because 吊销，未注销 (revoked, not deregistered) holds the word 注销; spaces,
 * brackets and other punctuation don't count. Only 迁往…, moved to such and such a place, is a rule.
 * Source: 国家企业信用信息公示系统 (NECIPS) and the registers below it; see codelists/README.md.
 *
 * @example
 * recognize('吊销，未注销') // { spelling: '吊销，未注销', class: 'revoked', target: 'LIVE' }
 * recognize('未注销') // undefined
 */

import { PACKED, type Row } from '../generated/codelists/status.js';
import type { Added, CallerRows } from './callerCodes.js';
import { indexBy, squeeze, unpack } from './table.js';

export type StatusClass =
  | 'existing'
  | 'opened'
  | 'on_the_books'
  | 'newly_registered'
  | 'being_formed'
  | 'moved_in'
  | 'suspended'
  | 'ordered_to_close'
  | 'liquidation'
  | 'deregistration_announced'
  | 'term_expired'
  | 'revoked'
  | 'moved_out'
  | 'deregistered'
  | 'cancelled'
  | 'abolished'
  | 'dissolved'
  | 'unknown'
  /** Not a registration status: a tax status, a risk record. */
  | 'not_a_status';

export type TargetStatus = 'LIVE' | 'CLOSED' | 'NOT REPORTED';

export interface Status {
  /** As a register writes it; "迁往…" for whatever the rule reads. */
  readonly spelling: string;
  readonly class: StatusClass;
  readonly target: TargetStatus;
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly Status[] = /* @__PURE__ */ rows();

const BY_SPELLING = indexBy(rows, ({ spelling }) => [spelling]);
const BY_TEXT = indexBy(rows, ({ spelling }) => [spelling, comparable(spelling)]);

/** 迁往 or 迁至 and a place; not when the text goes on to say that the company is struck off. */
const MOVED = /^已?迁[往至][^销吊撤废未]{1,30}$/u;
const MOVED_OUT: Status = { spelling: '迁往…', class: 'moved_out', target: 'LIVE' };

/** The status with exactly this spelling. */
export function lookup(spelling: string): Status | undefined {
  return BY_SPELLING.get(spelling);
}

/**
 * The status a register means by this text; nothing when the text isn't known, however close it comes. A row of the
 * caller wins.
 */
export function recognize(text: string, rows?: CallerRows<Status>): (Status & Partial<Added>) | undefined {
  const known = rows ? undefined : BY_TEXT.get(text);
  if (known) return known;
  const compared = comparable(text);
  return rows?.get(compared) ?? BY_TEXT.get(compared) ?? (MOVED.test(compared) ? MOVED_OUT : undefined);
}

/** The form in which texts are compared. */
export function comparable(text: string): string {
  return squeeze(text).replace(/[(),;:.、。/\\|\-–—·]/g, '');
}
