/**
 * 组织机构类型代码, code of the kind of organization (organizationTypeCode of the info endpoint). Its list is
 * not published; this one holds what the published example shows and grows by one row a sighting.
 * Source: info endpoint, published example.
 *
 * @example
 * lookup('1560501')?.label // '企业'
 */

import { PACKED, type Row } from '../generated/codelists/organization-type.js';
import { indexBy, unpack } from './table.js';

export interface OrganizationType {
  readonly code: string;
  readonly label: string;
  /** A translation of ours. */
  readonly en: string;
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly OrganizationType[] = /* @__PURE__ */ rows();

const BY_CODE = indexBy(rows, ({ code }) => [code]);

/** The kind of organization with this code. */
export function lookup(code: string): OrganizationType | undefined {
  return BY_CODE.get(code);
}
