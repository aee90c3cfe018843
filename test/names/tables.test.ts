import { readdirSync, readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { describe, expect, test, vi } from 'vitest';
import { Random } from '../../bench/random.js';
import * as tables from '../../src/generated/names/tables.js';
import { parse } from '../../src/names/company.js';
import { grammar } from '../../src/names/grammar.js';
import { numberOf, ordinal } from '../../src/names/ordinals.js';
import { syllables, word } from '../../src/names/pinyin.js';
import { spelling } from '../../src/text/han.js';
import { byOpening, lazy, rows, type TableRow } from '../../src/text/packedTable.js';

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
    const read = vi.fn((alike: readonly TableRow<[zh: string, en: string]>[]) =>
      alike.map(({ row: [zh, en], table }) => ({ zh, en, table })),
    );
    const packed = [
      '\n三亚|Sanya\n北京|Beijing\n北|North\n南京|Nanjing\n',
      '\n北京市|Beijing\n北海|Beihai\n',
    ];
    const { opening, alone } = byOpening(packed, read);
    const at = (text: string) => opening(text.charCodeAt(0), text.charCodeAt(1));
    expect(read).not.toHaveBeenCalled();
    expect(at('北京')).toEqual([
      { zh: '北京市', en: 'Beijing', table: 1 },
      { zh: '北京', en: 'Beijing', table: 0 },
    ]);
    expect(at('北京市')).toBe(at('北京'));
    expect(read).toHaveBeenCalledTimes(1);
    expect(alone('北'.charCodeAt(0))).toEqual([{ zh: '北', en: 'North', table: 0 }]);
    expect(at('三亚')).toEqual([{ zh: '三亚', en: 'Sanya', table: 0 }]);
    expect(at('南京')).toEqual([{ zh: '南京', en: 'Nanjing', table: 0 }]);
    for (const text of ['北', '东京', '一', '龘龘', '']) expect(at(text), text).toEqual([]);
  });
});

