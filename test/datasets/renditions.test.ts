import { describe, expect, it } from 'vitest';
import { NEWEST } from '../../src/datasets/releases/index.js';
import { render } from '../../src/datasets/render.js';
import * as companyName from '../../src/names/company.js';
import { normalize, readCompany } from '../../src/normalize.js';
import { DATASETS, holds, inSchemaOrder, listPublished, readSchema, VERSIONS } from '../contracts/schemas.js';
import { OTHER, v1, v2, XIAOMI } from '../normalize/bundles.js';

/** Something for every field that can be output. */
const FULL = {
  neci: {
    checkedAt: '2025-06-23T07:28:20Z',
    entName: XIAOMI.name,
    entNameEn: 'Xiaomi Technology Co., Ltd.',
    entNameTranslated: 'Xiaomi Technology',
    historyNames: [XIAOMI.formerName, '某某有限公司'],
    uniscId: XIAOMI.creditCode,
    regNo: XIAOMI.registrationNumber,
    orgCode: XIAOMI.organizationCode,
    legelRep: '陆伟兵',
    entTypeString: '有限责任公司（自然人投资或控股）',
    corpStatusString: '在营（开业）企业',
    estDate: '2010-03-03',
    opFrom: '2010-03-03',
    opTo: '长期',
    apprDate: '2024-05-06',
    regOrg_CN: '北京市海淀区市场监督管理局',
    dom: '北京市海淀区西二旗中路33号院6号楼6层006号',
    opScope: '技术开发；货物进出口。',
    regCap: '185000万人民币',
    shareType: 'Ordinary',
    listed: 'N',
    empNum: '31人',
    shareholders: [
      {
        inv: '义乌市星辰企业管理有限公司',
        invType_CN: '企业法人',
        bLicNo: OTHER.creditCode,
        country_CN: '中国',
        subConAm: '185000',
      },
    ],
    keyPersons: [{ name: '秦川', nameTranslated: 'Qin Chuan', position_CN: '监事' }],
    branches: [
      {
        brName: '小米科技有限责任公司武汉分公司',
        uniscId: '91420115MA4KU2R54F',
        regOrg_CN: '武汉市江夏区市场监督管理局',
      },
    ],
    contact: {
      tel: ['010-1', '010-2'],
      email: ['a@example.com', 'b@example.com'],
      website: 'www.example.com',
    },
  },
  qycxnew: v1(
    {
      qyName: XIAOMI.name,
      nsrsbh: XIAOMI.creditCode,
      actualCapi: '100 万人民币',
      revokeDate: '2025-01-02',
      revokeReason: '未年检',
      endDate: '2025-02-03',
      type: '01',
      categoryNew: '0115601',
      districtCode: '110108',
      districtName: '北京市海淀区',
      domain: 'M7590',
      domainName: '其他科技推广服务业',
    },
    1750663699000,
  ),
  info: v2({ entityName: XIAOMI.name, cancelReason: '决议解散' }, '2025-06-23 15:28:18'),
  isHmd: v1(
    {
      qyName: XIAOMI.name,
      isHmd: true,
      jyycList: [
        {
          total: 1,
          items: [
            {
              name: XIAOMI.name,
              inDate: '2020-01-02',
              inReason: '未按照规定报送年度报告',
              department: '海淀分局',
            },
          ],
        },
      ],
      yzwfList: { execution: [{ in_reason: '届满三年', in_date: '2020-01-02', in_department: '市局' }] },
      zdsswfList: { total: 1, items: [{ name: XIAOMI.name, property: '偷税', u_tags: 0 }] },
    },
    1750663701000,
  ),
  fzchnew: v1({ nsrsbh: XIAOMI.creditCode, fzchFlag: 0 }, 1750663702000),
};

const REQUEST = {
  datasetId: 'A1',
  requestTime: '2025-06-23T07:28:19+00:00',
  responseTime: new Date('2025-06-23T07:28:25.900Z'),
  estimatedDeliverySeconds: 20,
};

const KOMPANY_ID = '8E79CB5E1E5F5F0B8C94E5D9A5B4B0F1';

function entries(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(entries);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([key, inner]) => [key, entries(inner)]);
}

