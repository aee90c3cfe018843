import { describe, expect, it } from 'vitest';
import * as companyName from '../../src/names/company.js';
import { normalize, readCompany } from '../../src/normalize.js';
import {
  type Bundle,
  company,
  contentOf,
  issuesBeyond,
  issuesOf,
  OTHER,
  superV1Of,
  told,
  v1,
  v2,
  XIAOMI,
} from './bundles.js';

const AT = '$.qycxnew.value';

/** otherIdentifiers as "name value". */
function identifiers(bundle: unknown): string[] {
  const found = contentOf(bundle).additionalData.otherIdentifiers ?? [];
  return found.map(({ identifierName, identifierValue }) => `${identifierName} ${identifierValue}`);
}

function withInfo(fields: Bundle): Bundle {
  return company({}, { info: v2({ entityName: XIAOMI.name, ...fields }) });
}

describe('blanks', () => {
  const BLANKS = [
    '',
    '  ',
    '\u3000',
    '-',
    '--',
    '—',
    '/',
    'null',
    'NULL',
    '无',
    '暂无',
    'N/A',
    'n/a',
    '企业选择不公示',
    '（非公示项）',
    '(非公示项)',
    null,
  ];

  it.each(BLANKS)('%j is nothing, wherever it stands, and no issue', (blank) => {
    const fields = [
      'startDate',
      'operName',
      'econKind',
      'econKindCode',
      'registCapi',
      'scope',
      'title',
      'address',
    ];
    const more = [
      'belongOrg',
      'historyNames',
      'termStart',
      'termEnd',
      'checkDate',
      'actualCapi',
      'revokeDate',
      'endDate',
    ];
    const last = [
      'revokeReason',
      'orgNo',
      'type',
      'fenname',
      'format_name',
      'categoryNew',
      'currency_unit',
      'domain',
      'domainName',
      'districtCode',
      'districtName',
      'tags',
    ];
    const bundle = company(Object.fromEntries([...fields, ...more, ...last].map((key) => [key, blank])));
    expect(contentOf(bundle)).toEqual(contentOf(company()));
    expect(issuesBeyond(bundle)).toEqual([]);
  });

  it('in every field of a record with a name give a response with nothing but the literals', () => {
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

  it('zero and false are values, not blanks', () => {
    const content = contentOf({
      ...company({ registCapi: '0 万人民币' }),
      isHmd: v1({ qyName: XIAOMI.name, isHmd: false }),
    });
    expect(content.additionalData.shares?.shareCapitals).toBe('0.00');
    expect(content.providerSpecificData.blacklisted).toBe(false);
  });
});

describe('nsrsbh', () => {
  const AMBIGUOUS = '330782100000008';

  it.each([
    ['a credit code', XIAOMI.creditCode, XIAOMI.creditCode, ['localNumber 91110108551385082Q'], []],
    [
      'one in small, full-width letters',
      '９１110108551385082q ',
      XIAOMI.creditCode,
      ['localNumber 91110108551385082Q'],
      [],
    ],
    [
      'one that fails its check digit',
      '91110108551385082X',
      '91110108551385082X',
      ['localNumber 91110108551385082X'],
      [`invalid_identifier ${AT}.nsrsbh (check_digit)`],
    ],
    [
      'one of 19 characters',
      '911101085513854082Q',
      '911101085513854082Q',
      ['localNumber 911101085513854082Q'],
      [`invalid_identifier ${AT}.nsrsbh (length)`],
    ],
    [
      'one with the letter O',
      '9111O108551385082Q',
      '9111O108551385082Q',
      ['localNumber 9111O108551385082Q'],
      [`invalid_identifier ${AT}.nsrsbh (alphabet)`],
    ],
    [
      'a registration number',
      XIAOMI.registrationNumber,
      XIAOMI.registrationNumber,
      ['otherNumber 110108012660422'],
      [],
    ],
    [
      'an old taxpayer number',
      XIAOMI.taxpayerId,
      XIAOMI.taxpayerId,
      [],
      [`invalid_identifier ${AT}.nsrsbh (structure)`],
    ],
    [
      'what may be either',
      AMBIGUOUS,
      AMBIGUOUS,
      [`otherNumber ${AMBIGUOUS}`],
      [`contradiction ${AT}.nsrsbh (two_readings)`],
    ],
    [
      'fifteen characters that are neither',
      '14301020000130T',
      '14301020000130T',
      [],
      [`invalid_identifier ${AT}.nsrsbh (check_digit)`],
    ],
  ])('that is %s', (_, nsrsbh, registrationNumber, others, issues) => {
    const bundle = company({ nsrsbh });
    expect(contentOf(bundle).registrationNumber).toBe(registrationNumber);
    expect(identifiers(bundle)).toEqual(others);
    expect(issuesBeyond(bundle)).toEqual(issues);
  });

  it('that is a resident identity number is refused: null, and both issues', () => {
    const bundle = company({ nsrsbh: '110101199003070038' });
    expect(contentOf(bundle).registrationNumber).toBeNull();
    expect(issuesBeyond(bundle)).toEqual([`invalid_identifier ${AT}.nsrsbh (structure)`, 'missing_value $']);
  });

  it('of an old taxpayer gives way to a credit code from another source', () => {
    const bundle = {
      ...company({ nsrsbh: XIAOMI.taxpayerId }),
      info: v2({ entityName: XIAOMI.name, creditCode: XIAOMI.creditCode }),
    };
    expect(contentOf(bundle).registrationNumber).toBe(XIAOMI.creditCode);
  });
});

describe('the other identifiers', () => {
  it('stand in the order registration number, credit code, organisation code; in v1 in one text', () => {
    const bundle = company(
      { orgNo: XIAOMI.organizationCode },
      { info: v2({ entityName: XIAOMI.name, registerCode: XIAOMI.registrationNumber }) },
    );
    expect(identifiers(bundle)).toEqual([
      'otherNumber 110108012660422',
      'localNumber 91110108551385082Q',
      'otherNumber 55138508-2',
    ]);
    expect(superV1Of(bundle).extradata).toMatchObject({
      otherNumber: '110108012660422, 55138508-2',
      localNumber: XIAOMI.creditCode,
    });
    const fields = contentOf(bundle).sources[0]?.fields.filter((path) => path.includes('otherIdentifiers'));
    expect(fields).toEqual([0, 1, 2].map((index) => `$.additionalData.otherIdentifiers[${index}]`));
  });

  it('take the registration number from neci, info, annualRpt, nsrsbh, a risk row, in this order', () => {
    const [first, ...others] = ['110108012660422', '330782000012342', '310115000987650', '430102000312822'];
    const sources: [string, unknown][] = [
      ['neci', { entName: XIAOMI.name, regNo: first }],
      ['info', v2({ entityName: XIAOMI.name, registerCode: others[0] })],
      ['annualRpt', v2([{ reportYear: '2023', registerCode: others[1] }])],
      ['qycxnew', v1({ qyName: XIAOMI.name, nsrsbh: others[2] })],
    ];
    const numbers = sources.map((_, at) => {
      const bundle = Object.fromEntries([...sources.slice(at), ['isHmdxx', v1({ qyName: XIAOMI.name })]]);
      return identifiers(bundle)[0];
    });
    expect(numbers).toEqual([first, ...others].map((number) => `otherNumber ${number}`));
    const jyycList = { items: [{ name: '小米科技(有限责任)公司', regNo: first }] };
    expect(identifiers(company({ qyName: '小米科技（有限责任）公司' }, { jyyc: v1({ jyycList }) }))[0]).toBe(
      `otherNumber ${first}`,
    );
  });

  it('keep the hyphen of an organisation code or its lack of one, in capitals', () => {
    expect(identifiers(company({ orgNo: 'ma04bdrr9' }))).toContain('otherNumber MA04BDRR9');
    expect(identifiers(company({ orgNo: '55138508-2' }))).toContain('otherNumber 55138508-2');
  });

  it('never cut an organisation code out of the credit code', () => {
    expect(identifiers(company())).toEqual(['localNumber 91110108551385082Q']);
  });

  it.each([
    [
      'fails its check',
      '55138308-2',
      [
        'invalid_identifier $.qycxnew.value.orgNo (check_digit)',
        'contradiction $.qycxnew.value.orgNo (organization_code)',
      ],
    ],
    [
      'is another than the one inside the credit code',
      'MA28ABCD-5',
      ['contradiction $.qycxnew.value.orgNo (organization_code)'],
    ],
  ])('an organisation code that %s goes out', (_, orgNo, issues) => {
    const bundle = company({ orgNo });
    expect(identifiers(bundle)).toContain(`otherNumber ${orgNo}`);
    expect(issuesBeyond(bundle)).toEqual(issues);
  });

  it.each([
    ['an unknown district', '919999995513850822', 'district'],
    ['an organisation code that fails its check', '91110108551385083U', 'organization_code'],
  ])('a valid credit code with %s inside is a contradiction at most', (_, nsrsbh, reason) => {
    const bundle = company({ nsrsbh });
    expect(contentOf(bundle).registrationNumber).toBe(nsrsbh);
    expect(issuesBeyond(bundle)).toEqual([`contradiction ${AT}.nsrsbh (${reason})`]);
    expect(told(issuesOf(bundle), 'contradiction')[0]).toMatch(/^warning /);
  });

  it('take a credit code in the place of a registration number for the credit code that it is', () => {
    const bundle = { neci: { entName: XIAOMI.name, regNo: XIAOMI.creditCode } };
    expect(identifiers(bundle)).toEqual(['localNumber 91110108551385082Q']);
    expect(contentOf(bundle).registrationNumber).toBe(XIAOMI.creditCode);
    const both = {
      ...bundle,
      info: v2({ entityName: XIAOMI.name, registerCode: XIAOMI.registrationNumber }),
    };
    expect(identifiers(both)).toEqual(['otherNumber 110108012660422', 'localNumber 91110108551385082Q']);
    const inARow = company(
      {},
      { jyyc: v1({ jyycList: { items: [{ name: XIAOMI.name, regNo: XIAOMI.creditCode }] } }) },
    );
    expect(identifiers(inARow)).toEqual(['localNumber 91110108551385082Q']);
  });

  it('are told apart when the credit code and the registration number have changed places', () => {
    const fields = { creditCode: XIAOMI.registrationNumber, registerCode: XIAOMI.creditCode };
    const bundle = { info: v2({ entityName: XIAOMI.name, entstatus: '1', ...fields }) };
    expect(identifiers(bundle)).toEqual(['otherNumber 110108012660422', 'localNumber 91110108551385082Q']);
    expect(told(issuesOf(bundle), 'invalid_identifier')).toEqual(['warning $.info.data.creditCode (length)']);
  });

  it.each([
    ['9111********82Q', 'otherNumber 9111********82Q'],
    ['1101081266042', 'otherNumber 1101081266042'],
    ['55138508-2', 'otherNumber 55138508-2'],
  ])('take the valid credit code that stands beside %s in its place', (uniscId, other) => {
    const bundle = { neci: { entName: XIAOMI.name, uniscId, regNo: XIAOMI.creditCode } };
    expect(identifiers(bundle)).toEqual([other, 'localNumber 91110108551385082Q']);
  });

  it.each(['91110108551385082O', '9111010855138508Q'])(
    'take the valid one of two credit codes, and tell of %s',
    (uniscId) => {
      const bundle = {
        neci: { entName: XIAOMI.name, uniscId, regNo: XIAOMI.creditCode },
      };
      expect(identifiers(bundle)).toEqual(['localNumber 91110108551385082Q']);
      expect(told(issuesOf(bundle), 'contradiction')).toEqual(['error $.neci.uniscId (other_company)']);
    },
  );

  it.each([
    ['info', (codes: Bundle) => v2({ entityName: XIAOMI.name, ...codes }), '$.info.data.registerCode'],
    [
      'annualRpt',
      (codes: Bundle) => v2([{ reportYear: '2023', ...codes }]),
      '$.annualRpt.data[0].registerCode',
    ],
  ])(
    'never lose another company’s credit code in the place of a registration number of %s',
    (name, body, path) => {
      const codes = { creditCode: XIAOMI.creditCode, registerCode: OTHER.creditCode };
      const bundle = company({}, { [name]: body(codes) });
      expect(identifiers(bundle)).toEqual(['localNumber 91110108551385082Q']);
      expect(told(issuesOf(bundle), 'contradiction')).toEqual([`error ${path} (other_company)`]);
      expect(told(issuesOf(bundle), 'invalid_identifier')).toEqual([]);
    },
  );

  it('tell of every other registration number that a risk row has beside the company’s name', () => {
    const [first, second] = [XIAOMI.registrationNumber, OTHER.registrationNumber];
    const rows = [first, second, second].map((regNo) => ({ name: XIAOMI.name, regNo, inDate: '2020-01-02' }));
    const bundle = company({}, { jyyc: v1({ jyycList: { items: rows } }) });
    expect(identifiers(bundle)[0]).toBe(`otherNumber ${first}`);
    expect(told(issuesOf(bundle), 'sources_disagree')).toEqual([
      'warning $.jyyc.value.jyycList.items[0].regNo',
    ]);
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([]);
  });

  it('are missing when only an organisation code is known', () => {
    const bundle = { qycxnew: v1({ qyName: XIAOMI.name, orgNo: XIAOMI.organizationCode, status: '存续' }) };
    expect(contentOf(bundle)).toMatchObject({ registrationNumber: null, kompanyId: null });
    expect(told(issuesOf(bundle), 'missing_value')).toContain('error $');
  });
});

describe('JSON numbers', () => {
  it.each([
    [110108012660422, 'otherNumber 110108012660422'],
    [913307825777076000, undefined],
    [1.5, undefined],
    [-110108012660422, undefined],
    [1e21, undefined],
  ])('%d as a registration number gives %s', (registerCode, expected) => {
    const bundle = withInfo({ registerCode });
    expect(identifiers(bundle).filter((one) => one.startsWith('other'))).toEqual(
      expected === undefined ? [] : [expected],
    );
    const unsafe = told(issuesOf(bundle), 'unsafe_number');
    expect(unsafe).toEqual(expected === undefined ? ['error $.info.data.registerCode'] : []);
  });

  it.each([
    [1008, '10080000.00'],
    [1008.5, '10085000.00'],
    [0, '0.00'],
    [1e21, undefined],
    [0.1 + 0.2, undefined],
    [2 ** 53, undefined],
  ])('%d as an amount in 万 gives %s', (registerCapital, expected) => {
    const bundle = withInfo({ registerCapital });
    expect(contentOf(bundle).additionalData.shares?.shareCapitals).toBe(expected);
    expect(told(issuesOf(bundle), 'unsafe_number')).toEqual(
      expected === undefined ? ['error $.info.data.registerCapital'] : [],
    );
  });

  it.each([
    [20180615, '2018-06-15', []],
    [1267545600000, '2010-03-03', []],
    [577465200000, '1988-04-20', []],
    [2018, undefined, ['warning $.qycxnew.value.startDate (number)']],
    [20180230, undefined, ['warning $.qycxnew.value.startDate (impossible)']],
    [1.5, undefined, ['warning $.qycxnew.value.startDate (number)']],
  ])('%d as a date gives %s', (startDate, expected, issues) => {
    const bundle = company({ startDate });
    expect(contentOf(bundle).additionalData.legalEvents?.incorporationDate).toBe(expected);
    expect(told(issuesOf(bundle), 'unparseable_value')).toEqual(issues);
  });

  it.each([
    ['where a text belongs', { address: 5 }, `wrong_type ${AT}.address`],
    ['in a list of texts', { historyNames: ['甲有限公司', 5] }, `wrong_type ${AT}.historyNames[1]`],
    ['boolean where a code belongs', { type: true }, `wrong_type ${AT}.type`],
    ['object where a date belongs', { startDate: {} }, `wrong_type ${AT}.startDate`],
    ['list where an identifier belongs', { orgNo: ['55138508-2'] }, `wrong_type ${AT}.orgNo`],
    ['object where a list belongs', { historyNames: { 0: '甲' } }, `wrong_type ${AT}.historyNames`],
  ])('%s: %j is left out and told', (_, fields, issue) => {
    expect(issuesBeyond(company(fields))).toEqual([issue]);
  });

  it('keep the codes that come as numbers, and say when they are not in the list', () => {
    const bundle = company({ districtCode: 310115, type: 1 });
    const { registeredDistrict, entityClass } = contentOf(bundle).providerSpecificData;
    expect([registeredDistrict, entityClass]).toEqual([{ code: '310115' }, { code: '1' }]);
    expect(issuesBeyond(bundle)).toEqual([`unknown_code ${AT}.type`]);
  });
});

describe('status', () => {
  it.each([
    ['存续', 'LIVE', []],
    ['在营（开业）企业', 'LIVE', []],
    ['登记成立', 'LIVE', []],
    ['迁入', 'LIVE', []],
    ['停业', 'LIVE', []],
    ['歇业', 'LIVE', []],
    ['责令关闭', 'LIVE', []],
    ['清算', 'LIVE', []],
    ['拟注销', 'LIVE', []],
    ['吊销', 'LIVE', ['licence_revoked']],
    ['吊销，未注销', 'LIVE', ['licence_revoked']],
    [' 吊销, 未注销 ', 'LIVE', ['licence_revoked', 'text_cleaned']],
    ['迁出', 'LIVE', ['moved_out']],
    ['迁往市外', 'LIVE', ['moved_out']],
    ['已迁出企业', 'LIVE', ['moved_out']],
    ['注销', 'CLOSED', []],
    ['已注销', 'CLOSED', []],
    ['注销企业', 'CLOSED', []],
    ['企业直接申请注销', 'CLOSED', []],
    ['吊销，已注销', 'CLOSED', []],
    ['吊销并注销', 'CLOSED', []],
    ['吊销后注销', 'CLOSED', []],
    ['撤销', 'CLOSED', []],
    ['撤销登记', 'CLOSED', []],
    ['废止', 'CLOSED', []],
    ['迁出注销', 'CLOSED', []],
    ['其他', 'NOT REPORTED', []],
    ['不明', 'NOT REPORTED', []],
    ['未知', 'NOT REPORTED', []],
    ['非正常户', 'NOT REPORTED', ['unknown_code']],
    ['经营异常', 'NOT REPORTED', ['unknown_code']],
    ['失信被执行人', 'NOT REPORTED', ['unknown_code']],
    ['未注销', 'NOT REPORTED', ['unknown_code']],
    ['注销备案中', 'NOT REPORTED', ['unknown_code']],
    ['存续吧', 'NOT REPORTED', ['unknown_code']],
    ['constructor', 'NOT REPORTED', ['unknown_code']],
  ])('%s is %s', (words, status, codes) => {
    const bundle = company({ status: words });
    expect(contentOf(bundle)).toMatchObject({ status, providedStatus: words.trim() });
    expect(superV1Of(bundle)).toMatchObject({ status, extradata: { providedStatus: words.trim() } });
    expect(issuesBeyond(bundle)).toEqual(
      codes
        .map((code) => `${code} ${AT}.status`)
        .sort()
        .reverse(),
    );
  });

  it('that is blank is NOT REPORTED with missing_value and no words', () => {
    const bundle = company({ status: '-' });
    expect(contentOf(bundle).status).toBe('NOT REPORTED');
    expect(contentOf(bundle)).not.toHaveProperty('providedStatus');
    expect(issuesBeyond(bundle)).toEqual(['missing_value $']);
  });

  it.each([
    ['1', 'LIVE', '存续(在营、开业、在册)', []],
    [1, 'LIVE', '存续(在营、开业、在册)', []],
    ['1：存续', 'LIVE', '存续', []],
    ['存续', 'LIVE', '存续', []],
    ['2：吊销', 'LIVE', '吊销', ['licence_revoked']],
    ['1：注销', 'NOT REPORTED', '注销', ['unknown_code']],
    ['4', 'NOT REPORTED', '4', ['unknown_code']],
    ['99', 'NOT REPORTED', '99', ['unknown_code']],
  ])('%j as entstatus is %s, in the words %s', (entstatus, status, words, codes) => {
    const bundle = { info: v2({ entityName: XIAOMI.name, creditCode: XIAOMI.creditCode, entstatus }) };
    expect(contentOf(bundle)).toMatchObject({ status, providedStatus: words });
    const found = issuesOf(bundle).filter(({ path }) => path.endsWith('entstatus'));
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  it('is not changed by any risk list', () => {
    const lists = { jyycFlag: 1, yzwfFlag: 1, zdsswfFlag: 1, isHmd: true };
    expect(contentOf(company({}, { isHmd: v1({ qyName: XIAOMI.name, ...lists }) })).status).toBe('LIVE');
  });
});

describe('capital', () => {
  const sharesOf = (fields: Bundle) => {
    const { shareCapitals, shareCurrency } = contentOf(company(fields)).additionalData.shares ?? {};
    return [shareCapitals, shareCurrency];
  };

  it.each([
    [{ registCapi: '100 万人民币' }, ['1000000.00', '人民币']],
    [{ registCapi: '1,008.5万元' }, ['10085000.00', '人民币']],
    [{ registCapi: '500000元' }, ['500000.00', '人民币']],
    [{ registCapi: '36（万美元）' }, ['360000.00', '美元']],
    [{ registCapi: '240万', currency_unit: 'USD' }, ['2400000.00', '美元']],
    [{ registCapi: '240万', currency_unit: 'hkd' }, ['2400000.00', '港币']],
    [{ registCapi: '0万人民币' }, ['0.00', '人民币']],
    [{ registCapi: '143.9340478万人民币' }, [undefined, undefined]],
    [{ registCapi: '100万荷兰盾', currency_unit: 'ANG' }, ['1000000.00', '荷兰盾']],
  ])('%j is %j', (fields, expected) => {
    expect(sharesOf(fields)).toEqual(expected);
  });

  it.each([
    '5()',
    '10(元/万元)',
    '10,1520000万人民币',
    '1e3万人民币',
    '-5万人民币',
    '100-200万人民币',
    '100万人民币 50万美元',
    '壹佰万元整',
    '100',
    'abc',
  ])('%s is refused, and nothing guessed', (registCapi) => {
    const bundle = company({ registCapi });
    expect(contentOf(bundle).additionalData.shares).toBeUndefined();
    expect(told(issuesOf(bundle), 'unparseable_value')).toHaveLength(1);
  });

  it('of a bare 万 without any currency goes out without one, and that is told', () => {
    expect(sharesOf({ registCapi: '240万' })).toEqual(['2400000.00', undefined]);
    expect(issuesBeyond(company({ registCapi: '240万' }))).toEqual([
      `missing_value ${AT}.registCapi (currency)`,
    ]);
  });

  it('in another currency than currency_unit keeps its own, with a contradiction', () => {
    const bundle = company({ registCapi: '240万美元', currency_unit: 'CNY' });
    expect(contentOf(bundle).additionalData.shares?.shareCurrency).toBe('美元');
    expect(issuesBeyond(bundle)).toEqual([`contradiction ${AT}.registCapi (currency)`]);
  });

  it('beside an unknown currency_unit says so once, and takes none', () => {
    const bundle = company({ registCapi: '240万', actualCapi: '240万', currency_unit: 'XXX' });
    expect(told(issuesOf(bundle), 'unknown_code')).toEqual([`warning ${AT}.currency_unit`]);
    expect(contentOf(bundle).additionalData.shares?.shareCurrency).toBeUndefined();
  });

  it.each([
    [{ regCap: 185000 }, ['1850000000.00', undefined]],
    [{ regCap: '185000', regCapCur_CN: '人民币' }, ['1850000000.00', '人民币']],
    [{ regCap: '185000.5万元' }, ['1850005000.00', '人民币']],
    [{ regCap: '185000', regCapCur_CN: '美元' }, ['1850000000.00', '美元']],
  ])('of the register extract: %j is %j', (fields, expected) => {
    const { shareCapitals, shareCurrency } =
      contentOf({ neci: { entName: XIAOMI.name, ...fields } }).additionalData.shares ?? {};
    expect([shareCapitals, shareCurrency]).toEqual(expected);
  });

  it.each([
    [{ registerCapital: '1008.0' }, ['10080000.00', undefined]],
    [{ registerCapital: '1008.0', registerCapitalUnite: '万元' }, ['10080000.00', '人民币']],
    [{ registerCapital: '1008', registerCapitalUnite: '元' }, ['1008.00', '人民币']],
    [{ registerCapital: '１００８', registerCapitalUnite: '元' }, ['1008.00', '人民币']],
    [{ registerCapital: 1008, registerCapitalUnite: '万美元' }, ['10080000.00', '美元']],
    [{ registerCapital: '1008万港元', registerCapitalUnite: '万元' }, ['10080000.00', '港币']],
    [{ registerCapital: '1008', registerCapitalUnite: '亿元' }, ['100800000000.00', '人民币']],
    [{ registerCapital: '1008.0', registerCapitalUnite: '156' }, [undefined, undefined]],
    [{ registerCapital: '1008', registerCapitalUnite: '10000' }, [undefined, undefined]],
    [{ registerCapital: '1008', registerCapitalUnite: '.5万元' }, [undefined, undefined]],
    [{ registerCapital: '1008', registerCapitalUnite: '①' }, [undefined, undefined]],
    [{ registerCapital: '1008万', registerCapitalUnite: '万港元' }, ['10080000.00', '港币']],
    [{ registerCapital: '1008万', registerCapitalUnite: '万元' }, ['10080000.00', '人民币']],
    [{ registerCapital: '1008万元', registerCapitalUnite: '万美元' }, ['10080000.00', '人民币']],
  ])('of info: %j is %j', (fields, expected) => {
    const { shareCapitals, shareCurrency } =
      contentOf({ info: v2({ entityName: XIAOMI.name, ...fields }) }).additionalData.shares ?? {};
    expect([shareCapitals, shareCurrency]).toEqual(expected);
  });

  it.each([
    [
      { registerCapital: '1008', registerCapitalUnite: '156' },
      ['unparseable_value $.info.data.registerCapital (unknown_unit)'],
    ],
    [
      { registerCapital: '1008万元', registerCapitalUnite: '万美元' },
      ['contradiction $.info.data.registerCapital (currency)'],
    ],
    [{ registerCapital: '1008万港元', registerCapitalUnite: '万元' }, []],
    [{ registerCapital: '1008万', registerCapitalUnite: '万港元' }, []],
  ])('of info: %j is told as %j', (fields, expected) => {
    const plain = { info: v2({ entityName: XIAOMI.name, registerCapital: '1008万元' }) };
    const bundle = { info: v2({ entityName: XIAOMI.name, ...fields }) };
    expect(issuesBeyond(bundle, plain)).toEqual(expected);
  });

  it('paid in stands with its own currency in v2, and in v1 only in the registered one', () => {
    const same = company({ registCapi: '100 万人民币', actualCapi: '50万元' });
    expect(contentOf(same).providerSpecificData.paidInCapital).toEqual({
      amount: '500000.00',
      currency: '人民币',
    });
    expect(superV1Of(same).extradata.paidInCapital).toBe('500000.00');
    const other = company({ registCapi: '100 万人民币', actualCapi: '50万美元' });
    expect(contentOf(other).providerSpecificData.paidInCapital).toEqual({
      amount: '500000.00',
      currency: '美元',
    });
    expect(superV1Of(other).extradata).not.toHaveProperty('paidInCapital');
    expect(issuesBeyond(other, same)).toEqual([`contradiction ${AT}.actualCapi (currency)`]);
  });
});

describe('dates', () => {
  const dateOf = (startDate: unknown) =>
    contentOf(company({ startDate })).additionalData.legalEvents?.incorporationDate;

  it.each([
    ['2018-06-15', '2018-06-15'],
    ['20180615', '2018-06-15'],
    ['2018/6/5', '2018-06-05'],
    ['2018.06.15', '2018-06-15'],
    ['2018年6月15日', '2018-06-15'],
    ['２０１８年６月５', '2018-06-05'],
    ['2018-06-15 23:59:59', '2018-06-15'],
    ['2018-06-14T16:00:00Z', '2018-06-15'],
    ['1267545600000', '2010-03-03'],
  ])('%s is %s', (text, expected) => {
    expect(dateOf(text)).toBe(expected);
  });

  it.each(['2017-02-29', '0000-00-00', '18-06-15', '2018', '二〇一八年六月十五日', '2018-06', '十五日', 'x'])(
    '%s is left out, with unparseable_value',
    (startDate) => {
      expect(dateOf(startDate)).toBeUndefined();
      expect(told(issuesOf(company({ startDate })), 'unparseable_value')).toHaveLength(1);
    },
  );

  it('0001-01-01 is blank', () => {
    expect(issuesBeyond(company({ startDate: '0001-01-01', endDate: '0001-01-01 00:00:00' }))).toEqual([]);
  });
});

describe('the operating term', () => {
  const termOf = (termStart: unknown, termEnd: unknown) => {
    const { termStart: start, dateOfLicense } = contentOf(
      company({ termStart, termEnd }),
    ).providerSpecificData;
    return [start, dateOfLicense];
  };

  it.each([
    ['2018-06-15', '2038-06-14', ['2018-06-15', '2038-06-14']],
    ['2018-06-15', '长期', ['2018-06-15', '长期']],
    ['2018-06-15', '永久', ['2018-06-15', '长期']],
    ['2018-06-15', '无固定期限', ['2018-06-15', '长期']],
    ['2018-06-15', '9999-12-31', ['2018-06-15', '长期']],
    ['2018-06-15', '5000年', ['2018-06-15', '长期']],
    ['2018-06-15', '2999-12-31', ['2018-06-15', '长期']],
    ['2018-06-15', '-', ['2018-06-15', undefined]],
    ['2018-06-15', '2018-06-15至2038-06-14', ['2018-06-15', '2038-06-14']],
    ['-', '2018-06-15至2038-06-14', ['2018-06-15', '2038-06-14']],
    ['2018-06-15至2038-06-14', '-', ['2018-06-15', '2038-06-14']],
    ['2018-06-15至长期', null, ['2018-06-15', '长期']],
    ['2018-06-15 - 2038-06-14', '2038-06-14', ['2018-06-15', '2038-06-14']],
    [20180615, 20380614, ['2018-06-15', '2038-06-14']],
    ['20年', '20年', [undefined, undefined]],
  ])('from %j to %j is %j', (from, until, expected) => {
    expect(termOf(from, until)).toEqual(expected);
  });

  it('that can’t be read is told once for each field', () => {
    expect(
      issuesBeyond(company({ termStart: '十年至今', termEnd: 'x' })).map((one) => one.split(' (')[0]),
    ).toEqual([`unparseable_value ${AT}.termStart`, `unparseable_value ${AT}.termEnd`]);
  });

  it('stands in v1 too', () => {
    expect(superV1Of(company({ termStart: '2018-06-15', termEnd: '长期' })).extradata).toMatchObject({
      termStart: '2018-06-15',
      dateOfLicense: '长期',
    });
  });
});

describe('listed', () => {
  it.each([
    [[], 'N', []],
    [['1'], 'N', []],
    [[41, '17'], 'N', []],
    [['6'], 'Y', []],
    [['9', '1'], 'Y', []],
    [['40'], 'Y', []],
    [6, 'Y', []],
    ['6', 'Y', []],
    [['6', '77'], 'Y', ['unknown_code $.qycxnew.value.tags[1]']],
    [['1', '77'], undefined, ['unknown_code $.qycxnew.value.tags[1]']],
    ['6,9', undefined, ['unknown_code $.qycxnew.value.tags']],
    [['-', ''], undefined, []],
    [[null], undefined, []],
    [[{}], undefined, ['wrong_type $.qycxnew.value.tags[0]']],
    ['', undefined, []],
    [null, undefined, []],
    [['constructor'], undefined, ['unknown_code $.qycxnew.value.tags[0]']],
  ])('with tags %j is %s', (tags, listed, issues) => {
    const bundle = company({ tags });
    expect(contentOf(bundle).additionalData.listed).toBe(listed);
    expect(superV1Of(bundle).extradata.listed).toBe(listed);
    expect(issuesBeyond(bundle)).toEqual(issues);
  });

  it.each([
    ['Y', 'Y'],
    ['N', 'N'],
    [true, 'Y'],
    [false, 'N'],
    ['是', 'Y'],
    ['否', 'N'],
    ['无', undefined],
    ['maybe', undefined],
    [1, undefined],
  ])('of the register extract %j is %s', (listed, expected) => {
    expect(contentOf({ neci: { entName: XIAOMI.name, listed } }).additionalData.listed).toBe(expected);
  });

  it('is said by the register extract before the tags', () => {
    const bundle = company({ tags: [] }, { neci: { entName: XIAOMI.name, listed: 'Y' } });
    expect(contentOf(bundle).additionalData.listed).toBe('Y');
    expect(told(issuesOf(bundle), 'sources_disagree')).toEqual(['warning $.neci.listed']);
  });
});

describe('codes with words', () => {
  it('go out as code and label, and an unknown one without words', () => {
    const known = company({
      type: '01',
      categoryNew: '0115601',
      districtCode: '310115',
      districtName: '上海市浦东新区',
      domain: 'C4210',
      domainName: '金属废料和碎屑加工处理',
    });
    expect(contentOf(known).providerSpecificData).toMatchObject({
      entityClass: { code: '01', name: '大陆企业' },
      entityCategory: { code: '0115601', name: '企业' },
      registeredDistrict: { code: '310115', name: '上海市浦东新区' },
    });
    expect(contentOf(known).industryActivityCode).toEqual({
      code: 'C4210',
      description: '金属废料和碎屑加工处理',
    });
    expect(superV1Of(known).extradata).toMatchObject({
      entityClass: '01',
      entityCategory: '0115601',
      registeredDistrict: '310115',
    });
    const unknown = company({ type: '77', categoryNew: '7777777', districtCode: '999999', domain: 'Z9999' });
    expect(contentOf(unknown).providerSpecificData).toMatchObject({
      entityClass: { code: '77' },
      entityCategory: { code: '7777777' },
      registeredDistrict: { code: '999999' },
    });
    expect(told(issuesOf(unknown), 'unknown_code')).toHaveLength(4);
  });

  it('are cleaned like any text before they go out', () => {
    const bundle = company({ domain: '\u0000C4210\u200b ', districtCode: '\u0001' });
    expect(contentOf(bundle).industryActivityCode?.code).toBe('C4210');
    expect(contentOf(bundle).providerSpecificData.registeredDistrict).toBeUndefined();
  });

  it.each([
    [{ econKind: '有限责任公司', econKindCode: '4540' }, '有限责任公司', []],
    [{ econKind: '-', econKindCode: '4540' }, '个人独资企业', []],
    [
      { econKind: '有限责任公司', econKindCode: '0000' },
      '有限责任公司',
      ['unknown_code $.qycxnew.value.econKindCode'],
    ],
    [{ econKindCode: '0000' }, undefined, ['unknown_code $.qycxnew.value.econKindCode']],
  ])('the legal form of %j is %s', (fields, expected, issues) => {
    expect(contentOf(company(fields)).legalForm).toBe(expected);
    expect(issuesBeyond(company(fields))).toEqual(issues);
  });

  it.each([
    [0, 'NORMAL'],
    ['0', 'NORMAL'],
    [1, 'ABNORMAL'],
    ['1', 'ABNORMAL'],
    [2, 'UNKNOWN'],
    ['2', 'UNKNOWN'],
    ['3', undefined],
    ['', undefined],
    [null, undefined],
  ])('fzchFlag %j is %s', (fzchFlag, expected) => {
    const bundle = company(
      {},
      { fzchnew: v1({ nsrsbh: XIAOMI.creditCode, fzchFlag, fzchList: { code: '10013', msg: '非正常' } }) },
    );
    expect(contentOf(bundle).providerSpecificData.abnormalTaxpayer).toBe(expected);
    expect(superV1Of(bundle).extradata.abnormalTaxpayer).toBe(expected);
    expect(told(issuesOf(bundle), 'unknown_code')).toHaveLength(fzchFlag === '3' ? 1 : 0);
  });
});

describe('employees', () => {
  it.each([
    ['31', '31'],
    ['31人', '31'],
    [31, '31'],
    ['1,031', '1031'],
    ['0', '0'],
    ['', undefined],
    ['50-100人', undefined],
    ['企业选择不公示', undefined],
  ])('%j is %s', (empNum, expected) => {
    expect(contentOf({ neci: { entName: XIAOMI.name, empNum } }).additionalData.numberOfEmployees).toBe(
      expected,
    );
  });

  it('come from the newest annual report, wherever it stands, and never from those insured', () => {
    const report = (reportYear: unknown, employeeCnt: string) => ({
      reportYear,
      employeeCnt,
      socialSecurityInfos: [{ endowmentInsuranceEmployeeCnt: '31人' }],
    });
    const count = (reports: unknown[]) =>
      contentOf(company({}, { annualRpt: v2(reports) })).additionalData.numberOfEmployees;
    expect(count([report('2021', '3人'), report('2023年度', '5人'), report(2022, '4人')])).toBe('5');
    expect(count([report('2021', '3人'), report('2023', '')])).toBeUndefined();
    expect(count([report('2021', '3人'), report('不详', '9人')])).toBe('3');
    expect(count([report(null, '7人')])).toBe('7');
    expect(count([])).toBeUndefined();
  });

  it.each([
    ['two reports of the newest year', ['2023', '2023', '2021'], '1', [1]],
    ['two reports of an older year', ['2021', '2023', '2021'], '2', []],
    ['reports without a year', [null, null], '1', [1]],
  ])('of %s are those of the first, and that is told', (_, years, first, doubles) => {
    const reports = years.map((reportYear, index) => ({ reportYear, employeeCnt: String(index + 1) }));
    const bundle = company({}, { annualRpt: v2(reports) });
    expect(contentOf(bundle).additionalData.numberOfEmployees).toBe(first);
    const paths = doubles.map((index) => `warning $.annualRpt.data[${index}].reportYear (two_reports)`);
    expect(told(issuesOf(bundle), 'contradiction')).toEqual(paths);
  });

  it('are told when the newest report can’t be told by its year', () => {
    const bundle = company({}, { annualRpt: v2([{ reportYear: '2021' }, { reportYear: '不详' }]) });
    expect(told(issuesOf(bundle), 'unparseable_value')).toEqual([
      'warning $.annualRpt.data[1].reportYear (format)',
    ]);
  });
});

describe('limits', () => {
  it('leave out a text of more than 64 KB', () => {
    expect(contentOf(company({ scope: '甲'.repeat(65_536) })).industryActivityCode?.activity).toHaveLength(
      65_536,
    );
    const bundle = company({ scope: '甲'.repeat(65_537) });
    expect(contentOf(bundle).industryActivityCode).toBeNull();
    expect(issuesBeyond(bundle)).toEqual([`limit_exceeded ${AT}.scope`]);
  });

  it.each(['orgNo', 'nsrsbh', 'domain', 'type', 'econKindCode'])(
    'leave out a %s of more than 64 KB',
    (key) => {
      const bundle = company({ [key]: 'X'.repeat(70_000) });
      expect(issuesBeyond(bundle)).toContain(`limit_exceeded ${AT}.${key}`);
      expect(JSON.stringify(contentOf(bundle)).length).toBeLessThan(10_000);
    },
  );

  it('read 100,000 elements of a list of texts', () => {
    const bundle = company({
      historyNames: Array.from({ length: 100_001 }, (_, index) => `${index}号有限公司`),
    });
    const { company: read, issues } = readCompany(bundle);
    expect(read.formerNames).toHaveLength(100_000);
    expect(told(issues, 'limit_exceeded')).toEqual([`error ${AT}.historyNames`]);
  });

  it.each([
    ['a removal date', { jyycList: { items: [{ inDate: '2020-01-02', outDate: 'DEEP' }] } }],
    ['an error message', { yzwfError: 'DEEP' }],
    ['a flag', { jyycFlag: 'DEEP' }],
    ['an unknown key', { unknown: 'DEEP' }],
  ])('survive 100,000 brackets in %s', (_, payload) => {
    const deep = JSON.stringify(payload).replace('"DEEP"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(() => contentOf(company({}, { isHmd: v1(JSON.parse(deep)) }))).not.toThrow();
  });

  it('survive objects that pretend to be something else', () => {
    const tricks = { toString: 1, valueOf: 2, length: 3 };
    const fields = {
      qyName: XIAOMI.name,
      jyycList: { items: [{ inDate: tricks, outDate: tricks, disabled: tricks }] },
      yzwfError: tricks,
    };
    expect(() =>
      contentOf(company({ currency_unit: tricks, registCapi: '1万' }, { isHmd: v1(fields) })),
    ).not.toThrow();
  });
});

describe('days that stand against the status', () => {
  const contradictions = (fields: Bundle, beside: Bundle = {}) =>
    told(issuesOf(company(fields, beside)), 'contradiction');

  it.each([
    [{ endDate: '2020-01-01' }, [`error ${AT}.endDate (status_against_deregistration)`]],
    [{ revokeDate: '2019-01-01' }, [`warning ${AT}.revokeDate (status_against_revocation)`]],
    [{ status: '吊销，未注销', revokeDate: '2019-01-01' }, []],
    [{ status: '注销', revokeDate: '2019-01-01', endDate: '2020-01-01' }, []],
    [{ endDate: '-' }, []],
    [{ endDate: '9999-12-31' }, []],
    [{ revokeDate: '1900-01-01', endDate: '1970-01-01' }, []],
    [{ status: '迁出', endDate: '2020-01-01' }, []],
    [{ status: '拟注销', endDate: '2020-01-01' }, []],
    [{ status: '清算', revokeDate: '2019-01-01' }, []],
  ])('%j: %j', (fields, expected) => {
    expect(contradictions(fields)).toEqual(expected);
  });

  it('for nothing or for never go nowhere, and are told', () => {
    const bundle = company({ endDate: '9999-12-31', revokeDate: '1900-01-01' });
    const { deregistrationDate, revocationDate } = contentOf(bundle).additionalData.legalEvents ?? {};
    expect([deregistrationDate, revocationDate]).toEqual([undefined, undefined]);
    expect(told(issuesOf(bundle), 'unparseable_value')).toEqual([
      `warning ${AT}.revokeDate (placeholder)`,
      `warning ${AT}.endDate (placeholder)`,
    ]);
  });

  it('are told of another source too, also for a dataset that has no place for them', () => {
    const info = v2({ entityName: XIAOMI.name, cancelDate: '2020-01-01' });
    const { response, issues } = normalize(company({}, { info }), { dataset: 'refresh', version: 'v1' });
    expect(response.status).toBe('LIVE');
    expect(told(issues, 'contradiction')).toEqual([
      'error $.info.data.cancelDate (status_against_deregistration)',
    ]);
  });
});

describe('an operating term in two fields', () => {
  const termOf = (termStart: string, termEnd: string) => {
    const bundle = company({ termStart, termEnd });
    const { termStart: start, dateOfLicense: end } = contentOf(bundle).providerSpecificData;
    return [start, end, ...told(issuesOf(bundle), 'contradiction')];
  };

  it.each([
    ['2018-06-15', '2038-06-14', ['2018-06-15', '2038-06-14']],
    ['2018-06-15至2038-06-14', '2038年06月14日', ['2018-06-15', '2038-06-14']],
    [
      '2018-06-15至2038-06-14',
      '2028-06-14',
      ['2018-06-15', '2028-06-14', `warning ${AT}.termStart (two_terms)`],
    ],
    [
      '2018-06-15',
      '2019-01-01至2038-06-14',
      ['2018-06-15', '2038-06-14', `warning ${AT}.termEnd (two_terms)`],
    ],
    ['2018-06-15', '2010-06-14', ['2018-06-15', '2010-06-14', `warning ${AT}.termEnd (term_order)`]],
    ['2018-06-15', '长期', ['2018-06-15', '长期']],
  ])('%s and %s: %j', (start, end, expected) => {
    expect(termOf(start, end)).toEqual(expected);
  });
});

describe('an English name', () => {
  const named = (fenname: unknown) => {
    const bundle = company({ fenname });
    return [
      contentOf(bundle).additionalData.otherNames?.englishNames,
      ...told(issuesOf(bundle), 'unparseable_value'),
    ];
  };

  it.each([
    ['Xiaomi Inc.', [['Xiaomi Inc.']]],
    ['none', [undefined]],
    [XIAOMI.name, [undefined, `warning ${AT}.fenname (no_latin_name)`]],
    ['Xiaomi 小米', [undefined, `warning ${AT}.fenname (no_latin_name)`]],
    ['123', [undefined, `warning ${AT}.fenname (no_latin_name)`]],
  ])('%s: %j', (fenname, expected) => {
    expect(named(fenname)).toEqual(expected);
  });
});
