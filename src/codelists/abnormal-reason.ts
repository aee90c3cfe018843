/**
 * 列入经营异常名录原因, why a company is on the list of abnormal operations. The law knows four grounds; the
 * registers put them in many words, with the year, the article or a heading in front. Known wordings are in
 * the table, the rest is read clause by clause. A sentence can name two grounds (年报未报，且无法联系).
 * Source: 《企业信息公示暂行条例》第八条、第十条、第十七条; 《企业经营异常名录管理暂行办法》第四条.
 *
 * @example
 * recognize('通过登记的住所或者经营场所无法联系的') // 'UNREACHABLE'
 * recognize('年度报告公示信息隐瞒真实情况、弄虚作假') // 'CONCEALMENT_OR_FRAUD', the report was filed
 */

import { PACKED, type Row } from '../generated/codelists/abnormal-reason.js';
import { spelling } from '../text/han.js';
import type { Added, CallerRows } from './callerCodes.js';
import { indexBy, squeeze, unpack } from './table.js';

/** In the order of the law. */
export const GROUNDS = [
  'ANNUAL_REPORT_NOT_FILED',
  'INFORMATION_NOT_DISCLOSED',
  'CONCEALMENT_OR_FRAUD',
  'UNREACHABLE',
] as const;

export type Ground = (typeof GROUNDS)[number];

export interface AbnormalReason {
  readonly wording: string;
  readonly grounds: readonly Ground[];
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly AbnormalReason[] = /* @__PURE__ */ rows();

const BY_WORDING = indexBy(rows, ({ wording }) => [wording]);
const BY_TEXT = indexBy(rows, ({ wording }) => [comparable(wording)]);

/** A reason is a sentence; a longer text is a decision or a mistake, and isn't read. */
const LONGEST = 500;

/** The text tells how the company got off the list, or that nothing was found. */
const NOT_A_GROUND = /移出|恢复正常|补报|补录|更正|(?:可以|重新)取得联系|未发现|不存在|并非|未隐瞒|没有隐瞒/;
const LAW = /\([^()]*(?:条例|办法|规定|细则)\)/g;
const REPORT = /年度报告|年报/;
/** The inspection of before 2014, and to many registers the annual report of today. */
const INSPECTION = /年检|年度检验/;
const DISHONEST =
  /隐瞒真实情况|弄虚作假|虚假(?:信息|公示)|(?:信息|年报|年度报告)(?:内容)?(?:虚假|不实|不真实|失实)|未.{0,20}(?:真实信息|如实)/;
const FRAUD_IN_REGISTRATION = /取得.{0,6}登记|骗取|虚假(?:材料|文件|证明)/;
const NOT_FILED =
  /(?:未|没有).{0,40}(?:年度报告|年报)(?![中里])|(?:年度报告|年报)(?:信息)?(?:逾期)?未.{0,12}(?:公示|报送|提交|[申填上]报|报)(?:的?$|且|并|、)|不.{0,12}(?:公示|报送|提交|[申填上]报).{0,12}(?:年度报告|年报)(?![中里])|(?:未|违反).{0,20}条例第八条/;
/** Refusing a check of the report isn't failing to file it. */
const SPOT_CHECK = /配合|(?:年度报告|年报).{0,8}(?:抽查|检查|核查)/;
const NOT_DISCLOSED =
  /未.{0,40}责令.{0,20}公示|责令.{0,20}未.{0,12}公示|未.{0,30}(?:公示|履行).{0,12}(?:即时信息|有关(?:企业)?信息|应当公示的(?:企业)?信息)|即时信息.{0,6}未.{0,6}公示|(?:未|违反).{0,20}条例第十条/;
const GONE =
  /查无下落|(?:住所|场所|地址).{0,20}(?:无法|不能|未能).{0,16}联系|(?:住所|场所|地址).{0,8}(?:失联|联系不上)|^无法(?:取得)?联系$/;

/** The entry with exactly this wording. */
export function lookup(wording: string): AbnormalReason | undefined {
  return BY_WORDING.get(wording);
}

/** The caller's row for the text. */
export function added(
  text: string,
  rows: CallerRows<{ readonly ground: Ground }> | undefined,
): ({ readonly ground: Ground } & Added) | undefined {
  return rows && text.length <= LONGEST ? rows.get(comparable(text)) : undefined;
}

/** The ground a register means by this text; of several, the first in the order of the law. */
export function recognize(text: string): Ground | undefined {
  return groundsOf(text)[0];
}

/** Every ground the text names, in the order of the law. */
export function groundsOf(text: string): readonly Ground[] {
  if (text.length > LONGEST) return [];
  const written = BY_WORDING.get(text);
  if (written) return written.grounds;
  const compared = comparable(text);
  const known = BY_TEXT.get(compared);
  if (known !== undefined) return known.grounds;
  if (NOT_A_GROUND.test(compared)) return [];
  const clauses = compared
    .replaceAll('(企业信息公示暂行条例)', '条例')
    .replace(LAW, '')
    .split(/[,;。]/);
  const found = new Set(clauses.flatMap(groundsIn));
  // A clause about the annual report that can't be read may say that it wasn't filed.
  if (!found.has('ANNUAL_REPORT_NOT_FILED') && clauses.some(isInDoubt)) return [];
  return GROUNDS.filter((ground) => found.has(ground));
}

function isInDoubt(clause: string): boolean {
  return (REPORT.test(clause) && !DISHONEST.test(clause)) || INSPECTION.test(clause);
}

function groundsIn(clause: string): Ground[] {
  const grounds: Ground[] = [];
  const dishonest = DISHONEST.test(clause);
  if (dishonest && !FRAUD_IN_REGISTRATION.test(clause)) grounds.push('CONCEALMENT_OR_FRAUD');
  if (!dishonest && NOT_FILED.test(clause) && !SPOT_CHECK.test(clause))
    grounds.push('ANNUAL_REPORT_NOT_FILED');
  if (!dishonest && NOT_DISCLOSED.test(clause) && !REPORT.test(clause))
    grounds.push('INFORMATION_NOT_DISCLOSED');
  if (GONE.test(clause) && !clause.includes('电话')) grounds.push('UNREACHABLE');
  return grounds;
}

/** The form in which texts are compared: without the 的 and the full stop that may end it. */
export function comparable(text: string): string {
  return spelling(squeeze(text)).replace(/的?[。.;,]?$/, '');
}