/** Compares keys, their order and values. */
function expectExactly(actual: unknown, expected: unknown): void {
  expect(entries(actual)).toEqual(entries(expected));
}

describe('v2', () => {
  it('super has the fields of a full bundle in the published order', () => {
    const { response } = normalize(FULL, {
      dataset: 'super',
      version: 'v2',
      request: { ...REQUEST, kompanyId: KOMPANY_ID },
    });
    expectExactly(response, {
      datasetId: 'A1',
      kompanyId: KOMPANY_ID,
      datasetName: 'super',
      datasetOptions: null,
      info: null,
      status: 'COMPLETED',
      requestTime: '2025-06-23T07:28:19+00:00',
      responseTime: '2025-06-23T07:28:25+00:00',
      estimatedDeliverySeconds: 20,
      content: {
        kompanyId: KOMPANY_ID,
        countryCode: 'CN',
        countryName: 'China',
        state: null,
        registrationNumber: XIAOMI.creditCode,
        name: XIAOMI.name,
        status: 'LIVE',
        providedStatus: '在营（开业）企业',
        address: '北京市海淀区西二旗中路33号院6号楼6层006号',
        legalForm: '有限责任公司（自然人投资或控股）',
        additionalData: {
          otherIdentifiers: [
            { identifierName: 'otherNumber', identifierValue: XIAOMI.registrationNumber },
            { identifierName: 'localNumber', identifierValue: XIAOMI.creditCode },
            { identifierName: 'otherNumber', identifierValue: XIAOMI.organizationCode },
          ],
          branches: [
            {
              name: '小米科技有限责任公司武汉分公司',
              number: '91420115MA4KU2R54F',
              registrationInstitution: '武汉市江夏区市场监督管理局',
            },
          ],
          otherNames: {
            englishNames: ['Xiaomi Technology Co., Ltd.'],
            translatedName: ['Xiaomi Technology'],
            oldNames: [XIAOMI.formerName, '某某有限公司'],
          },
          contactInformation: {
            website: 'www.example.com',
            email: ['a@example.com', 'b@example.com'],
            phone: ['010-1', '010-2'],
          },
          shares: { shareCapitals: '1850000000.00', shareCurrency: '人民币', shareType: 'Ordinary' },
          legalEvents: {
            incorporationDate: '2010-03-03',
            registrationInstitution: '北京市海淀区市场监督管理局',
            approvalDate: '2024-05-06',
            revocationDate: '2025-01-02',
            revocationReason: '未年检',
            deregistrationDate: '2025-02-03',
            deregistrationReason: '决议解散',
          },
          numberOfEmployees: '31',
          listed: 'N',
          legalRepresentative: '陆伟兵',
        },
        associatedEntities: {
          shareholders: [
            {
              name: '义乌市星辰企业管理有限公司',
              translatedName: 'Yiwu Xingchen Enterprise Management Co., Ltd.',
              role: 'shareholder',
              providedRole: '企业法人',
              isCorporate: 'true',
              registrationNumber: OTHER.creditCode,
              residenceCountry: '中国',
              sharePercentage: 100,
              shareCapitals: [{ numberOfShares: '1850000000.00' }],
            },
          ],
          officers: [{ name: '秦川', translatedName: 'Qin Chuan', role: 'officer', providedRole: '监事' }],
          ultimateBeneficialOwners: [],
        },
        industryActivityCode: {
          activity: '技术开发；货物进出口。',
          code: 'M7590',
          description: '其他科技推广服务业',
        },
        providerSpecificData: {
          dateOfLicense: '长期',
          latestAccounts: { overdue: true },
          blacklisted: true,
          abnormalOperations: [
            {
              includedDate: '2020-01-02',
              includedReason: '未按照规定报送年度报告',
              includedReasonCode: 'ANNUAL_REPORT_NOT_FILED',
              includedBy: '海淀分局',
              current: true,
            },
          ],
          seriousViolations: [
            { includedDate: '2020-01-02', includedReason: '届满三年', includedBy: '市局', current: true },
          ],
          majorTaxViolations: [{ taxpayerName: XIAOMI.name, caseType: '偷税', current: true }],
          abnormalTaxpayer: 'NORMAL',
          paidInCapital: { amount: '1000000.00', currency: '人民币' },
          entityClass: { code: '01', name: '大陆企业' },
          entityCategory: { code: '0115601', name: '企业' },
          registeredDistrict: { code: '110108', name: '北京市海淀区' },
          termStart: '2010-03-03',
        },
        sources: [
          {
            name: 'State Administration for Market Regulation (国家市场监督管理总局)',
            info: null,
            primary: true,
            fields: [
              '$.registrationNumber',
              '$.name',
              '$.status',
              '$.providedStatus',
              '$.address',
              '$.legalForm',
              '$.additionalData.otherIdentifiers[0]',
              '$.additionalData.otherIdentifiers[1]',
              '$.additionalData.otherIdentifiers[2]',
              '$.additionalData.branches',
              '$.additionalData.otherNames.englishNames',
              '$.additionalData.otherNames.translatedName',
              '$.additionalData.otherNames.oldNames',
              '$.additionalData.contactInformation.website',
              '$.additionalData.contactInformation.email',
              '$.additionalData.contactInformation.phone',
              '$.additionalData.shares.shareCapitals',
              '$.additionalData.shares.shareCurrency',
              '$.additionalData.shares.shareType',
              '$.additionalData.legalEvents.incorporationDate',
              '$.additionalData.legalEvents.registrationInstitution',
              '$.additionalData.legalEvents.approvalDate',
              '$.additionalData.legalEvents.revocationDate',
              '$.additionalData.legalEvents.revocationReason',
              '$.additionalData.legalEvents.deregistrationDate',
              '$.additionalData.legalEvents.deregistrationReason',
              '$.additionalData.numberOfEmployees',
              '$.additionalData.listed',
              '$.additionalData.legalRepresentative',
              '$.associatedEntities.shareholders',
              '$.associatedEntities.officers',
              '$.industryActivityCode.activity',
              '$.industryActivityCode.code',
              '$.industryActivityCode.description',
              '$.providerSpecificData.dateOfLicense',
              '$.providerSpecificData.latestAccounts.overdue',
              '$.providerSpecificData.blacklisted',
              '$.providerSpecificData.abnormalOperations',
              '$.providerSpecificData.seriousViolations',
              '$.providerSpecificData.paidInCapital.amount',
              '$.providerSpecificData.paidInCapital.currency',
              '$.providerSpecificData.entityClass.code',
              '$.providerSpecificData.entityClass.name',
              '$.providerSpecificData.entityCategory.code',
              '$.providerSpecificData.entityCategory.name',
              '$.providerSpecificData.registeredDistrict.code',
              '$.providerSpecificData.registeredDistrict.name',
              '$.providerSpecificData.termStart',
            ],
            lastCheckedTime: '2025-06-23T07:28:18+00:00',
          },
          {
            name: 'State Taxation Administration (国家税务总局)',
            info: null,
            primary: false,
            fields: ['$.providerSpecificData.majorTaxViolations', '$.providerSpecificData.abnormalTaxpayer'],
            lastCheckedTime: '2025-06-23T07:28:21+00:00',
          },
          {
            name: 'Derived by neci-kyc',
            info: companyName.RULE,
            primary: false,
            fields: ['$.associatedEntities.shareholders[*].translatedName'],
            lastCheckedTime: null,
          },
        ],
        version: 'company-v2.0',
      },
    });
  });

  it('refresh holds the company at a glance', () => {
    const { response } = normalize(FULL, {
      dataset: 'refresh',
      version: 'v2',
      request: { ...REQUEST, kompanyId: KOMPANY_ID },
    });
    const { content, ...envelope } = response;
    expect(envelope).toMatchObject({ datasetName: 'refresh', kompanyId: KOMPANY_ID, status: 'COMPLETED' });
    const { sources, ...rest } = content;
    expectExactly(rest, {
      kompanyId: KOMPANY_ID,
      countryCode: 'CN',
      countryName: 'China',
      state: null,
      registrationNumber: XIAOMI.creditCode,
      name: XIAOMI.name,
      status: 'LIVE',
      providedStatus: '在营（开业）企业',
      address: '北京市海淀区西二旗中路33号院6号楼6层006号',
      additionalData: {
        otherIdentifiers: [
          { identifierName: 'otherNumber', identifierValue: XIAOMI.registrationNumber },
          { identifierName: 'localNumber', identifierValue: XIAOMI.creditCode },
          { identifierName: 'otherNumber', identifierValue: XIAOMI.organizationCode },
        ],
        shares: { shareCapitals: '1850000000.00' },
        otherNames: {
          englishNames: ['Xiaomi Technology Co., Ltd.'],
          translatedName: ['Xiaomi Technology'],
          oldNames: [XIAOMI.formerName, '某某有限公司'],
        },
        legalEvents: {
          incorporationDate: '2010-03-03',
          registrationInstitution: '北京市海淀区市场监督管理局',
        },
        legalRepresentative: '陆伟兵',
      },
      associatedEntities: { shareholders: [], officers: [] },
      industryActivityCode: null,
      providerSpecificData: { latestAccounts: { overdue: true }, blacklisted: true },
      version: 'company-v2.0',
    });
    expect(sources).toHaveLength(1);
    expect(sources[0]?.lastCheckedTime).toBe('2025-06-23T07:28:20+00:00');
  });
});

