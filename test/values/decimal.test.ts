import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  type Decimal,
  format,
  fromNumber,
  isValid,
  parse,
  shifted,
  sum,
} from '../../src/values/decimal.js';

function read(text: string): Decimal {
  const result = parse(text);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

describe('parse', () => {
  test.each([
    ['0', 0n, 0],
    ['77.80', 7780n, 2],
    ['00.10', 10n, 2],
    ['1234567890123456789012345678901234567890.12', 123456789012345678901234567890123456789012n, 2],
  ])('%s is exact', (text, coefficient, scale) => {
    expect(parse(text)).toEqual({ ok: true, value: { coefficient, scale } });
    expect(isValid(text)).toBe(true);
  });

  test.each(['', '.5', '5.', '1,000', '-1', '+1', '1e3', '1_000', '0x10', ' 1', '１', 'NaN', '1.2.3'])(
    '%j is malformed',
    (text) => {
      expect(parse(text)).toEqual({ ok: false, reason: 'malformed' });
      expect(isValid(text)).toBe(false);
    },
  );

  test('128 digits are read and one more is too long', () => {
    expect(parse('9'.repeat(128)).ok).toBe(true);
    expect(parse(`${'9'.repeat(127)}.9`).ok).toBe(true);
    expect(parse('9'.repeat(129))).toEqual({ ok: false, reason: 'too_long' });
    expect(parse(`${'9'.repeat(100)}.${'9'.repeat(29)}`)).toEqual({ ok: false, reason: 'too_long' });
    expect(parse('9'.repeat(65_000))).toEqual({ ok: false, reason: 'too_long' });
    expect(parse(`${'9'.repeat(65_000)}x`)).toEqual({ ok: false, reason: 'malformed' });
  });
});

describe('format', () => {
  test.each([
    ['77.80', '77.8'],
    ['100.00', '100'],
    ['100', '100'],
    ['0.000', '0'],
    ['0.05', '0.05'],
    ['007', '7'],
  ])('%s is %s', (text, short) => {
    expect(format(read(text))).toBe(short);
  });
});

describe('shifted', () => {
  test.each([
    ['1850000000', 0, '1850000000.00'],
    ['185000.0', 4, '1850000000.00'],
    ['0', 0, '0.00'],
    ['0', 4, '0.00'],
    ['0.5', 0, '0.50'],
    ['101.2000', 0, '101.20'],
    ['0.01', 0, '0.01'],
    ['0.000001', 4, '0.01'],
    ['007', 4, '70000.00'],
    ['007', 0, '7.00'],
    ['143934.0478', 4, '1439340478.00'],
    ['12.345678', 4, '123456.78'],
    ['0.001', 0, undefined],
    ['1.0050', 0, undefined],
    ['143.9340478', 4, undefined],
  ])('%s times ten to the %i with two decimals is %s', (text, power, amount) => {
    expect(shifted(text, power, 2)).toBe(amount);
  });
});

describe('fromNumber', () => {
  test.each([
    [1008, '1008'],
    [1008.5, '1008.5'],
    [143.9340478, '143.9340478'],
    [0, '0'],
    [-5, '-5'],
    [-0.25, '-0.25'],
    [9007199254740991, '9007199254740991'],
    [0.000001, '0.000001'],
    // Fifteen digits from the first that is not 0.
    [0.00123456789012345, '0.00123456789012345'],
  ])('%d is %s', (number, text) => {
    expect(fromNumber(number)).toEqual({ ok: true, value: text });
  });

  test.each([2 ** 53, 1e21, 1e-7, 1439340.4780000001, Number.NaN, Number.POSITIVE_INFINITY])(
    '%d may not be what the source said',
    (number) => {
      expect(fromNumber(number)).toEqual({ ok: false, reason: 'unsafe_number' });
    },
  );
});

describe('arithmetic', () => {
  test('0.1 and 0.2 are 0.3', () => {
    expect(format(add(read('0.1'), read('0.2')))).toBe('0.3');
  });

  test.each([
    ['1.10', '1.1', 0],
    ['1.1', '1.11', -1],
    ['2', '1.999999999999999999999', 1],
  ])('%s against %s: %i', (one, other, order) => {
    expect(compare(read(one), read(other))).toBe(order);
  });

  test('whole numbers of cents add up as integers do', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 38n }), { maxLength: 20 });
    fc.assert(
      fc.property(amounts, (cents) => {
        const texts = cents.map((cent) => format({ coefficient: cent, scale: 2 }));
        const total = cents.reduce((one, other) => one + other, 0n);
        expect(sum(texts)).toBe(format({ coefficient: total, scale: 2 }));
      }),
    );
  });
});

describe('sum', () => {
  test('the sample shareholders hold exactly 100 percent', () => {
    expect(sum(['77.8', '10.12', '10.07', '2.01'])).toBe('100');
  });

  test('nothing adds up to 0', () => {
    expect(sum([])).toBe('0');
  });

  test('one text that is not a number takes the sum away', () => {
    expect(sum(['77.8', '很多'])).toBeUndefined();
  });
});
