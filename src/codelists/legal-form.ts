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
import { listByCode } from './table.js';

/** `label` is output when the source gives only the code. `en` is our translation. */
export type LegalForm = Row;

const list = listByCode<LegalForm>(PACKED);

export const ENTRIES: readonly LegalForm[] = /* @__PURE__ */ list.rows();

/** The legal form with this code. */
export function lookup(code: string): LegalForm | undefined {
  return list.lookup(code);
}
