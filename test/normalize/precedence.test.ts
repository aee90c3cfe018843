import { describe, expect, it } from 'vitest';
import { readCompany } from '../../src/normalize.js';
import { type Bundle, base, company, contentOf, issuesOf, OTHER, told, v1, v2, XIAOMI } from './bundles.js';

/** Messages of the disagreements: field, winner, loser. */
function disagreements(bundle: unknown): string[] {
  return issuesOf(bundle)
    .filter(({ code }) => code === 'sources_disagree')
    .map(({ message }) =>
      message.replace(/^Two sources disagree on (\S+): (\S+) is output, (\S+) is not$/, '$1: $2 > $3'),
    );
}

function subjects(payload: Bundle): Bundle {
  return { qyName: XIAOMI.name, nsrsbh: XIAOMI.creditCode, ...payload };
}

/** One fact as the endpoints in order of precedence give it: the same key in another spelling in each. */
const ADDRESSES: Bundle = {
  neci: { entName: XIAOMI.name, dom: '一号' },
  qycxnew: v1(base({ address: '二号' })),
  info: v2({ entityName: XIAOMI.name, registerAddress: '三号' }),
  isHmdxx: v1(subjects({ address: '四号' })),
};

describe('scalars', () => {
  it('go neci, qycxnew, info, isHmdxx, qycx, whatever the order in the bundle', () => {
    const order = ['neci', 'qycxnew', 'info', 'isHmdxx'];
    const expected = ['一号', '二号', '三号', '四号'];
    order.forEach((_, first) => {
      const left = order.slice(first).reverse();
      const bundle = Object.fromEntries(left.map((name) => [name, ADDRESSES[name]]));
      expect(contentOf(bundle).address).toBe(expected[first]);
    });
    const dates = {
      qycx: v1({ qyName: XIAOMI.name, startDate: '2010-03-04' }),
      isHmdxx: v1(subjects({ startDate: '2010-03-03' })),
    };
    expect(contentOf(dates).additionalData.legalEvents?.incorporationDate).toBe('2010-03-03');
  });

  it('that disagree name both paths, each loser once', () => {
    expect(disagreements(ADDRESSES)).toEqual([
      'address: $.neci.dom > $.qycxnew.value.address',
      'address: $.neci.dom > $.info.data.registerAddress',
      'address: $.neci.dom > $.isHmdxx.value.address',
    ]);
    expect(told(issuesOf(ADDRESSES), 'sources_disagree')[0]).toBe('warning $.neci.dom');
  });

  it.each(['', '-', '—', '/', 'null', '无', '企业选择不公示', null])(
    'that are blank (%j) never beat a value',
    (dom) => {
      const bundle = { ...ADDRESSES, neci: { entName: XIAOMI.name, dom } };
      expect(contentOf(bundle).address).toBe('二号');
      expect(disagreements(bundle).some((one) => one.includes('$.neci.dom'))).toBe(false);
    },
  );

  it.each([
    [
      'brackets and width',
      { econKind: '有限责任公司(自然人投资)' },
      { entityType: '有限责任公司（自然人投资）' },
    ],
    ['spaces', { operName: '林 渡' }, { legalPerson: '林渡' }],
    ['the hyphen of an organization code', { orgNo: '55138508-2' }, { organizationCode: '551385082' }],
    ['the spelling of a date', { startDate: '2010年3月3日' }, { registerDate: '2010/03/03' }],
    [
      'the spelling of an amount',
      { registCapi: '185000 万人民币' },
      { registerCapital: '185000', registerCapitalUnite: '万元' },
    ],
    [
      'a currency that one of them leaves out',
      { registCapi: '185000 万人民币' },
      { registerCapital: '185000.0' },
    ],
    ['the words of one status', { status: '存续（在营、开业、在册）' }, { entstatus: '1' }],
    ['a term without end', { termEnd: '长期' }, { businessEndTime: '9999-12-31' }],
  ])('that differ in %s only are not a disagreement', (_, record, info) => {
    const bundle = company(record, { info: v2({ entityName: XIAOMI.name, ...info }) });
    expect(disagreements(bundle)).toEqual([]);
  });

  it.each([
    [
      'amounts',
      { registCapi: '100 万人民币' },
      { registerCapital: '200' },
      'registeredCapital: $.qycxnew.value.registCapi > $.info.data.registerCapital',
    ],
    [
      'currencies',
      { registCapi: '100 万人民币' },
      { registerCapital: '100万美元' },
      'registeredCapital: $.qycxnew.value.registCapi > $.info.data.registerCapital',
    ],
    [
      'dates',
      { startDate: '2010-03-03' },
      { registerDate: '2010-03-04' },
      'incorporationDate: $.qycxnew.value.startDate > $.info.data.registerDate',
    ],
    [
      'codes',
      { orgNo: '55138508-2' },
      { organizationCode: 'MA28ABCD-5' },
      'organizationCode: $.qycxnew.value.orgNo > $.info.data.organizationCode',
    ],
    [
      'statuses',
      { status: '存续' },
      { entstatus: '注销' },
      'status: $.qycxnew.value.status > $.info.data.entstatus',
    ],
    [
      'industries',
      { domain: 'M7590' },
      { threeLevelCode: 'C4210' },
      'industry: $.qycxnew.value.domain > $.info.data.threeLevelCode',
    ],
  ])('%s that differ are told', (_, record, info, expected) => {
    const bundle = company(record, { info: v2({ entityName: XIAOMI.name, ...info }) });
    expect(disagreements(bundle)).toContain(expected);
  });

  describe('of which a source hides characters', () => {
    const representative = (operName: string, other: string) =>
      company({ operName }, { info: v2({ entityName: XIAOMI.name, legalPerson: other }) });
    const shown = (bundle: unknown) => readCompany(bundle).company.legalRepresentative?.value;
    const code = (orgNo: string, organizationCode: string) =>
      company({ orgNo }, { info: v2({ entityName: XIAOMI.name, organizationCode }) });

    it('are those that a later source shows whole, without a disagreement', () => {
      const person = representative('邹**', '邹文柏');
      expect(shown(person)).toBe('邹文柏');
      expect(disagreements(person)).toEqual([]);
      const number = code('551****8-2', '55138508-2');
      expect(readCompany(number).company.organizationCode?.value).toBe('55138508-2');
      expect(disagreements(number)).toEqual([]);
    });

    it('are those that an earlier source shows whole, without a disagreement', () => {
      const person = representative('邹文柏', '邹**');
      expect(shown(person)).toBe('邹文柏');
      expect(disagreements(person)).toEqual([]);
    });

    it('stay masked where what is shown differs, and are reported', () => {
      const person = representative('邹**', '崔文柏');
      expect(shown(person)).toBe('邹**');
      expect(disagreements(person)).toHaveLength(1);
      const number = code('551****9-2', '55138508-2');
      expect(readCompany(number).company.organizationCode?.value).toBe('551****9-2');
      expect(disagreements(number)).toHaveLength(1);
    });

    it('stay masked where the whole one is shorter than what is shown', () => {
      expect(shown(representative('邹文*文柏', '邹文柏'))).toBe('邹文*文柏');
    });
  });

  it('that differ in the point of a number are reported', () => {
    const bundle = company(
      { address: '1.5号楼' },
      { info: v2({ entityName: XIAOMI.name, registerAddress: '15号楼' }) },
    );
    expect(disagreements(bundle)).toEqual(['address: $.qycxnew.value.address > $.info.data.registerAddress']);
    const same = company(
      { address: '1号楼,2层.' },
      { info: v2({ entityName: XIAOMI.name, registerAddress: '1号楼2层' }) },
    );
    expect(disagreements(same)).toEqual([]);
  });

  it('take a currency from a second source of the same amount', () => {
    const bundle = {
      info: v2({ entityName: XIAOMI.name, registerCapital: '100' }),
      isHmdxx: v1(subjects({ registCapi: '100 万美元' })),
    };
    expect(contentOf(bundle).additionalData.shares).toMatchObject({
      shareCapitals: '1000000.00',
      shareCurrency: '美元',
    });
  });

  it('complete a code with words, and words with a code, only from a source that agrees', () => {
    const industryOf = (record: Bundle, info: Bundle) => {
      const { code, description } =
        contentOf(company(record, { info: v2({ entityName: XIAOMI.name, ...info }) })).industryActivityCode ??
        {};
      return [code, description];
    };
    expect(
      industryOf({ domain: 'M7590' }, { threeLevelCode: 'M7590', threeLevelName: '其他科技推广' }),
    ).toEqual(['M7590', '其他科技推广']);
    expect(
      industryOf({ domainName: '其他科技推广' }, { threeLevelCode: 'M7590', threeLevelName: '其他科技推广' }),
    ).toEqual(['M7590', '其他科技推广']);
    expect(
      industryOf({ domainName: '批发' }, { threeLevelCode: 'M7590', threeLevelName: '其他科技推广' }),
    ).toEqual([undefined, '批发']);
    expect(industryOf({ domain: 'M7590' }, { threeLevelName: '批发' })).toEqual(['M7590', undefined]);
  });

  it('keep a registration number and another one in the place of a taxpayer’s number apart', () => {
    const neci = { entName: XIAOMI.name, regNo: XIAOMI.registrationNumber };
    const bundle = { neci, qycxnew: v1({ qyName: XIAOMI.name, nsrsbh: OTHER.registrationNumber }) };
    expect(disagreements(bundle)).toEqual(['registrationNumber: $.neci.regNo > $.qycxnew.value.nsrsbh']);
    expect(contentOf(bundle).registrationNumber).toBe(XIAOMI.registrationNumber);
  });
});

