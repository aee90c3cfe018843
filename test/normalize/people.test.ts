import { describe, expect, it } from 'vitest';
import {
  type Bundle,
  company,
  contentOf,
  issuesOf,
  OTHER,
  superV1Of,
  told,
  v1,
  v2,
  XIAOMI,
} from './bundles.js';

/** A company with 100 万 of capital and these shareholders in the register extract. */
function owned(shareholders: readonly Bundle[], fields: Bundle = {}): Bundle {
  return {
    neci: {
      entName: XIAOMI.name,
      uniscId: XIAOMI.creditCode,
      corpStatusString: '存续',
      regCap: '100万人民币',
      shareholders,
      ...fields,
    },
  };
}

function holders(bundle: unknown) {
  return contentOf(bundle).associatedEntities.shareholders;
}

/** The one shareholder's field. */
function holder(fields: Bundle, company: Bundle = {}) {
  return holders(owned([{ inv: '林渡', ...fields }], company))[0];
}

describe('a shareholder', () => {
  it('is output in the key order of the contract, with every field that the register gives', () => {
    const bundle = owned([
      {
        inv: OTHER.name,
        invTranslated: 'Yiwu Something Trading',
        invType_CN: '企业法人',
        bLicNo: OTHER.creditCode,
        country_CN: '中国',
        subConAm: '77.8',
        currency_CN: '人民币',
        acConAm: '1',
        conDate: '2020-01-02',
      },
    ]);
    expect(Object.entries(holders(bundle)[0] ?? {})).toEqual([
      ['name', OTHER.name],
      ['translatedName', 'Yiwu Something Trading'],
      ['role', 'shareholder'],
      ['providedRole', '企业法人'],
      ['isCorporate', 'true'],
      ['registrationNumber', OTHER.creditCode],
      ['residenceCountry', '中国'],
      ['sharePercentage', 77.8],
      ['shareCapitals', [{ numberOfShares: '778000.00' }]],
    ]);
    expect(superV1Of(bundle).people.shareholder).toEqual([
      {
        name: OTHER.name,
        translatedName: 'Yiwu Something Trading',
        isCorporate: '1',
        registrationNumber: OTHER.creditCode,
        sharePercentage: 77.8,
        shareCapital: [{ shareNumber: '778000.00' }],
      },
    ]);
  });

  it('of the past is out of the list, of the sums and of the comparison', () => {
    const rows = [
      { holderName: '林渡', holderTypeCode: '0615601', investAmount: '60', historyFlag: '0' },
      { holderName: '秦川', holderTypeCode: '0615601', investAmount: '90', historyFlag: '1' },
      { holderName: '叶舟', holderTypeCode: '0615601', investAmount: '40' },
    ];
    const bundle = company(
      { registCapi: '100 万人民币' },
      { shareholderInvest: v2(rows), neci: owned([{ inv: '林渡' }, { inv: '叶舟' }]).neci },
    );
    expect(told(issuesOf(bundle), 'sources_disagree')).toEqual([]);
    const alone = company({ registCapi: '100 万人民币' }, { shareholderInvest: v2(rows) });
    expect(holders(alone).map(({ name, sharePercentage }) => [name, sharePercentage])).toEqual([
      ['林渡', 60],
      ['叶舟', 40],
    ]);
    expect(told(issuesOf(alone), 'contradiction')).toEqual([]);
  });

  it('is listed twice when the source has it twice', () => {
    expect(
      holders(
        owned([
          { inv: '林渡', subConAm: '10' },
          { inv: '林渡', subConAm: '20' },
        ]),
      ),
    ).toHaveLength(2);
  });

  it('that is blank is not a row', () => {
    expect(holders(owned([{}, { inv: '-' }, { inv: '林渡' }])).map(({ name }) => name)).toEqual(['林渡']);
  });
});

