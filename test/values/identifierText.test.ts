import { describe, expect, test } from 'vitest';
import { clean, fromNumber } from '../../src/values/identifierText.js';

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
  ])('%j is written %j', (text, clean_) => {
    expect(clean(text)).toBe(clean_);
  });
});

describe('fromNumber', () => {
  test('a safe integer is its digits', () => {
    expect(fromNumber(110108012660422)).toEqual({ ok: true, value: '110108012660422' });
  });

  // 913307825777076000 is what a spreadsheet made of 18 characters; the published samples hold it.
  test.each([913307825777076000, 2 ** 53, 1.5, -5, Number.NaN, 1e21])(
    '%d may have been rounded',
    (number) => {
      expect(fromNumber(number)).toEqual({ ok: false, reason: 'unsafe_number' });
    },
  );
});
