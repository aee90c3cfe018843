import { describe, expect, test } from 'vitest';
import { clean, fromNumber, isClean, isMasked } from '../../src/values/identifierText.js';

describe('clean', () => {
  test.each([
    ['91110108551385082Q', '91110108551385082Q'],
    [' 91110108551385082q ', '91110108551385082Q'],
    ['９１１１０１０８５５１３８５０８２Ｑ', '91110108551385082Q'],
    ['55138508－2', '55138508-2'],
    ['ma04bdrr9', 'MA04BDRR9'],
    ['<em>91110108551385082Q</em>', '91110108551385082Q'],
    ['\ufeff91110108\u200b551385082Q', '91110108551385082Q'],
    ['9111\ud800', '9111\ufffd'],
    ['', ''],
    ['91110108551385082Q(1-1)', '91110108551385082Q'],
    ['91110108551385082Q（1－1）', '91110108551385082Q'],
    ['91110108551385082Q (1/1)', '91110108551385082Q'],
    ['91110108551385082Q（副本）', '91110108551385082Q'],
    ['91110108551385082Q（副本1-1）', '91110108551385082Q'],
    ['91110108551385082Q 1-1', '91110108551385082Q'],
    ['110108012660422(1-1)', '110108012660422'],
    ['9111 0108 5513 8508 2Q', '91110108551385082Q'],
    ['91110108-551385082-Q', '91110108551385082Q'],
    ['91110108·551385082·Q', '91110108551385082Q'],
    ['110108 012660422', '110108012660422'],
    ['330782 NA 000012 X', '330782NA000012X'],
    ['55138508 - 2', '55138508-2'],
    ['55138508-2(1-1)', '55138508-2'],
    ['企独浙总字第001234号', '企独浙总字第001234号'],
    ['ma04bdrr-9', 'MA04BDRR-9'],
    ['10000018-x', '10000018-X'],
    ['55138508- 2', '55138508-2'],
    ['55138508 -2', '55138508-2'],
    ['110108-1266042', '1101081266042'],
  ])('%j is written %j', (text, clean_) => {
    expect(clean(text)).toBe(clean_);
  });

  test.each([
    '55138508-2（副本 1-1）',
    '55138508-2（副本1 - 1）',
    '55138508-2（正本）',
    '55138508-2[1-1]',
    '55138508-2(10-2)',
    '55138508-2(2-10)',
    '55138508-2  1-1',
    '55138508-2 10-2',
    '55138508-2 2-10',
  ])('the number of the copy in %j is left out', (text) => {
    expect(clean(text)).toBe('55138508-2');
  });

  test.each(['55138508(1-1)2', '55138508 1-1 2', '9 9111 0108 5513 8508 2Q', '5513 8508 2'])(
    '%j is not one code, and stays as it is',
    (text) => {
      expect(clean(text)).toBe(text);
    },
  );
});

describe('what forms and spreadsheets put around a code', () => {
  test.each([
    '统一社会信用代码：91110108551385082Q',
    '社会信用代码 9111 0108 5513 8508 2Q',
    '"91110108551385082Q"',
    "'91110108551385082Q",
    '=“91110108551385082Q”',
    '91110108551385082Q。',
    '91110108551385082Q，',
    '91110108551385082Q（三证合一）',
    '91110108551385082Q-1',
    '91110108551385082Q;91110108551385082Q',
    '91110108551385082Q，91110108551385082Q',
  ])('%j is the code alone', (text) => {
    expect(clean(text)).toBe('91110108551385082Q');
  });

  test.each([
    ['工商注册号:110108012660422', '110108012660422'],
    ['组织机构代码：55138508-2', '55138508-2'],
    ['55138508-2、55138508-2', '55138508-2'],
    ['统一社会信用代码：', '统一社会信用代码:'],
    ['.', '.'],
  ])('%j is written %j', (text, code) => {
    expect(clean(text)).toBe(code);
  });

  test.each([
    '91110108551385082Q;91330782MA28ABCD53',
    '91110108551385082X-1',
    '91110108551385082Q(分公司1)',
    '注册号为110108012660422',
    '企独浙总字第001234号。',
    '9111****5082Q。',
  ])('%j has more in it, and stays as it is', (text) => {
    expect(clean(text)).toBe(text);
  });
});

describe('a text with 64 KB of spaces in it', () => {
  const spaces = ' '.repeat(65_000);

  test('is read in linear time', () => {
    expect(clean(`A${spaces}B`)).toBe(`A${spaces}B`);
    expect(clean(`55138508${spaces}-${spaces}2${spaces}(${spaces}1${spaces}-${spaces}1)`)).toBe('55138508-2');
    expect(clean(`55138508-2${spaces}1-1`)).toBe('55138508-2');
  });
});

test('spaces around hyphens are no part of a code, however many there are', () => {
  expect(clean('A - -  B -C')).toBe('A--B-C');
});

describe('isClean', () => {
  test.each(['91110108551385082Q', 'MA04BDRR9', '55138508-2', '1', ''])('%j is left as it is', (code) => {
    expect(isClean(code)).toBe(true);
    expect(clean(code)).toBe(code);
  });

  test.each(['ma04bdrr9', '5-2', '551385081-2', '55138508-22', '企-2', ' 55138508-2', '９'])(
    '%j may not be',
    (code) => {
      expect(isClean(code)).toBe(false);
    },
  );
});

describe('fromNumber', () => {
  test('a safe integer is its digits', () => {
    expect(fromNumber(110108012660422)).toEqual({ ok: true, value: '110108012660422' });
    expect(fromNumber(0)).toEqual({ ok: true, value: '0' });
  });

  // 913307825777076000 is what a spreadsheet made of 18 characters; the published samples hold it.
  test.each([913307825777076000, 2 ** 53, 1.5, -5, -0, Number.POSITIVE_INFINITY, Number.NaN, 1e21])(
    '%d may have been rounded',
    (number) => {
      expect(fromNumber(number)).toEqual({ ok: false, reason: 'unsafe_number' });
    },
  );
});

test.each([
  ['9111********5082Q', true],
  ['91110108XXXXXXXXXX', true],
  ['9111●●●●551385082Q', true],
  ['91110108551385082Q', false],
  ['55138508-2', false],
  ['110108012660422', false],
  ['10000018-X', false],
  // Made up: its check character holds, so that XXXX is part of it.
  ['91110108MAXXXX0122', false],
  ['91110108MAXXXX0123', true],
  ['91110108MAXXXX01225', true],
])('isMasked(%j) is %s', (code, masked) => {
  expect(isMasked(code)).toBe(masked);
});
