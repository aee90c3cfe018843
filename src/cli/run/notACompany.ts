/**
 * Why no company can be found by a text. A call that is made for it is paid for all the same, and a resident identity
 * number must not leave this machine.
 *
 * @example
 * notACompany('小米科技有限责任公司') // undefined
 * notACompany('9.11101E+17') // 'a spreadsheet made a number of the code; …'
 */

import { asked } from '../../client/index.js';
import { isBlank } from '../../text/blank.js';
import { isBroken } from '../../text/marks.js';
import { occursIn } from '../../values/residentId.js';

const MAX_LENGTH = 400;

type Check = readonly [isFault: (text: string) => boolean, what: string];

const matches = (pattern: RegExp) => (text: string) => pattern.test(text);

/** In the order in which they are tried. What a text says is never repeated: it may be anybody's. */
const CHECKS: readonly Check[] = [
  [({ length }) => length > MAX_LENGTH, 'it is longer than any name'],
  [matches(/[\0\n\r\u0085\u2028\u2029]/), 'it holds a line end or a NUL'],
  [isBroken, 'it has lost a character (U+FFFD)'],
  [isBlank, 'it says that there is none'],
  [matches(/^#/), 'a comment can’t be read'],
  [matches(/^(["'“‘]).*["'”’]$/), 'the quotes must go'],
  [matches(/^(?:=|sep=)/i), 'a formula of a spreadsheet can’t be read; write its value'],
  [isNumberOfSpreadsheet, 'a spreadsheet made a number of the code; format its column as text'],
  [occursIn, 'it holds a resident identity number, which is never sent'],
  [isRow, 'a row of a table can’t be read'],
  [matches(/^[[{<]/), 'JSON, HTML or XML can’t be read'],
  [matches(/^\d{1,6}(?:[.)]\s+|[、．）]\s*)/), 'the number before the name must go'],
  [matches(/:\/\/|@/), 'it is an address, not a name'],
  [matches(/[*＊]|[?？]{2}|(?:…|\.{3})$/), 'it is masked, cut off or damaged; a full name is needed'],
  [matches(/(?:%[0-9A-F]{2}){2}/i), 'it is percent-encoded; decode it first'],
  [
    matches(/&(?:[a-z]{2,6}|#x?[\da-f]{1,6});|<\/?\w/i),
    'it holds a tag or an entity of HTML; write the characters',
  ],
  [
    matches(/^(?!\d{13,20}$)[^\p{L}]*\d[^\p{L}]*$/u),
    'it is a number, and neither a credit code nor a registration number',
  ],
];

/** What is wrong with a text, to be said after its place; undefined for what may be a company's name or code. */
export function notACompany(text: string): string | undefined {
  return CHECKS.find(([isFault]) => isFault(text))?.[1];
}

/** What the first line of an exported column says. */
const HEAD =
  /^(?:(?:企业|公司|单位|纳税人|主体)?(?:名称|全称)|企业|公司|(?:统一)?(?:社会)?信用代码|(?:企业|纳税人)?识别号|注册号|(?:company|enterprise|entity)?[ _-]?name|company|(?:credit|company|social credit)?[ _-]?code|uscc|qyName|nsrsbh|entName|uniscId)$/i;

/** Whether a line is the head of a column. */
export function isHead(line: string): boolean {
  return HEAD.test(line);
}

function isNumberOfSpreadsheet(text: string): boolean {
  return /^\d(?:\.\d+)?E\+?\d+$|^\d{13,20}\.0*$/i.test(text);
}

/** A tab, a separator at an end, or a code in one of several cells: a name may have commas in it. */
function isRow(text: string): boolean {
  const cells = text.split(/[,;\t|，；]/);
  if (cells.length === 1) return false;
  return /^[,;|，；]|[,;|，；]$|\t/.test(text) || cells.some((cell) => asked(cell).isCode);
}
