/**
 * 姓名, a person's name in Latin letters. Han names go by GB/T 28039-2011: surname, then the given name in
 * one word, without tones; surnames from a table of readings, given names by pinyin-pro; two surnames put
 * side by side take a hyphen; ü is YU, as in passports. A name whose parts stand at a dot, as Uygur, Kazak
 * or Tibetan names have them, keeps its parts as words in their order: the pinyin of the register's
 * characters, not the spelling of the name's own language. A name that is Latin already is its own.
 * It is a translation for reading and searching, never what a passport says.
 * Sources: GB/T 28039-2011, 5.1, 5.2 and 6.2; codelists/names/README.md for the tables.
 *
 * @example
 * parse('陆伟冰') // { ok: true, value: { text: 'Lu Weibing', style: 'pinyin' } }
 * parse('欧阳吕安') // { ok: true, value: { text: "Ouyang Lyu'an", style: 'pinyin' } }
 * parse('郑李淑芳') // { ok: true, value: { text: 'Zheng-Li Shufang', style: 'pinyin' } }
 * parse('买买提·艾力') // { ok: true, value: { text: 'Maimaiti Aili', style: 'pinyin' } }
 * parse('吴**') // { ok: false, reason: 'masked' }
 */

import { GIVEN_NAMES, JAPANESE_SURNAMES, NO_PERSONS } from '../generated/names/tables.js';
import { isBlank } from '../text/blank.js';
import {
  hasForeignLetter,
  hasHan,
  isHan,
  isMasked,
  isPlainHan,
  LONGEST_NAME,
  spelling,
} from '../text/han.js';
import { byFirstCharacter, lazy, linesOf, rows, textsByOpening } from '../text/packedTable.js';
import { unicode } from '../text/unicode.js';
import { type Parsed, parsed, refused } from '../values/parsed.js';
import * as legalFormEnding from './legalForm.js';
import { passportSpelling, syllables, word } from './pinyin.js';
import { surnames } from './surnames.js';

/** The rule's name and version, for the issue that goes with a derived value. */
export const RULE = 'pinyin-person/1';

export interface PersonName {
  /** "Lu Weibing". */
  readonly text: string;
  /** How it came: by pinyin, or because the name was Latin already. */
  readonly style: 'pinyin' | 'latin';
}

/**
 * `masked`: characters are hidden (吴xxx, 雷**, 崔某某) · `company`: an organisation's name, read it with
 * companyName · `foreign`: Chinese characters that are not read in Chinese, or another script ·
 * `unreadable`: digits, several names, an unknown character, no shape of a name.
 */
export type Reason = 'blank' | 'too_long' | 'masked' | 'company' | 'foreign' | 'unreadable';

const givenNamesAt = lazy(() => textsByOpening(linesOf(GIVEN_NAMES)));
const japaneseSurnamesAt = lazy(() => textsByOpening(linesOf(JAPANESE_SURNAMES)));

export function parse(text: string): Parsed<PersonName, Reason> {
  return text.length > LONGEST_NAME ? refused('too_long') : compute(text);
}

export function format(value: PersonName): string {
  return value.text;
}

/** Whether a text can be read as a person's name. */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

function compute(text: string): Parsed<PersonName, Reason> {
  const name = spelling(text);
  if (isBlank(name)) return refused('blank');
  if (legalFormEnding.isValid(name)) return refused('company');
  return isPlainHan(name) ? computeHan(name) : computeMixed(name);
}

/** Most names: without a Latin letter, a number, a bracket, a dot or a space to look at. */
function computeHan(name: string): Parsed<PersonName, Reason> {
  if (name.includes('某')) return refused('masked');
  if (isNoPerson(name)) return refused('unreadable');
  return isJapanese(name) ? refused('foreign') : inPinyin(atSurname(name));
}

function computeMixed(name: string): Parsed<PersonName, Reason> {
  if (isMasked(name) || MASKED_LATIN().test(name)) return refused('masked');
  if (hasForeignLetter(name)) return refused('foreign');
  if (NUMBER().test(name) || isNoPerson(name)) return refused('unreadable');
  if (!hasHan(name)) return isPersonal(name) ? parsed({ text: name, style: 'latin' }) : refused('unreadable');
  const own = latinInBrackets(name);
  if (own !== undefined) return parsed({ text: own, style: 'latin' });
  if (isJapanese(name.replaceAll(' ', ''))) return refused('foreign');
  return inPinyin(DOT.test(name) ? atDots(name) : atSpaces(name));
}

function inPinyin(latin: string | undefined): Parsed<PersonName, Reason> {
  return latin === undefined
    ? refused('unreadable')
    : parsed({ text: passportSpelling(latin), style: 'pinyin' });
}

const NUMBER = unicode(String.raw`\p{N}`);