describe('lists of which the first with a row wins whole', () => {
  const OFFICERS: Bundle = {
    neci: { entName: XIAOMI.name, keyPersons: [{ name: '林渡' }] },
    keyPersonnelInfo: v2({ items: [{ perName: '秦川' }] }),
    companyContactInfo: v2({ managerList: [{ name: '叶舟' }] }),
  };
  const officers = (bundle: Bundle) =>
    contentOf(company({}, bundle)).associatedEntities.officers.map(({ name }) => name);

  it('go neci, keyPersonnelInfo, companyContactInfo for officers', () => {
    const { neci, keyPersonnelInfo, companyContactInfo } = OFFICERS;
    expect(officers({ companyContactInfo, keyPersonnelInfo, neci })).toEqual(['林渡']);
    expect(officers({ companyContactInfo, keyPersonnelInfo })).toEqual(['秦川']);
    expect(officers({ companyContactInfo })).toEqual(['叶舟']);
    expect(
      officers({ neci: { entName: XIAOMI.name, keyPersons: [{ name: '-' }, {}] }, companyContactInfo }),
    ).toEqual(['叶舟']);
  });

  it('go neci, shareholderInvest for shareholders, and neci, branchInfo for branches', () => {
    const neci = {
      entName: XIAOMI.name,
      shareholders: [{ inv: '林渡' }],
      branches: [{ brName: '一分公司' }],
    };
    const beside = {
      shareholderInvest: v2([{ holderName: '秦川' }]),
      branchInfo: v2([{ branchName: '二分公司' }]),
    };
    const both = contentOf(company({}, { neci, ...beside }));
    expect(both.associatedEntities.shareholders.map(({ name }) => name)).toEqual(['林渡']);
    expect(both.additionalData.branches?.map(({ name }) => name)).toEqual(['一分公司']);
    const one = contentOf(company({}, beside));
    expect(one.associatedEntities.shareholders.map(({ name }) => name)).toEqual(['秦川']);
    expect(one.additionalData.branches?.map(({ name }) => name)).toEqual(['二分公司']);
  });

  it('that hold another set are reported with the paths of both; the same set in another order is not', () => {
    expect(disagreements(company({}, OFFICERS))).toEqual([
      'officers: $.neci.keyPersons[0].name > $.keyPersonnelInfo.data.items[0].perName',
      'officers: $.neci.keyPersons[0].name > $.companyContactInfo.data.managerList[0].name',
    ]);
    const neci = { entName: XIAOMI.name, keyPersons: [{ name: '林渡' }, { name: '秦川' }] };
    const same = v2({ items: [{ perName: '秦 川' }, { perName: '林渡' }] });
    expect(disagreements(company({}, { neci, keyPersonnelInfo: same }))).toEqual([]);
  });
});

