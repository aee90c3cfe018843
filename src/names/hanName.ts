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
import { isOfParts, opensWithPart, soundsOf } from './minorities.js';
import { syllables, word } from './pinyin.js';
import { compoundsAt, type Surname, surnameAt } from './surnames.js';

/** The longest name without a dot: eight characters, as 阿卜杜热合曼江 and its like come near it. */
const LONGEST_WORD = 8;
/** Names from this length on that open with a single surname are rare, but for two surnames side by side. */
const LONG = 4;

/** Public figures who read a disputed surname otherwise than most. */
const personReadingsAt = lazy(() =>
  byFirstCharacter(rows<[zh: string, en: string]>(PERSON_READINGS).map(([zh, en]) => ({ zh, en }))),
);

/** The same for a name that may hold other than common characters; undefined when one isn't Chinese. */
export function atSurnameOfAny(name: string): string | undefined {
  return isHan(name) ? atSurname(name, Array.from(name).length) : undefined;
}

/**
 * Undefined when the name is too short or too long, or a character has no reading.
 * @param length In characters.
 */
export function atSurname(name: string, length: number): string | undefined {
  if (length < 2 || length > LONGEST_WORD) return undefined;
  const known = personReadingsAt()(name, 0).find(({ zh }) => zh === name);
  if (known) return known.en;
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
    if (surname.yi && isPair(name) && soundsOf(name, size) === 0) continue;
    const second = length === size + 3 ? surnameAt(name, size) : undefined;
    if (second?.pairs && !surname.yi) return named(`${surname.en}-${second.en}`, name.slice(size + 1));
    return named(surname.en, name.slice(size));
  }
  return undefined;
}

/** Two surnames that may stand side by side (郑李淑芳), as the characters of some Yi surnames may. */
function isPair(name: string): boolean {
  return surnameAt(name, 0)?.pairs === true && surnameAt(name, 1)?.pairs === true;
}

/** A first character that is hardly ever a surname: 阿, 小, a number. */
const NO_SURNAME = /^[阿小大老一二三四五七八九十]/;

/** A surname that the table doesn't have is a surname all the same, unless the name is of another language. */
function ofThree(name: string, first: Surname | undefined): string | undefined {
  if (first?.common) return soundsOf(name, 1) < 4 ? named(first.en, name.slice(1)) : oneWord(name);
  const opening = soundsOf(name.charAt(0));
  if (opensWithPart(name) || soundsOf(name, 1) >= (opening === 2 ? 2 : 3)) return oneWord(name);
  if (first) return named(first.en, name.slice(1));
  if (NO_SURNAME.test(name) || soundsOf(name) > 0) return oneWord(name);
  const surname = oneWord(name.charAt(0));
  return surname && named(surname, name.slice(1));
}

function ofFourAndMore(name: string, length: number, first: Surname | undefined): string | undefined {
  if (!first?.pairs || opensWithPart(name)) return oneWord(name);
  if (length > LONG) return withSecondCompound(name, length, first) ?? oneWord(name);
  const second = surnameAt(name, 1);
  if (second?.pairs) return named(`${first.en}-${second.en}`, name.slice(2));
  const isHanOnly = first.common && soundsOf(name.charAt(0)) === 0;
  return isHanOnly || soundsOf(name) < 3 ? named(first.en, name.slice(1)) : oneWord(name);
}

/** 陈欧阳丽芳. */
function withSecondCompound(name: string, length: number, first: Surname): string | undefined {
  if (length !== LONG + 1) return undefined;
  const second = compoundsAt(name, 1).find(
    ({ zh, long }) => !long && zh.length === 2 && name.startsWith(zh, 1),
  );
  return second && named(`${first.en}-${second.en}`, name.slice(3));
}

function named(surname: string, given: string): string | undefined {
  const latin = oneWord(given);
  return latin && `${surname} ${latin}`;
}

/** By code unit of a character: the reading that it never has in a person's name, and the one it has. */
const givenReadings = lazy(
  () =>
    new Map(
      rows<[zh: string, not: string, en: string]>(GIVEN_READINGS).map(([zh, not, en]) => [
        zh.charCodeAt(0),
        { not, en },
      ]),
    ),
);

/** Undefined when a character has no reading. */
export function oneWord(text: string): string | undefined {
  const read = syllables(text);
  return read && word(isPlainHan(text) ? asGiven(text, read) : read);
}

function asGiven(text: string, read: readonly string[]): readonly string[] {
  const readings = givenReadings();
  for (let index = 0; index < text.length; index += 1) {
    const known = readings.get(text.charCodeAt(index));
    if (known && known.not === read[index]) return asGiven(text, read.with(index, known.en));
  }
  return read;
}
