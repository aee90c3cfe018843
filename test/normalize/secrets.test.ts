import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Company } from '../../src/company/company.js';
import { normalize, readCompany } from '../../src/normalize.js';
import { arbitraryBundle } from './arbitraryBundle.js';
import {
  type Bundle,
  base,
  company,
  issuesOf,
  OTHER,
  RESIDENT_IDS,
  responsesOf,
  told,
  v1,
  v2,
  XIAOMI,
} from './bundles.js';

/** All that comes out of a reading, but for the raw values that lineage is asked to show. */
function everythingFrom(bundle: unknown): string {
  const { lineage, issues } = normalize(bundle, { dataset: 'super', version: 'v2', lineage: true });
  const { company: read } = readCompany(bundle);
  return JSON.stringify([responsesOf(bundle), issues, lineage, valuesIn(read)]);
}

/** The value of every leaf of a company. */
function valuesIn(node: Company | unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if ('origins' in node && 'value' in node) return node.value;
  if (Array.isArray(node)) return node.map(valuesIn);
  return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, valuesIn(inner)]));
}

describe('issues', () => {
  /** A word that is in no key, no message and no code list. */
  const WORD = '密語';

  const text = fc.constantFrom(
    ...[
      WORD,
      `${WORD}有限公司`,
      `<em>${WORD}</em>`,
      `${WORD} `,
      `100 万${WORD}`,
      `吊销，${WORD}`,
      `2018-06-15 ${WORD}`,
    ],
    ...[
      `${WORD}至${WORD}`,
      `1：${WORD}`,
      `91110108551385082${WORD}`,
      `${WORD}股东`,
      `${WORD}.`.repeat(30_000),
    ],
    ...['1', '0', '-', '2018-06-15', '吊销', '100万', '77.8%', XIAOMI.creditCode, OTHER.creditCode],
  );

  it('never contain a value, neither in a message nor in a path', () => {
    fc.assert(
      fc.property(arbitraryBundle({ text, wrong: 0 }), (bundle) => {
        const said = JSON.stringify(readCompany(bundle).issues);
        expect(said).not.toContain(WORD);
        for (const { creditCode, registrationNumber } of [XIAOMI, OTHER]) {
          expect(said).not.toContain(creditCode);
          expect(said).not.toContain(registrationNumber);
        }
        expect(said).not.toMatch(/20180615|1267545600000|77\.8/);
      }),
      { numRuns: 40 },
    );
  });

  it('and neither does an error about a bundle without a company', () => {
    fc.assert(
      fc.property(arbitraryBundle({ text, wrong: 0 }), (bundle) => {
        const { neci: _, qycxnew: __, info: ___, isHmdxx: ____, qycx: _____, ...rest } = bundle;
        expect(() => readCompany({ ...rest, info: { code: WORD, success: WORD, message: WORD } })).toThrow(
          /^(?:(?!密語).)*$/,
        );
      }),
      { numRuns: 20 },
    );
  });

  it('never contain the upstream’s words about a failure', () => {
    const bundle = company(
      {},
      {
        info: { code: 'NO_RESULT', success: false, message: WORD, data: null },
        isHmd: { code: `NO_${WORD}`, success: false, data: null },
        jyyc: { code: '2000', success: true, data: { error_msg: WORD } },
        yzwf: v1({ yzwfError: WORD }),
      },
    );
    expect(told(issuesOf(bundle), 'upstream_failed')).toHaveLength(3);
    expect(told(issuesOf(bundle), 'no_result')).toEqual(['warning $.info.code']);
    expect(JSON.stringify(issuesOf(bundle))).not.toContain(WORD);
  });
});

