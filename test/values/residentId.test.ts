import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gb11643 } from '../../src/values/checkCharacter.js';
import {
  cutFromAny,
  isMistyped,
  isOldNumber,
  isValid,
  occursIn,
  parse,
} from '../../src/values/residentId.js';

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
    // Made up: a State organ whose code has 10, the State's own registry, in the place of a province.
    ['111000195001014578', 'company_code'],
  ])('%j: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
    expect(isValid(text)).toBe(false);
  });
});

describe('the district', () => {
  /** The first two digits of GB/T 2260, and those of residence permits. */
  const provinces =
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83';

  test('begins with a province, and with nothing else', () => {
    const accepted = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0')).filter(
      (province) => {
        const body = `${province}010119900307003`;
        return isValid(body + [...'0123456789X'].find((last) => gb11643(body + last)));
      },
    );
    expect(accepted.join(' ')).toBe(provinces);
  });
});

test('the birthday is of the years 1900 to 2099', () => {
  const years = [1819, 1899, 1900, 1999, 2000, 2099, 2100, 2190].filter((year) => {
    const body = `110101${year}0307003`;
    return isValid(body + [...'0123456789X'].find((last) => gb11643(body + last)));
  });
  expect(years).toEqual([1900, 1999, 2000, 2099]);
});

describe('isOldNumber', () => {
  test.each([
    ['110101900307003', true],
    ['110101901307003', false],
    ['160101900307003', false],
    // Its check digit is that of a registration number.
    ['110108012660422', false],
    ['11010190030700', false],
    ['1101019003070031', false],
    ['1101019003070032', false],
  ])('%s: %s', (digits, isOld) => {
    expect(isOldNumber(digits)).toBe(isOld);
  });
});

describe('isMistyped', () => {
  test.each([
    ['110101199003070039', true],
    ['11010119900307003X', true],
    ['A10101199003070039', false],
    ['160101199003070039', false],
    ['110101199013070039', false],
    ['11010119900307003', false],
    ['1101011990030700391', false],
    // It can be the code of a company: authority and province exist.
    ['911101199003070039', false],
  ])('%s: %s', (code, mistyped) => {
    expect(isMistyped(code)).toBe(mistyped);
  });
});

describe('cutFromAny', () => {
  test('cuts from texts, lists and objects, and makes null of a number', () => {
    const value = {
      name: '张三110101199003070038',
      rows: ['王五(11010119900307002X)', { at: 110101900307003 }],
    };
    expect(cutFromAny(value)).toEqual({ name: '张三', rows: ['王五', { at: null }] });
  });

  test('leaves the rest as it is, with the marks of a text', () => {
    const value = { text: '小\u200b米', list: [1, true, null], code: 110108012660422 };
    expect(cutFromAny(value)).toEqual(value);
    expect(cutFromAny('张三\u200b1101011990\u200b03070038')).toBe('张三');
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
