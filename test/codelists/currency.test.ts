import { describe, expect, test } from 'vitest';
import { ENTRIES, lookup, recognize } from '../../src/codelists/currency.js';
import { unpack } from '../../src/codelists/table.js';
import { PACKED, type Row } from '../../src/generated/codelists/currency.js';

/** As the HMD API describes its field currency_unit. */
const UPSTREAM = new Map([
  ['CNY', '人民币'],
  ['USD', '美元'],
  ['HKD', '港币'],
  ['EUR', '欧元'],
  ['JPY', '日元'],
  ['AFN', '阿富汗阿富汗尼'],
  ['AUD', '澳大利亚元'],
  ['SGD', '新加坡元'],
  ['GBP', '英镑'],
  ['CAD', '加拿大元'],
  ['FRF', '法国法郎'],
  ['DEM', '德国马克'],
  ['CLP', '智利比索'],
  ['KRW', '韩国元'],
  ['MOP', '澳门币'],
  ['CHF', '瑞士法郎'],
  ['COP', '哥伦比亚的比索'],
  ['DKK', '丹麦克朗'],
  ['TWD', '新台币'],
  ['NOK', '挪威克朗'],
  ['MYR', '马来西亚林吉特'],
  ['AZN', '阿塞拜疆马纳特'],
  ['BGN', '保加利亚Lev'],
  ['THB', '泰铢'],
  ['PYG', '巴拉圭瓜拉尼'],
  ['ANG', '荷兰盾'],
]);

describe('lookup', () => {
  test.each([...UPSTREAM])('gives %s the label of the upstream, %s', (code, label) => {
    expect(lookup(code)?.label).toBe(label);
  });

  test('gives a currency that the upstream does not list its CLDR name', () => {
    expect(lookup('SEK')?.label).toBe('瑞典克朗');
    expect(lookup('NZD')?.label).toBe('新西兰元');
    expect(lookup('ITL')?.label).toBe('意大利里拉');
  });

  test.each(['constructor', '__proto__', 'usd', 'USD ', '', 'XXX', '人民币'])('misses %j', (code) => {
    expect(lookup(code)).toBeUndefined();
  });

  test('has codes of three capital letters, each once', () => {
    expect(ENTRIES.filter(({ code }) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(new Set(ENTRIES.map(({ code }) => code)).size).toBe(ENTRIES.length);
    expect(ENTRIES.length).toBeGreaterThan(170);
  });
});

describe('recognize', () => {
  test.each([
    ['人民币元', 'CNY'],
    ['元人民币', 'CNY'],
    ['人民币 ', 'CNY'],
    ['RMB', 'CNY'],
    ['港元', 'HKD'],
    ['港币', 'HKD'],
    ['香港元', 'HKD'],
    ['加元', 'CAD'],
    ['丹麦克郎', 'DKK'],
    ['丹麦克朗', 'DKK'],
    ['日元', 'JPY'],
    ['德国马克', 'DEM'],
    ['哥伦比亚比索', 'COP'],
    ['哥伦比亚的比索', 'COP'],
    ['阿富汗尼', 'AFN'],
    ['保加利亚LEV', 'BGN'],
    ['美 元', 'USD'],
    ['ＵＳＤ', 'USD'],
    ['usd', 'USD'],
    ['台币', 'TWD'],
    ['韩元', 'KRW'],
  ])('reads %s as %s', (text, code) => {
    expect(recognize(text)?.code).toBe(code);
  });

  test('never reads the text 荷兰盾, the name of NLG, as ANG', () => {
    expect(recognize('荷兰盾')?.code).toBe('NLG');
    expect(recognize('荷兰盾')?.label).toBe('荷兰盾');
    expect(recognize('ANG')?.label).toBe('荷兰盾');
    expect(recognize('荷属安的列斯盾')?.code).toBe('ANG');
  });

  test.each([
    '元',
    '万元',
    '法郎',
    '克朗',
    '比索',
    '马克',
    '盾',
    '',
    '人民',
    '人民币美元',
    'constructor',
    '__proto__',
  ])('leaves %j alone, which names no currency', (text) => {
    expect(recognize(text)).toBeUndefined();
  });

  test('reads every name and alias of the list, and no text is claimed by two currencies', () => {
    const owners = new Map<string, string>();
    for (const { code, label, name = label, aliases } of unpack<Row>(PACKED)()) {
      for (const text of new Set([code, name, ...aliases, ...(code === 'ANG' ? [] : [label])])) {
        expect(owners.get(text.toUpperCase()), text).toBeUndefined();
        owners.set(text.toUpperCase(), code);
        expect(recognize(text)?.code, text).toBe(code);
      }
    }
  });
});

test.each([
  ['人民幣', 'CNY'],
  ['港幣', 'HKD'],
  ['歐元', 'EUR'],
  ['韓國圓', 'KRW'],
  ['usd', 'USD'],
])('a text in traditional characters or small letters: %s is %s', (text, code) => {
  expect(recognize(text)?.code).toBe(code);
});
