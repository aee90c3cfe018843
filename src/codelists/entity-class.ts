/**
 * 企业大类, class of an entity (type): what kind of body the upstream takes it for.
 * Source: HMD API, field type.
 *
 * @example
 * lookup('01')?.label // '大陆企业'
 */

import { ROWS } from '../generated/codelists/entity-class.js';
import { indexBy } from './table.js';

export interface EntityClass {
  readonly code: string;
  readonly label: string;
  /** A translation of ours. */
  readonly en: string;
}

export const ENTRIES: readonly EntityClass[] = ROWS;

const BY_CODE = indexBy(ENTRIES, ({ code }) => [code]);

/** The class with this code. */
export function lookup(code: string): EntityClass | undefined {
  return BY_CODE.get(code);
}
