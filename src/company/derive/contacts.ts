/** Leaves out the telephone numbers and e-mail addresses that name a person: only the company's own are output. */

import * as personName from '../../names/person.js';
import { pieces } from '../../names/pieces.js';
import { surnameAt } from '../../names/surnames.js';
import type { Sourced } from '../../reading/sourced.js';
import { hasHan, spelling } from '../../text/han.js';
import { unicodeAll } from '../../text/unicode.js';
import { plain } from '../agreement.js';
import type { Company } from '../company.js';
import type { Notes } from './notes.js';

/** Words beside a number that are not a person's name. */
const LABEL =
  /联系|电话|电子|手机|移动|传真|座机|固话|固定|总机|分机|直线|热线|客服|客户|前台|办公室?|公司|集团|服务|销售|售[前后]|财务|人事|行政|业务|采购|技术|市场|门市|值班|工厂|中心|免费|咨询|投诉|全国|统一|总部|邮[箱件编]|微信|同号|号码?|项目|白天|夜间|周末|常用|部|科|室|处|厂|店|办|转|或|及|和|机|内线|[:\s]/g;
/** Before a name. */
const CONTACT = /^(?:公司|单位|企业)?(?:联系|经办|负责|代理)人|^法定代表人|^法人(?:代表)?/;
/** Behind a name. */
const TITLE = /(?:先生|女士|小姐|经理|老师|师傅|老板|会计|主任|主管|总监|总)$/;
/** The end of a section of a company: 安全部. */
const SECTION = /[部科室处厂店台]$/;
/** A person's own number sooner than a company's. */
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/;
/** With a heading before them: 联系人：李明. */
const HAN_WORDS = unicodeAll`\p{Script=Han}+(?::\s*\p{Script=Han}+)?`;
const SHORTEST_NAME = 2;
const LONGEST_NAME = 4;

/**
 * @param contacts Telephone numbers or e-mail addresses.
 * @param company Whose they are, with its people.
 * @param notes Where what is left out is reported.
 * @returns Those that name no person.
 * @example
 * withoutPersons(company.phones, company, notes) // without "13800138000（王经理）"
 */
export function withoutPersons(
  contacts: readonly Sourced<string>[],
  company: Company,
  notes: Notes,
): readonly Sourced<string>[] {
  if (!contacts.some(({ value }) => hasHan(value))) return contacts;
  const people = peopleOf(company);
  return contacts.filter((leaf) => {
    const isMobile = MOBILE.test(leaf.value);
    const words = spelling(leaf.value).match(HAN_WORDS()) ?? [];
    const isPersons = words.some((word) => isPerson(word, people) || (isMobile && isLikeName(word)));
    if (isPersons) {
      const message = 'A telephone number or an e-mail address names a person; left out';
      notes.report('dropped_value', leaf, message, { reason: 'named_person' });
    }
    return !isPersons;
  });
}

/** The names of persons that the sources give, in one spelling. */
function peopleOf({ legalRepresentative, officers = [], shareholders = [] }: Company): ReadonlySet<string> {
  const holders = shareholders.filter(({ isCorporate }) => isCorporate?.value !== true);
  const names = [
    legalRepresentative,
    ...officers.map(({ name }) => name),
    ...holders.map(({ name }) => name),
  ];
  return new Set(names.filter((name) => name !== undefined).map(({ value }) => plain(spelling(value))));
}

/** One whom the sources name, or whom the word before or behind the name makes one. */
function isPerson(words: string, people: ReadonlySet<string>): boolean {
  const bare = words.replace(CONTACT, '');
  const name = bare.replace(LABEL, '');
  if (people.has(words) || people.has(name)) return true;
  if (bare !== words && name.length >= SHORTEST_NAME) return true;
  const titled = name.replace(TITLE, '');
  return titled !== name && titled.length <= LONGEST_NAME && surnameAt(titled, 0) !== undefined;
}

/** A common surname and a given name, and not a word of the tables, as 金融 and 武汉 are. */
function isLikeName(words: string): boolean {
  const name = words.replace(LABEL, '');
  if (name !== words && SECTION.test(words)) return false;
  if (name.length < SHORTEST_NAME || name.length > LONGEST_NAME || !surnameAt(name, 0)?.common) return false;
  const known = pieces().opening(name.charCodeAt(0), name.charCodeAt(1));
  return !known.some(({ zh }) => name.startsWith(zh)) && personName.parse(name).ok;
}
