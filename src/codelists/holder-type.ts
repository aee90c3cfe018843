/**
 * 股东类型, type of a shareholder: a person or a body, by the code of the shareholderInvest endpoint
 * (holderTypeCode) or by the register's words (invType_CN). Words that fit both, 发起人 (promoter) or 其他
 * (other), are left out, so that the shareholder's name decides.
 * Source: 国家企业信用信息公示系统 (NECIPS); shareholderInvest endpoint, published example.
 *
 * @example
 * lookup('0615601')?.kind // 'person'
 * recognize('企业法人') // 'corporate'
 */

import { PACKED, type Row } from '../generated/codelists/holder-type.js';
import { spelling } from '../text/han.js';
import type { Added, CallerCodes } from './callerCodes.js';
import { indexBy, squeeze, unpack } from './table.js';

export type HolderKind = 'person' | 'corporate';

export interface HolderType {
  readonly label: string;
  /** Seven digits; few are published. */
  readonly code?: string;
  /** Our translation. */
  readonly en: string;
  readonly kind: HolderKind;
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly HolderType[] = /* @__PURE__ */ rows();

const BY_CODE = indexBy(rows, ({ code }) => (code === undefined ? [] : [code]));
const BY_TEXT = indexBy(rows, ({ label }) => [squeeze(label)]);

/** Some registers give the shareholder's own legal form: 有限责任公司(自然人投资或控股). */
const COMPANY = /^(?:其他|一人)?(?:有限责任|股份有限|有限|股份)公司(?:$|\()/;

/** Legal persons of every kind (境外法人, 国有法人股东; 非法人 may be a person), and natural persons by where they are from. */
const LEGAL_PERSON = /^(?!.*非法人)[^自然人]*法人(?:股东|投资者|发起人|成员)?$/;
const NATURAL_PERSON =
  /^(?:境内|境外|国内|本国|大陆|内地|外国籍?|外籍|中国籍?|香港|澳门|台湾|港澳台?|特别行政区|地区|永久性?|城乡|城镇|农村|本市|本地|其他|\(地区\))*(?:自然人|公民|居民|个人)(?:股东|投资者|投资人|成员|合伙人|发起人|出资人)?$/;

/** A remark in brackets behind the words: where the holder is from, or what a word that fits both means here. */
const WITH_REMARK = /^([^()]+)\(([^()]+)\)$/;
const ORIGIN =
  /^(?:境内|境外|国内|国外|大陆|内地|本地|外国籍?|外籍|中国籍?|香港|澳门|台湾|港澳台|内资|外资|中方|外方)$/;
const ANY_HOLDER = /^(?:其他)?(?:股东|投资人|投资者|合伙人|发起人|出资人|成员)$/;

type Rows = CallerCodes['holderType'];

/** The type with this code. A row of the caller wins. */
export function lookup(
  code: string,
  rows?: Rows,
): (Pick<HolderType, 'label' | 'kind'> & Partial<Added>) | undefined {
  return rows?.get(code) ?? BY_CODE.get(code);
}

/** The caller's row for the words. */
export function added(text: string, rows: Rows): (Pick<HolderType, 'kind'> & Added) | undefined {
  return rows?.get(squeeze(text));
}

/** Whether the words mean a person or a body; nothing when they may mean either. */
export function recognize(text: string): HolderKind | undefined {
  const squeezed = squeeze(text);
  const compared = BY_TEXT.get(squeezed) ? squeezed : spelling(squeezed);
  const known = BY_TEXT.get(compared);
  if (known) return known.kind;
  if (NATURAL_PERSON.test(compared)) return 'person';
  if (LEGAL_PERSON.test(compared) || COMPANY.test(compared)) return 'corporate';
  const [, words = '', remark = ''] = WITH_REMARK.exec(compared) ?? [];
  if (ANY_HOLDER.test(words)) return recognize(remark);
  const kind = words === '' ? undefined : recognize(words);
  return ORIGIN.test(remark) || (kind && kind === recognize(remark)) ? kind : undefined;
}
