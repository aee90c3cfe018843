import { readdirSync, readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { describe, expect, test, vi } from 'vitest';
import * as tables from '../../src/generated/names/tables.js';
import { spelling } from '../../src/values/names/han.js';
import { legalForms } from '../../src/values/names/legalForms.js';
import { numeral, ORDINALS } from '../../src/values/names/ordinals.js';
import { syllables, word } from '../../src/values/names/pinyin.js';
import { placesAt } from '../../src/values/names/places.js';
import { byOpening, lazy, rows } from '../../src/values/names/table.js';
import { split } from '../../src/values/names/tradeWords.js';

describe('tables', () => {
  test('rows are lines, cells stand between bars', () => {
    expect(rows('\n小|Xiao\n大|Da\n')).toEqual([
      ['小', 'Xiao'],
      ['大', 'Da'],
    ]);
  });

  test('a lazy value is made once, even when it is undefined', () => {
    const make = vi.fn(() => undefined);
    const value = lazy(make);
    expect(make).not.toHaveBeenCalled();
    expect([value(), value()]).toEqual([undefined, undefined]);
    expect(make).toHaveBeenCalledTimes(1);
  });

  test('entries are found by their first two characters, the longest first, and read once', () => {
    const read = vi.fn((alike: readonly [zh: string, en: string][]) => alike.map(([zh, en]) => ({ zh, en })));
    const at = byOpening(['北京|Beijing', '北京市|Beijing', '南京|Nanjing', '北海|Beihai'], read);
    expect(read).not.toHaveBeenCalled();
    expect(at('在北京', 1)).toEqual([
      { zh: '北京市', en: 'Beijing' },
      { zh: '北京', en: 'Beijing' },
    ]);
    expect(at('北京', 0)).toBe(at('在北京', 1));
    expect(read).toHaveBeenCalledTimes(1);
    expect(at('北', 0)).toEqual([]);
    expect(at('东京', 0)).toEqual([]);
  });
});

describe('code lists', () => {
  test('the dictionary has more than 400 trade words, of two characters or more, in plain English', () => {
    const words = rows(tables.TRADE_WORDS);
    expect(words.length).toBeGreaterThan(400);
    const odd = words.filter(([zh = '', en = '']) => zh.length < 2 || !/^[A-Z][A-Za-z,&' -]+$/.test(en));
    expect(odd).toEqual([]);
  });

  test('a short name has one English wherever it lies, but for the two places called 兴安', () => {
    const english = new Map<string, Set<string>>();
    for (const [, , short = '', en = ''] of rows(tables.PLACES)) {
      english.set(short, (english.get(short) ?? new Set()).add(en));
    }
    const several = [...english].filter(([, names]) => names.size > 1).map(([short]) => short);
    expect(several).toEqual(['兴安']);
  });

  test('a place is written in letters, ü, apostrophes, hyphens and spaces', () => {
    const odd = rows(tables.PLACES).filter(([, , , en = '']) => !/^[A-Z][A-Za-zü' -]+$/.test(en));
    expect(odd).toEqual([]);
  });

  test('a full name opens with its short form', () => {
    const odd = rows(tables.PLACES).filter(([zh = '', , short = '']) => !zh.startsWith(short));
    expect(odd).toEqual([]);
  });

  test('a surname is one capitalised word in plain letters', () => {
    const odd = rows(tables.SURNAMES).filter(([, en = '']) => !/^[A-Z][a-z]*$/.test(en));
    expect(odd).toEqual([]);
  });

  test('every corrected reading is one that pinyin-pro would get wrong', () => {
    const words = rows(tables.WORD_READINGS);
    const needless = words.filter(([zh = '', en]) => pinyin(zh, { toneType: 'none' }) === en);
    expect(needless).toEqual([]);
  });

  test('only the table of traditional characters has any', () => {
    const { TRADITIONAL, SINGLE_READINGS: _, ...others } = tables;
    const cells = Object.values(others).flatMap((packed) => rows(packed).flat());
    expect(cells.filter((text) => spelling(text) !== text)).toEqual([]);
    const characters = rows<[traditional: string, zh: string]>(TRADITIONAL);
    expect(characters.filter(([traditional, zh]) => spelling(traditional) !== zh)).toEqual([]);
  });

  test('a traditional character and its simplified one are in the block of common characters', () => {
    const odd = rows(tables.TRADITIONAL).filter((row) => !/^[\u4e00-\u9fff]{2}$/.test(row.join('')));
    expect(odd).toEqual([]);
  });

  test('what is found by its first two characters has two of them', () => {
    const { PLACES, REGIONS, TRADE_WORDS, GIVEN_NAMES, JAPANESE_SURNAMES } = tables;
    const names = [PLACES, REGIONS, TRADE_WORDS, GIVEN_NAMES, JAPANESE_SURNAMES].flatMap((table) =>
      rows<[zh: string]>(table).map(([zh]) => zh),
    );
    const shorts = rows(tables.PLACES).map(([, , short = '']) => short);
    const goingOn = legalForms().filter((form) => form.goesOn);
    const all = [...names, ...shorts, ...goingOn.map((form) => form.zh)];
    expect(all.filter((zh) => zh.length < 2)).toEqual([]);
  });

  test('the Latin endings end in a letter, so that no name in Chinese ends like one', () => {
    expect(rows(tables.LATIN_ENDINGS).filter(([ending = '']) => !/[A-Za-z]$/.test(ending))).toEqual([]);
  });

  test('every table is described in the README', () => {
    const readme = readFileSync(new URL('../../codelists/names/README.md', import.meta.url), 'utf8');
    const files = readdirSync(new URL('../../codelists/names/', import.meta.url)).filter(
      (file) => file !== 'README.md',
    );
    expect(files.filter((file) => !readme.includes(`\`${file}\``))).toEqual([]);
    const { SINGLE_READINGS: _, ...ofFiles } = tables;
    expect(files.length).toBe(Object.keys(ofFiles).length);
  });
});

describe('the table of single readings', () => {
  const lines = rows<[reading: string, characters: string]>(tables.SINGLE_READINGS);

  test('has each character once, with the only reading that pinyin-pro knows of it', () => {
    const seen = lines.flatMap(([, characters]) => Array.from(characters));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(6000);
    const wrong = lines.filter(([reading, characters]) =>
      Array.from(characters).some((character) =>
        pinyin(character, { multiple: true, type: 'array', toneType: 'none' }).some((one) => one !== reading),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('spares the loading of pinyin-pro only where a character has no other reading', () => {
    const text = lines.map(([, characters]) => characters).join('');
    for (const character of '行长乐单重曾') expect(text).not.toContain(character);
  });
});

describe('the parts of a translation', () => {
  test('numbers up to 99 have their Chinese numerals', () => {
    expect([1, 10, 11, 20, 99].map(numeral)).toEqual(['一', '十', '十一', '二十', '九十九']);
    expect(['一', '十', '十一', '四十'].map((zh) => ORDINALS.get(zh))).toEqual([
      'First',
      'Tenth',
      'No. 11',
      'No. 40',
    ]);
  });

  test('syllables are one a character, or nothing', () => {
    expect(syllables('西安')).toEqual(['xi', 'an']);
    expect(syllables('西A')).toBeUndefined();
    expect(syllables('𠮷')).toBeUndefined();
    expect(syllables('新乐清')).toEqual(['xin', 'yue', 'qing']);
    expect(word(['chang', 'an'])).toBe("Chang'an");
  });

  test('a text is read as pinyin-pro reads it whole, whichever of its characters have several readings', () => {
    expect(syllables('阿房宫')).toEqual(['e', 'pang', 'gong']);
    expect(syllables('房宫')).toEqual(['fang', 'gong']);
    expect(syllables('告朔饩羊')).toEqual(['gu', 'shuo', 'xi', 'yang']);
    expect(syllables('告羊')).toEqual(['gao', 'yang']);
    expect(syllables('人人')).toEqual(['ren', 'ren']);
    expect(syllables('人々')).toEqual(['ren', 'ren']);
    expect(syllables('银行')).toEqual(['yin', 'hang']);
    expect(syllables('行健')).toEqual(['xing', 'jian']);
  });

  test("no phrase of pinyin-pro's changes a reading where every character has only one", async () => {
    const files = [2, 3, 4, 5].map((length) => `pinyin-pro/dist/esm/data/dict${length}.mjs`);
    const dictionaries: { default: Record<string, string> }[] = await Promise.all(
      files.map((file) => import(file)),
    );
    const phrases = dictionaries.flatMap((dictionary) => Object.entries(dictionary.default));
    expect(phrases.length).toBeGreaterThan(4000);
    const without = (toned: string) => toned.normalize('NFD').replace(/[\u0300\u0301\u0304\u030c]/g, '');
    const readingsOf = (character: string) =>
      new Set(pinyin(character, { multiple: true, type: 'array' }).map(without));
    const changed = phrases.filter(([zh, toned]) => {
      const readings = Array.from(zh, readingsOf);
      const isPlain = readings.every((several) => several.size === 1);
      return isPlain && readings.map(([only]) => only).join(' ') !== without(toned);
    });
    expect(changed).toEqual([]);
  });

  test('the longest words win, and a brand keeps two characters', () => {
    expect(split('兴宸企业管理')).toEqual({
      brand: '兴宸',
      words: [{ zh: '企业管理', en: 'Enterprise Management' }],
      leavesOneCharacter: false,
    });
    expect(split('国新能源').brand).toBe('国新');
    expect(split('').brand).toBe('');
  });

  test('a district stands by itself only inside its city or where any place will do', () => {
    const found = (text: string, within: string, anywhere: boolean) =>
      placesAt(text, 0, { within, anywhere }).map((place) => place.en);
    expect(found('莲池', '', false)).toEqual([]);
    expect(found('莲池', '130600', false)).toEqual(['Lianchi']);
    expect(found('莲池', '110000', false)).toEqual([]);
    expect(found('莲池', '', true)).toEqual(['Lianchi']);
  });
});