describe('two lists of the same shareholders', () => {
  const register = (...shareholders: Bundle[]) => ({ entName: XIAOMI.name, shareholders });
  const told = (neci: Bundle, ...holders: Bundle[]) =>
    disagreements(company({ registCapi: '100 万人民币' }, { neci, shareholderInvest: v2(holders) }));
  const INVEST = '$.shareholderInvest.data';

  it('disagree when one of them has another amount', () => {
    const neci = register({ inv: '林渡', subConAm: '90' }, { inv: '秦川', subConAm: '10' });
    expect(
      told(neci, { holderName: '秦川', investAmount: '10' }, { holderName: '林渡', investAmount: '90.0' }),
    ).toEqual([]);
    expect(
      told(neci, { holderName: '林渡', investAmount: '80' }, { holderName: '秦川', investAmount: '10' }),
    ).toEqual([`shareholders: $.neci.shareholders[0].subConAm > ${INVEST}[0].investAmount`]);
  });

  it('disagree when the amounts of one make other shares than the other gives', () => {
    const neci = register({ inv: '林渡', subConProp: '90%' }, { inv: '秦川', subConProp: '10%' });
    expect(
      told(neci, { holderName: '林渡', investAmount: '10' }, { holderName: '秦川', investAmount: '90' }),
    ).toEqual([`shareholders: $.neci.shareholders[0].subConProp > ${INVEST}[0].investAmount`]);
    expect(
      told(neci, { holderName: '林渡', investAmount: '90.05' }, { holderName: '秦川', investAmount: '9.95' }),
    ).toEqual([]);
    expect(told(neci, { holderName: '林渡', investAmount: '10' }, { holderName: '秦川' })).toEqual([]);
  });

  it('agree when a holder has several rows, in any order, or when an amount is rounded', () => {
    const holder = (holderName: string, investAmount: string) => ({ holderName, investAmount });
    const neci = register(
      { inv: '林渡', subConAm: '100' },
      { inv: '林渡', subConAm: '50' },
      { inv: '秦川', subConAm: '143934.0478' },
    );
    expect(told(neci, holder('林渡', '50'), holder('秦川', '143934.05'), holder('林渡', '100'))).toEqual([]);
    expect(told(neci, holder('秦川', '143934.05'), holder('林渡', '150'))).toEqual([]);
    expect(told(neci, holder('林渡', '999'), holder('秦川', '143934.05'), holder('林渡', '50'))).toHaveLength(
      1,
    );
  });

  it('are not held against each other by amounts in several currencies', () => {
    const neci = register({ inv: '林渡', subConProp: '87.7%' }, { inv: '秦川', subConProp: '12.3%' });
    const several = [
      { holderName: '林渡', investAmount: '100万美元' },
      { holderName: '秦川', investAmount: '100万人民币' },
    ];
    expect(told(neci, ...several)).toEqual([]);
  });

  it('are taken from the source that names them', () => {
    const bundle = company(
      {},
      {
        neci: register({ inv: '企业选择不公示', country_CN: '中国' }),
        shareholderInvest: v2([{ holderName: '林渡' }, { holderName: '秦川' }]),
      },
    );
    expect(contentOf(bundle).associatedEntities.shareholders.map(({ name }) => name)).toEqual([
      '林渡',
      '秦川',
    ]);
    expect(disagreements(bundle)).toEqual([
      `shareholders: ${INVEST}[0].holderName > $.neci.shareholders[0].country_CN`,
    ]);
  });

  it('and two of the same branches disagree in their numbers', () => {
    const neci = { entName: XIAOMI.name, branches: [{ brName: '一分公司', uniscId: XIAOMI.creditCode }] };
    const bundle = (creditCode: string) =>
      company({}, { neci, branchInfo: v2([{ branchName: '一分公司', branchCreditNo: creditCode }]) });
    expect(disagreements(bundle(XIAOMI.creditCode))).toEqual([]);
    expect(disagreements(bundle(OTHER.creditCode))).toEqual([
      'branches: $.neci.branches[0].uniscId > $.branchInfo.data[0].branchCreditNo',
    ]);
    const byNumber = {
      entName: XIAOMI.name,
      branches: [{ brName: '一分公司', regNo: XIAOMI.registrationNumber }],
    };
    const both = v2([
      {
        branchName: '一分公司',
        branchCreditNo: OTHER.creditCode,
        branchRegisterNo: XIAOMI.registrationNumber,
      },
    ]);
    expect(disagreements(company({}, { neci: byNumber, branchInfo: both }))).toEqual([]);
  });
});