describe('lists that no endpoint was asked for', () => {
  it('are empty, with a missing_value that names them', () => {
    const issues = told(
      issuesOf({ qycxnew: v1({ qyName: XIAOMI.name, nsrsbh: XIAOMI.creditCode, status: '存续' }) }),
      'missing_value',
    );
    expect(issues).toEqual([
      'warning $ (shareholders)',
      'warning $ (officers)',
      'warning $ (abnormalOperations)',
      'warning $ (seriousViolations)',
      'warning $ (majorTaxViolations)',
    ]);
  });

  it('are empty, without an issue, when an endpoint has none', () => {
    const lists = { isHmd: v1({ qyName: XIAOMI.name, jyycFlag: 0, yzwfFlag: 0, zdsswfFlag: 0 }) };
    const bundle = company({}, { shareholderInvest: v2([]), keyPersonnelInfo: v2({ items: [] }), ...lists });
    expect(told(issuesOf(bundle), 'missing_value')).toEqual([]);
    expect(contentOf(bundle).associatedEntities).toEqual({
      shareholders: [],
      officers: [],
      ultimateBeneficialOwners: [],
    });
  });

  it('are missing when the endpoint failed', () => {
    const bundle = company({}, { shareholderInvest: { code: '100001', success: false, data: null } });
    expect(told(issuesOf(bundle), 'missing_value')).toContain('warning $ (shareholders)');
  });
});

describe('sharePercentage', () => {
  it.each([
    ['77.8%', 77.8],
    ['77.8', 77.8],
    [77.8, 77.8],
    ['0.778', 0.778],
    [0.5, 0.5],
    ['100%', 100],
    ['0', 0],
    ['７７.８％', 77.8],
    ['33.333333', 33.333333],
  ])('of %j is the supplier’s %d, never rescaled', (subConProp, expected) => {
    expect(holder({ subConProp, subConAm: '1' })?.sharePercentage).toBe(expected);
    expect(
      told(issuesOf(owned([{ inv: '林渡', subConProp }])), 'derived_value').some((one) =>
        one.includes('share-percentage'),
      ),
    ).toBe(false);
  });

  it.each(['100.01%', '778'])('of %s is left out with a contradiction', (subConProp) => {
    const bundle = owned([{ inv: '林渡', subConProp }]);
    expect(holders(bundle)[0]).not.toHaveProperty('sharePercentage');
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([
      'warning $.neci.shareholders[0].subConProp (over_100_percent)',
    ]);
  });

  it.each(['-5%', '约一半', '1e1'])('of %s is left out as unparseable', (subConProp) => {
    const bundle = owned([{ inv: '林渡', subConProp }]);
    expect(holders(bundle)[0]).not.toHaveProperty('sharePercentage');
    expect(told(issuesOf(bundle), 'unparseable_value')).toHaveLength(1);
  });

  it.each([
    ['77.8', '100万人民币', 77.8],
    ['33.3333', '100万人民币', 33.33],
    ['0.335', '100万人民币', 0.34],
    ['24.999', '100万人民币', 24.999],
    ['24.9949', '100万人民币', 24.99],
    ['9.99999', '100万人民币', 9.99999],
    ['49.996', '100万人民币', 49.996],
    ['74.9999', '100万人民币', 74.9999],
    ['25', '100万人民币', 25],
    ['1', '300万人民币', 0.33],
    ['2', '300万人民币', 0.67],
    ['0', '100万人民币', 0],
  ])(
    'is subscribed %s 万 of %s: %d, and no threshold is reached by rounding',
    (subConAm, regCap, expected) => {
      expect(holder({ subConAm }, { regCap })?.sharePercentage).toBe(expected);
    },
  );

  it('that is derived is counted once for the list', () => {
    const bundle = owned([
      { inv: '林渡', subConAm: '10' },
      { inv: '秦川', subConAm: '20' },
    ]);
    const [found] = issuesOf(bundle).filter(
      ({ code, reason }) => code === 'derived_value' && reason === 'share-percentage/1',
    );
    expect(found).toMatchObject({ severity: 'info', count: 2, path: '$.neci.shareholders[0].subConAm' });
  });

  it.each([
    ['capital is zero', { subConAm: '10' }, { regCap: '0万人民币' }],
    ['capital is unknown', { subConAm: '10' }, { regCap: null }],
    ['amount is blank', { subConAm: '-' }, {}],
    ['amount is in another currency', { subConAm: '10', currency_CN: '美元' }, {}],
    [
      'company’s currency is unknown and the amount’s is not',
      { subConAm: '10', currency_CN: '人民币' },
      { regCap: '100' },
    ],
  ])('is not derived when the %s', (_, fields, companyFields) => {
    expect(holder(fields, companyFields)).not.toHaveProperty('sharePercentage');
  });

  it('is derived from two bare amounts: both are in the company’s own currency', () => {
    expect(holder({ subConAm: '10' }, { regCap: '100' })?.sharePercentage).toBe(10);
    expect(holder({ subConAm: '10' }, { regCap: '100', regCapCur_CN: '美元' })?.sharePercentage).toBe(10);
    expect(
      holder({ subConAm: '10', currency_CN: '美元' }, { regCap: '100', regCapCur_CN: '美元' })
        ?.sharePercentage,
    ).toBe(10);
  });

  it('of more than the capital is left out with a contradiction', () => {
    const bundle = owned([{ inv: '林渡', subConAm: '101' }]);
    expect(holders(bundle)[0]).not.toHaveProperty('sharePercentage');
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([
      'warning $.neci.shareholders[0].subConAm (over_100_percent)',
    ]);
  });

  it('of next to nothing of the capital is left out with an issue', () => {
    const bundle = owned([{ inv: '林渡', subConAm: '0.0001' }], { regCap: '99999999999' });
    expect(holders(bundle)[0]).not.toHaveProperty('sharePercentage');
    expect(told(issuesOf(bundle), 'unparseable_value')).toEqual([
      'warning $.neci.shareholders[0].subConAm (too_small)',
    ]);
  });

  it.each([
    [['60%', '40%'], []],
    [['60%', '40.01%'], ['warning $.neci.shareholders[0].subConProp (sum_over_100_percent)']],
    [['100%', '0.000001%'], ['warning $.neci.shareholders[0].subConProp (sum_over_100_percent)']],
  ])('of %j in all', (shares, expected) => {
    const bundle = owned(shares.map((subConProp, index) => ({ inv: `股东${index}`, subConProp })));
    expect(told(issuesOf(bundle), 'contradiction')).toEqual(expected);
    expect(holders(bundle)).toHaveLength(2);
  });

  it('may add up to a little more than 100 by our own rounding', () => {
    const thirds = ['0.665', '0.665', '98.67'].map((subConAm, index) => ({ inv: `股东${index}`, subConAm }));
    const bundle = owned(thirds);
    expect(holders(bundle).map(({ sharePercentage }) => sharePercentage)).toEqual([0.67, 0.67, 98.67]);
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([]);
  });
});

