import { describe, expect, it } from 'vitest';
import type { PartialCompany, Shareholder } from '../../src/company/company.js';
import { derived, told } from './derived.js';
import { said } from './said.js';

interface Given {
  readonly name?: string;
  readonly share?: string;
  readonly amount?: string;
  readonly code?: string;
}

/** Corporate holders, each with a name of its own unless one is given; what each has is read at `$.neci.holder<index>`. */
function holders(...given: readonly Given[]): Shareholder[] {
  return given.map(({ name, share, amount, code }, index) => ({
    name: said(name ?? `股东${index}`, `$.neci.holder${index}.name`),
    sharePercentage: share === undefined ? undefined : said(share, `$.neci.holder${index}.share`),
    subscribedCapital:
      amount === undefined ? undefined : { amount: said(amount, `$.neci.holder${index}.amount`) },
    isCorporate: said(true),
    registrationNumber: code === undefined ? undefined : said(code),
  }));
}

function contradictions(shareholders: readonly Shareholder[], capital?: string): string[] {
  const registeredCapital = capital === undefined ? undefined : { amount: said(capital) };
  return told({ shareholders, registeredCapital }, 'contradiction');
}

describe('a share beside its amount', () => {
  const OFF = ['warning $.neci.holder0.share (share_against_amount)'];

  it('is compared with the part of the capital and with that of all that was subscribed', () => {
    const half = holders({ share: '50', amount: '500000.00' }, { share: '50', amount: '500000.00' });
    expect(contradictions(half, '5000000.00')).toEqual([]);
    const tenth = holders({ share: '10', amount: '100000.00' }, { share: '10', amount: '100000.00' });
    expect(contradictions(tenth, '1000000.00')).toEqual([]);
    const neither = holders({ share: '30', amount: '100000.00' }, { share: '50', amount: '100000.00' });
    expect(contradictions(neither, '1000000.00')).toEqual(OFF);
  });

  it.each([undefined, '0.00'])(
    'is compared with all that was subscribed where the capital is %s',
    (capital) => {
      const shareholders = holders({ share: '90', amount: '100000.00' }, { amount: '900000.00' });
      expect(contradictions(shareholders, capital)).toEqual(OFF);
      const right = holders({ share: '10', amount: '100000.00' }, { amount: '900000.00' });
      expect(contradictions(right, capital)).toEqual([]);
    },
  );

  it('is compared with nothing where neither the capital nor all amounts are known', () => {
    expect(contradictions(holders({ share: '90', amount: '100000.00' }, { share: '10' }))).toEqual([]);
    expect(
      contradictions(holders({ share: '90' }, { share: '10', amount: '900000.00' }), '1000000.00'),
    ).toEqual(['warning $.neci.holder1.share (share_against_amount)']);
  });

  it.each([
    // An amount may be off by a hundredth of 万, which is a quarter of a percent here, and the share by its last digit.
    ['24', '10100.00', []],
    ['24', '10101.00', OFF],
    ['25.0', '10139.00', []],
    ['25.0', '10141.00', OFF],
  ])('of %s is off by rounding alone beside %s of 40,000: %j', (share, amount, expected) => {
    expect(contradictions(holders({ share, amount }), '40000.00')).toEqual(expected);
  });
});

describe('shares that add up to 1', () => {
  const FRACTIONS = ['warning $.neci.holder0.share (fractions)'];

  it.each([
    [['0.25', '0.75'], FRACTIONS],
    [['0.33', '0.33', '0.33'], FRACTIONS],
    [['0.99'], FRACTIONS],
    [['1.01'], FRACTIONS],
    [['0.98'], []],
    [['1.02'], []],
  ])('%j: %j', (shares, expected) => {
    expect(contradictions(holders(...shares.map((share) => ({ share }))))).toEqual(expected);
  });

  it('are fractions only where every holder has one, and each is the source’s', () => {
    expect(contradictions(holders({ share: '0.25' }, { share: '0.75' }, {}))).toEqual([]);
    const derivedHalf = holders({ share: '0.5' }, { amount: '5000.00' });
    expect(contradictions(derivedHalf, '1000000.00')).toEqual([]);
    expect(contradictions(holders({ amount: '10000.00' }), '1000000.00')).toEqual([]);
  });
});

