import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compact, isValid, parse } from '../../src/values/organizationCode.js';

function reasonOf(text: string): string {
  const read = parse(text);
  return read.ok ? 'ok' : read.reason;
}

describe('parse', () => {
  test.each([
    ['55138508-2', '55138508-2'],
    ['551385082', '551385082'],
    ['ma04bdrr9', 'MA04BDRR9'],
    [' MA04BDRR-9', 'MA04BDRR-9'],
    ['５５１３８５０８－２', '55138508-2'],
    ['10000018-X', '10000018-X'],
    ['10000018x', '10000018X'],
    ['100000040', '100000040'],
    // 1·2 is 2 modulo 11, and 11 - 2 is 9: only eight zeros were never assigned.
    ['00000001-9', '00000001-9'],
    // The example of GB 11714-1997.
    ['D2143569-X', 'D2143569-X'],
  ])('%j goes out as %j', (text, code) => {
    expect(parse(text)).toEqual({ ok: true, value: code });
    expect(isValid(text)).toBe(true);
  });

  test.each([
    ['xxxxxxx', 'length'],
    ['', 'length'],
    ['5513-85082', 'length'],
    ['55138508--2', 'length'],
    ['-551385082', 'length'],
    ['ma*****9', 'length'],
    ['ma******9', 'alphabet'],
    ['55138508A', 'alphabet'],
    ['00000000-0', 'alphabet'],
    ['000000000', 'alphabet'],
    ['55138308-2', 'check_digit'],
    ['551385083', 'check_digit'],
    // Invented.
    ['110101199003070038', 'structure'],
    ['110101900307003', 'structure'],
    ['551385082X', 'length'],
  ])('%j: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
    expect(isValid(text)).toBe(false);
  });

  test('the check character sees every change of one digit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 9 }), (index, by) => {
        const digits = [...'551385082'];
        digits[index] = String((Number(digits[index]) + by) % 10);
        expect(isValid(digits.join(''))).toBe(false);
      }),
    );
  });
});

test('compact takes the hyphen off and nothing else', () => {
  expect(compact('55138508-2')).toBe('551385082');
  expect(compact('551385082')).toBe('551385082');
  expect(compact('5513-85082')).toBe('5513-85082');
});
