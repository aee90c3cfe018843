import { describe, expect, it } from 'vitest';
import { readCompany } from '../../src/normalize.js';
import { type Bundle, company, contentOf, issuesOf, told, v1, v2, XIAOMI } from '../normalize/bundles.js';

/** A register extract with holders of a capital of a million yuan. */
function owned(shareholders: readonly Bundle[], fields: Bundle = {}): Bundle {
  const neci = {
    entName: XIAOMI.name,
    uniscId: XIAOMI.creditCode,
    regCap: '100万人民币',
    shareholders,
    ...fields,
  };
  return { neci };
}

const AT = '$.neci.shareholders';

describe('a supplied share beside its amount', () => {
  it.each([
    ['90%', '10', ['share_against_amount', 'sum_over_100_percent']],
    ['0.25', '25', ['share_against_amount']],
    ['25', '25', []],
    ['33.33%', '33.333333', []],
    ['33', '33.33', []],
    ['33.3', '33.33', []],
    ['24.99', '25', []],
    ['24', '25.5', ['share_against_amount']],
  ])('%s beside %s of 100: %j', (subConProp, subConAm, reasons) => {
    const rest = String(100 - Number(subConAm));
    const bundle = owned([
      { inv: '林渡', subConProp, subConAm },
      { inv: '沈砚', subConAm: rest },
    ]);
    expect(told(issuesOf(bundle), 'contradiction')).toEqual(
      reasons.map((reason) => `warning ${AT}[0].subConProp (${reason})`),
    );
  });

  it('agrees when it is the part of all that was subscribed, though the capital has changed since', () => {
    const holders = [
      { inv: '林渡', subConProp: '50%', subConAm: '50' },
      { inv: '沈砚', subConProp: '50%', subConAm: '50' },
    ];
    expect(told(issuesOf(owned(holders, { regCap: '500万人民币' })), 'contradiction')).toEqual([]);
  });

  it('is not compared with an amount in another currency', () => {
    const bundle = owned([{ inv: '林渡', subConProp: '90%', subConAm: '10', currency_CN: '美元' }]);
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([`warning ${AT}[0].subConAm (currency)`]);
  });
});

describe('an amount whose currency can not be read', () => {
  it.each([
    ['10', '其他', 'currency_CN', 'unknown_code'],
    ['10', '840', 'currency_CN', 'unknown_code'],
    ['10', 840, 'currency_CN', 'wrong_type'],
    ['10万星元', undefined, 'subConAm', 'unparseable_value'],
  ])('%j beside %j is left out, with its share', (subConAm, currency_CN, key, code) => {
    const bundle = owned([{ inv: '林渡', invType_CN: '自然人股东', subConAm, currency_CN }]);
    const [holder] = readCompany(bundle).company.shareholders ?? [];
    expect(holder?.subscribedCapital).toBeUndefined();
    expect(holder?.sharePercentage).toBeUndefined();
    const issues = issuesOf(bundle).filter(({ path }) => path.startsWith(`${AT}[0].`));
    expect(issues).toContainEqual(expect.objectContaining({ code, path: `${AT}[0].${key}` }));
    expect(issues).toContainEqual(
      expect.objectContaining({
        code: 'unparseable_value',
        reason: 'unknown_currency',
        path: `${AT}[0].subConAm`,
      }),
    );
  });

  it.each(['元', '万元', '人民幣', '', '-', undefined])('%j is that of the register, yuan', (currency_CN) => {
    const [holder] =
      readCompany(owned([{ inv: '林渡', subConAm: '10', currency_CN }])).company.shareholders ?? [];
    expect(holder?.sharePercentage?.value).toBe('10');
  });

  it('元 is not the currency of a company that counts in dollars', () => {
    const bundle = owned([{ inv: '林渡', subConAm: '10', currency_CN: '元' }], { regCap: '100万美元' });
    expect(readCompany(bundle).company.shareholders?.[0]?.subscribedCapital).toBeUndefined();
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([`warning ${AT}[0].subConAm (currency)`]);
  });
});

describe('shares that add up to 1', () => {
  it.each([
    [['0.25', '0.75'], true],
    [['1'], true],
    [['0.333', '0.333', '0.333'], true],
    [['0.5', '99.5'], false],
    [['0.25', '0.25'], false],
  ])('%j: a contradiction is %s, and they are emitted as they came', (shares, isTold) => {
    const bundle = owned(shares.map((subConProp, index) => ({ inv: `股东${'甲乙丙'[index]}`, subConProp })));
    expect(told(issuesOf(bundle), 'contradiction')).toEqual(
      isTold ? [`warning ${AT}[0].subConProp (fractions)`] : [],
    );
    const emitted = contentOf(bundle).associatedEntities.shareholders.map((holder) => holder.sharePercentage);
    expect(emitted).toEqual(shares.map(Number));
  });
});

