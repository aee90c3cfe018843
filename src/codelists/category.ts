/**
 * 企业二级分类, second-level category of an entity (categoryNew): first two digits as in type.
 * Source: HMD API, field categoryNew.
 *
 * @example
 * lookup('0115602')?.label // '个体'
 */

import { PACKED, type Row } from '../generated/codelists/category.js';
import { listByCode } from './table.js';

/** `en` is our translation. */
export type Category = Row;

const list = listByCode<Category>(PACKED);

export const ENTRIES: readonly Category[] = /* @__PURE__ */ list.rows();

/** The category with this code. */
export function lookup(code: string): Category | undefined {
  return list.lookup(code);
}
