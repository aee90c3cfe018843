import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format, fromFraction, isValid, parse, ratio, toNumber, total } from '../../src/values/percentage.js';

describe('parse', () => {
  test.each([
    ['77.8%', '77.8'],
    ['77.8', '77.8'],
    ['77.80％', '77.8'],
    [' 77.8 % ', '77.8'],
    ['７７．８％', '77.8'],
    ['100.00%', '100'],
    ['100', '100'],
    ['0', '0'],
    ['0.00%', '0'],
    ['007.8', '7.8'],
    ['0.778', '0.778'],
    ['0.5%', '0.5'],
    ['33.333333', '33.333333'],
    ['0.000001', '0.000001'],
    ['0.0000000', '0'],
    ['5  %', '5'],
    ['10', '10'],
    ['10.010', '10.01'],
    ['000100', '100'],
  ])('%j is %s', (text, value) => {
    expect(parse(text)).toEqual({ ok: true, value });
    expect(isValid(text)).toBe(true);
  });

  test.each([
    ['100.01%', 'over_100'],
    ['7780', 'over_100'],
    ['101', 'over_100'],
    ['1000', 'over_100'],
    ['99999999999999999999', 'over_100'],
    ['0.0000009%', 'too_small'],
    ['-0', 'negative'],
    ['--5', 'malformed'],
    ['5.%', 'malformed'],
    ['.5%', 'malformed'],
    ['5.5.5', 'malformed'],
    ['5%5', 'malformed'],
    ['-5%', 'negative'],
    ['', 'malformed'],
    ['%', 'malformed'],
    ['77.8%%', 'malformed'],
    ['<1%', 'malformed'],
    ['约77.8%', 'malformed'],
    ['77,8', 'malformed'],
    ['1e1', 'malformed'],
    ['50-60%', 'malformed'],
    ['5²%', 'malformed'],
    ['百分之五', 'malformed'],
  ])('%j: %s', (text, reason) => {
    expect(parse(text)).toEqual({ ok: false, reason });
    expect(isValid(text)).toBe(false);
  });

  test('64 characters are read, and a longer text is refused', () => {
    expect(parse(`5${' '.repeat(62)}%`)).toEqual({ ok: true, value: '5' });
    expect(parse(`5${' '.repeat(63)}%`)).toEqual({ ok: false, reason: 'too_long' });
    expect(parse(`5${' '.repeat(65_000)}%`)).toEqual({ ok: false, reason: 'too_long' });
  });
});

describe('ratio', () => {
  test.each([
    ['the sample company’s first shareholder', '1439340478.00', '1850000000.00', '77.8'],
    ['its second', '187243569.00', '1850000000.00', '10.12'],
    ['its third', '186230990.00', '1850000000.00', '10.07'],
    ['its fourth', '37184963.00', '1850000000.00', '2.01'],
    ['a third', '1', '3', '33.33'],
    ['a third of a sum in cents', '100.00', '300.00', '33.33'],
    ['just below a threshold, in cents', '249990.00', '1000000.00', '24.999'],
    ['just above one, in cents', '750000.01', '1000000.00', '75.000001'],
    ['exactly one, in cents', '2500.00', '10000.00', '25'],
    ['half a hundredth, in cents', '123.45', '1000000.00', '0.01'],
    ['half a hundredth rounded up, in cents', '0.50', '10000.00', '0.01'],
    ['one hundredth and a half, in cents', '1.50', '10000.00', '0.02'],
    ['the largest whole that is done in cents', '4500000000.00', '9000000000.00', '50'],
    ['a larger one', '3333333333.33', '9999999999.99', '33.33'],
    ['two thirds', '2', '3', '66.67'],
    ['half a hundredth, rounded up', '0.12345', '1', '12.35'],
    ['nothing', '0.00', '100', '0'],
    ['all', '100', '100.00', '100'],
    ['all but a thousandth', '99.999', '100', '99.999'],
    ['a thousandth', '0.001', '100', '0.001'],
    ['exactly a threshold', '25', '100', '25'],
    ['just below a threshold', '24999', '100000', '24.999'],
    ['all of forty digits', '9'.repeat(40), '9'.repeat(40), '100'],
    ['far enough below', '24994', '100000', '24.99'],
    ['just above a threshold', '50.001', '100', '50.001'],
    ['a hair below 75', '74.9999999999', '100', '74.9999999999'],
    ['below 10, where the third decimal still rounds up to it', '9.99951', '100', '9.9995'],
    [
      'forty digits',
      '2499999999999999999999999999999999999999',
      '9999999999999999999999999999999999999997',
      `24.${'9'.repeat(38)}7`,
    ],
  ])('%s: %s of %s is %s', (_, part, whole, value) => {
    expect(ratio(part, whole)).toEqual({ ok: true, value });
  });

  test.each([
    ['100.01', '100', 'over_100'],
    ['100.01', '100.00', 'over_100'],
    ['1', '200000001', 'too_small'],
    ['100.00', '0.00', 'zero_whole'],
    ['5', '0.00', 'zero_whole'],
    ['0', '0', 'zero_whole'],
    ['-5', '100', 'malformed'],
    ['5', 'many', 'malformed'],
    ['9'.repeat(129), '100', 'too_long'],
  ])('%s of %s: %s', (part, whole, reason) => {
    expect(ratio(part, whole)).toEqual({ ok: false, reason });
  });

  test('two amounts in cents give the same as with a digit more', () => {
    const cents = fc.integer({ min: 0, max: 999_999_999_999 });
    fc.assert(
      fc.property(cents, cents, (one, other) => {
        const [part, whole] = [Math.min(one, other), Math.max(one, other)].map((count) =>
          String(count).padStart(3, '0').replace(/(..)$/, '.$1'),
        );
        expect(ratio(`${part}`, `${whole}`)).toEqual(ratio(`${part}0`, `${whole}0`));
      }),
    );
  });

  test('rounding never moves a share onto or over a threshold, nor further than half a hundredth', () => {
    const amounts = fc.bigInt({ min: 1n, max: 10n ** 22n });
    const nearThresholds = fc
      .tuple(amounts, fc.constantFrom(10n, 25n, 50n, 75n), fc.bigInt({ min: -3n, max: 3n }))
      .map(([unit, threshold, off]) => ({ part: unit * threshold + off, whole: unit * 100n }));
    const any = fc.tuple(amounts, amounts).map(([one, other]) => ({ part: one, whole: one + other }));
    fc.assert(
      fc.property(fc.oneof(nearThresholds, any), ({ part, whole }) => {
        fc.pre(part >= 0n && part <= whole);
        const read = ratio(String(part), String(whole));
        if (!read.ok) {
          expect([read.reason, part * 10n ** 8n < whole]).toEqual(['too_small', true]);
          return;
        }
        const [integer = '', fraction = ''] = read.value.split('.');
        const power = 10n ** BigInt(fraction.length);
        const got = BigInt(integer + fraction);
        for (const threshold of [10n, 25n, 50n, 75n]) {
          const exact = part * 100n - threshold * whole;
          const rounded = got - threshold * power;
          expect(Math.sign(Number(rounded))).toBe(Math.sign(Number(exact)));
          const number = toNumber(read.value) - Number(threshold);
          expect(Math.sign(number)).toBe(Math.sign(Number(exact)));
        }
        const off = got * whole - part * 100n * power;
        expect((off < 0n ? -off : off) * 200n <= whole * power).toBe(true);
      }),
    );
  });
});

