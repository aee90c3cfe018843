import { expect, test } from 'vitest';
import { format, isValid, parse } from '../../src/values/yesNo.js';

test.each(['Y', 'y', 'true', 'TRUE', '是', ' 是 ', 'Ｙ', true])('%j is yes', (value) => {
  expect(parse(value)).toEqual({ ok: true, value: true });
  expect(isValid(value)).toBe(true);
});

test.each(['N', 'n', 'false', '否', false])('%j is no', (value) => {
  expect(parse(value)).toEqual({ ok: true, value: false });
});

test.each(['', '-', '有', '无', 'yes', '1', '0', '不是', 'constructor'])('%j is neither', (value) => {
  expect(parse(value)).toEqual({ ok: false, reason: 'unknown' });
  expect(isValid(value)).toBe(false);
});

test('format writes Y or N', () => {
  expect(format(true)).toBe('Y');
  expect(format(false)).toBe('N');
});