interface NoPerson {
  readonly zh: string;
  /** Where it counts: anywhere, or as the name's start, its end or all of it. */
  readonly at: '' | 'start' | 'end' | 'whole';
}

const noPersonsAt = lazy(() =>
  byFirstCharacter(
    rows<[zh: string, at: NoPerson['at']]>(NO_PERSONS).map(([zh, at]): NoPerson => ({ zh, at })),
  ),
);

/** 社会公众股东, 全体职工, 负责人, 李四等, 李先生: words that no one's name holds. */
function isNoPerson(name: string): boolean {
  for (let start = 0; start < name.length; start += 1) {
    for (const { zh, at } of noPersonsAt()(name, start)) {
      if (!name.startsWith(zh, start)) continue;
      const isStart = at === '' || at === 'end' || start === 0;
      const isEnd = at === '' || at === 'start' || start + zh.length === name.length;
      if (isStart && isEnd) return true;
    }
  }
  return false;
}

/** "李xx", "Li Xxx": letters typed for characters. A surname "Xu" or a lone X in a Latin name is no mask. */
const MASKED_LATIN = unicode(String.raw`\p{Script=Han}[xX]+$|(?:^|\s)[xX]{2,}(?:\s|$)`);

/** Two letters at least, and nothing but what stands between the words of a person's name. */
const PERSONAL = unicode(String.raw`^(?=.*\p{L}\P{L}*\p{L})[\p{Script=Latin}\p{M}\s.,'’\-·]+$`);

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
  return latin?.length === 1 ? latin[0] : undefined;
}

/**
 * 佐藤一郎 is Sato Ichiro: four characters that open with a Japanese surname aren't read in Chinese. Nor are three
 * (铃木诚), unless a common Chinese surname stands first (田中诚 may be Tian Zhongcheng), nor the surname alone,
 * unless it can be a Chinese name (林木).
 */
function isJapanese(bare: string): boolean {
  if (!japaneseSurnamesAt()(bare, 0).some(({ zh }) => bare.startsWith(zh))) return false;
  if (bare.length > 3) return true;
  const chinese = surnames().get(bare.charAt(0));
  return bare.length === 3 ? chinese?.common !== true : chinese === undefined;
}

const DOT = /[·•・‧∙.]/;
const DOTS = /[·•・‧∙.]/g;

/** Each part is a word of its own, in the order it stands: 买买提·艾力, J·K·罗琳. */
function atDots(name: string): string | undefined {
  const parts = name
    .replace(DOTS, '·')
    .split('·')
    .map((part) => part.trim());
  const words = parts.map((part) => (LATIN_PART().test(part) ? part : oneWord(part)));
  return words.every((part) => part !== undefined) ? words.join(' ') : undefined;
}

const LATIN_PART = unicode(String.raw`^[\p{Script=Latin}\p{M}'’-]+$`);

/** A space inside 张 伟 fills the line; in other places it may stand between two persons. */
const SPACED_OUT = /^\S(?: \S)+$/u;

function atSpaces(name: string): string | undefined {
  const space = name.indexOf(' ');
  if (space < 0) return atSurname(name);
  const isAfterSurname = surnames().has(name.slice(0, space)) && name.lastIndexOf(' ') === space;
  return isAfterSurname || SPACED_OUT.test(name) ? atSurname(name.replaceAll(' ', '')) : undefined;
}

/** The longest name without a dot: eight characters, as 阿卜杜热合曼江 and its like come near it. */
const LONGEST_WORD = 8;

function atSurname(name: string): string | undefined {
  const isPlain = isPlainHan(name);
  const length = isPlain ? name.length : Array.from(name).length;
  if (length < 2 || length > LONGEST_WORD || !(isPlain || isHan(name))) return undefined;
  if (isGivenNames(name)) return oneWord(name);
  for (const size of [3, 2]) {
    const compound = length > size && length <= size + 3 ? surnames().get(name.slice(0, size)) : undefined;
    if (compound) return named(compound.en, name.slice(size));
  }
  const first = surnames().get(name.charAt(0));
  if (first === undefined || length > 4) return oneWord(name);
  const second = surnames().get(name.charAt(1));
  if (length === 4 && first.common && second?.common) {
    return named(`${first.en}-${second.en}`, name.slice(2));
  }
  return named(first.en, name.slice(1));
}

function named(surname: string, given: string): string | undefined {
  const latin = oneWord(given);
  return latin && `${surname} ${latin}`;
}

function oneWord(text: string): string | undefined {
  const read = syllables(text);
  return read && word(read);
}

/** 扎西卓玛, 巴特尔: made of Tibetan, Mongolian or Uygur given names through and through, so without a surname. */
function isGivenNames(name: string, start = 0): boolean {
  if (start === name.length) return true;
  return givenNamesAt()(name, start).some(
    ({ zh }) => name.startsWith(zh, start) && isGivenNames(name, start + zh.length),
  );
}
