/**
 * 企业大类, class of an entity (type): what kind of body the upstream takes it for.
 * Source: HMD API, field type.
 *
 * @example
 * lookup('01')?.label // '大陆企业'
 */

import { PACKED, type Row } from '../generated/codelists/entity-class.js';
import { indexBy, unpack } from './table.js';

export interface EntityClass {
  readonly code: string;
  readonly label: string;
  /** A translation of ours. */
  readonly en: string;
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly EntityClass[] = /* @__PURE__ */ rows();

const BY_CODE = indexBy(rows, ({ code }) => [code]);

/** The class with this code. */
export function lookup(code: string): EntityClass | undefined {
  return BY_CODE.get(code);
}
