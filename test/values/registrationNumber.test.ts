import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOfIndividual, isValid, parse } from '../../src/values/registrationNumber.js';

function reasonOf(text: string): string {
  const read = parse(text);
  return read.ok ? 'ok' : read.reason;
}

describe('parse', () => {
  test.each(['110108012660422', '430102000312822', '110105031220840', ' １１０１０８０１２６６０４２２'])(
    '%j is read',
    (text) => {
      expect(reasonOf(text)).toBe('ok');
      expect(isValid(text)).toBe(true);
    },
  );

  test.each([
    ['110106012660422', 'check_digit'],
    ['000000000000000', 'check_digit'],
    ['1101081266042', 'old_form'],
    ['330782NA000012X', 'old_form'],
    ['330782NA0000123', 'old_form'],
    ['330782NA000012Y', 'alphabet'],
    ['330782NB000012X', 'alphabet'],
    ['330782NA00001', 'length'],
    ['11010812660420', 'length'],
    ['1330782NA000012X', 'length'],
    ['330782NA000012X1', 'length'],
    ['110105031xxxx', 'length'],
    ['', 'length'],
    ['91110108551385082Q', 'length'],
    ['110108012660xxx', 'alphabet'],
    ['企独粤穗总字第000001号', 'length'],
    ['企合京总字第00000001号', 'alphabet'],
    // Invented.
    ['110101199003070038', 'structure'],
    ['110101900307003', 'structure'],
  ])('%j: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
    expect(isValid(text)).toBe(false);
  });

  test('the check digit sees every change of one digit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 14 }), fc.integer({ min: 1, max: 9 }), (index, by) => {
        const digits = [...'110108012660422'];
        digits[index] = String((Number(digits[index]) + by) % 10);
        expect(reasonOf(digits.join(''))).toBe('check_digit');
      }),
    );
  });
});

describe('the number of an individual business', () => {
  test.each(['110108600012345', '110108712345678', '110108800000000', '110108999999999'])(
    '%s opens its serial number with 6 to 9',
    (code) => {
      expect(isOfIndividual(code)).toBe(true);
    },
  );

  test.each([
    '110108012660422',
    '110108512345678',
    '11010860001234',
    '1101086000123456',
    '1110108612345678',
    '110108MA0012345',
  ])('%s does not', (code) => {
    expect(isOfIndividual(code)).toBe(false);
  });
});
