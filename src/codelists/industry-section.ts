/**
 * 国民经济行业门类, the 20 sections of industry, by letter.
 * Source: GB/T 4754-2017.
 *
 * @example
 * recognize('M0000')?.label // '科学研究和技术服务业'
 */

import { PACKED, type Row } from '../generated/codelists/industry-section.js';
import { indexBy, squeeze, unpack } from './table.js';

export interface Section {
  /** A letter from A to T. */
  readonly code: string;
  readonly label: string;
  readonly en: string;
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly Section[] = /* @__PURE__ */ rows();

const BY_CODE = indexBy(rows, ({ code }) => [code]);

/** The section with this code. */
export function lookup(code: string): Section | undefined {
  return BY_CODE.get(code);
}

/** The section that a bare letter or a code without a division (M0000) names. */
export function recognize(text: string): Section | undefined {
  const [, letter = ''] = /^([A-T])(?:0000)?$/.exec(squeeze(text).toUpperCase()) ?? [];
  return lookup(letter);
}
