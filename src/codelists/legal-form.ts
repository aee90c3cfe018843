/**
 * 企业类型代码, code of the legal form (econKindCode): the four digits that registers use, with the words
 * that stand for them on a licence. Where the table leaves half of the name to the heading above it (5430 is
 * 有限合伙企业 under 外商投资合伙企业), the label says the whole.
 * Source: 国家市场监督管理总局, 企业（机构）类型代码; see codelists/README.md.
 *
 * @example
 * lookup('4540') // { code: '4540', label: '个人独资企业', en: 'Sole Proprietorship Enterprise' }
 */

import { PACKED, type Row } from '../generated/codelists/legal-form.js';
import { indexBy, unpack } from './table.js';

export interface LegalForm {
  readonly code: string;
  /** The Chinese words that go out when the source gives the code alone. */
  readonly label: string;
  /** A translation of ours. */
  readonly en: string;
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly LegalForm[] = /* @__PURE__ */ rows();

const BY_CODE = indexBy(rows, ({ code }) => [code]);

/** The legal form with this code. */
export function lookup(code: string): LegalForm | undefined {
  return BY_CODE.get(code);
}
