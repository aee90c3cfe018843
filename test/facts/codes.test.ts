import { describe, expect, it } from 'vitest';
import { normalize, readCompany } from '../../src/normalize.js';
import { company, contentOf, issuesOf, told, v1, v2, XIAOMI } from '../normalize/bundles.js';

/** Texts that clean to nothing, some of them the register's own words for it inside of marks. */
const NOTHING = [
  '\u0000',
  '\u00ad',
  '\u202e',
  '\u206f',
  '\uffff',
  '<em></em>',
  '<em>-</em>',
  '\u0000-',
  '<em>无</em>',
];

/** A bundle with a value at every place where a code of a company belongs. */
const planted = (code: unknown) => ({
  neci: {
    entName: XIAOMI.name,
    uniscId: code,
    regNo: code,
    orgCode: code,
    shareholders: [{ inv: '甲有限公司', invType_CN: '企业法人', bLicNo: code }],
    branches: [{ brName: '甲分公司', uniscId: code, regNo: code }],
  },
  qycxnew: v1({ qyName: XIAOMI.name, nsrsbh: code, orgNo: code }),
  info: v2({ entityName: XIAOMI.name, creditCode: code, registerCode: code, organizationCode: code }),
  isHmdxx: v1({ qyName: XIAOMI.name, nsrsbh: code, orgNo: code }),
  qycx: v1({ qyName: XIAOMI.name, nsrsbh: code }),
  shareholderInvest: v2([
    { holderName: '乙有限公司', holderTypeCode: '0615601', creditNo: code, registerNo: code },
  ]),
  branchInfo: v2([{ branchName: '乙分公司', branchCreditNo: code, branchRegisterNo: code }]),
  annualRpt: v2([{ reportYear: '2023', creditCode: code, registerCode: code, organizationCode: code }]),
  zdsswf: v1({ zdsswfList: { items: [{ name: XIAOMI.name, credit_no: code, property: '偷税' }] } }),
});

describe('an identifier that cleans to nothing', () => {
  it.each(NOTHING)('%j is blank wherever a code belongs', (code) => {
    const bundle = planted(code);
    for (const version of ['v1', 'v2'] as const) {
      const { issues } = normalize(bundle, { dataset: 'super', version });
      expect(told(issues, 'invalid_identifier')).toEqual([]);
    }
    const { registrationNumber, kompanyId, additionalData } = contentOf(bundle);
    expect([registrationNumber, kompanyId, additionalData.otherIdentifiers]).toEqual([null, null, undefined]);
  });

  it.each(NOTHING)('%j does not beat the valid code of a later source', (nsrsbh) => {
    const bundle = {
      qycxnew: v1({ qyName: XIAOMI.name, nsrsbh }),
      info: v2({ entityName: XIAOMI.name, creditCode: XIAOMI.creditCode }),
    };
    expect(contentOf(bundle).registrationNumber).toBe(XIAOMI.creditCode);
    expect(told(issuesOf(bundle), 'sources_disagree')).toEqual([]);
  });
});

describe('a JSON number where a code belongs', () => {
  const CODES = ['type', 'categoryNew', 'districtCode', 'domain', 'econKindCode', 'currency_unit'] as const;

  it.each(JSON.parse('[1e400, 1e21, 1e-7, -0, 1.5, 12345678901234567890, -1e400]') as number[])(
    '%d is not exact: unsafe_number, and nothing is emitted',
    (number) => {
      for (const key of CODES) {
        const bundle = company({ [key]: number });
        expect(told(issuesOf(bundle), 'unsafe_number')).toEqual([`error $.qycxnew.value.${key}`]);
        expect(JSON.stringify(contentOf(bundle))).not.toMatch(/Infinity|e[+-]\d/);
      }
    },
  );

  it.each([1e21, 1.5])('%d as entstatus gives no status', (entstatus) => {
    const bundle = { info: v2({ entityName: XIAOMI.name, entstatus }) };
    expect(contentOf(bundle).providedStatus).toBeUndefined();
    expect(contentOf(bundle).status).toBe('NOT REPORTED');
  });

  it.each([
    ['1.5', '1.5'],
    ['1：存续', '存续'],
    ['2、吊销', '吊销'],
  ])('the text %j as entstatus gives the words %j', (entstatus, words) => {
    const bundle = { info: v2({ entityName: XIAOMI.name, entstatus }) };
    expect(contentOf(bundle).providedStatus).toBe(words);
  });
});

describe('a resident identity number (invented)', () => {
  const NUMBERS = ['110101199003070038', '11010119900307002X', '65310119500101020X', '110101900307003'];
  const SPELLINGS = NUMBERS.flatMap((number) => [
    number,
    `${number.slice(0, 6)} ${number.slice(6, -4)} ${number.slice(-4)}`,
    number.replace(/[0-9X]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    `${number.slice(0, 6)}\u200b${number.slice(6)}`,
    number.toLowerCase(),
  ]);

  it.each(SPELLINGS)('%j is in no response where a code belongs', (number) => {
    expect(
      bare(normalize(planted(number), { dataset: 'super', version: 'v2', lineage: true })),
    ).not.toContain(bare(number));
  });

  it.each(SPELLINGS)('%j is cut out of every text, and is in no lineage', (number) => {
    const text = `张三（身份证号码：${number}）`;
    const bundle = company(
      {
        operName: text,
        address: text,
        scope: text,
        historyNames: [text],
        title: text,
        status: text,
        revokeReason: text,
        belongOrg: text,
      },
      {
        zdsswf: v1({
          zdsswfList: {
            items: [
              {
                name: text,
                property: text,
                illegal_fact: text,
                result: text,
                url: `https://example.cn/${number}`,
              },
            ],
          },
        }),
        jyyc: v1({ jyycList: [{ items: [{ name: text, inReason: text, department: text }] }] }),
        companyContactInfo: v2({
          tel: text,
          email: text,
          companyWebsite: text,
          managerList: [{ name: text, position: text }],
        }),
      },
    );
    const { response, issues, lineage } = normalize(bundle, {
      dataset: 'super',
      version: 'v2',
      lineage: true,
    });
    expect(bare({ response, issues, lineage })).not.toContain(bare(number));
    expect(told(issues, 'dropped_value')).toContain('warning $.qycxnew.value.operName (resident_number)');
    expect(contentOf(bundle).additionalData.legalRepresentative).toBe('张三');
  });

  it('is neither an amount nor a code as a number either', () => {
    const number = '110101900307003';
    const bundle = company({ registCapi: `${number}元`, type: Number(number) });
    expect(JSON.stringify(contentOf(bundle))).not.toContain(number);
    expect(told(issuesOf(bundle), 'dropped_value')).toHaveLength(2);
  });

  /** Nothing but the digits and letters that a number has, in one width. */
  function bare(value: unknown): string {
    return JSON.stringify(value)
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^0-9A-Z"]/g, '');
  }
});

describe('a masked identifier', () => {
  it('is emitted with an issue, and makes no kompanyId', () => {
    const bundle = company({ nsrsbh: '9111********5082Q' });
    expect(contentOf(bundle)).toMatchObject({ registrationNumber: '9111********5082Q', kompanyId: null });
    expect(told(issuesOf(bundle), 'invalid_identifier')).toHaveLength(1);
  });
});

describe('a cooperative’s registration number', () => {
  it('is a registration number of an old form, also in the place of a taxpayer’s number', () => {
    const { company: found } = readCompany(company({ nsrsbh: '330782NA000012X' }));
    expect(found.registrationNumber?.value).toBe('330782NA000012X');
    expect(found.taxpayerId).toBeUndefined();
  });
});