describe('v1', () => {
  it('super has the fields of a full bundle, flat', () => {
    const { response } = normalize(FULL, {
      dataset: 'super',
      version: 'v1',
      request: { kompanyId: KOMPANY_ID },
    });
    expectExactly(response, {
      id: KOMPANY_ID,
      country: 'CN',
      registrationNumber: XIAOMI.creditCode,
      name: XIAOMI.name,
      status: 'LIVE',
      address: ['北京市海淀区西二旗中路33号院6号楼6层006号'],
      formattedAddress: null,
      legalForm: '有限责任公司（自然人投资或控股）',
      dateOfIncorporation: '2010-03-03',
      sicNaceCodes: [],
      latestAccounts: { overdue: 'true' },
      extradata: {
        providedStatus: '在营（开业）企业',
        otherNumber: '110108012660422, 55138508-2',
        localNumber: XIAOMI.creditCode,
        englishName: 'Xiaomi Technology Co., Ltd.',
        oldName: '北京小米科技有限责任公司; 某某有限公司',
        website: 'www.example.com',
        email: 'a@example.com, b@example.com',
        phone: '010-1, 010-2',
        shareCapital: '1850000000.00',
        shareCurrency: '人民币',
        shareType: 'Ordinary',
        registrationInstitution: '北京市海淀区市场监督管理局',
        approvalDate: '2024-05-06',
        revocationDate: '2025-01-02',
        revocationReason: '未年检',
        deregistrationDate: '2025-02-03',
        deregistrationReason: '决议解散',
        numberOfEmployees: '31',
        listed: 'N',
        legalRepresentative: '陆伟兵',
        activity: '技术开发；货物进出口。',
        dateOfLicense: '长期',
        blacklisted: 'true',
        abnormalOperations: '1',
        seriousViolations: '1',
        majorTaxViolations: '1',
        abnormalTaxpayer: 'NORMAL',
        paidInCapital: '1000000.00',
        entityClass: '01',
        entityCategory: '0115601',
        registeredDistrict: '110108',
        termStart: '2010-03-03',
      },
      people: {
        shareholder: [
          {
            name: '义乌市星辰企业管理有限公司',
            translatedName: 'Yiwu Xingchen Enterprise Management Co., Ltd.',
            isCorporate: '1',
            registrationNumber: OTHER.creditCode,
            sharePercentage: 100,
            shareCapital: [{ shareNumber: '1850000000.00' }],
          },
        ],
        officer: [{ name: '秦川', role: '监事' }],
      },
    });
  });

  it('refresh holds the company at a glance, flat', () => {
    const { response } = normalize(FULL, {
      dataset: 'refresh',
      version: 'v1',
      request: { kompanyId: KOMPANY_ID },
    });
    expectExactly(response, {
      id: KOMPANY_ID,
      country: 'CN',
      registrationNumber: XIAOMI.creditCode,
      name: XIAOMI.name,
      status: 'LIVE',
      address: ['北京市海淀区西二旗中路33号院6号楼6层006号'],
      formattedAddress: null,
      dateOfIncorporation: '2010-03-03',
      latestAccounts: { overdue: 'true' },
      extradata: {
        providedStatus: '在营（开业）企业',
        otherNumber: '110108012660422, 55138508-2',
        localNumber: XIAOMI.creditCode,
        englishName: 'Xiaomi Technology Co., Ltd.',
        oldName: '北京小米科技有限责任公司; 某某有限公司',
        shareCapital: '1850000000.00',
        registrationInstitution: '北京市海淀区市场监督管理局',
        legalRepresentative: '陆伟兵',
        blacklisted: 'true',
      },
      people: { shareholder: [], officer: [] },
    });
  });
});