describe('shares that add up to more than 100', () => {
  const SUM = ['warning $.neci.holder0.share (sum_over_100_percent)'];

  it.each([
    [['60', '40'], []],
    [['60', '40.01'], SUM],
    [['100', '0.000001'], SUM],
    [['99.99'], []],
    [[undefined, '60', '40.01'], ['warning $.neci.holder1.share (sum_over_100_percent)']],
  ])('%j: %j', (shares, expected) => {
    const given = shares.map((share) => (share === undefined ? {} : { share }));
    expect(contradictions(holders(...given))).toEqual(expected);
  });

  it('may be so by the rounding of those that were derived, and by no more', () => {
    const given = (share: string) => holders({ amount: '6650.00' }, { amount: '6650.00' }, { share });
    // 0.67 + 0.67, of which each may be half a hundredth too much.
    expect(contradictions(given('98.67'), '1000000.00')).toEqual([]);
    expect(contradictions(given('98.68'), '1000000.00')).toEqual([
      'warning $.neci.holder0.amount (sum_over_100_percent)',
    ]);
  });
});

describe('one holder in several rows', () => {
  const [ONE, OTHER] = ['91110108551385082Q', '91330782MA28ABCD53'];
  const duplicates = (shareholders: readonly Shareholder[]) =>
    derived({ shareholders })
      .issues.filter(({ code }) => code === 'duplicate_row')
      .map(({ path, reason, count }) => [path, reason, count]);

  it('is reported at the amount of the first row, or at its share or name', () => {
    const twice = (given: Given) => holders({ name: '林渡', ...given }, { name: ' 林渡' }, { name: '沈砚' });
    expect(duplicates(twice({ share: '10', amount: '100.00' }))).toEqual([
      ['$.neci.holder0.amount', 'holder', 2],
    ]);
    expect(duplicates(twice({ share: '10' }))).toEqual([['$.neci.holder0.share', 'holder', 2]]);
    expect(duplicates(twice({}))).toEqual([['$.neci.holder0.name', 'holder', 2]]);
  });

  it('is one where a code is missing or written in another way', () => {
    const name = '甲有限公司';
    expect(
      duplicates(holders({ name, code: ONE }, { name }, { name, code: '9111 0108-551385082q' })),
    ).toEqual([['$.neci.holder0.name', 'holder', 3]]);
  });

  it('is one where two names have one code', () => {
    const [one, other] = ['乙有限公司', '乙（集团）有限公司'];
    expect(duplicates(holders({ name: one, code: ONE }, { name: other, code: ONE }))).toEqual([
      ['$.neci.holder0.name', 'holder', 2],
    ]);
    expect(duplicates(holders({ name: one, code: ONE }, { name: other, code: OTHER }))).toEqual([]);
    expect(duplicates(holders({ name: one }, { name: other }))).toEqual([]);
  });

  it('is one by its code, under whatever names', () => {
    const [name, english] = ['甲有限公司', 'Jia Co., Ltd.'];
    expect(duplicates(holders({ name, code: ONE }, { name: english, code: ONE }))).toEqual([
      ['$.neci.holder0.name', 'holder', 2],
    ]);
    expect(duplicates(holders({ name }, { name, code: ONE }, { name: english, code: ONE }))).toEqual([
      ['$.neci.holder0.name', 'holder', 3],
    ]);
    expect(duplicates(holders({ name, code: ONE }, { name: english, code: OTHER }))).toEqual([]);
    const four = [
      { name, code: '110108012660422' },
      { name, code: ONE },
      { name: english, code: '330782000012342' },
      { name: english, code: OTHER },
    ];
    expect(duplicates(holders(...four))).toEqual([]);
  });

  it('is two where the codes differ, each with its own rows', () => {
    const name = '甲有限公司';
    expect(duplicates(holders({ name, code: ONE }, { name, code: OTHER }))).toEqual([]);
    expect(
      duplicates(
        holders({ name, code: ONE }, { name, code: OTHER }, { name, code: OTHER }, { name, code: ONE }),
      ),
    ).toEqual([
      ['$.neci.holder0.name', 'holder', 2],
      ['$.neci.holder1.name', 'holder', 2],
    ]);
    expect(duplicates(holders({ name }, { name, code: ONE }, { name, code: OTHER }))).toEqual([
      ['$.neci.holder0.name', 'holder', 2],
    ]);
  });

  it('can’t be known by a masked name, or without one', () => {
    expect(duplicates(holders({ name: '林**' }, { name: '林**' }))).toEqual([]);
    const nameless: PartialCompany['shareholders'] = [
      { residenceCountry: said('中国') },
      { residenceCountry: said('中国') },
    ];
    expect(duplicates(nameless)).toEqual([]);
  });
});
