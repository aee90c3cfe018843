import { expect, test } from 'vitest';
import { gb11643, gb11714, gb32100, iso7064Mod11And10 } from '../../src/values/checkCharacter.js';

// Public codes of companies: the first is Xiaomi's, the third Tencent's, the fourth Huawei's.
test.each(['91110108551385082Q', '91110000600037341L', '9144030071526726XG', '914403001922038216'])(
  'GB 32100 holds for %s',
  (code) => expect(gb32100(code)).toBe(true),
);

test('GB 32100 fails for another check character', () => {
  expect(gb32100('91110108551385082R')).toBe(false);
});

// 55138508 weighs 5·3 + 5·7 + 1·9 + 3·10 + 8·5 + 5·8 + 0·4 + 8·2 = 185, and 11 - 185 mod 11 = 2.
test.each([
  ['551385082', true],
  ['551385083', false],
  // The weighted sum is 1 modulo 11: 10 is written X.
  ['10000018X', true],
  // The weighted sum is 0 modulo 11: 11 is written 0.
  ['100000040', true],
  ['MA04BDRR9', true],
])('GB 11714 for %s: %s', (code, holds) => {
  expect(gb11714(code)).toBe(holds);
});

test.each([
  ['110108012660422', true],
  ['110106012660422', false],
  ['110105031220840', true],
])('ISO 7064 MOD 11,10 for %s: %s', (digits, holds) => {
  expect(iso7064Mod11And10(digits)).toBe(holds);
});

// The two examples of GB 11643-1999 itself.
test.each([
  ['11010519491231002X', true],
  ['440524188001010014', true],
  ['110105194912310021', false],
])('GB 11643 for %s: %s', (code, holds) => {
  expect(gb11643(code)).toBe(holds);
});
