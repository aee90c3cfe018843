import { describe, expect, it } from 'vitest';
import type { Company } from '../../src/company/company.js';
import { type RenderOptions, render } from '../../src/datasets/render.js';
import type { LineageEntry } from '../../src/datasets/settle.js';
import type { Dataset, Release, Version } from '../../src/generated/contracts/index.js';
import { validators } from '../../src/generated/contracts/validators.js';
import type { Sourced } from '../../src/reading/sourced.js';
import { inSchemaOrder, readSchema } from '../contracts/schemas.js';
import { COMPANIES, isUnder, one, pathsOf, SHAPES, selected, titleOf } from './companies.js';

const OLDER = '2025-06-23';

interface Shape {
  readonly version: Version;
  readonly dataset: Dataset;
  readonly extensions: boolean;
}

function older(
  company: Company,
  shape: Shape,
  release: Release = OLDER,
): { response: unknown; lineage: readonly LineageEntry[] } {
  const options: RenderOptions<Dataset, Version, Release> = { ...shape, release, lineage: true };
  const { response, lineage } = render(company, options);
  return { response: JSON.parse(JSON.stringify(response)), lineage: lineage ?? [] };
}

/** What is in a v2 content by contract, not because a source says so. */
const LITERALS = ['$.kompanyId', '$.countryCode', '$.countryName', '$.state', '$.version', '$.sources'];

describe.each(SHAPES.map((each) => [titleOf(each), each] as const))('%s of 2025-06-23', (_, shape) => {
  const { version, dataset } = shape;
  const schema = readSchema(OLDER, version, dataset);
  const validate = validators[OLDER][version][dataset];
  const root = version === 'v2' ? '$.content' : '$';

  it('keeps to its schema, keys in the order of the schema, for every company', () => {
    for (const { name, company } of COMPANIES) {
      const { response } = older(company, shape);
      validate(response);
      expect(validate.errors ?? [], name).toEqual([]);
      expect(JSON.stringify(response), name).toBe(JSON.stringify(inSchemaOrder(response, schema)));
    }
  });

  it('has lineage that leads to each value at its path in this release', () => {
    for (const { name, company } of COMPANIES) {
      const { response, lineage } = older(company, shape);
      const told = new Set(lineage.map(({ output }) => output));
      for (const path of told) expect(selected(path, response), `${name} ${path}`).toHaveLength(1);
      const untold = [...pathsOf(one(root, response), root)].filter(
        (path) => !told.has(path) && !path.startsWith('$.content.sources'),
      );
      expect(untold, name).toEqual([]);
    }
  });

  it('lists in sources[].fields paths that select, and one for every value', () => {
    if (version === 'v1') return;
    for (const { name, company } of COMPANIES) {
      const content = one('$.content', older(company, shape).response);
      const fields = selected('$.sources[*].fields[*]', content).map(String);
      for (const path of fields) expect(selected(path, content).length, `${name} ${path}`).toBeGreaterThan(0);
      expect(new Set(fields).size, name).toBe(fields.length);
      const unlisted = [...pathsOf(content)].filter(
        (path) => ![...LITERALS, ...fields].some((other) => isUnder(path, other)),
      );
      const ours = unlisted.filter((path) => {
        const [value] = selected(path, content);
        return value === null || value === 'NOT REPORTED' || path.endsWith('.role');
      });
      expect(unlisted, name).toEqual(ours);
    }
  });
});

const leaf = (value: string): Sourced<string> => ({
  value,
  origins: [
    {
      reader: { endpoint: 'neci', authority: 'SAMR', path: () => '$.neci' },
      key: value,
      index: -1,
      original: value,
    },
  ],
});

const EMPTY = COMPANIES.find(({ name }) => name === 'everything-blank, source-only')?.company;

function companyWith(facts: Partial<Company>): Company {
  if (!EMPTY) throw new Error('the golden case everything-blank is gone');
  return { ...EMPTY, name: leaf('义乌兴宸企业管理有限公司'), ...facts };
}

const REGISTERED = leaf('110108012660422');
const ORGANISATION = leaf('55138508-2');
const UNIFIED = leaf('91110108551385082Q');

