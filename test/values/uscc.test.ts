import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isValid, parse, parts } from '../../src/values/uscc.js';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** By the standard's own formula, with powers of 3 in BigInt. */
function withCheck(body: string): string {
  let sum = 0n;
  for (const [index, character] of [...body].entries()) {
    sum += BigInt(ALPHABET.indexOf(character)) * 3n ** BigInt(index);
  }
  return body + ALPHABET[Number((31n - (sum % 31n)) % 31n)];
}

/** Codes of the market regulator, as nearly all companies have. */
const usccs = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '51', '52', '12', 'N2', 'A1', 'Y1'),
    fc.stringMatching(/^[1-6]\d{5}$/),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }).map((list) => list.join('')),
  )
  .map((made) => withCheck(made.join('')));

function reasonOf(text: string): string {
  const read = parse(text);
  return read.ok ? 'ok' : read.reason;
}

describe('a code whose check holds', () => {
  test.each([
    ["Xiaomi's", '91110108551385082Q'],
    ['that of a company in Beijing', '91110000600037341L'],
    ["Tencent's", '9144030071526726XG'],
    ["Huawei's, all digits", '914403001922038216'],
    ['made up, ends in 0', '91430102MA00002260'],
    ['made up, begins with a letter', 'N2310115MF00000130'],
    ['made up, of the armed forces', 'A1110000MC0000012U'],
  ])('%s is read: %s', (_, code) => {
    expect(parse(code)).toEqual({ ok: true, value: code });
    expect(isValid(code)).toBe(true);
  });

  test.each([' 91110108551385082q\n', '９１１１０１０８５５１３８５０８２Ｑ'])(
    '%j is cleaned first',
    (text) => {
      expect(parse(text)).toEqual({ ok: true, value: '91110108551385082Q' });
    },
  );

  test('any body with its check character is read', () => {
    fc.assert(
      fc.property(usccs, (code) => {
        expect(reasonOf(code)).toBe('ok');
      }),
    );
  });
});

describe('the check character', () => {
  test('sees every change of one character to another of the alphabet', () => {
    fc.assert(
      fc.property(usccs, fc.nat({ max: 17 }), fc.constantFrom(...ALPHABET), (code, index, character) => {
        fc.pre(code[index] !== character);
        expect(isValid(code.slice(0, index) + character + code.slice(index + 1))).toBe(false);
      }),
    );
  });

  test('sees every exchange of two different characters but the first with the last', () => {
    fc.assert(
      fc.property(usccs, fc.nat({ max: 17 }), fc.nat({ max: 17 }), (code, one, other) => {
        fc.pre(code[one] !== code[other] && Math.abs(one - other) !== 17);
        const swapped = [...code];
        [swapped[one], swapped[other]] = [swapped[other] as string, swapped[one] as string];
        expect(isValid(swapped.join(''))).toBe(false);
      }),
    );
  });
});

describe('refused', () => {
  test.each([
    ['911101085513851282Q', 'length'],
    ['911101085513854082Q', 'length'],
    ['9144010XXXXXXXXX', 'length'],
    ['9111********90', 'length'],
    ['', 'length'],
    ['91110108551385082', 'length'],
    ['9111010855138508-Q', 'alphabet'],
    ['91110108551385O82Q', 'alphabet'],
    ['9111010855138508２²', 'alphabet'],
    ['914401XXXXXX****XX', 'alphabet'],
    ['000000000000000000', 'alphabet'],
    ['000000000000000001', 'check_digit'],
    ['913307825777076000', 'check_digit'],
    ['91110108551385082R', 'check_digit'],
    ['110101199003070039', 'structure'],
    ['110101200503070039', 'structure'],
    ['131100199001011234', 'check_digit'],
    ['12110000400123456X', 'check_digit'],
    ['91430100MA4QEN94XX', 'check_digit'],
  ])('%j: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
    expect(isValid(text)).toBe(false);
  });

  test.each(['I', 'O', 'S', 'V', 'Z'])('the letter %s, which the alphabet leaves out', (letter) => {
    expect(reasonOf(`9111010855138508${letter}Q`)).toBe('alphabet');
  });
});

describe('a resident identity number (all invented)', () => {
  test.each([
    ['alone', '110101199003070038'],
    ['with the check character X', '11010119900307002x'],
    ['that passes the check of GB 32100 by chance, with no such district', '110101199003070396'],
    ['of another place, likewise', '44132219850228030X'],
    ['whose organization code inside fails its check', '511101199003070033'],
    ['that ends in 9', '110101199003070089'],
    ['that ends in 9 and passes the check of GB 32100', '653101195001013339'],
    ['of fifteen digits, from before 1999', '110101900307003'],
    ['with two digits after it', '11010119900307003801'],
    ['with a letter before it', 'L110101199003070038'],
  ])('%s is told by its structure', (_, text) => {
    expect(reasonOf(text)).toBe('structure');
  });

  test('fifteen digits that end in an organization code are a taxpayer number of before 2015', () => {
    // Made up: 900307008 passes the check of GB 11714, and 900307 may be a birthday.
    expect(reasonOf('310115900307008')).toBe('length');
  });

  test('a code that reads as one by chance, with all that a credit code needs, is a code', () => {
    // Made up: a social association in 110119 Yanqing; its resident reading is 511101, born 1950-03-07.
    expect(reasonOf('511101195003073754')).toBe('ok');
  });
});

test('parts names what a code is made of', () => {
  expect(parts('91110108551385082Q')).toEqual({
    registeringAuthority: '9',
    entityCategory: '1',
    districtCode: '110108',
    organizationCode: '551385082',
  });
});
