import { describe, expect, it } from 'vitest';
import { printable, printableLines } from '../../src/text/printable.js';

describe('printable', () => {
  it.each([
    ['小米 a', '小米 a'],
    ['\u001b[31m', '\\u001b[31m'],
    ['\u009b31m', '\\u009b31m'],
    ['a\u202eb\u2066c\u2028d', 'a\\u202eb\\u2066c\\u2028d'],
    ['a\nb\tc\u007f', 'a\\u000ab\\u0009c\\u007f'],
    ['\ud800', '\\ud800'],
    ['\u{e0041}', '\\u{e0041}'],
  ])('writes %j as %s', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('keeps the ends of lines where there are several', () => {
    expect(printableLines('a\u001b\nb')).toBe('a\\u001b\nb');
  });
});
