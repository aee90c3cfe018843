/**
 * 姓名, a person's name in Latin letters, for reading and searching; a passport may say otherwise.
 *
 * - A Han name has its surname first, then the given name in one word, without tones: Lu Weibing. Two surnames
 *   side by side take a hyphen. ü is YU, as in passports.
 * - A name with dots, as Uygur and Kazak names have them, keeps its parts as words in their order.
 * - A name without a surname, or with none that is certain, is one word: Zhaxizhuoma.
 * - A Latin name is its own translation.
 *
 * Names of other languages are the pinyin of the register's characters, not the spelling of that language.
 * Sources: GB/T 28039-2011 (汉语拼音人名拼写规则), 5.1, 5.2 and 6.2; codelists/names/README.md for the tables.
 *
 * @example
 * parse('陆伟冰') // { ok: true, value: { text: 'Lu Weibing', style: 'pinyin' } }
 * parse('欧阳吕安') // { ok: true, value: { text: "Ouyang Lyu'an", style: 'pinyin' } }
 * parse('郑李淑芳') // { ok: true, value: { text: 'Zheng-Li Shufang', style: 'pinyin' } }
 * parse('买买提·艾力') // { ok: true, value: { text: 'Maimaiti Aili', style: 'pinyin' } }
 * parse('扎西卓玛') // { ok: true, value: { text: 'Zhaxizhuoma', style: 'pinyin' } }
 * parse('张三（女，藏族）') // { ok: true, value: { text: 'Zhang San', style: 'pinyin' } }
 * parse('吴**') // { ok: false, reason: 'masked' }
 */

import { isBlank } from '../text/blank.js';
import { hasForeignLetter, hasHan, isMasked, isPlainHan, LONGEST_NAME, spelling } from '../text/han.js';
import { unicode } from '../text/unicode.js';
import { type Parsed, parsed, refused } from '../values/parsed.js';
import { CHARACTER, charactersOf } from './characters.js';
import { atSurname, atSurnameOfAny, oneWord } from './hanName.js';
import { hasJapaneseShape, isJapanese } from './japaneseName.js';
import * as legalFormEnding from './legalForm.js';
import { isOfParts, soundsOf } from './minorities.js';
import { isNoPerson } from './noPerson.js';
import { withoutMark } from './personMarks.js';
import { passportSpelling } from './pinyin.js';
import { surnameOf } from './surnames.js';

/** The rule's name and version, for the issue of a derived value. */
export const RULE = 'pinyin-person/2';

export interface PersonName {
  /** "Lu Weibing". */
  readonly text: string;
  /** `latin` when the name was Latin already. */
  readonly style: 'pinyin' | 'latin';
}

/**
 * `masked`: characters are hidden (吴xxx, 雷**, 崔某某) · `company`: an organization's name, which
 * `companyName` reads · `foreign`: characters that are not read in Chinese, or another script ·
 * `unreadable`: several persons, a role, digits, an unknown character, or not the shape of a name.
 */
export type Reason = 'blank' | 'too_long' | 'masked' | 'company' | 'foreign' | 'unreadable';

/**
 * Reads a person's name as the register writes it. Marks behind it, such as （女，藏族）, are passed over.
 *
 * @param text A name of at most 200 UTF-16 code units, in simplified or traditional characters.
 * @returns The name in Latin letters, or the reason why it is not read. Never throws.
 * @example
 * parse('单国樑') // { ok: true, value: { text: 'Shan Guoliang', style: 'pinyin' } }
 * parse('经营者张三') // { ok: false, reason: 'unreadable' }
 */
export function parse(text: string): Parsed<PersonName, Reason> {
  return text.length > LONGEST_NAME ? refused('too_long') : compute(text);
}

/**
 * The text of a name that was read.
 *
 * @param value What `parse` returned.
 * @returns "Lu Weibing".
 * @example
 * format({ text: 'Lu Weibing', style: 'pinyin' }) // 'Lu Weibing'
 */
export function format(value: PersonName): string {
  return value.text;
}

/**
 * Whether a text can be read as a person's name.
 *
 * @param text Any text.
 * @returns True exactly when `parse` reads it.
 * @example
 * isValid('陆伟冰') // true
 * isValid('基层工会') // false
 */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

function compute(text: string): Parsed<PersonName, Reason> {
  const name = spelling(text);
  if (isBlank(name)) return refused('blank');
  if (legalFormEnding.isValid(name)) return refused('company');
  return isPlainHan(name) ? computeHan(name) : computeMixed(name);
}

/** The quick way for common Chinese characters only, which most names are. */
function computeHan(name: string): Parsed<PersonName, Reason> {
  const bits = charactersOf(name, 0, name.length);
  if ((bits & CHARACTER.hides) !== 0) return refused('masked');
  if ((bits & CHARACTER.isOfJapan) !== 0 && hasJapaneseShape(name)) return refused('foreign');
  if (isNoPerson(name)) return refused('unreadable');
  if (isJapanese(name) || isVietnamese(name)) return refused('foreign');
  return inPinyin(atSurname(name, name.length));
}

/** 陈氏金莲: 氏 is Thị, which the names of women in Vietnam have behind the surname. */
function isVietnamese(name: string): boolean {
  return name.charAt(1) === '氏' && (name.length === 3 || name.length === 4);
}