describe('numberOfShares', () => {
  it.each([
    [{ subConAm: '10' }, '100000.00'],
    [{ subConAm: 10.5 }, '105000.00'],
    [{ subConAm: '10万元' }, '100000.00'],
    [{ subConAm: '100000元' }, '100000.00'],
    [{ subConAm: '0' }, '0.00'],
  ])('of %j is %s', (fields, expected) => {
    expect(holder(fields)?.shareCapitals).toEqual([{ numberOfShares: expected }]);
  });

  it('in another currency than the company’s is left out with a contradiction', () => {
    const bundle = owned([{ inv: '林渡', subConAm: '10万美元', subConProp: '10%' }]);
    expect(holders(bundle)[0]).not.toHaveProperty('shareCapitals');
    expect(holders(bundle)[0]?.sharePercentage).toBe(10);
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([
      'warning $.neci.shareholders[0].subConAm (currency)',
    ]);
  });

  it('in a foreign currency beside a capital without one would be read as yuan, and is left out too', () => {
    expect(holder({ subConAm: '10万美元' }, { regCap: null })).not.toHaveProperty('shareCapitals');
    expect(holder({ subConAm: '10万元' }, { regCap: null })?.shareCapitals).toEqual([
      { numberOfShares: '100000.00' },
    ]);
  });
});