describe('refresh', () => {
  it.each([
    ['100万人民币', undefined],
    ['100万', undefined],
    ['100万美元', '美元'],
  ])('with a capital of %s names the currency %s', (registCapi, currency) => {
    const bundle = { qycxnew: v1({ qyName: XIAOMI.name, registCapi }) };
    const flat = normalize(bundle, { dataset: 'refresh', version: 'v1' }).response;
    const { additionalData } = normalize(bundle, { dataset: 'refresh', version: 'v2' }).response.content;
    expect([flat.extradata.shareCurrency, additionalData.shares?.shareCurrency]).toEqual([
      currency,
      currency,
    ]);
    const published = normalize(bundle, { dataset: 'refresh', version: 'v2', extensions: false }).response;
    expect(published.content.additionalData.shares).toEqual({ shareCapitals: '1000000.00' });
  });
});

describe('shareType', () => {
  it.each([
    [
      'the supplier’s word',
      { neci: { entName: XIAOMI.name, regCap: '1万元', shareType: 'Ordinary' } },
      'Ordinary',
    ],
    [
      'Registered beside a registered capital',
      { qycxnew: v1({ qyName: XIAOMI.name, registCapi: '1万元' }) },
      'Registered',
    ],
    [
      'nothing beside a paid-in capital alone',
      { qycxnew: v1({ qyName: XIAOMI.name, actualCapi: '1万元' }) },
      undefined,
    ],
  ])('is %s', (_, bundle, expected) => {
    expect(
      normalize(bundle, { dataset: 'super', version: 'v2' }).response.content.additionalData.shares
        ?.shareType,
    ).toBe(expected);
  });
});