describe('lists that are joined', () => {
  it('hold distinct former names, phones and e-mails in order', () => {
    const bundle = {
      neci: {
        entName: XIAOMI.name,
        historyNames: ['甲有限公司', '乙有限公司'],
        contact: { tel: ['010-1', '010-2'], email: 'a@example.com' },
      },
      qycxnew: v1(base({ historyNames: ['乙有限公司', '丙有限公司', '甲有限公司'] })),
      companyContactInfo: v2({ tel: '010-2', email: ['b@example.com', 'a@example.com'] }),
      annualRpt: v2([{ reportYear: '2023', telephone: '010-3' }]),
    };
    const { otherNames, contactInformation } = contentOf(bundle).additionalData;
    expect(otherNames?.oldNames).toEqual(['甲有限公司', '乙有限公司', '丙有限公司']);
    expect(contactInformation).toEqual({
      email: ['a@example.com', 'b@example.com'],
      phone: ['010-1', '010-2', '010-3'],
    });
  });

  it('take several e-mails in one text apart, the same for every release', () => {
    const emails = (email: unknown) =>
      contentOf(company({}, { companyContactInfo: v2({ email }) })).additionalData.contactInformation?.email;
    expect(emails('a@example.com,b@example.com； c@example.com')).toEqual([
      'a@example.com',
      'b@example.com',
      'c@example.com',
    ]);
    expect(emails('a@example.com；')).toEqual(['a@example.com']);
    expect(emails('["a@example.com", "b@example.com"]')).toEqual(['a@example.com', 'b@example.com']);
    expect(emails('[]')).toBeUndefined();
    expect(emails('a@example.com/b@example.com;无')).toEqual(['a@example.com', 'b@example.com']);
    expect(emails('a@example.com;@')).toEqual(['a@example.com;@']);
    expect(emails('张伟, a@example.com')).toEqual(['张伟, a@example.com']);
  });

  it('drop blank elements before they are numbered', () => {
    const { additionalData, sources } = contentOf(
      company({ historyNames: ['-', '', '甲有限公司', null, '  '] }),
    );
    expect(additionalData.otherNames?.oldNames).toEqual(['甲有限公司']);
    expect(sources[0]?.fields).toContain('$.additionalData.otherNames.oldNames');
  });

  it.each([
    ['["甲有限公司","乙有限公司"]', ['甲有限公司', '乙有限公司']],
    ["['甲有限公司', '乙有限公司']", ['甲有限公司', '乙有限公司']],
    ['[甲有限公司, 乙有限公司]', ['甲有限公司', '乙有限公司']],
    ['甲有限公司；乙有限公司;甲有限公司', ['甲有限公司', '乙有限公司']],
    [
      ['甲有限公司;乙有限公司', '-'],
      ['甲有限公司', '乙有限公司'],
    ],
    ['[""]', undefined],
    ['[Tianhe Trading Co., Ltd.]', ['Tianhe Trading Co., Ltd.']],
    ['甲、乙有限公司', ['甲、乙有限公司']],
  ])('are read from one text that is a list: %j is %j', (historyNames, expected) => {
    expect(contentOf(company({ historyNames })).additionalData.otherNames?.oldNames).toEqual(expected);
  });

  it.each([[[]], [['-', '']], ['-'], [null], ['[]']])(
    'are left out when %j is all there is',
    (historyNames) => {
      expect(contentOf(company({ historyNames })).additionalData.otherNames?.oldNames).toBeUndefined();
    },
  );
});

