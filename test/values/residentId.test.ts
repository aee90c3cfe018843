import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isValid, occursIn, parse } from '../../src/values/residentId.js';

function reasonOf(text: string): string {
  const read = parse(text);
  return read.ok ? 'ok' : read.reason;
}

describe('parse', () => {
  test.each(['110101199003070038', '11010119900307002X', '11010119900307002x', ' 510104200002290011'])(
    '%j (invented) is read',
    (text) => {
      expect(reasonOf(text)).toBe('ok');
      expect(isValid(text)).toBe(true);
    },
  );

  test.each([
    ['11010119900307', 'length'],
    ['110101900307003', 'length'],
    ['91110108551385082Q', 'alphabet'],
    ['110101********0038', 'alphabet'],
    ['914403001922038216', 'province'],
    ['160101199003070038', 'province'],
    ['110101189003070038', 'date'],
    ['110101199002300038', 'date'],
    ['110101199013070038', 'date'],
    ['110101199003000038', 'date'],
    ['510104190002290011', 'date'],
    ['110101199003070039', 'check_digit'],
    ['511101195003073754', 'company_code'],
  ])('%j: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
    expect(isValid(text)).toBe(false);
  });
});

describe('occursIn', () => {
  test.each([
    ['a number alone', '110101199003070038'],
    ['a number and two digits', '11010119900307003800'],
    ['a number after a letter', 'L11010119900307002X'],
    ['a number of before 1999 and two digits', '11010190030700301'],
    ['a number of before 1999 and five digits', '11010190030700300000'],
  ])('finds %s: %s', (_, text) => {
    expect(occursIn(text)).toBe(true);
  });

  test.each([
    ['a USCC', '91110108551385082Q'],
    ['a USCC of digits alone', '914403001922038216'],
    ['a registration number', '110108012660422'],
    ['seventeen digits of another kind', '91110108551385082'],
    ['seventeen digits without a birthday', '11010190130700301'],
    ['nineteen digits', '1101019003070030000'],
    ['nothing', ''],
  ])('finds none in %s: %s', (_, text) => {
    expect(occursIn(text)).toBe(false);
  });

  test('finds none in what the market regulator gives, nor in less than seventeen characters', () => {
    const rest = fc.stringMatching(/^(?:[0-9]{17}|[0-9A-Z]{17})$/);
    const short = fc.stringMatching(/^[0-9A-Z-]{0,16}$/);
    fc.assert(fc.property(rest, (text) => !occursIn(`9${text}`)));
    fc.assert(fc.property(short, (text) => !occursIn(text)));
  });

  test('finds none in 64 KB of digits', () => {
    expect(occursIn('1101011990'.repeat(6_500))).toBe(false);
  });
});
