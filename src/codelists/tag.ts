/**
 * 标签, tag of a company (tags): where its shares are traded, or have been, and whether that makes it listed.
 * A company whose listing is suspended (暂停上市) is still listed; one quoted on 新三板 (NEEQ) is not.
 * Source: HMD API, field tags.
 *
 * @example
 * lookup('40')?.listed // 'Y'
 */

import { PACKED, type Row } from '../generated/codelists/tag.js';
import { listByCode } from './table.js';

/** `listed`: what the tag says about a listing on an exchange. `en` is our translation. */
export type Tag = Row;

const list = listByCode<Tag>(PACKED);

export const ENTRIES: readonly Tag[] = /* @__PURE__ */ list.rows();

/** The tag with this code. */
export function lookup(code: string): Tag | undefined {
  return list.lookup(code);
}
