/**
 * 登记管理部门和机构类别, the first two characters of a unified social credit identifier: who registered the body, and
 * what it is.
 * Source: GB 32100-2015, tables 2 and 3, with amendment 1 of 2016.
 *
 * @example
 * lookup('91')?.label // '市场监管：企业'
 * lookup('65') // undefined
 */

import { PACKED, type Row } from '../generated/codelists/registering-authority.js';
import { listByCode } from './table.js';

/** `en` is our translation. */
export type RegisteringAuthority = Row;

const list = listByCode<RegisteringAuthority>(PACKED);

export const ENTRIES: readonly RegisteringAuthority[] = /* @__PURE__ */ list.rows();

/** The authority and category with these two characters. */
export function lookup(code: string): RegisteringAuthority | undefined {
  return list.lookup(code);
}