describe('isCorporate', () => {
  it.each([
    ['自然人股东', 'false', []],
    ['自然人', 'false', []],
    ['企业法人', 'true', []],
    ['法人股东', 'true', []],
    ['有限责任公司(自然人投资或控股)', 'true', []],
    ['发起人', undefined, ['warning $.neci.shareholders[0].invType_CN (holder-type)']],
    ['-', undefined, []],
  ])('of %s is %s', (invType_CN, expected, issues) => {
    const bundle = owned([{ inv: '林渡', invType_CN }]);
    expect(holders(bundle)[0]?.isCorporate).toBe(expected);
    expect(told(issuesOf(bundle), 'unknown_code')).toEqual(issues);
  });

  it('comes from the ending of the name when the type doesn’t decide it, with its rule', () => {
    const bundle = owned([
      { inv: '某某贸易有限公司', invType_CN: '发起人' },
      { inv: '某某合伙企业（有限合伙）' },
    ]);
    expect(holders(bundle).map(({ isCorporate }) => isCorporate)).toEqual(['true', 'true']);
    const [found] = issuesOf(bundle).filter(({ reason }) => reason === 'name-ending/1');
    expect(found).toMatchObject({ code: 'derived_value', count: 2 });
  });

  it('of a person whose name ends as a company’s is a contradiction', () => {
    const bundle = company(
      {},
      {
        shareholderInvest: v2([
          { holderName: XIAOMI.name, holderTypeCode: '0615601', creditNo: OTHER.creditCode },
        ]),
      },
    );
    expect(contentOf(bundle).associatedEntities.shareholders[0]).toMatchObject({ isCorporate: 'false' });
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([
      'warning $.shareholderInvest.data[0].holderTypeCode (holder_kind)',
    ]);
  });

  it('of the code 0615601 is a person', () => {
    const bundle = company(
      {},
      { shareholderInvest: v2([{ holderName: '林渡', holderTypeCode: '0615601' }]) },
    );
    expect(holders(bundle)[0]).toMatchObject({ isCorporate: 'false', providedRole: '自然人股东' });
  });
});

describe('the code of a shareholder', () => {
  it('is output for a corporate holder', () => {
    expect(holder({ inv: OTHER.name, bLicNo: OTHER.creditCode })?.registrationNumber).toBe(OTHER.creditCode);
  });

  it.each([
    ['a natural person', { invType_CN: '自然人股东', bLicNo: OTHER.creditCode }, 'dropped_value', []],
    [
      'a holder who may be a person',
      { bLicNo: OTHER.creditCode },
      'dropped_value',
      ['warning $.neci.shareholders[0].bLicNo (holder_kind_unknown)'],
    ],
    [
      'a company that gives a resident identity number',
      { inv: OTHER.name, bLicNo: '110101199003070038' },
      'invalid_identifier',
      ['warning $.neci.shareholders[0].bLicNo (structure)'],
    ],
    [
      'a company that is given our own code',
      { inv: OTHER.name, bLicNo: XIAOMI.creditCode },
      'contradiction',
      ['warning $.neci.shareholders[0].bLicNo (own_code)'],
    ],
  ] as const)('never goes out with %s', (_, fields, code, expected) => {
    const bundle = owned([{ inv: '林渡', ...fields }]);
    expect(holders(bundle)[0]).not.toHaveProperty('registrationNumber');
    expect(told(issuesOf(bundle), code)).toEqual(expected);
  });

  it('is never the company’s own, which shareholderInvest writes on the rows of persons and sometimes of others', () => {
    const own = { creditNo: XIAOMI.creditCode, registerNo: XIAOMI.registrationNumber };
    const rows = [
      { holderName: '林渡', holderTypeCode: '0615601', ...own },
      { holderName: '秦川', ...own },
      { holderName: OTHER.name, ...own },
      { holderName: OTHER.name, creditNo: '', registerNo: XIAOMI.organizationCode },
    ];
    const bundle = company({ orgNo: XIAOMI.organizationCode }, { shareholderInvest: v2(rows) });
    expect(JSON.stringify(holders(bundle))).not.toMatch(/91110108551385082Q|110108012660422|55138508/);
  });

  it('is the registration number where the credit code is blank', () => {
    const rows = [{ holderName: OTHER.name, creditNo: '', registerNo: OTHER.registrationNumber }];
    expect(holders(company({}, { shareholderInvest: v2(rows) }))[0]?.registrationNumber).toBe(
      OTHER.registrationNumber,
    );
  });
});

