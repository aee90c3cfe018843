/** The codes of a company in its responses, and what a response holds when its sources say nothing. */

import { describe, expect, it } from 'vitest';
import * as companyName from '../../src/names/company.js';
import { normalize } from '../../src/normalize.js';
import { company, contentOf, issuesOf, superV1Of, told, v1, v2, XIAOMI } from '../normalize/bundles.js';

describe('otherIdentifiers', () => {
  it('has the registration number, the credit code and the organization code in this order, v1 in one text', () => {
    const bundle = company(
      { orgNo: XIAOMI.organizationCode },
      { info: v2({ entityName: XIAOMI.name, registerCode: XIAOMI.registrationNumber }) },
    );
    const { additionalData, sources } = contentOf(bundle);
    expect(additionalData.otherIdentifiers).toEqual([
      { identifierName: 'otherNumber', identifierValue: '110108012660422' },
      { identifierName: 'localNumber', identifierValue: '91110108551385082Q' },
      { identifierName: 'otherNumber', identifierValue: '55138508-2' },
    ]);
    expect(superV1Of(bundle).extradata).toMatchObject({
      otherNumber: '110108012660422, 55138508-2',
      localNumber: XIAOMI.creditCode,
    });
    const fields = sources[0]?.fields.filter((path) => path.includes('otherIdentifiers'));
    expect(fields).toEqual([0, 1, 2].map((index) => `$.additionalData.otherIdentifiers[${index}]`));
  });
});

describe('registrationNumber', () => {
  it.each([
    ['the credit code', XIAOMI.creditCode],
    ['a registration number', XIAOMI.registrationNumber],
    ['an old taxpayer number', XIAOMI.taxpayerId],
  ])('is %s when that is all there is', (_, nsrsbh) => {
    expect(contentOf(company({ nsrsbh })).registrationNumber).toBe(nsrsbh);
    expect(superV1Of(company({ nsrsbh })).registrationNumber).toBe(nsrsbh);
  });

  it('is the credit code before an old taxpayer number, and that before a registration number', () => {
    const info = { entityName: XIAOMI.name, registerCode: XIAOMI.registrationNumber };
    const old = company({ nsrsbh: XIAOMI.taxpayerId }, { info: v2(info) });
    expect(contentOf(old).registrationNumber).toBe(XIAOMI.taxpayerId);
    const both = company(
      { nsrsbh: XIAOMI.taxpayerId },
      { info: v2({ ...info, creditCode: XIAOMI.creditCode }) },
    );
    expect(contentOf(both).registrationNumber).toBe(XIAOMI.creditCode);
  });

  it('is null, with missing_value, when only an organization code or a resident identity number is known', () => {
    const bundle = { qycxnew: v1({ qyName: XIAOMI.name, orgNo: XIAOMI.organizationCode, status: '存续' }) };
    expect(contentOf(bundle)).toMatchObject({ registrationNumber: null, kompanyId: null });
    expect(told(issuesOf(bundle), 'missing_value')).toContain('error $ (registrationNumber)');
    expect(contentOf(company({ nsrsbh: '110101199003070038' })).registrationNumber).toBeNull();
  });
});

describe('the id of a company', () => {
  it('is made from its number, the same in both versions', () => {
    const bundle = company({ nsrsbh: XIAOMI.creditCode });
    expect(contentOf(bundle).kompanyId).toMatch(/^[0-9A-F]{32}$/);
    expect(superV1Of(bundle).id).toBe(contentOf(bundle).kompanyId);
  });

  it('is the one that the caller gives', () => {
    const options = { dataset: 'super', request: { kompanyId: 'K-1' } } as const;
    const bundle = company({ nsrsbh: XIAOMI.creditCode });
    const { response } = normalize(bundle, { ...options, version: 'v2' });
    expect([response.kompanyId, response.content.kompanyId]).toEqual(['K-1', 'K-1']);
    expect(normalize(bundle, { ...options, version: 'v1' }).response.id).toBe('K-1');
  });
});

