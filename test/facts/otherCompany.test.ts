import { describe, expect, it } from 'vitest';
import { readCompany } from '../../src/normalize.js';
import {
  type Bundle,
  company,
  contentOf,
  issuesOf,
  OTHER,
  told,
  v1,
  v2,
  XIAOMI,
} from '../normalize/bundles.js';

/** A base record without a registration number, beside the body of another company. */
function beside(bodies: Bundle): Bundle {
  return { qycxnew: v1({ qyName: XIAOMI.name, status: '存续' }), ...bodies };
}

const FLAGS = { isHmd: false, jyycFlag: 0, yzwfFlag: 0, zdsswfFlag: 0 };

describe('the body of another company', () => {
  it('fills no identifier, no scalar and no name', () => {
    const report = {
      entityName: OTHER.name,
      reportYear: '2023',
      creditCode: OTHER.creditCode,
      registerCode: OTHER.registrationNumber,
      employeeCnt: '31人',
      telephone: '0579-85000000',
    };
    const info = v2({
      entityName: OTHER.name,
      creditCode: OTHER.creditCode,
      registerAddress: '义乌市某路1号',
      legalPerson: '林渡',
      registerCapital: '100',
    });
    const bundle = beside({ info, annualRpt: v2([report]) });
    const content = contentOf(bundle);
    expect(content.registrationNumber).toBeNull();
    expect(content.kompanyId).toBeNull();
    expect(content.address).toBeUndefined();
    expect(content.additionalData).toEqual({ otherNames: { translatedName: expect.any(Array) } });
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([
      'error $.info.data.entityName (other_company)',
      'error $.annualRpt.data[0].entityName (other_company)',
    ]);
  });

  it('gives its rows', () => {
    const jyyc = v1({ qyName: OTHER.name, jyycFlag: 1, jyycList: { items: [{ inDate: '2020-01-02' }] } });
    const { providerSpecificData } = contentOf(beside({ jyyc }));
    expect(providerSpecificData.abnormalOperations).toHaveLength(1);
    expect(providerSpecificData.blacklisted).toBe(true);
  });

  it('clears nothing: neither its verdict, nor a flag 0, nor an empty list', () => {
    const bodies = [
      { isHmd: v1({ qyName: OTHER.name, ...FLAGS }) },
      {
        isHmd: v1({
          qyName: OTHER.name,
          jyycList: [],
          yzwfList: { execution: [] },
          zdsswfList: { items: [] },
        }),
      },
      { isHmdxx: v1({ qyName: OTHER.name, nsrsbh: OTHER.creditCode, ...FLAGS }) },
    ];
    for (const body of bodies) {
      expect(contentOf(beside(body)).providerSpecificData.blacklisted).toBeUndefined();
      const { company: found } = readCompany(beside(body));
      expect(found.abnormalOperations.state).toBe('unknown');
    }
    expect(
      contentOf(beside({ isHmd: v1({ qyName: XIAOMI.name, ...FLAGS }) })).providerSpecificData.blacklisted,
    ).toBe(false);
  });

  it('is not one that has a former name, wherever that name is given', () => {
    const info = v2({ entityName: XIAOMI.formerName, creditCode: XIAOMI.creditCode });
    const isHmdxx = v1({ qyName: XIAOMI.name, historyNames: [XIAOMI.formerName] });
    expect(contentOf(beside({ info, isHmdxx })).registrationNumber).toBe(XIAOMI.creditCode);
  });

  it('is not one with the company’s code under another name, which is a contradiction alone', () => {
    const bundle = company(
      {},
      { info: v2({ entityName: OTHER.name, creditCode: XIAOMI.creditCode, legalPerson: '林渡' }) },
    );
    expect(contentOf(bundle).additionalData.legalRepresentative).toBe('林渡');
    expect(told(issuesOf(bundle), 'contradiction')).toEqual(['error $.info.data.entityName (other_company)']);
  });
});

describe('an echoed name', () => {
  it.each([
    ['騰訊控股有限公司', '腾讯控股有限公司'],
    ['腾讯控股有限公司', '騰訊控股有限公司'],
    ['小米科技有限责任公司', '小米***公司'],
    ['小米科技有限责任公司', '***'],
    ['小米科技有限责任公司', '北京XXXX有限公司'],
  ])('of %s may be %s', (qyName, echoed) => {
    const bundle = company({ qyName }, { isHmd: v1({ qyName: echoed, ...FLAGS }) });
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([]);
    expect(contentOf(bundle).providerSpecificData.blacklisted).toBe(false);
  });

  it('in traditional characters is not a disagreement of two sources', () => {
    const bundle = company({ qyName: '騰訊控股有限公司' }, { info: v2({ entityName: '腾讯控股有限公司' }) });
    expect(told(issuesOf(bundle), 'sources_disagree')).toEqual([]);
  });
});

describe('a row of null', () => {
  it('is nothing, and leaves no doubt about the list', () => {
    const bundle = company(
      {},
      {
        jyyc: v1({ qyName: XIAOMI.name, jyycList: [{ total: 0, items: [null] }] }),
        shareholderInvest: v2([null, { holderName: '林渡' }, null]),
      },
    );
    const { company: found, issues } = readCompany(bundle);
    expect(found.abnormalOperations.state).toBe('none');
    expect(found.shareholders).toHaveLength(1);
    expect(told(issues, 'wrong_type')).toEqual([]);
    expect(told(issues, 'contradiction')).toEqual([]);
  });
});