describe('risk rows', () => {
  const row = {
    name: XIAOMI.name,
    inDate: '2020-01-02',
    inReason: '未按照规定报送年度报告',
    department: '海淀分局',
  };
  const other = { ...row, inDate: '2021-01-02' };
  const rows = (bundle: Bundle) =>
    contentOf(company({}, bundle)).providerSpecificData.abnormalOperations ?? [];

  it('are the union over all bodies, each row once', () => {
    const bundle = {
      isHmdxx: v1(subjects({ jyycList: [{ items: [row] }] })),
      isHmd: v1({ qyName: XIAOMI.name, jyycList: { items: [row, other] } }),
      qyfkmx: v1({ qyName: XIAOMI.name, jyycList: [{ items: [other] }] }),
      jyyc: v1({
        qyName: XIAOMI.name,
        jyycList: [{ items: [row] }, { items: [{ ...row, department: '朝阳分局' }] }],
      }),
    };
    expect(rows(bundle).map(({ includedDate, includedBy }) => `${includedDate} ${includedBy}`)).toEqual([
      '2020-01-02 海淀分局',
      '2021-01-02 海淀分局',
      '2020-01-02 朝阳分局',
    ]);
  });

  it('are one when they differ in what is left out only, or in the spelling of a value', () => {
    const again = { ...row, inDate: '2020年1月2日', province: 'BEIJING' };
    expect(rows({ jyyc: v1({ jyycList: [{ items: [row, again] }] }) })).toHaveLength(1);
  });

  it('are two when one is current and the other is not', () => {
    const past = { ...row, disabled: '1' };
    expect(rows({ jyyc: v1({ jyycList: [{ items: [row, past] }] }) }).map(({ current }) => current)).toEqual([
      true,
      false,
    ]);
  });
});

describe('one reading', () => {
  it('gives the same company for whatever order the endpoints have in the bundle', () => {
    const reversed = Object.fromEntries(Object.entries(ADDRESSES).reverse());
    const shown = (bundle: Bundle) =>
      JSON.stringify([readCompany(bundle).company.address?.value, issuesOf(bundle)]);
    expect(shown(reversed)).toBe(shown(ADDRESSES));
  });
});
