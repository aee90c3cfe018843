/**
 * 汉字人名, a person's name in Chinese characters as words in pinyin: surname and given name, or one word where
 * there is no surname or may be none.
 * Sources: GB/T 28039-2011, 5.1 and 5.2; codelists/names/README.md for the tables.
 *
 * @example
 * atSurname('陆伟冰', 3) // 'Lu Weibing'
 * atSurname('扎西卓玛', 4) // 'Zhaxizhuoma'
 */

import { GIVEN_READINGS, PERSON_READINGS } from '../generated/names/tables.js';
import { isHan, isPlainHan } from '../text/han.js';
import { byFirstCharacter, lazy, rows } from '../text/packedTable.js';
import { CHARACTER, charactersOf } from './characters.js';
import { isOfParts, opensWithPart, soundsOf } from './minorities.js';
import { plainWord, syllables, word } from './pinyin.js';
import { compoundsAt, type Surname, surnameAt } from './surnames.js';

/** In characters; 阿卜杜热合曼江 has seven. */
const LONGEST_WORD = 8;
/** From this length on, a name seldom opens with a single surname. */
const LONG = 4;

/** Public figures whose names are read otherwise than the tables would. */
const personReadingsAt = lazy(() =>
  byFirstCharacter(rows<[zh: string, en: string]>(PERSON_READINGS).map(([zh, en]) => ({ zh, en }))),
);

/** `atSurname` for any text; undefined when a character isn't Chinese. */
export function atSurnameOfAny(name: string): string | undefined {
  return isHan(name) ? atSurname(name, Array.from(name).length) : undefined;
}

/**
 * Undefined when the name is too short or too long, or a character has no reading.
 * @param length In characters.
 */
export function atSurname(name: string, length: number): string | undefined {
  if (length < 2 || length > LONGEST_WORD) return undefined;
  for (const { zh, en } of personReadingsAt()(name, 0)) if (zh === name) return en;
  if (isOfParts(name)) return oneWord(name);
  const first = surnameAt(name, 0);
  if (length === 2) return first ? named(first.en, name.slice(1)) : oneWord(name);
  const compound = atCompound(name, length);
  if (compound) return compound;
  if (first?.pairs && isOfParts(name, 1)) return named(first.en, name.slice(1));
  return length === 3 ? ofThree(name, first) : ofFourAndMore(name, length, first);
}

/** 欧阳建国, 张简俊杰, 吉克阿木, and 司徒陈美玲 with a second surname. */
function atCompound(name: string, length: number): string | undefined {
  for (const surname of compoundsAt(name, 0)) {
    const size = surname.zh.length;
    if (size >= length || length > size + 3 || !name.startsWith(surname.zh)) continue;
    if (surname.long && length < LONG) continue;
    if (surname.yi && !isYi(name)) continue;
    const second = length === size + 3 ? surnameAt(name, size) : undefined;
    if (second?.pairs && !surname.yi) return named(`${surname.en}-${second.en}`, name.slice(size + 1));
    return named(surname.en, name.slice(size));
  }
  return undefined;
}

/** Not 阿布力提, which is Uygur, nor 罗洪美玲, which opens with two Han surnames. */
function isYi(name: string): boolean {
  const isPair = surnameAt(name, 0)?.pairs === true && surnameAt(name, 1)?.pairs === true;
  return !opensWithPart(name) && (!isPair || soundsOf(name, 2) > 0);
}

/** A first character that is hardly ever a surname: 阿, 小, a number. */
const NO_SURNAME = /^[阿小大老一二三四五七八九十]/;

/**
 * How much a given name may sound like another language behind a surname that is common, that is known, and that
 * writes sounds itself (巴, 哈).
 */
const SOUNDS_BEHIND = { common: 3, known: 2, sound: 1 } as const;

function ofThree(name: string, first: Surname | undefined): string | undefined {
  const opening = soundsOf(name.charAt(0));
  const given = soundsOf(name, 1);
  if (first?.common) return given > SOUNDS_BEHIND.common ? oneWord(name) : named(first.en, name.slice(1));
  if (opensWithPart(name) && !(first && opening < 2 && given === 0)) return oneWord(name);
  if (given > (opening > 1 ? SOUNDS_BEHIND.sound : SOUNDS_BEHIND.known)) return oneWord(name);
  if (first) return named(first.en, name.slice(1));
  // A surname that the table lacks is a surname all the same.
  const surname = NO_SURNAME.test(name) || opening > 1 || given > 0 ? undefined : oneWord(name.charAt(0));
  return surname ? named(surname, name.slice(1)) : oneWord(name);
}

function ofFourAndMore(name: string, length: number, first: Surname | undefined): string | undefined {
  if (!first || opensWithPart(name)) return oneWord(name);
  if (length > LONG) return withSecondCompound(name, length, first) ?? ofMany(name, length);
  if (!first.pairs) return oneWord(name);
  const second = surnameAt(name, 1);
  if (second?.pairs && soundsOf(name, 2) <= SOUNDS_BEHIND.known) {
    return named(`${first.en}-${second.en}`, name.slice(2));
  }
  const isHanSurname = first.common && soundsOf(name.charAt(0)) === 0;
  return isHanSurname || soundsOf(name) <= SOUNDS_BEHIND.known
    ? named(first.en, name.slice(1))
    : oneWord(name);
}

/** Two Han names side by side are two persons: 陈金法徐掌根. */
function ofMany(name: string, length: number): string | undefined {
  const isHan = soundsOf(name) <= SOUNDS_BEHIND.known;
  const hasSecond = [2, 3].some((at) => at < length - 1 && surnameAt(name, at) !== undefined);
  return isHan && hasSecond ? undefined : oneWord(name);
}

/** A compound surname behind another one: 陈欧阳丽芳. */
function withSecondCompound(name: string, length: number, first: Surname): string | undefined {
  if (length !== LONG + 1 || !first.pairs) return undefined;
  const second = compoundsAt(name, 1).find(
    ({ zh, long }) => !long && zh.length === 2 && name.startsWith(zh, 1),
  );
  return second && named(`${first.en}-${second.en}`, name.slice(3));
}

function named(surname: string, given: string): string | undefined {
  const latin = oneWord(given);
  return latin && `${surname} ${latin}`;
}

interface GivenReading {
  readonly en: string;
  /** Whether it counts between dots only, where a name of another language is. */
  readonly dots: boolean;
}

/** By code unit: what a character is read as in a person's name, whatever pinyin-pro says of it. */
const givenReadings = lazy(
  () =>
    new Map(
      rows<[zh: string, en: string, at: '' | 'dots']>(GIVEN_READINGS).map(
        ([zh, en, at]): [number, GivenReading] => [zh.charCodeAt(0), { en, dots: at === 'dots' }],
      ),
    ),
);

/** Undefined when a character has no reading. */
export function oneWord(text: string, isBetweenDots = false): string | undefined {
  const isOrdinary = (charactersOf(text, 0, text.length) & CHARACTER.hasGivenReading) === 0;
  const plain = isOrdinary ? plainWord(text) : undefined;
  if (plain !== undefined) return plain;
  const read = syllables(text);
  return read && word(isPlainHan(text) ? asGiven(text, read, isBetweenDots) : read);
}

function asGiven(text: string, read: readonly string[], isBetweenDots: boolean): readonly string[] {
  const readings = givenReadings();
  let corrected = read;
  for (let index = 0, end = text.length; index < end; index += 1) {
    const known = readings.get(text.charCodeAt(index));
    if (known && (isBetweenDots || !known.dots)) corrected = corrected.with(index, known.en);
  }
  return corrected;
}
