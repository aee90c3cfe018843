import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cell, readCsv } from '../../scripts/codegen/csv.js';
import { ENDPOINTS, type EndpointName, endpoint, isEndpointName } from '../../src/upstream/index.js';

/** The field tables of the HMD API's documentation, a row a field; the three structure tables in full. */
const FILE = 'test/upstream/documented-fields.csv';
const documented = readCsv(readFileSync(FILE, 'utf8'), FILE, {
  columns: ['endpoint', 'part', 'key', 'sentence', 'remark'],
  optional: ['remark'],
  unique: ['endpoint', 'part', 'key'],
}).map((row) => {
  const name = cell(row, 'endpoint');
  if (!isEndpointName(name)) throw new Error(`${FILE}:${row.line}: no endpoint "${name}"`);
  const part = cell(row, 'part') === 'request' ? ('request' as const) : ('payload' as const);
  const doc = [cell(row, 'sentence'), cell(row, 'remark')].filter(Boolean).join('\n');
  return { name, part, key: cell(row, 'key'), doc };
});

/** Keys that only the published examples and schemas show; the field tables have no sentence for them. */
const SHOWN_ONLY = ['jyycList.items.name', 'yzwfError', 'zdsswfError', 'all'];
/** Keys that nothing shows, and that a sister of theirs has: one that came unread could clear a company. */
const BY_ANALOGY = ['jyycError', 'yzwfList.total'];
const SHOWN_ONLY_PREFIX = 'all.';

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: { readonly [key: string]: Schema };
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Every field below a schema with its description, keys joined by dots; lists and sections looked through. */
function fieldsOf(schema: Schema, prefix = ''): Map<string, string | undefined> {
  const fields = new Map<string, string | undefined>();
  for (const [key, field] of Object.entries(schema.properties ?? {})) {
    fields.set(prefix + key, field.description);
    for (const [inner, doc] of fieldsOf(field, `${prefix}${key}.`)) fields.set(inner, doc);
  }
  // A day may come as an object of Java's; its keys are not fields of the endpoint.
  const options = schema.anyOf ?? [];
  const isScalar = options.some(({ type }) => type === 'string');
  for (const inner of [schema.items, ...options.filter(({ properties }) => !properties || !isScalar)]) {
    for (const [key, doc] of inner ? fieldsOf(inner, prefix) : []) fields.set(key, doc);
  }
  return fields;
}

function fields(name: EndpointName, part: 'request' | 'payload') {
  // zod types its JSON Schema more loosely than what it makes; only these keywords are read.
  return fieldsOf(z.toJSONSchema(endpoint(name)[part]) as Schema);
}

describe("the documentation's sentences", () => {
  it.each(documented)('$name $part $key is described in its own words', ({ name, part, key, doc }) => {
    expect(fields(name, part).get(key)).toBe(doc);
  });

  it.each([...new Set(documented.map(({ name }) => name))])(
    '%s has no key beyond those documented',
    (name) => {
      const known = documented
        .filter((row) => row.name === name && row.part === 'payload')
        .map(({ key }) => key);
      const extra = [...fields(name, 'payload').keys()].filter(
        (key) =>
          !known.includes(key) &&
          !SHOWN_ONLY.includes(key) &&
          !BY_ANALOGY.includes(key) &&
          !key.startsWith(SHOWN_ONLY_PREFIX),
      );
      expect(extra).toEqual([]);
    },
  );

  it.each(ENDPOINTS)('%s describes every field, and itself', (name) => {
    const blank = [...fields(name, 'payload')].filter(([, doc]) => !doc?.trim());
    expect(blank).toEqual([]);
    expect(z.toJSONSchema(endpoint(name).payload).description).toMatch(/\p{Script=Han}/u);
    expect(endpoint(name).title).toMatch(/\p{Script=Han}/u);
  });
});

describe('a request', () => {
  const refusal = (name: EndpointName, request: unknown) => {
    const result = endpoint(name).request.safeParse(request);
    return result.success ? [] : JSON.stringify(result.error.issues);
  };

  it.each([
    ['isHmd', { qyName: '' }, '参数qyName(企业全名/统一社会信用代码)不能为空。'],
    ['jyyc', { qyName: '  ' }, '参数qyname(企业全名/统一社会信用代码)不能为空。'],
    ['qycxnew', {}, '参数qyName(企业全名/统一社会信用代码)不能为空。'],
    ['qyfkmx', { qyName: '某公司', interfaceList: '' }, '参数interfaceList(黑名单明细分组接口名)不能为空。'],
    ['fzchnew', { nsrsbh: '' }, '参数nsrsbh(纳税人识别号)不能为空。'],
    ['info', { name: '' }, '参数name(企业名称)不能为空。'],
  ] as const)("to %s with a blank argument is refused in the platform's words", (name, request, words) => {
    expect(refusal(name, request)).toContain(words);
  });

  it.each([
    ['isHmdxx', { qyName: '小米科技有限责任公司' }],
    ['qycx', { qyName: '小米', showAll: true }],
    ['qyfkmx', { qyName: '91110108551385082Q', interfaceList: 'jyyc,yzwf,zdsswf' }],
    ['fzchnew', { nsrsbh: '91110108551385082Q' }],
    ['info', { name: '小米科技有限责任公司' }],
    ['info', { creditNo: '91110108551385082Q' }],
    ['annualRpt', { creditCode: '91110108551385082Q' }],
  ] as const)('to %s is as the platform wants it: %j', (name, request) => {
    expect(refusal(name, request)).toEqual([]);
  });

  it.each([
    ['annualRpt', { creditNo: '91110108551385082Q' }],
    ['info', { name: '小米科技有限责任公司', creditNo: '91110108551385082Q' }],
    ['isHmd', { qyname: '小米科技有限责任公司' }],
    ['neci', {}],
  ] as const)('to %s with other keys is refused: %j', (name, request) => {
    expect(refusal(name, request)).not.toEqual([]);
  });
});
