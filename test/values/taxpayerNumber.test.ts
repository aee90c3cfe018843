import { describe, expect, test } from 'vitest';
import { format, isValid, parse } from '../../src/values/taxpayerNumber.js';

describe('parse', () => {
  test.each([
    ['a USCC', '91110108551385082q', { kind: 'uscc', code: '91110108551385082Q' }],
    [
      'fifteen digits with the check digit of a registration number',
      '110108012660422',
      { kind: 'registrationNumber', code: '110108012660422' },
    ],
    [
      'fifteen digits that end in an organization code too (made up)',
      '310115100000307',
      { kind: 'registrationNumber_ambiguous', code: '310115100000307' },
    ],
  ])('%s is a code of the register', (_, text, value) => {
    expect(parse(text)).toEqual({ ok: true, value });
    expect(isValid(text)).toBe(true);
  });

  test.each([
    ["Xiaomi's district and organization code", '110108551385082'],
    ['a district and an organization code with letters (made up)', '310115MA01C8K37'],
  ])('%s are an old taxpayer number', (_, code) => {
    expect(parse(code)).toEqual({ ok: true, value: { kind: 'taxpayerNumber', code, reason: 'structure' } });
    expect(isValid(code)).toBe(false);
  });

  test.each([
    ['91110108551385082R', 'check_digit'],
    ['91430100MA4QEN94XX', 'check_digit'],
    ['91110108551385O82Q', 'alphabet'],
    ['911101085513854082Q', 'length'],
    ['920000000040N', 'length'],
    ['', 'length'],
    ['110106012660422', 'check_digit'],
    ['913000000000JXD', 'check_digit'],
    ['14301020000130T', 'check_digit'],
    ['9111010XX****XX', 'alphabet'],
  ])('%j is invalid: %s', (code, reason) => {
    expect(parse(code)).toEqual({ ok: true, value: { kind: 'invalid', code, reason } });
    expect(isValid(code)).toBe(false);
  });

  test.each(['330782NA000012X', '330782NA0000123'])(
    '%s, that of a cooperative, has no check digit',
    (code) => {
      const value = { kind: 'registrationNumber_old_form', code, reason: 'old_form' };
      expect(parse(code)).toEqual({ ok: true, value });
      expect(isValid(code)).toBe(false);
    },
  );

  test.each(['110101199003070038', '11010119900307003800', '11010190030700301', '110101900307003'])(
    'a person’s number (%s, invented) is refused',
    (text) => {
      expect(parse(text)).toEqual({ ok: false, reason: 'structure' });
      expect(isValid(text)).toBe(false);
    },
  );
});

test('format gives the code', () => {
  expect(format({ kind: 'uscc', code: '91110108551385082Q' })).toBe('91110108551385082Q');
});
