/**
 * 企业大类, class of an entity (type): what kind of body the upstream takes it for.
 * Source: HMD API, field type.
 *
 * @example
 * lookup('01')?.label // '大陆企业'
 */

import { PACKED, type Row } from '../generated/codelists/entity-class.js';
import { listByCode } from './table.js';

/** `en` is our translation. */
export type EntityClass = Row;

const list = listByCode<EntityClass>(PACKED);

export const ENTRIES: readonly EntityClass[] = /* @__PURE__ */ list.rows();

/** The class with this code. */
export function lookup(code: string): EntityClass | undefined {
  return list.lookup(code);
}
