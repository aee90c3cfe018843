/**
 * 组织机构类型代码, code of the kind of organization (organizationTypeCode of the info endpoint). Its list is
 * not published; this one holds what the published example shows and grows by one row a sighting.
 * Source: info endpoint, published example.
 *
 * @example
 * lookup('1560501')?.label // '企业'
 */

import { PACKED, type Row } from '../generated/codelists/organization-type.js';
import { listByCode } from './table.js';

/** `en` is our translation. */
export type OrganizationType = Row;

const list = listByCode<OrganizationType>(PACKED);

export const ENTRIES: readonly OrganizationType[] = /* @__PURE__ */ list.rows();

/** The kind of organization with this code. */
export function lookup(code: string): OrganizationType | undefined {
  return list.lookup(code);
}
