/**
 * 企业登记状态代码, the number in the info endpoint's entstatus, alone ("1") or with its words ("1：存续").
 * Two numberings are in use: NECIPS says 4 for 注销 and 6 for 迁出, others say 4 for 迁出. The list holds the
 * numbers that mean the same to the target in both; any other is read by its words, or not at all.
 * Source: 国家企业信用信息公示系统 (NECIPS), 登记状态; see codelists/README.md.
 *
 * @example
 * recognize('1：存续')?.target // 'LIVE'
 * recognize('4') // undefined
 */

import { PACKED, type Row } from '../generated/codelists/entstatus.js';
import type { Added, CallerCodes } from './callerCodes.js';
import * as status from './status.js';
import { indexBy, squeeze, unpack } from './table.js';

export interface EntStatus {
  readonly code: string;
  /** The register's words for the code. */
  readonly label: string;
  readonly class: status.StatusClass;
  readonly target: status.TargetStatus;
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly EntStatus[] = /* @__PURE__ */ rows();

const BY_CODE = indexBy(rows, ({ code }) => [code]);

type Rows = Pick<CallerCodes, 'status' | 'entstatus'>;

/** The status with this number. A row of the caller wins. */
export function lookup(code: string, rows?: Rows): (EntStatus & Partial<Added>) | undefined {
  return rows?.entstatus?.get(code) ?? BY_CODE.get(code);
}

/** What a number, words, or a number with words mean; nothing when the two contradict each other. */
export function recognize(
  text: string,
  rows?: Rows,
): ((EntStatus | status.Status) & Partial<Added>) | undefined {
  const compared = squeeze(text);
  const words = compared.replace(/^\d*[:.,、-]?/, '');
  const numbered = lookup(compared.slice(0, compared.length - words.length).replace(/\D/, ''), rows);
  if (words === '') return numbered;
  const worded = status.recognize(words, rows?.status);
  return numbered === undefined || worded === undefined || agree(numbered, worded) ? worded : undefined;
}

/** 在营 may come with the number of 存续; a word with an issue of its own comes with its own number only. */
function agree(numbered: EntStatus, worded: status.Status): boolean {
  const oneIsWarnedOf = [numbered, worded].some(
    (one) => one.class === 'revoked' || one.class === 'moved_out',
  );
  return numbered.target === worded.target && (numbered.class === worded.class || !oneIsWarnedOf);
}