describe('code lists', () => {
  test('the dictionary has more than 400 trade words, of two characters or more, in plain English', () => {
    const words = rows(tables.TRADE_WORDS);
    expect(words.length).toBeGreaterThan(400);
    const odd = words.filter(([zh = '', en = '']) => zh.length < 2 || !/^[A-Z][A-Za-z,&' -]+$/.test(en));
    expect(odd).toEqual([]);
  });

  test('a short name has one English wherever it lies, but for 兴安 and 新北, which are two places each', () => {
    const english = new Map<string, Set<string>>();
    for (const [, , short = '', en = ''] of rows(tables.PLACES)) {
      english.set(short, (english.get(short) ?? new Set()).add(en));
    }
    const several = [...english].filter(([, names]) => names.size > 1).map(([short]) => short);
    expect(several).toEqual(['兴安', '新北']);
  });

  test('a place is written in letters, ü, apostrophes, hyphens and spaces', () => {
    const odd = rows(tables.PLACES).filter(([, , , en = '']) => !/^[A-Z][A-Za-zü' -]+$/.test(en));
    expect(odd).toEqual([]);
  });

  test('a full name opens with its short form', () => {
    const odd = rows(tables.PLACES).filter(([zh = '', , short = '']) => !zh.startsWith(short));
    expect(odd).toEqual([]);
  });

  test('a surname is one capitalized word in plain letters', () => {
    const odd = rows(tables.SURNAMES).filter(([, en = '']) => !/^[A-Z][a-z']*$/.test(en));
    expect(odd).toEqual([]);
  });

  test('a reading in a brand has a syllable for each character, or none', () => {
    const odd = rows<[zh: string, en: string]>(tables.BRAND_READINGS).filter(
      ([zh, en]) => en !== '' && en.split(' ').length !== zh.length,
    );
    expect(odd).toEqual([]);
  });

  test('a word that is not a person says where it counts', () => {
    const places = new Set(rows(tables.NO_PERSONS).map(([, at]) => at));
    expect([...places].sort()).toEqual(['', 'end', 'role', 'start', 'stranger', 'surname', 'whole']);
  });

  test('a surname and a part of a name say where they count', () => {
    const at = (table: string, column: number) => [...new Set(rows(table).map((row) => row[column]))].sort();
    expect(at(tables.SURNAMES, 3)).toEqual(['', 'long', 'pair', 'yi']);
    expect(at(tables.GIVEN_NAMES, 1)).toEqual(['', 'end', 'long', 'with']);
    expect(at(tables.JAPANESE_SURNAMES, 1)).toEqual(['', 'long']);
    expect(at(tables.SOUNDS, 1)).toEqual(['1', '2']);
  });

  test('a part of one character counts at the end only', () => {
    const odd = rows(tables.GIVEN_NAMES).filter(([zh = '', at]) => zh.length < 2 && at !== 'end');
    expect(odd).toEqual([]);
  });

  test('a Yi surname is not a part of another name, which would hide it', () => {
    const parts = new Set(rows(tables.GIVEN_NAMES).map(([zh]) => zh));
    const yi = rows(tables.SURNAMES).filter(([, , , at]) => at === 'yi');
    expect(yi.filter(([zh]) => parts.has(zh))).toEqual([]);
  });

  test('a common surname is neither a pair of its own nor long', () => {
    expect(rows(tables.SURNAMES).filter(([, , common, at]) => common === 'Y' && at !== '')).toEqual([]);
  });

  test('every corrected reading is one that pinyin-pro would get wrong', () => {
    const words = rows(tables.WORD_READINGS);
    const needless = words.filter(([zh = '', en]) => pinyin(zh, { toneType: 'none' }) === en);
    expect(needless).toEqual([]);
  });

  test('only the table of traditional characters has any', () => {
    const { TRADITIONAL, CHARACTER_READINGS: _, ...others } = tables;
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
    const { PLACES, REGIONS, TRADE_WORDS, OFFICIAL_NAMES, BRAND_WORDS, LANDMARKS, GROUPS, CUTS } = tables;
    const { JAPANESE_SURNAMES } = tables;
    const inCompanies = [PLACES, REGIONS, TRADE_WORDS, OFFICIAL_NAMES, BRAND_WORDS, LANDMARKS, GROUPS, CUTS];
    const names = [...inCompanies, JAPANESE_SURNAMES].flatMap((table) =>
      rows<[zh: string]>(table).map(([zh]) => zh),
    );
    const shorts = rows(tables.PLACES).map(([, , short = '']) => short);
    const all = [...names, ...shorts];
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
    const { CHARACTER_READINGS: _, READING_PHRASES: __, ...ofFiles } = tables;
    expect(files.length).toBe(Object.keys(ofFiles).length);
  });
});

describe('the tables out of pinyin-pro', () => {
  const lines = rows<[reading: string, characters: string]>(tables.CHARACTER_READINGS);
  const common = lines.flatMap(([, characters]) => Array.from(characters));
  const phrases = rows<[zh: string]>(tables.READING_PHRASES).map(([zh]) => zh);
  const corrections = rows<[zh: string, not: string, en: string]>(tables.READINGS);
  const words = rows<[zh: string, en: string]>(tables.WORD_READINGS);

  /** What pinyin-pro reads, corrected by the two tables: the long way, for a text of common characters. */
  function readWhole(text: string): string[] {
    const read = pinyin(text, { type: 'array', toneType: 'none' }).map(
      (syllable, at) => corrections.find(([zh, not]) => zh === text[at] && not === syllable)?.[2] ?? syllable,
    );
    for (const [zh, en] of words) {
      const start = text.indexOf(zh);
      if (start >= 0) read.splice(start, zh.length, ...en.split(' '));
    }
    return read;
  }

  test('have each common character once', () => {
    expect(new Set(common).size).toBe(common.length);
    expect(common.length).toBeGreaterThan(6700);
  });

  test('have no phrase inside another, and know the numbers with a counter', () => {
    expect(phrases.filter((zh) => phrases.some((other) => other !== zh && zh.includes(other)))).toEqual([]);
    expect(phrases).toEqual(expect.arrayContaining(['银行', '重庆', '三行', '二重']));
  });

  test('read a character, a phrase and a text of both as pinyin-pro reads it whole', async () => {
    const files = [2, 3, 4, 5].map((length) => `pinyin-pro/dist/esm/data/dict${length}.mjs`);
    const dictionaries: { default: Record<string, string> }[] = await Promise.all(
      files.map((file) => import(file)),
    );
    const known = dictionaries.flatMap((dictionary) => Object.keys(dictionary.default));
    expect(known.length).toBeGreaterThan(4000);
    const random = new Random(20_250_709);
    const any = (list: readonly string[]) => list[random.whole(0, list.length - 1)] ?? '';
    const numbers = Array.from('一二三十百千万两几多第行重斗更');
    const texts = [
      ...common,
      ...known,
      ...known.map((zh) => any(common) + zh + any(known)),
      ...Array.from({ length: 5000 }, () => any(common) + any(common) + any(common)),
      ...Array.from({ length: 1000 }, () => any(numbers) + any(numbers) + any(common)),
    ];
    const isCommon = (text: string) => Array.from(text).every((character) => common.includes(character));
    const wrong = texts.filter(
      (text) => syllables(text)?.join(' ') !== readWhole(text).join(' ') && isCommon(text),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the parts of a translation', () => {
  test.each([
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['四十', 40],
    ['一百三十八', 138],
    ['一百零八', 108],
    ['三一七', 317],
    ['五〇三', 503],
    ['138', 138],
  ])('%s is the number %i', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  test.each(['〇', '0', '十百', '一十十', '二三十', '百', '1234567890', ''])(
    '"%s" is not a number',
    (text) => {
      expect(numberOf(text)).toBeUndefined();
    },
  );

  test('an ordinal is a word up to ten, and a figure beyond', () => {
    expect([1, 8, 10, 11, 138].map(ordinal)).toEqual(['First', 'Eighth', 'Tenth', 'No. 11', 'No. 138']);
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

  test('the grammar names its states and pieces, and refuses what it does not know', () => {
    expect(() => grammar()).not.toThrow();
  });

  test.each([
    ['兴宸企业管理有限公司', ['兴宸', '企业管理', '有限公司']],
    ['国新能源有限公司', ['国新', '能源', '有限公司']],
    ['保定莲池天和有限公司', ['保定', '莲池', '天和', '有限公司']],
    ['莲池天和有限公司', ['莲池天和', '有限公司']],
    ['北京莲池天和有限公司', ['北京', '莲池天和', '有限公司']],
    ['莲池分公司', ['莲池', '分公司']],
  ])('%s is cut into %j', (name, parts) => {
    const read = parse(name);
    expect(read.ok && read.value.parts.map(({ zh }) => zh)).toEqual(parts);
  });
});
