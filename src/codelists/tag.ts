/**
 * 标签, tag of a company (tags): where its shares are traded, or have been, and whether that makes it listed.
 * A company whose listing is suspended (暂停上市) is still listed; one quoted on 新三板 (NEEQ) is not.
 * Source: HMD API, field tags.
 *
 * @example
 * lookup('40')?.listed // 'Y'
 */

import { PACKED, type Row } from '../generated/codelists/tag.js';
import { indexBy, unpack } from './table.js';

export interface Tag {
  readonly code: string;
  readonly label: string;
  /** A translation of ours. */
  readonly en: string;
  /** What the tag says about an exchange listing. */
  readonly listed: 'Y' | 'N';
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly Tag[] = /* @__PURE__ */ rows();

const BY_CODE = indexBy(rows, ({ code }) => [code]);

/** The tag with this code. */
export function lookup(code: string): Tag | undefined {
  return BY_CODE.get(code);
}