/** 张三。: a stop behind a whole name. */
const STOP = unicode`(?<=\p{Script=Han})[.。]$`;

function computeMixed(text: string): Parsed<PersonName, Reason> {
  const name = text.replace(STOP(), '');
  if (name !== text) return compute(name);
  const unmarked = withoutMark(name);
  if (unmarked !== name) return compute(unmarked);
  if (isMasked(name) || MASKED_LATIN().test(name)) return refused('masked');
  if (hasForeignLetter(name)) return refused('foreign');
  if (NUMBER().test(name) || isNoPerson(name.toLowerCase())) return refused('unreadable');
  if (!hasHan(name)) return isPersonal(name) ? parsed({ text: name, style: 'latin' }) : refused('unreadable');
  const own = latinInBrackets(name);
  if (own !== undefined) return parsed({ text: own, style: 'latin' });
  const bare = name.replaceAll(' ', '');
  if (isJapanese(bare) || hasJapaneseShape(bare)) return refused('foreign');
  return inPinyin(DOT.test(name) ? atDots(name) : atSpaces(name));
}

function inPinyin(latin: string | undefined): Parsed<PersonName, Reason> {
  return latin === undefined
    ? refused('unreadable')
    : parsed({ text: passportSpelling(latin), style: 'pinyin' });
}

const NUMBER = unicode`\p{N}`;

/** "李xx", "Li Xxx": letters typed for characters. A surname "Xu" or a lone X in a Latin name is not a mask. */
const MASKED_LATIN = unicode`\p{Script=Han}[xX]+$|(?:^|\s)[xX]{2,}(?:\s|$)`;

/** Two letters at least, and between the words only what a person's name has there. */
const PERSONAL = unicode`^(?=.*\p{L}\P{L}*\p{L})[\p{Script=Latin}\p{M}\s.,'’\-·]+$`;

function isPersonal(name: string): boolean {
  return PERSONAL().test(name);
}

/** 李伟(LI WEI), JOHN SMITH(约翰·史密斯): the Latin side is the person's own spelling. */
const BRACKETED = /^([^()]+)\(([^()]+)\)$/;

function latinInBrackets(name: string): string | undefined {
  const sides = BRACKETED.exec(name)
    ?.slice(1)
    .map((side) => side.trim());
  const latin = sides?.filter(isPersonal);
  return latin?.length === 1 && !NO_NAME.test(latin[0] ?? '') ? latin[0] : undefined;
}

/** A country, a title or a part behind a name: 张三（HONG KONG）. */
const NO_NAME =
  /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?|CEO|CFO|COO|CTO|(?:general |managing |executive )?(?:director|manager|partner)|chairman|president|supervisor|shareholder|male|female|(?:P\.? ?R\.? ?)?China|PRC|CHN?|H\.?K\.?|HKG|Hong ?Kong(?: SAR)?|Maca[ou]|MAC|Taiwan|TWN?|R\.?O\.?C\.?|Singapore|SGP?|(?:the )?U\.?S\.?(?:A\.?)?|America|United States(?: of America)?|U\.?K\.?|GBR?|United Kingdom|England|British|American|Chinese|Canada|CAN|Canadian|Australia|AUS|New Zealand|Japan|JPN|Japanese|(?:South |Republic of )?Korea|KOR|Korean|Malaysia|MYS|Thailand|Vietnam|Philippines|Indonesia|India|France|FRA|French|Germany|DEU|German|Italy|Spain|Portugal|Netherlands|Switzerland|Russia|BVI|Cayman Islands)$/i;

/** A full stop and a bullet are typed for the dot between two parts. */
const DOT = /[·•・‧∙⋅●▪.。]/;
const DOTS = /[·•・‧∙⋅●▪.。]/g;

/** Each part is a word, in its order: 买买提·艾力, J·K·罗琳. */
function atDots(name: string): string | undefined {
  const parts = name
    .replace(DOTS, '·')
    .split('·')
    .map((part) => part.trim());
  const words = parts.map((part) => (LATIN_PART().test(part) ? part : oneWord(part, true)));
  return words.every((part) => part !== undefined) ? words.join(' ') : undefined;
}

const LATIN_PART = unicode`^[\p{Script=Latin}\p{M}'’-]+$`;

/** The space in 张 伟 fills the line; elsewhere it may separate two persons. */
const SPACED_OUT = /^\S(?: \S)+$/u;

function atSpaces(name: string): string | undefined {
  const space = name.indexOf(' ');
  if (space < 0) return atSurnameOfAny(name);
  const isAfterSurname = surnameOf(name.slice(0, space)) !== undefined && name.lastIndexOf(' ') === space;
  if (isAfterSurname || SPACED_OUT.test(name)) return atSurnameOfAny(name.replaceAll(' ', ''));
  return isSpacedAtDots(name) ? atDots(name.replaceAll(' ', '·')) : undefined;
}

/** 阿卜杜拉 买买提: a space for the dot, where neither side is a Han name. */
function isSpacedAtDots(name: string): boolean {
  return name
    .split(' ')
    .every((part) => part.length > 1 && (isOfParts(part) || soundsOf(part) >= part.length));
}