describe('a record with a name and blanks', () => {
  it('gives a response with the name, its translation and the literals', () => {
    const content = contentOf({ qycxnew: v1({ qyName: XIAOMI.name, status: '-', nsrsbh: '无' }, null) });
    const { sources, ...rest } = content;
    expect(rest).toEqual({
      kompanyId: null,
      countryCode: 'CN',
      countryName: 'China',
      state: null,
      registrationNumber: null,
      name: XIAOMI.name,
      status: 'NOT REPORTED',
      additionalData: { otherNames: { translatedName: ['Xiaomi Technology Co., Ltd.'] } },
      associatedEntities: { shareholders: [], officers: [], ultimateBeneficialOwners: [] },
      industryActivityCode: null,
      providerSpecificData: {},
      version: 'company-v2.0',
    });
    expect(sources).toEqual([
      {
        name: 'State Administration for Market Regulation (国家市场监督管理总局)',
        info: null,
        primary: true,
        fields: ['$.name'],
        lastCheckedTime: null,
      },
      {
        name: 'Derived by neci-kyc',
        info: companyName.RULE,
        primary: false,
        fields: ['$.additionalData.otherNames.translatedName'],
        lastCheckedTime: null,
      },
    ]);
  });

  it('has no providedStatus, and NOT REPORTED for a status', () => {
    const content = contentOf(company({ status: '-' }));
    expect(content.status).toBe('NOT REPORTED');
    expect(content).not.toHaveProperty('providedStatus');
  });
});

describe('v1', () => {
  it('has the paid-in capital only in the currency of the registered one', () => {
    const same = company({ registCapi: '100 万人民币', actualCapi: '50万元' });
    expect(superV1Of(same).extradata.paidInCapital).toBe('500000.00');
    const other = company({ registCapi: '100 万人民币', actualCapi: '50万美元' });
    expect(superV1Of(other).extradata).not.toHaveProperty('paidInCapital');
    expect(contentOf(other).providerSpecificData.paidInCapital).toEqual({
      amount: '500000.00',
      currency: '美元',
    });
  });

  it('has a paid-in capital in yuan also where no registered one is given', () => {
    expect(superV1Of(company({ actualCapi: '50万元' })).extradata.paidInCapital).toBe('500000.00');
    const other = company({ actualCapi: '50万美元' });
    expect(superV1Of(other).extradata).not.toHaveProperty('paidInCapital');
    expect(told(issuesOf(other), 'contradiction')).toEqual(['warning $.qycxnew.value.actualCapi (currency)']);
  });

  it('has former names in one text, under the name of the release', () => {
    const bundle = { neci: { entName: XIAOMI.name, historyNames: ['甲有限公司', '乙有限公司'] } };
    const options = { dataset: 'super', version: 'v1' } as const;
    expect(normalize(bundle, options).response.extradata.oldName).toBe('甲有限公司; 乙有限公司');
    const older = normalize(bundle, { ...options, release: '2025-06-23' });
    expect(older.response.extradata.otherName).toBe('甲有限公司; 乙有限公司');
  });

  it('writes codes without their words', () => {
    const fields = {
      type: '01',
      categoryNew: '0115601',
      districtCode: '310115',
      districtName: '上海市浦东新区',
    };
    expect(superV1Of(company(fields)).extradata).toMatchObject({
      entityClass: '01',
      entityCategory: '0115601',
      registeredDistrict: '310115',
    });
  });
});

describe('listed', () => {
  it.each([
    [['6'], 'Y'],
    [['1'], 'N'],
    [[], 'N'],
    [['77'], undefined],
  ])('with tags %j is %s in both versions', (tags, listed) => {
    const bundle = company({ tags });
    expect(contentOf(bundle).additionalData.listed).toBe(listed);
    expect(superV1Of(bundle).extradata.listed).toBe(listed);
  });
});