describe('one holder in several rows', () => {
  it('is a duplicate_row at the sum, with the number of rows', () => {
    const bundle = owned([
      { inv: '林渡', subConAm: '30' },
      { inv: '沈砚', subConAm: '50' },
      { inv: ' 林渡', subConAm: '20' },
    ]);
    const found = issuesOf(bundle).filter(({ code }) => code === 'duplicate_row');
    expect(found).toMatchObject([{ path: `${AT}[0].subConAm`, severity: 'warning', count: 2 }]);
    expect(contentOf(bundle).associatedEntities.shareholders).toHaveLength(3);
  });

  it('is two holders when their codes differ, or when the name is masked', () => {
    const bodies = ['91110108551385082Q', '91330782MA28ABCD53'].map((bLicNo) => ({
      inv: '甲有限公司',
      invType_CN: '企业法人',
      bLicNo,
    }));
    expect(told(issuesOf(owned(bodies, { uniscId: '9144030071526726XG' })), 'duplicate_row')).toEqual([]);
    expect(told(issuesOf(owned([{ inv: '林*' }, { inv: '林*' }])), 'duplicate_row')).toEqual([]);
  });
});

describe('a share that is derived', () => {
  it('is none of a capital of zero, which is not a contradiction', () => {
    const bundle = owned([{ inv: '林渡', subConAm: '10' }], { regCap: '0万人民币' });
    expect(contentOf(bundle).associatedEntities.shareholders[0]?.sharePercentage).toBeUndefined();
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([]);
  });

  it('is a contradiction of an amount above the capital', () => {
    const bundle = owned([{ inv: '林渡', subConAm: '200' }]);
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([`warning ${AT}[0].subConAm (over_100_percent)`]);
  });
});

it('a holder of whom nothing may be emitted has no row', () => {
  const bundle = owned([{ bLicNo: '91330782MA28ABCD53' }]);
  expect(told(issuesOf(bundle), 'dropped_value')).toEqual([`warning ${AT}[0].bLicNo (holder_kind_unknown)`]);
  expect(contentOf(bundle).associatedEntities.shareholders).toEqual([]);
});

describe('officers of two sources', () => {
  const posts = (mine: readonly Bundle[], theirs: readonly Bundle[]) =>
    told(
      issuesOf({
        neci: { entName: XIAOMI.name, uniscId: XIAOMI.creditCode, keyPersons: mine },
        keyPersonnelInfo: v2({ items: theirs }),
      }),
      'sources_disagree',
    );

  it('disagree when one of them has other posts', () => {
    expect(posts([{ name: '林渡', position_CN: '董事' }], [{ perName: '林渡', position: '监事' }])).toEqual([
      'warning $.neci.keyPersons[0].position_CN',
    ]);
    expect(
      posts([{ name: '林渡', position_CN: '董事' }], [{ perName: '林渡', position: '董事兼总经理' }]),
    ).toHaveLength(1);
  });

  it('agree when the posts are the same in another form, or one source gives none', () => {
    const rows = [
      { name: '林渡', position_CN: '总经理' },
      { name: '林渡', position_CN: '董事' },
    ];
    expect(posts(rows, [{ perName: '林渡', position: '董事，总经理' }])).toEqual([]);
    expect(posts(rows, [{ perName: '林渡', position: '董事兼总经理' }])).toEqual([]);
    expect(posts(rows, [{ perName: '林渡' }])).toEqual([]);
  });
});

describe('two words of status', () => {
  it.each([
    ['在业', '开业', []],
    ['在业', '1', []],
    ['存续', '在册', []],
    ['登记成立', '存续（在营、开业、在册）', []],
    ['存续', '吊销', ['warning $.qycxnew.value.status']],
    ['存续', '停业', ['warning $.qycxnew.value.status']],
    ['注销', '撤销', ['warning $.qycxnew.value.status']],
  ])('%s and %s: %j', (status, entstatus, expected) => {
    const bundle = company({ status }, { info: v2({ entityName: XIAOMI.name, entstatus }) });
    expect(told(issuesOf(bundle), 'sources_disagree')).toEqual(expected);
  });
});

describe('the verdict of a source', () => {
  const LISTS = { jyycFlag: 0, yzwfFlag: 0, zdsswfFlag: 0 };
  const verdict = (isHmd: unknown, beside: Bundle = {}, jyyc?: unknown) =>
    company(
      {},
      { isHmd: v1({ qyName: XIAOMI.name, isHmd, ...beside }), ...(jyyc ? { jyyc: v1(jyyc) } : {}) },
    );

  it('of none stands against one flag 1 of two, without a row', () => {
    const bundle = verdict(false, { ...LISTS, jyycFlag: 1 }, { qyName: XIAOMI.name, jyycFlag: 0 });
    expect(told(issuesOf(bundle), 'contradiction')).toContain(
      'warning $.isHmd.value.isHmd (verdict_against_lists)',
    );
  });

  it('of none stands alone without a contradiction', () => {
    expect(told(issuesOf(verdict(false)), 'contradiction')).toEqual([]);
  });

  it('that can’t be read is compared with nothing', () => {
    const bundle = verdict('也许', {
      ...LISTS,
      jyycFlag: 1,
      jyycList: { items: [{ inDate: '2020-01-02' }] },
    });
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([]);
    expect(told(issuesOf(verdict('也许', LISTS)), 'contradiction')).toEqual([]);
  });

  it('that is not there is read off all three flags, which are its evidence', () => {
    const { blacklisted } = readCompany(verdict(undefined, LISTS)).company;
    expect(blacklisted?.value).toBe(false);
    expect(blacklisted?.origins.map(({ key }) => key)).toEqual(['jyycFlag', 'yzwfFlag', 'zdsswfFlag']);
  });
});
