/**
 * 国民经济行业大类, the 97 divisions of industry. The upstream writes section letter and four digits, with
 * zeros where it stops short of a class: C4210, M7500.
 * Source: GB/T 4754-2017.
 *
 * @example
 * recognize('C4210')?.label // '废弃资源综合利用业'
 * recognize('A4210') // undefined, division 42 is in section C
 */

import { PACKED, type Row } from '../generated/codelists/industry-division.js';
import * as sections from './industry-section.js';
import { indexBy, squeeze, unpack } from './table.js';

export interface Division {
  /** Two digits from 01 to 97. */
  readonly code: string;
  readonly label: string;
  readonly en: string;
  /** The letter of its section. */
  readonly section: string;
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly Division[] = /* @__PURE__ */ rows();

const BY_CODE = indexBy(rows, ({ code }) => [code]);

/** The division with this two-digit code. */
export function lookup(code: string): Division | undefined {
  return BY_CODE.get(code);
}

/** The division a class belongs to (C4210, C42, 4210); nothing when letter and digits disagree. */
export function recognize(text: string): Division | undefined {
  const [, letter, digits = ''] = /^([A-T])?(\d{2})\d{0,2}$/.exec(squeeze(text).toUpperCase()) ?? [];
  const division = lookup(digits);
  return letter === undefined || letter === division?.section ? division : undefined;
}

/** The section of a division. */
export function sectionOf({ section }: Division): sections.Section | undefined {
  return sections.lookup(section);
}
