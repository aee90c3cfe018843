/**
 * 企业二级分类, second-level category of an entity (categoryNew): first two digits as in type.
 * Source: HMD API, field categoryNew.
 *
 * @example
 * lookup('0115602')?.label // '个体'
 */

import { PACKED, type Row } from '../generated/codelists/category.js';
import { indexBy, unpack } from './table.js';

export interface Category {
  readonly code: string;
  readonly label: string;
  /** A translation of ours. */
  readonly en: string;
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly Category[] = /* @__PURE__ */ rows();

const BY_CODE = indexBy(rows, ({ code }) => [code]);

/** The category with this code. */
export function lookup(code: string): Category | undefined {
  return BY_CODE.get(code);
}
