import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import * as tables from '../../src/generated/names/tables.js';
import { format, type Part, parse } from '../../src/names/company.js';
import { spelling } from '../../src/text/han.js';
import { rows } from '../../src/text/packedTable.js';

/** Cases by kind: the register's name, and its translation. */
const CASES = parseCsv(readFileSync(new URL('companies.csv', import.meta.url)))
  .slice(1)
  .map(([kind = '', name = '', expected = '']) => [kind, name, expected] as const);

function partsOf(name: string): readonly Part[] {
  const read = parse(name);
  return read.ok ? read.value.parts : [];
}

function textOf(name: string): string | undefined {
  const read = parse(name);
  return read.ok ? format(read.value) : undefined;
}

function firstCells(table: string): string[] {
  return rows<[zh: string]>(table).map(([zh]) => zh);
}

const TRADES = firstCells(tables.TRADE_WORDS);
const FORMS = firstCells(tables.LEGAL_FORMS);

describe('the cases of companies.csv', () => {
  test('are 231', () => {
    expect(CASES.length).toBe(231);
  });

  test.each(CASES)('%s: %s is %s', (_, name, expected) => {
    expect(textOf(name)).toBe(expected);
  });
});

describe('a name that is read', () => {
  const known = TRADES.map((word) => `义乌市天和${word}有限公司`);
  const doubled = TRADES.flatMap((word, index) => {
    const next = TRADES[(index * 7919 + 13) % TRADES.length] ?? '';
    return [`义乌市天和${word}${next}有限公司`, `义乌市天和${word}${FORMS[index % FORMS.length]}`];
  });

  test('loses none of its characters: the pieces joined give the name', () => {
    const bare = (text: string) =>
      spelling(text)
        .replace(/[\s()【】〔〕《》·.-]/g, '')
        .replaceAll('0', '〇');
    const moved = /事务所/;
    const names = [...known, ...doubled, ...CASES.map(([, name]) => name)];
    const wrong = names.filter((name) => {
      const parts = partsOf(name);
      const joined = bare(parts.map(({ zh }) => zh).join(''));
      return parts.length > 0 && joined !== bare(name) && !moved.test(name);
    });
    expect(wrong).toEqual([]);
  });

  test('has no English word twice in a row', () => {
    const twice = [...known, ...doubled].filter((name) => /\b([A-Z][a-z]+) \1\b/.test(textOf(name) ?? ''));
    expect(twice).toEqual([]);
  });

  test('has every trade word in English, but for those that are places, too', () => {
    const unread = TRADES.filter((word) => {
      const parts = partsOf(`义乌市天和${word}有限公司`);
      return parts.some(({ kind, zh }) => kind === 'brand' && zh !== '天和');
    });
    expect(unread).toEqual([]);
  });

  test('leaves no 市 and no 县 of a place to the brand behind it', () => {
    const brands = [
      '民德',
      '民生',
      '民乐',
      '政达',
      '容大',
      '城关',
      '区块',
      '郊源',
      '场景',
      '井泉',
      '属安',
      '北港',
    ];
    const places = rows<[zh: string, code: string]>(tables.PLACES)
      .filter(([zh, code]) => /[市县]$/.test(zh) && code.endsWith('00') === zh.endsWith('市'))
      .map(([zh]) => zh);
    const torn = places
      .filter((_, index) => index % 5 === 0)
      .flatMap((place) => brands.map((brand) => [place, `${place}${brand}电子有限公司`]))
      .filter(
        ([place = '', name = '']) => !(partsOf(name)[0]?.zh.startsWith(place) || textOf(name) === undefined),
      );
    expect(torn).toEqual([]);
  });
});