describe('kompanyId', () => {
  const idOf = (nsrsbh: string | null, kompanyId?: string) => {
    const { content } = normalize(
      { qycxnew: v1({ qyName: XIAOMI.name, nsrsbh }) },
      { dataset: 'refresh', version: 'v2', request: { kompanyId } },
    ).response;
    return content.kompanyId;
  };

  it('is the caller’s', () => {
    expect(idOf(XIAOMI.creditCode, 'mine')).toBe('mine');
    expect(idOf(null, 'mine')).toBe('mine');
  });

  it('else is made of the registration number: printf "CN:91110108551385082Q" | sha256sum | head -c 32', () => {
    expect(idOf(XIAOMI.creditCode)).toBe('93141E081B942C919540611C8AF02EE6');
    expect(idOf(null)).toBeNull();
  });

  it('does not move when anything but the number changes', () => {
    const bundle = { ...FULL, neci: { ...FULL.neci, entName: '别名有限公司' } };
    const { company } = readCompany(bundle);
    expect(render(company, { dataset: 'super', version: 'v1' }).response.id).toBe(idOf(XIAOMI.creditCode));
  });
});

describe.each(VERSIONS.flatMap((version) => DATASETS.map((dataset) => [dataset, version] as const)))(
  '%s %s of a full bundle',
  (dataset, version) => {
    const { response } = normalize(FULL, { dataset, version, request: REQUEST });
    const schema = readSchema(NEWEST, version, dataset);

    it('has a value at every leaf of the published contract', () => {
      const published = listPublished({ release: NEWEST, version, dataset });
      expect(published.length).toBeGreaterThan(10);
      expect(published.filter((path) => !holds(response, path))).toEqual([]);
    });

    it('has its keys in the order of its schema', () => {
      expect(JSON.stringify(response)).toBe(JSON.stringify(inSchemaOrder(response, schema)));
    });
  },
);
