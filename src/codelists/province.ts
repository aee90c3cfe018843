/**
 * 省级行政区, the 34 units of the first level, with the English names in official use.
 * Source: GB/T 2260.
 *
 * @example
 * lookup('610000') // { code: '610000', name: '陕西省', en: 'Shaanxi' }
 */

import { PACKED, type Row } from '../generated/codelists/province.js';
import { listByCode } from './table.js';

/** `code` has six digits, the last four of them zero. */
export type Province = Row;

const list = listByCode<Province>(PACKED);

export const ENTRIES: readonly Province[] = /* @__PURE__ */ list.rows();

/** The province with this code. */
export function lookup(code: string): Province | undefined {
  return list.lookup(code);
}
