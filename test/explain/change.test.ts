import { describe, expect, it } from 'vitest';
import { changeLine, explain, explainChange, explainPage } from '../../src/explain/index.js';
import { v1 } from '../normalize/bundles.js';

const CODE = '91440101MA5AT8X21B';
const neci = (facts: object) => ({ neci: { entName: '甲有限公司', uniscId: CODE, ...facts } });
const lines = (before: unknown, after: unknown) => explainChange(before, after).map(changeLine);

describe('explainChange', () => {
  it('finds nothing between a bundle and itself', () => {
    expect(explainChange(neci({ regCap: '100万元' }), neci({ regCap: '100万元' }))).toEqual([]);
  });

  it('says that a company entered a risk list, before anything else', () => {
    const clean = { ...neci({ dom: '甲地' }), jyyc: v1({ jyycFlag: 0 }) };
    const listed = {
      ...neci({ dom: '乙地' }),
      jyyc: v1({ jyycFlag: 1, jyycList: { total: 1, items: [{ inDate: '2020-01-01' }] } }),
    };
    expect(lines(clean, listed)).toEqual([
      'Blacklisted: unknown -> yes',
      'In the list of abnormal operations: no -> yes',
      'Annual report overdue: no -> unknown',
      'address: 甲地 -> 乙地',
    ]);
  });

  it('names the thresholds that a holding crosses, over all rows of the holder', () => {
    const holders = (...shares: string[]) =>
      neci({ shareholders: shares.map((share) => ({ inv: '乙有限公司', subConProp: share })) });
    expect(explainChange(holders('12%', '12%'), holders('30%', '25%'))).toEqual([
      { kind: 'holder', name: '乙有限公司', before: 24, after: 55, crossed: [25, 50] },
    ]);
  });

  it('says who came, who left, and who has another role', () => {
    const officers = (...rows: [string, string][]) =>
      neci({ keyPersons: rows.map(([name, position_CN]) => ({ name, position_CN })) });
    expect(
      lines(
        officers(['王春来', '董事'], ['李秋实', '监事']),
        officers(['王春来', '经理'], ['赵夏雨', '董事']),
      ),
    ).toEqual([
      'officer 王春来: 董事 -> 经理',
      'officer 李秋实: 监事 -> absent',
      'officer 赵夏雨: absent -> 董事',
    ]);
  });

  it('says the status in the register’s words', () => {
    expect(lines(neci({ corpStatusString: '存续' }), neci({ corpStatusString: '吊销' }))).toEqual([
      'Licence revoked: no -> yes',
      'status: LIVE (存续) -> LIVE (吊销)',
    ]);
  });

  it('says that an officer lost one of several roles', () => {
    const officers = (...roles: string[]) =>
      neci({ keyPersons: roles.map((position_CN) => ({ name: '王春来', position_CN })) });
    expect(lines(officers('董事', '经理'), officers('经理'))).toEqual(['officer 王春来: 经理, 董事 -> 经理']);
    expect(lines(officers('董事', '经理'), officers('经理', '董事'))).toEqual([]);
  });

  it('does not take holders for gone of whom nothing was asked', () => {
    const held = neci({ shareholders: [{ inv: '乙有限公司', subConProp: '60%' }] });
    expect(lines(held, neci({}))).toEqual(['shareholders: known -> unknown']);
    expect(lines(neci({}), held)).toEqual(['shareholders: unknown -> known']);
  });

  it('is a table on the page, each answer with its sign', () => {
    const before = { ...neci({ dom: '甲地' }), jyyc: v1({ jyycFlag: 0 }) };
    const after = {
      ...neci({ dom: '乙地' }),
      jyyc: v1({ jyycFlag: 1, jyycList: { total: 1, items: [{ inDate: '2020-01-01' }] } }),
    };
    const page = explainPage(explain(after), explainChange(before, after));
    expect(page).toContain('<td class="no">○ No</td><td class="yes">● Yes</td>');
    expect(page).toContain('<th scope="row">Address</th><td>甲地</td><td>乙地</td>');
  });

  it('refuses two companies', () => {
    const other = { neci: { entName: '乙有限公司', uniscId: '91110108551385082Q' } };
    expect(() => explainChange(neci({}), other)).toThrow(RangeError);
  });

  it.each([null, 'status', {}, { kind: 'other' }, [], [null], [{ kind: 'other' }]])(
    'changeLine and explainPage refuse %j, which is not a change',
    (value) => {
      const changes = value as never; // not what the types say
      expect(() => changeLine(changes)).toThrow(/a change must be one of what explainChange returns/);
      const isEmpty = Array.isArray(value) && value.length === 0;
      if (!isEmpty)
        expect(() => explainPage(explain(neci({})), changes)).toThrow(/what explainChange returns/);
    },
  );
});