describe('translated names', () => {
  it.each([
    [{ inv: '陆伟兵', invType_CN: '自然人股东' }, 'Lu Weibing'],
    [{ inv: '单雄信', invType_CN: '自然人股东' }, 'Shan Xiongxin'],
    [{ inv: '欧阳明日', invType_CN: '自然人股东' }, 'Ouyang Mingri'],
    [{ inv: 'John Smith', invType_CN: '自然人股东' }, 'John Smith'],
    [{ inv: '陆伟兵', invTranslated: 'Louie Lu', invType_CN: '自然人股东' }, 'Louie Lu'],
    [{ inv: '义乌市星辰企业管理有限公司' }, 'Yiwu Xingchen Enterprise Management Co., Ltd.'],
    [{ inv: '某人或某物' }, undefined],
  ])('of %j is %s', (fields, expected) => {
    expect(holder(fields)?.translatedName).toBe(expected);
  });

  it('that are derived name the rule and its version; the supplier’s don’t', () => {
    const rows = [
      { inv: '陆伟兵', invType_CN: '自然人股东' },
      { inv: '秦川', invTranslated: 'Qin Chuan', invType_CN: '自然人股东' },
    ];
    const found = issuesOf(owned(rows)).filter(
      ({ code, path }) => code === 'derived_value' && path.includes('shareholders'),
    );
    expect(found.map(({ count, reason }) => [count, reason])).toEqual([[1, expect.stringMatching(/\/\d+$/)]]);
  });

  it('are left to the source when asked to', () => {
    const bundle = {
      ...owned(
        [
          { inv: '陆伟兵', invType_CN: '自然人股东' },
          { inv: '秦川', invTranslated: 'Qin Chuan' },
        ],
        { keyPersons: [{ name: '叶舟' }] },
      ),
    };
    const content = contentOf(bundle, { translate: 'source-only' });
    expect(content.additionalData.otherNames).toBeUndefined();
    expect(content.associatedEntities.shareholders.map(({ translatedName }) => translatedName)).toEqual([
      undefined,
      'Qin Chuan',
    ]);
    expect(content.associatedEntities.officers[0]).not.toHaveProperty('translatedName');
    expect(issuesOf(bundle, { translate: 'source-only' }).some(({ path }) => path.endsWith('.inv'))).toBe(
      false,
    );
  });

  it.each([
    [{}, { translatedName: ['Xiaomi Technology Co., Ltd.'] }],
    [{ entNameTranslated: 'Xiaomi' }, { translatedName: ['Xiaomi'] }],
    [{ entNameEn: 'Xiaomi Inc.' }, { englishNames: ['Xiaomi Inc.'] }],
    [
      { entNameEn: 'Xiaomi Inc.', entNameTranslated: 'Xiaomi' },
      { englishNames: ['Xiaomi Inc.'], translatedName: ['Xiaomi'] },
    ],
  ])('of the company beside %j', (fields, expected) => {
    expect(contentOf(owned([], fields)).additionalData.otherNames).toEqual(expected);
  });

  it('are never put in englishNames', () => {
    expect(superV1Of(owned([])).extradata).not.toHaveProperty('englishName');
  });
});

describe('the translated name of a person', () => {
  const person = (name: string, country?: string) =>
    holder({ inv: name, invType_CN: '自然人股东', ...(country === undefined ? {} : { country_CN: country }) })
      ?.translatedName;

  it.each([
    ['柳井正', '日本'],
    ['史蒂夫', '美国'],
    ['陈德', '越南'],
    ['李明', '马来西亚'],
    ['李明', '加拿大籍华人'],
    ['李明', 'USA'],
    ['李明', '392'],
    ['李明', '英国（香港）'],
    ['李明', '其他'],
  ])('is not derived for %s of %s', (name, country) => {
    expect(person(name, country)).toBeUndefined();
    const bundle = owned([{ inv: name, invType_CN: '自然人股东', country_CN: country }]);
    expect(told(issuesOf(bundle), 'derived_value').filter((line) => line.includes('pinyin'))).toEqual([]);
  });

  it.each([
    undefined,
    '',
    '中国',
    '中华人民共和国',
    '中国大陆',
    '中国香港',
    '香港特别行政区',
    '中國香港',
    '中国（香港）',
    '中国 台湾',
    '臺灣',
    '澳门',
    '新加坡',
    'CHN',
    'cn',
    '156',
    '156 中国',
    'CHN-中国',
    "People's Republic of China",
    'Hong Kong, China',
    'Singapore',
    '未知',
  ])('is derived for a person of %j', (country) => {
    expect(person('李明', country)).toBe('Li Ming');
  });

  it("is a Latin name's own, and the source's, whatever the country", () => {
    expect(person('JOHN SMITH', '美国')).toBe('JOHN SMITH');
    expect(
      holder({ inv: '柳井正', invTranslated: 'Yanai Tadashi', country_CN: '日本' })?.translatedName,
    ).toBe('Yanai Tadashi');
  });

  it('is derived for a company of another country', () => {
    const fields = { inv: '义乌兴宸贸易有限公司', invType_CN: '企业法人', country_CN: '日本' };
    expect(holder(fields)?.translatedName).toBe('Yiwu Xingchen Trading Co., Ltd.');
  });
});

