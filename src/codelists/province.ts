/**
 * 省级行政区, the 34 units of the first level, with the English names in official use.
 * Source: GB/T 2260.
 *
 * @example
 * lookup('610000') // { code: '610000', name: '陕西省', en: 'Shaanxi' }
 */

import { PACKED, type Row } from '../generated/codelists/province.js';
import { indexBy, unpack } from './table.js';

export interface Province {
  /** Six digits, the last four of them zero. */
  readonly code: string;
  readonly name: string;
  readonly en: string;
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly Province[] = /* @__PURE__ */ rows();

const BY_CODE = indexBy(rows, ({ code }) => [code]);

/** The province with this code. */
export function lookup(code: string): Province | undefined {
  return BY_CODE.get(code);
}