describe('the identifiers of before', () => {
  const v2 = (company: Company, dataset: Dataset) =>
    one(
      '$.content.additionalData.otherIdentifiers',
      older(company, { version: 'v2', dataset, extensions: true }).response,
    );
  const v1 = (company: Company, dataset: Dataset) =>
    one('$.extradata', older(company, { version: 'v1', dataset, extensions: true }).response);

  const both = companyWith({
    registrationNumber: REGISTERED,
    organizationCode: ORGANISATION,
    unifiedSocialCreditCode: UNIFIED,
  });

  it('are oldNumber, localNumber and the organization code as otherNumber in super', () => {
    expect(v2(both, 'super')).toEqual([
      { identifierName: 'oldNumber', identifierValue: '110108012660422' },
      { identifierName: 'localNumber', identifierValue: '91110108551385082Q' },
      { identifierName: 'otherNumber', identifierValue: '55138508-2' },
    ]);
    expect(v1(both, 'super')).toEqual({
      oldNumber: '110108012660422',
      localNumber: '91110108551385082Q',
      otherNumber: '55138508-2',
    });
  });

  it('lack otherNumber in refresh, where the release added it', () => {
    expect(v2(both, 'refresh')).toEqual([
      { identifierName: 'oldNumber', identifierValue: '110108012660422' },
      { identifierName: 'localNumber', identifierValue: '91110108551385082Q' },
    ]);
    expect(v1(both, 'refresh')).toEqual({ oldNumber: '110108012660422', localNumber: '91110108551385082Q' });
  });

  it('are oldNumber alone when there is only the registration number', () => {
    const company = companyWith({ registrationNumber: REGISTERED });
    for (const dataset of ['refresh', 'super'] as const) {
      expect(v2(company, dataset)).toEqual([
        { identifierName: 'oldNumber', identifierValue: '110108012660422' },
      ]);
      expect(v1(company, dataset)).toEqual({ oldNumber: '110108012660422' });
    }
  });

  it('are otherNumber alone in super, and none in refresh, when there is only the organization code', () => {
    const company = companyWith({ organizationCode: ORGANISATION });
    expect(v2(company, 'super')).toEqual([{ identifierName: 'otherNumber', identifierValue: '55138508-2' }]);
    expect(v1(company, 'super')).toEqual({ otherNumber: '55138508-2' });
    expect(v2(company, 'refresh')).toBeUndefined();
    expect(v1(company, 'refresh')).toEqual({});
  });

  it('keeps a registration number and an organization code of the same digits apart', () => {
    const company = companyWith({
      registrationNumber: leaf('55138508-2'),
      organizationCode: leaf('55138508-2'),
    });
    expect(v2(company, 'super')).toEqual([
      { identifierName: 'oldNumber', identifierValue: '55138508-2' },
      { identifierName: 'otherNumber', identifierValue: '55138508-2' },
    ]);
    expect(v1(company, 'super')).toEqual({ oldNumber: '55138508-2', otherNumber: '55138508-2' });
  });

  it('have in v1 the origin of their own number, not that of the joined text', () => {
    const { lineage } = older(both, { version: 'v1', dataset: 'super', extensions: true });
    const inputs = (output: string) => lineage.find((entry) => entry.output === output)?.inputs;
    expect(inputs('$.extradata.oldNumber')).toEqual([
      { path: "$.neci['110108012660422']", original: '110108012660422' },
    ]);
    expect(inputs('$.extradata.otherNumber')).toEqual([
      { path: "$.neci['55138508-2']", original: '55138508-2' },
    ]);
  });
});

