import { describe, expect, it } from 'vitest';
import type { PartialCompany, Shareholder } from '../../src/company/company.js';
import { companyOf, pathsOf, told } from './derived.js';
import { said } from './said.js';

const OWN_CODE = '91110108551385082Q';
const OTHER_CODE = '91330782MA28ABCD53';
const [person, corporate] = [said(false), said(true)];
const CODE = '$.neci.shareholders.bLicNo';

function holderOf(shareholder: Shareholder, part: PartialCompany = {}) {
  return companyOf({ ...part, shareholders: [shareholder] }).shareholders?.[0];
}

describe('the kind of a holder', () => {
  it('is that of the type, or else of the name’s ending', () => {
    const name = said('甲有限公司', '$.neci.shareholders.inv');
    const leaf = holderOf({ name })?.isCorporate;
    expect([leaf?.value, leaf?.rule, pathsOf(leaf)]).toEqual([
      true,
      'name-ending/1',
      ['$.neci.shareholders.inv'],
    ]);
    expect(holderOf({ name, isCorporate: person })?.isCorporate).toBe(person);
    expect(holderOf({ name: said('林渡') })?.isCorporate).toBeUndefined();
    expect(holderOf({ holderType: said('发起人') })?.isCorporate).toBeUndefined();
    expect(told({ shareholders: [{ name }, { name }] }, 'derived_value')).toEqual([
      'info $.neci.shareholders.inv (name-ending/1)',
    ]);
  });

  it('of a person with the name of a company is a contradiction at the type', () => {
    const isCorporate = said(false, '$.neci.shareholders.invType_CN');
    const found = (name: string, kind: typeof person) =>
      told({ shareholders: [{ name: said(name), isCorporate: kind }] }, 'contradiction');
    expect(found('甲有限公司', isCorporate)).toEqual([
      'warning $.neci.shareholders.invType_CN (holder_kind)',
    ]);
    expect(found('林渡', isCorporate)).toEqual([]);
    expect(found('甲有限公司', corporate)).toEqual([]);
  });
});

describe('the code of a holder', () => {
  const registrationNumber = said(OTHER_CODE, CODE);

  it('is output with a corporate holder alone', () => {
    const name = said('林渡');
    expect(holderOf({ name, isCorporate: corporate, registrationNumber })?.registrationNumber).toBe(
      registrationNumber,
    );
    expect(holderOf({ name, isCorporate: person, registrationNumber })?.registrationNumber).toBeUndefined();
    expect(holderOf({ name, registrationNumber })?.registrationNumber).toBeUndefined();
  });

  it('of one who may be a person is reported, that of a person is left out by the cleaner', () => {
    const dropped = (isCorporate: typeof person | undefined) =>
      told({ shareholders: [{ name: said('林渡'), isCorporate, registrationNumber }] }, 'dropped_value');
    expect(dropped(undefined)).toEqual([`warning ${CODE} (holder_kind_unknown)`]);
    expect(dropped(person)).toEqual([]);
    expect(dropped(corporate)).toEqual([]);
  });

  it('is not the company’s own, in whatever spelling', () => {
    const own = {
      name: said('甲有限公司'),
      isCorporate: corporate,
      registrationNumber: said('55138508-2', CODE),
    };
    const part = { organizationCode: said('551385082'), unifiedSocialCreditCode: said(OWN_CODE) };
    expect(holderOf(own, part)?.registrationNumber).toBeUndefined();
    expect(told({ ...part, shareholders: [own] }, 'contradiction')).toEqual([`warning ${CODE} (own_code)`]);
  });

  it('that is all of a row leaves no row', () => {
    expect(companyOf({ shareholders: [{ registrationNumber }] }).shareholders).toEqual([]);
  });
});

describe('the amount of a holder', () => {
  const amount = said('100.00', '$.neci.shareholders.subConAm');
  const capital = (currency?: string) => ({
    registeredCapital: {
      amount: said('1000.00'),
      currency: currency === undefined ? undefined : said(currency),
    },
  });

  it.each([
    ['CNY', 'CNY', true],
    ['CNY', 'USD', false],
    ['USD', 'USD', true],
    ['USD', undefined, true],
    [undefined, 'CNY', true],
    [undefined, 'USD', false],
  ])('beside a capital in %s and in %s itself is output: %s', (own, currency, isOutput) => {
    const subscribedCapital = { amount, currency: currency === undefined ? undefined : said(currency) };
    const shareholder = { name: said('林渡'), subscribedCapital };
    const found = holderOf(shareholder, capital(own));
    expect(found?.subscribedCapital).toEqual(isOutput ? subscribedCapital : undefined);
    const issues = told({ ...capital(own), shareholders: [shareholder] }, 'contradiction');
    expect(issues).toEqual(isOutput ? [] : ['warning $.neci.shareholders.subConAm (currency)']);
  });
});

describe('the share of a holder', () => {
  const amount = said('250.00', '$.neci.shareholders.subConAm');
  const registeredCapital = { amount: said('1000.00', '$.neci.regCap') };
  const shareholder = { name: said('林渡'), subscribedCapital: { amount } };

  it('is the source’s, or else the part of the registered capital', () => {
    const sharePercentage = said('30');
    expect(holderOf({ ...shareholder, sharePercentage }, { registeredCapital })?.sharePercentage).toBe(
      sharePercentage,
    );
    const leaf = holderOf(shareholder, { registeredCapital })?.sharePercentage;
    expect([leaf?.value, leaf?.rule, pathsOf(leaf)]).toEqual([
      '25',
      'share-percentage/1',
      ['$.neci.shareholders.subConAm', '$.neci.regCap'],
    ]);
    expect(told({ registeredCapital, shareholders: [shareholder] }, 'derived_value')).toContain(
      'info $.neci.shareholders.subConAm (share-percentage/1)',
    );
  });

  it.each([
    ['the capital', shareholder, {}],
    ['the amount', { name: said('林渡') }, { registeredCapital }],
    [
      'the currency of the capital and not that of the amount',
      { name: said('林渡'), subscribedCapital: { amount, currency: said('CNY') } },
      { registeredCapital },
    ],
  ])('is not derived where %s is unknown', (_, given, part) => {
    expect(holderOf(given, part)?.sharePercentage).toBeUndefined();
  });

  it.each([
    ['1000.00', '1000.01', 'contradiction', 'over_100_percent'],
    ['999999999999.00', '0.01', 'unparseable_value', 'too_small'],
  ] as const)('of a capital of %s and an amount of %s is left out with a %s', (whole, part, code, reason) => {
    const given = {
      registeredCapital: { amount: said(whole) },
      shareholders: [{ name: said('林渡'), subscribedCapital: { amount: said(part, '$.neci.amount') } }],
    };
    expect(companyOf(given).shareholders?.[0]?.sharePercentage).toBeUndefined();
    expect(told(given, code)).toEqual([`warning $.neci.amount (${reason})`]);
  });

  it('of a capital of zero is left out without an issue', () => {
    const given = { registeredCapital: { amount: said('0.00') }, shareholders: [shareholder] };
    expect(companyOf(given).shareholders?.[0]?.sharePercentage).toBeUndefined();
    expect([...told(given, 'contradiction'), ...told(given, 'unparseable_value')]).toEqual([]);
  });
});

it('shareholders that no source was asked for stay unknown', () => {
  expect(companyOf({}).shareholders).toBeUndefined();
  expect(companyOf({ shareholders: [] }).shareholders).toEqual([]);
});