describe('officers', () => {
  it('are output in the key order of the contract; in v1 with the words of their post', () => {
    const bundle = owned([], {
      keyPersons: [
        { name: '陆伟兵', position_CN: '董事长,经理' },
        { name: '秦川', nameTranslated: 'Chuan Qin' },
      ],
    });
    expect(contentOf(bundle).associatedEntities.officers.map((one) => Object.entries(one))).toEqual([
      [
        ['name', '陆伟兵'],
        ['translatedName', 'Lu Weibing'],
        ['role', 'officer'],
        ['providedRole', '董事长,经理'],
      ],
      [
        ['name', '秦川'],
        ['translatedName', 'Chuan Qin'],
        ['role', 'officer'],
      ],
    ]);
    expect(superV1Of(bundle).people.officer).toEqual([
      { name: '陆伟兵', role: '董事长,经理' },
      { name: '秦川' },
    ]);
  });

  it('of the past are left out', () => {
    const items = [
      { perName: '陆伟兵', position: '董事', isHistory: '0' },
      { perName: '秦川', position: '监事', isHistory: 1 },
      { perName: '叶舟', position: '经理' },
    ];
    const officers = contentOf(company({}, { keyPersonnelInfo: v2({ items }) })).associatedEntities.officers;
    expect(officers.map(({ name }) => name)).toEqual(['陆伟兵', '叶舟']);
  });

  it('are the legal representative with his title when no endpoint lists any', () => {
    const bundle = company({ operName: '陆伟兵', title: '执行董事' });
    expect(contentOf(bundle).associatedEntities.officers).toEqual([
      { name: '陆伟兵', translatedName: 'Lu Weibing', role: 'officer', providedRole: '执行董事' },
    ]);
    expect(told(issuesOf(bundle), 'missing_value')).toContain('warning $ (shareholders)');
    expect(told(issuesOf(bundle), 'missing_value')).not.toContain('warning $ (officers)');
    const asked = company({ operName: '陆伟兵' }, { keyPersonnelInfo: v2({ items: [] }) });
    expect(contentOf(asked).associatedEntities.officers).toEqual([]);
  });

  it('lose the asterisk that the register puts behind a representative’s name, and keep a masked one', () => {
    expect(contentOf(company({ operName: '陆伟兵*' })).additionalData.legalRepresentative).toBe('陆伟兵');
    expect(contentOf(company({ operName: '陆**' })).additionalData.legalRepresentative).toBe('陆**');
  });
});

describe('branches', () => {
  it('have a name, the credit code or else the registration number, and their authority', () => {
    const bundle = owned([], {
      branches: [
        {
          brName: '一分公司',
          uniscId: OTHER.creditCode,
          regNo: OTHER.registrationNumber,
          regOrg_CN: '义乌市市场监督管理局',
        },
        { brName: '二分公司', uniscId: '', regNo: OTHER.registrationNumber },
        { brName: '-', regOrg_CN: null },
      ],
    });
    expect(contentOf(bundle).additionalData.branches).toEqual([
      { name: '一分公司', number: OTHER.creditCode, registrationInstitution: '义乌市市场监督管理局' },
      { name: '二分公司', number: OTHER.registrationNumber },
    ]);
    expect(JSON.stringify(superV1Of(bundle))).not.toContain('分公司');
  });
});
