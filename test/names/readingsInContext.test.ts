import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { PHRASE_READINGS, RARE_READINGS } from '../../src/generated/names/pinyin.js';
import { CHARACTER_READINGS } from '../../src/generated/names/tables.js';
import { readingsInContext } from '../../src/names/readingsInContext.js';
import { rows } from '../../src/text/packedTable.js';

const SYLLABLE = /^[a-zü]+$/;

/** What pinyin-pro reads, without tones; undefined where it has no reading. */
function expected(text: string): (string | undefined)[] {
  return pinyin(text, { type: 'array' }).map((toned) => {
    const syllable = toned
      .normalize('NFD')
      .replace(/[\u0300\u0301\u0304\u030c]/g, '')
      .normalize('NFC');
    return SYLLABLE.test(syllable) ? syllable : undefined;
  });
}

/** A generator of numbers below a limit, the same ones in every run. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const PHRASES = rows<[zh: string, reading: string, rule: string]>(PHRASE_READINGS).map(([zh]) => zh);
const CHARACTERS = [CHARACTER_READINGS, RARE_READINGS].flatMap((table) =>
  rows<[syllable: string, characters: string]>(table).flatMap(([, characters]) => [...characters]),
);

describe('readings in context', () => {
  it('are those of pinyin-pro for every character and every phrase of its dictionaries', () => {
    const wrong = [...CHARACTERS, ...PHRASES].filter(
      (text) => readingsInContext(text).join() !== expected(text).join(),
    );
    expect(wrong).toEqual([]);
  });

  it('are those of pinyin-pro for 40,000 texts of overlapping phrases, characters, 了 and 々', () => {
    const below = numbers(7);
    const pick = (list: readonly string[]): string => list[below(list.length)] ?? '';
    const wrong: string[] = [];
    for (let count = 0; count < 40_000; count++) {
      let text = '';
      for (let parts = 1 + below(5); parts > 0; parts--) {
        const phrase = pick(PHRASES);
        text += [
          phrase,
          phrase.slice(1),
          phrase.slice(0, -1),
          pick(CHARACTERS),
          pick(['了', '々', '一', '不']),
        ][below(5)];
      }
      if (text !== '' && readingsInContext(text).join() !== expected(text).join()) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it('are those of pinyin-pro for texts long enough that their probability is scaled', () => {
    const below = numbers(11);
    for (let count = 0; count < 300; count++) {
      let text = '';
      while (text.length < 150)
        text += below(4) > 0 ? CHARACTERS[below(6_000)] : PHRASES[below(PHRASES.length)];
      expect(readingsInContext(text), text).toEqual(expected(text));
    }
  });

  it('are undefined for a character without a reading, and leave the others as they are', () => {
    expect(readingsInContext('银行\u{2a6d5}')).toEqual(['yin', 'hang', undefined]);
  });
});