describe('a character that was lost', () => {
  it.each(['甲\ufffd公司', '甲\ud800公司', '甲&#xd800;公司'])(
    'in the name %j is a warning, and the name has no translation',
    (qyName) => {
      const bundle = company({ qyName, operName: '林\ufffd' });
      expect(told(issuesOf(bundle), 'dropped_value')).toEqual([
        'warning $.qycxnew.value.qyName (lost_character)',
        'warning $.qycxnew.value.operName (lost_character)',
      ]);
      expect(contentOf(bundle).name).toBe('甲\ufffd公司');
      expect(contentOf(bundle).additionalData.otherNames).toBeUndefined();
      expect(contentOf(bundle).associatedEntities.officers[0]).not.toHaveProperty('translatedName');
    },
  );
});

describe('a name of characters that can’t be seen', () => {
  it.each(['\u3164', '\u2800', '\u115f', '\u034f', '\ufe0f', '\u{e0100}'])('%j is blank', (operName) => {
    expect(contentOf(company({ operName })).additionalData.legalRepresentative).toBeUndefined();
  });
});

describe('a day', () => {
  it.each(['1900-01-01', '1899-12-30', '1753-01-01', '2100-01-01', '2999-12-31', '19000101', '1900年1月1日'])(
    '%s is the day of no event',
    (day) => {
      const bundle = company(
        { startDate: day, checkDate: day, revokeDate: day, endDate: day, termStart: day },
        { jyyc: v1({ jyycList: { items: [{ inDate: day }] } }) },
      );
      expect(contentOf(bundle).additionalData.legalEvents).toBeUndefined();
      expect(contentOf(bundle).providerSpecificData.termStart).toBeUndefined();
      const reasons = told(issuesOf(bundle), 'unparseable_value');
      expect(reasons).toHaveLength(6);
      expect(new Set(reasons.map((one) => /\((\w+)\)/.exec(one)?.[1]))).toEqual(new Set(['placeholder']));
    },
  );

  it.each(['1949-10-02', '1970-01-01', '1985-05-05', '2025-06-30'])(
    '%s of foundation is emitted',
    (startDate) => {
      expect(contentOf(company({ startDate })).additionalData.legalEvents).toEqual({
        incorporationDate: startDate,
      });
    },
  );

  it('after the time of checking is a contradiction, and is emitted', () => {
    // The bundle was asked at 2025-07-01 16:00 at Shanghai.
    const bundle = company({ startDate: '2025-07-01', checkDate: '2025-07-02' });
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([
      'warning $.qycxnew.value.checkDate (after_checking)',
    ]);
    expect(contentOf(bundle).additionalData.legalEvents).toMatchObject({ approvalDate: '2025-07-02' });
  });

  it.each([
    [{ endDate: '2009-12-31', status: '注销' }, 'endDate'],
    [{ revokeDate: '2009-12-31', status: '吊销' }, 'revokeDate'],
    [{ termEnd: '2009-12-31' }, 'termEnd'],
  ])('of an end before the foundation is a contradiction, and is emitted: %j', (fields, key) => {
    const bundle = company({ startDate: '2010-03-03', ...fields });
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([
      `warning $.qycxnew.value.${key} (before_foundation)`,
    ]);
    const later = company({ startDate: '2009-12-31', ...fields });
    expect(told(issuesOf(later), 'contradiction')).toEqual([]);
  });

  it('of a source that says no time is compared with nothing', () => {
    const bundle = { neci: { entName: XIAOMI.name, estDate: '2099-01-01' } };
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([]);
  });
});

describe('a body of the same name and another valid credit code', () => {
  const shop = (fields: Bundle) => v1({ qyName: XIAOMI.name, nsrsbh: OTHER.creditCode, ...FLAGS, ...fields });

  it('clears nothing: two shops may have one name', () => {
    const bundle = company({}, { isHmdxx: shop({}) });
    const { blacklisted, abnormalOperations } = contentOf(bundle).providerSpecificData;
    expect([blacklisted, abnormalOperations]).toEqual([undefined, undefined]);
    expect(told(issuesOf(bundle), 'contradiction')).toEqual(['error $.isHmdxx.value.nsrsbh (other_company)']);
  });

  it('and raises what it raises', () => {
    const bundle = company({}, { isHmdxx: shop({ isHmd: true, yzwfFlag: 1 }) });
    expect(contentOf(bundle).providerSpecificData.blacklisted).toBe(true);
  });

  it.each([
    ['the same code', XIAOMI.creditCode],
    ['a mistyped one', OTHER.creditCode.replace(/.$/, '0')],
    ['a registration number', XIAOMI.registrationNumber],
    ['none', undefined],
  ])('but with %s it is the company’s', (_, nsrsbh) => {
    const bundle = company({}, { isHmdxx: shop({ nsrsbh }) });
    expect(contentOf(bundle).providerSpecificData.blacklisted).toBe(false);
  });
});