describe('a resident identity number where a code belongs', () => {
  /** Every identifier field of every endpoint. */
  const planted = (id: unknown): Bundle => ({
    neci: {
      entName: XIAOMI.name,
      uniscId: id,
      regNo: id,
      orgCode: id,
      shareholders: [
        { inv: '林渡', bLicNo: id },
        { inv: '林渡', invType_CN: '自然人股东', bLicNo: id },
        { inv: OTHER.name, invType_CN: '企业法人', bLicNo: id },
      ],
      branches: [{ brName: '一分公司', uniscId: id, regNo: id }],
    },
    qycxnew: v1(base({ nsrsbh: id, orgNo: id })),
    info: v2({ entityName: XIAOMI.name, creditCode: id, registerCode: id, organizationCode: id, eid: id }),
    isHmdxx: v1({ qyName: XIAOMI.name, nsrsbh: id, orgNo: id }),
    qycx: v1({ qyName: XIAOMI.name, nsrsbh: id, all: [{ qyName: OTHER.name, nsrsbh: id }] }),
    shareholderInvest: v2([{ holderName: OTHER.name, creditNo: id, registerNo: id }]),
    branchInfo: v2([{ branchName: '一分公司', branchCreditNo: id, branchRegisterNo: id }]),
    annualRpt: v2([{ reportYear: '2023', creditCode: id, registerCode: id, organizationCode: id }]),
    isHmd: v1({ qyName: id, jyycList: { items: [{ name: XIAOMI.name, regNo: id, inDate: '2020-01-02' }] } }),
    qyfkmx: v1({ qyName: id }),
    jyyc: v1({ qyName: id }),
    yzwf: v1({ qyName: id }),
    zdsswf: v1({ qyName: id, zdsswfList: { items: [{ name: XIAOMI.name, credit_no: id, org_no: id }] } }),
    fzchnew: v1({ nsrsbh: id, fzchFlag: 0 }),
  });

  const [id] = RESIDENT_IDS;
  const FORMS: readonly (readonly [string, unknown])[] = [
    ...RESIDENT_IDS.map((one) => ['alone', one] as const),
    ['with spaces around it', ` ${id} `],
    ['in full-width digits', id.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
    ['in groups with spaces', `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`],
    ['in groups with hyphens', `${id.slice(0, 6)}-${id.slice(6, 14)}-${id.slice(14)}`],
    ['in groups with invisible characters', `${id.slice(0, 6)}\u200b${id.slice(6)}`],
    ['with a word before it', `身份证${id}`],
    ['with two digits behind it, as sole proprietors had it', `${id}01`],
    ['as a JSON number', Number(id)],
  ];

  it.each(FORMS)('%s is never output: %s', (_, form) => {
    const digits = String(id).slice(0, 17);
    const out = everythingFrom(planted(form))
      .normalize('NFKC')
      .replace(/[\s\p{Cf}\-.]/gu, '');
    for (const one of RESIDENT_IDS) expect(out).not.toContain(one.slice(0, 17));
    expect(out).not.toContain(digits);
    expect(out).not.toContain(String(Number(id)));
  });

  it('is reported at every place where it would have been output', () => {
    const found = told(issuesOf(planted(id)), 'invalid_identifier');
    expect(found).toContain('warning $.qycxnew.value.nsrsbh (structure)');
    expect(found).toContain('warning $.neci.branches[0].uniscId (structure)');
    expect(found).toContain('warning $.zdsswf.value.zdsswfList.items[0].credit_no (structure)');
    expect(found.every((one) => one.endsWith('(structure)'))).toBe(true);
  });

  it('is not in the error of a bundle that holds nothing else', () => {
    expect(() => readCompany({ qycxnew: v1({ nsrsbh: id }) })).toThrow(/^(?:(?!110101).)*$/);
  });
});

describe('the persons of a tax case', () => {
  it('are never output, not even in lineage', () => {
    const item = {
      name: XIAOMI.name,
      oper: '史东也,男',
      finance_officer: '史东也',
      agent: '史东也事务所',
      address: '史东也路',
      org_no: '史东也',
      property: '偷税',
    };
    const lists = { zdsswfFlag: 1, zdsswfList: { total: 1, items: [item] } };
    const bundle = {
      qycxnew: v1(base()),
      isHmdxx: v1({ qyName: XIAOMI.name, ...lists }),
      isHmd: v1({ qyName: XIAOMI.name, ...lists }),
      qyfkmx: v1({ qyName: XIAOMI.name, ...lists }),
      zdsswf: v2({ qyName: XIAOMI.name, ...lists }),
    };
    expect(everythingFrom(bundle)).not.toContain('史东也');
    for (const release of ['2025-07-09', '2025-06-23'] as const) {
      const { response } = normalize(bundle, { dataset: 'super', version: 'v2', release });
      expect(JSON.stringify(response)).not.toContain('史东也');
    }
  });
});

describe('names of object prototypes', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'];

  it.each(NAMES)('%s as a code is an unknown code like any other', (name) => {
    const fields = {
      status: name,
      econKindCode: name,
      tags: [name],
      type: name,
      categoryNew: name,
      currency_unit: name,
      districtCode: name,
      domain: name,
      registCapi: '1万',
    };
    const beside = {
      neci: {
        entName: XIAOMI.name,
        regCapCur_CN: name,
        shareholders: [{ inv: '林渡', invType_CN: name, currency_CN: name }],
      },
      info: v2({
        entityName: XIAOMI.name,
        entstatus: name,
        organizationTypeCode: name,
        threeLevelCode: name,
        registerCapital: '1',
        registerCapitalUnite: name,
      }),
      shareholderInvest: v2([{ holderName: '林渡', holderTypeCode: name }]),
      fzchnew: v1({ fzchFlag: name }),
      jyyc: v1({ jyycFlag: name, jyycList: { items: [{ inReason: name, disabled: name }] } }),
    };
    const unknown = told(issuesOf(company(fields, beside)), 'unknown_code');
    expect(unknown).toHaveLength(19);
  });

  it.each(NAMES)('%s as a key is an unknown key like any other', (name) => {
    const payload = JSON.parse(
      `{"qyName":"${XIAOMI.name}","${name}":{"qyName":"x"},"jyycList":{"items":[{"inDate":"2020-01-02","${name}":1}]}}`,
    );
    expect(told(issuesOf({ isHmdxx: v1(payload) }), 'unmapped_field')).toEqual([
      `warning $.isHmdxx.value.jyycList.items[*].${name}`,
      `warning $.isHmdxx.value.${name}`,
    ]);
    expect(Object.hasOwn(Object.prototype, 'qyName')).toBe(false);
  });

  it('as a payload’s prototype lend it nothing', () => {
    const payload = JSON.parse('{"__proto__":{"qyName":"x","nsrsbh":"y"}}');
    expect(() => readCompany({ qycxnew: v1(payload) })).toThrow('No endpoint in the bundle gives a company');
  });
});