describe('the other fields of before', () => {
  const authority = leaf('北京市海淀区市场监督管理局');

  it('give the registration institution as registerCourt in super and not at all in refresh', () => {
    const company = companyWith({ registrationAuthority: authority });
    const rendered = (version: Version, dataset: Dataset) =>
      older(company, { version, dataset, extensions: true }).response;
    expect(one('$.content.additionalData', rendered('v2', 'super'))).toEqual({
      registerCourt: authority.value,
    });
    expect(one('$.extradata', rendered('v1', 'super'))).toEqual({ registerCourt: authority.value });
    expect(one('$.content.additionalData', rendered('v2', 'refresh'))).toEqual({});
    expect(one('$.extradata', rendered('v1', 'refresh'))).toEqual({});
  });

  it('give former names as otherNames, before the English name, and no translated name', () => {
    const company = companyWith({
      formerNames: [leaf('北京小米科技有限责任公司'), leaf('北京小米软件技术有限公司')],
      englishName: leaf('Xiaomi Inc.'),
      translatedName: leaf('Beijing Xiaomi Technology Co., Ltd.'),
    });
    const content = one(
      '$.content',
      older(company, { version: 'v2', dataset: 'refresh', extensions: true }).response,
    );
    expect(JSON.stringify(one('$.additionalData.otherNames', content))).toBe(
      '{"otherNames":["北京小米科技有限责任公司","北京小米软件技术有限公司"],"englishNames":["Xiaomi Inc."]}',
    );
    const extradata = one(
      '$.extradata',
      older(company, { version: 'v1', dataset: 'refresh', extensions: true }).response,
    );
    expect(JSON.stringify(extradata)).toBe(
      '{"otherName":"北京小米科技有限责任公司; 北京小米软件技术有限公司","englishName":"Xiaomi Inc."}',
    );
  });

  it('leave out a group that held nothing but additions', () => {
    const company = companyWith({ translatedName: leaf('Yiwu Xingchen'), shareType: leaf('Registered') });
    const content = one(
      '$.content',
      older(company, { version: 'v2', dataset: 'super', extensions: true }).response,
    );
    expect(one('$.additionalData', content)).toEqual({});
  });

  it("repeat the company's currency on each shareholder, and join the e-mail addresses", () => {
    const company = companyWith({
      registeredCapital: { amount: leaf('1000000.00'), currency: leaf('USD'), currencyName: leaf('美元') },
      shareholders: [{ name: leaf('张三') }, { name: leaf('义乌某某有限公司') }],
      emails: [leaf('a@example.cn'), leaf('b@example.cn')],
    });
    const content = one(
      '$.content',
      older(company, { version: 'v2', dataset: 'super', extensions: true }).response,
    );
    expect(one('$.associatedEntities.shareholders', content)).toEqual([
      { name: '张三', role: 'shareholder', shareCurrency: '美元' },
      { name: '义乌某某有限公司', role: 'shareholder', shareCurrency: '美元' },
    ]);
    expect(one('$.additionalData.contactInformation.email', content)).toBe('a@example.cn, b@example.cn');
    const flat = older(company, { version: 'v1', dataset: 'super', extensions: true }).response;
    expect(one('$.people.shareholder', flat)).toEqual([
      { name: '张三', shareCurrency: '美元' },
      { name: '义乌某某有限公司', shareCurrency: '美元' },
    ]);
    expect(one('$.extradata.shareCurrency', flat)).toBe('美元');
  });

  it('leave shares out of refresh, whose shareholders are an empty list', () => {
    const company = companyWith({
      registeredCapital: { amount: leaf('1000000.00'), currency: leaf('USD'), currencyName: leaf('美元') },
    });
    const content = one(
      '$.content',
      older(company, { version: 'v2', dataset: 'refresh', extensions: true }).response,
    );
    expect(one('$.additionalData', content)).toEqual({});
    expect(one('$.associatedEntities', content)).toEqual({ shareholders: [], officers: [] });
  });

  it('leave a shareholder out of v1 of whom nothing is left but what the release added', () => {
    const company = companyWith({
      shareholders: [{ registrationNumber: leaf('91330782577707600X') }, { name: leaf('张三') }],
    });
    const people = one(
      '$.people',
      older(company, { version: 'v1', dataset: 'super', extensions: true }).response,
    );
    expect(one('$.shareholder', people)).toEqual([{ name: '张三' }]);
  });
});

describe('undoTo', () => {
  it('throws for an unknown release, and names the known ones', () => {
    const [first] = COMPANIES;
    // A caller in JavaScript can say anything.
    const release = '2024-01-01' as Release;
    expect(
      () => first && older(first.company, { version: 'v2', dataset: 'super', extensions: true }, release),
    ).toThrow('release is unknown; use one of ');
  });
});