describe('toNumber', () => {
  test.each([
    ['77.8', 77.8],
    ['50', 50],
    ['49.999', 49.999],
    ['0', 0],
    ['0.07', 0.07],
    ['100', 100],
  ])('%s is %d', (value, number) => {
    expect(toNumber(value)).toBe(number);
  });

  test('every percentage with two decimals is the double that its text stands for', () => {
    for (let hundredths = 0; hundredths <= 10_000; hundredths++) {
      const text = (hundredths / 100).toFixed(2);
      expect(toNumber(text)).toBe(JSON.parse(text));
      expect(ratio(`${hundredths}`, '10000')).toEqual({ ok: true, value: String(JSON.parse(text)) });
    }
  });

  test('what is longer than a double is the nearest double', () => {
    expect(toNumber('33.33333333333333333333')).toBe(100 / 3);
    expect(toNumber('0.1000000000000000055511151231257827')).toBe(0.1);
  });

  test('what a double can’t tell from a threshold stays on its side of it', () => {
    expect(Number('49.99999999999999999999')).toBe(50);
    expect(toNumber('49.99999999999999999999')).toBeLessThan(50);
    expect(toNumber('50.00000000000000000001')).toBeGreaterThan(50);
  });
});

describe('total', () => {
  test('is exact', () => {
    expect(total(['77.8', '10.12', '10.07', '2.01'])).toBe('100');
    expect(total(['33.33', '33.33', '33.35'])).toBe('100.01');
    expect(total(['99', '0.5', '0.49'])).toBe('99.99');
    expect(total(['33.333', '0.07'])).toBe('33.403');
    expect(total(['33.333', '33.333'])).toBe('66.666');
    expect(total(['90071992547409.93', '0'])).toBe('90071992547409.93');
    expect(total([])).toBe('0');
  });

  test('is nothing when a share is not a percentage', () => {
    for (const nothing of ['', '-', '.5', '5.', '5..5', '5.5.5', '1e1', '5%'])
      expect(total(['77.8', nothing])).toBeUndefined();
  });
});

test('format puts the sign after it', () => {
  expect(format('77.8')).toBe('77.8%');
});

describe('fromFraction', () => {
  test.each([
    ['0.778', '77.8'],
    ['1', '100'],
    ['1.0', '100'],
    ['0', '0'],
    ['0.0000001', '0.00001'],
    ['０．４５１', '45.1'],
    // 64 characters, the longest that is read.
    [`0.5${'0'.repeat(61)}`, '50'],
  ])('reads %s as a part of 1', (text, value) => {
    expect(fromFraction(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['1.01', 'over_100'],
    ['77.8', 'over_100'],
    ['-0.5', 'malformed'],
    ['77.8%', 'malformed'],
    ['', 'malformed'],
    ['.5', 'malformed'],
    [`0.${'1'.repeat(64)}`, 'too_long'],
    [`0.5${'0'.repeat(62)}`, 'too_long'],
  ])('rejects %s', (text, reason) => {
    expect(fromFraction(text)).toEqual({ ok: false, reason });
  });
});
