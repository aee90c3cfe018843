import { expect, test } from 'vitest';
import { isValid, parse } from '../../src/values/employeeCount.js';

test.each([
  ['31人', '31'],
  ['31', '31'],
  ['0人', '0'],
  ['000', '0'],
  ['031', '31'],
  ['３１ 人', '31'],
  ['1,200人', '1200'],
  ['1，200', '1200'],
  ['12,000人', '12000'],
  ['1,234,567人', '1234567'],
  ['99999999', '99999999'],
  ['00000000031人', '31'],
])('%j is %s', (text, count) => {
  expect(parse(text)).toEqual({ ok: true, value: count });
  expect(isValid(text)).toBe(true);
});

test.each([
  ['', 'format'],
  ['人', 'format'],
  ['**人', 'format'],
  ['50-100人', 'format'],
  ['少于50人', 'format'],
  ['三十一人', 'format'],
  ['31.5', 'format'],
  ['-31', 'format'],
  ['12,00人', 'format'],
  ['31人以上', 'format'],
  ['3²人', 'format'],
  ['100000000', 'too_large'],
])('%j: %s', (text, reason) => {
  expect(parse(text)).toEqual({ ok: false, reason });
  expect(isValid(text)).toBe(false);
});

test('64 characters are read, and a longer text is not a number', () => {
  expect(parse(`${'0'.repeat(62)}31`)).toEqual({ ok: true, value: '31' });
  expect(parse(`${'0'.repeat(63)}31`)).toEqual({ ok: false, reason: 'format' });
});
