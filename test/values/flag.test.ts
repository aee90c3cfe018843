import { expect, test } from 'vitest';
import { format, isValid, parse } from '../../src/values/flag.js';

test.each([1, '1', ' 1', true])('%j is set', (value) => {
  expect(parse(value)).toEqual({ ok: true, value: true });
  expect(isValid(value)).toBe(true);
});

test.each([0, '0', false, -0])('%j is not set', (value) => {
  expect(parse(value)).toEqual({ ok: true, value: false });
});

test.each([2, '2', '', '01', 'true', '是', 0.5, Number.NaN, -1])('%j is unknown', (value) => {
  expect(parse(value)).toEqual({ ok: false, reason: 'unknown' });
  expect(isValid(value)).toBe(false);
});

test('format writes 1 or 0', () => {
  expect(format(true)).toBe('1');
  expect(format(false)).toBe('0');
});
