import { describe, expect, it } from 'vitest';
import type { PartialCompany } from '../../src/company/company.js';
import { isMaskedName, withoutOthers } from '../../src/company/identity.js';
import { said } from './said.js';

const NAME = '小米科技有限责任公司';
const CODE = '91110108551385082Q';
const OTHER_NAME = '义乌市某某贸易有限公司';
const OTHER_CODE = '91330782MA28ABCD53';

const address = said('某地');
/** A part that says of whom it speaks, and has an address. */
function part(name?: string, code?: string): PartialCompany {
  const subject = {
    ...(name !== undefined && { name: said(name) }),
    ...(code !== undefined && { code: said(code) }),
  };
  return { subjects: [subject], address };
}

/** For each part but the first, whether it keeps its address. */
function kept(...parts: PartialCompany[]): boolean[] {
  return withoutOthers(parts).map((one) => one.address !== undefined);
}

describe('a part is about the company', () => {
  it.each([
    ['with its name and code', part(NAME, CODE)],
    ['with its name in another spelling', part('小米科技(有限责任)公司')],
    ['with its name and another code', part(NAME, OTHER_CODE)],
    ['with its code and another name', part(OTHER_NAME, CODE)],
    ['with a masked name', part('小米****公司')],
    ['with neither name nor code', { address }],
    ['with a code of another kind', part(undefined, '330782000012342')],
  ])('%s', (_, other) => {
    expect(kept(part(NAME, CODE), other)).toEqual([true, true]);
  });

  it('when a later part has its former name', () => {
    const former: PartialCompany = { ...part(NAME), formerNames: [said('北京小米科技有限公司')] };
    expect(kept(part(NAME), part('北京小米科技有限公司'), former)).toEqual([true, true, true]);
  });

  it('when a later part has both its name and the code that this one has', () => {
    expect(kept(part(NAME), part(OTHER_NAME, CODE), part(NAME, CODE))).toEqual([true, true, true]);
  });

  it('when none says whom it speaks of, or it is alone', () => {
    expect(kept({ address }, { address })).toEqual([true, true]);
    expect(kept(part(NAME, CODE))).toEqual([true]);
    const twice = [...(part(NAME, CODE).subjects ?? []), ...(part(OTHER_NAME).subjects ?? [])];
    expect(kept({ subjects: twice, address })).toEqual([true]);
  });

  it('when every name is masked', () => {
    expect(kept(part('小米****公司'), part('义乌****公司'))).toEqual([true, true]);
  });

  it('when it has a name and only a code of the company is known', () => {
    expect(kept(part(undefined, CODE), part(OTHER_NAME), part('别家有限公司'))).toEqual([true, true, true]);
  });
});

describe('a part is about another company', () => {
  it.each([
    ['with another name', part(OTHER_NAME)],
    ['with another name and code', part(OTHER_NAME, OTHER_CODE)],
    ['with another code of the same kind', part(undefined, OTHER_CODE)],
  ])('%s', (_, other) => {
    expect(kept(part(NAME, CODE), other)).toEqual([true, false]);
    expect(kept(part(NAME, CODE), part(NAME), other, part(NAME))).toEqual([true, true, false, true]);
  });

  it('though two of its codes were learnt from the company: the first of a kind counts', () => {
    expect(kept(part(NAME, CODE), part(NAME, OTHER_CODE), part(undefined, OTHER_CODE))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('with another code, where no part has a name', () => {
    expect(kept(part(undefined, CODE), part(undefined, OTHER_CODE))).toEqual([true, false]);
  });

  it('after a part that names none', () => {
    expect(kept({ address }, part(NAME), part(OTHER_NAME))).toEqual([true, true, false]);
  });

  it('perhaps, with its name and another valid credit code: it keeps its facts, and clears nothing', () => {
    const clear = { flags: [said(false)], lists: [said(0)], failures: [], rows: [] };
    const risks = { abnormalOperations: clear, seriousViolations: clear, majorTaxViolations: clear };
    const clearedBy = (own: string | undefined, code: string) => {
      const namesake = { ...part(NAME, code), ...risks, blacklistFlags: [said(false)] };
      const [, found] = withoutOthers([part(NAME, own), namesake, part('小米****公司')]);
      expect(found).toMatchObject({ address, subjects: namesake.subjects });
      const lists = [found?.abnormalOperations, found?.seriousViolations, found?.majorTaxViolations];
      return {
        flags: [...(found?.blacklistFlags ?? []), ...lists.flatMap((list) => list?.flags ?? [])].length,
        rows: lists.flatMap((list) => list?.lists ?? []).map(({ value }) => value),
      };
    };
    const cleared = { flags: 4, rows: [0, 0, 0] };
    expect(clearedBy(CODE, '9111000071093123XX')).toEqual({
      flags: 0,
      rows: [undefined, undefined, undefined],
    });
    expect(clearedBy(CODE, CODE)).toEqual(cleared);
    // A mistyped code can't be compared, and where none is known there is nothing to compare.
    expect(clearedBy('91110108551385083Q', CODE)).toEqual(cleared);
    expect(clearedBy(CODE, '91110108551385083Q')).toEqual(cleared);
    expect(clearedBy(undefined, CODE)).toEqual(cleared);
  });

  it('keeps its rows and the time, and clears nothing', () => {
    const list = {
      flags: [said(true), said(false), said(undefined)],
      lists: [said(0)],
      failures: [said(null)],
      rows: [{ current: said(true) }],
    };
    const other: PartialCompany = {
      ...part(OTHER_NAME, OTHER_CODE),
      name: said(OTHER_NAME),
      unifiedSocialCreditCode: said(OTHER_CODE),
      shareholders: [{ name: said('甲') }],
      officers: [{ name: said('乙') }],
      branches: [{ name: said('丙') }],
      abnormalOperations: list,
      seriousViolations: list,
      majorTaxViolations: list,
      blacklistFlags: [said(true), said(false)],
      checkedTimes: { info: '2025-06-23T07:28:19+00:00' },
    };
    const [, rows = {}] = withoutOthers([part(NAME, CODE), other]);
    const { shareholders, officers, branches, checkedTimes, subjects } = other;
    expect(rows).toMatchObject({ shareholders, officers, branches, checkedTimes, subjects });
    expect(rows.name).toBeUndefined();
    expect(rows.unifiedSocialCreditCode).toBeUndefined();
    expect(rows.blacklistFlags?.map(({ value }) => value)).toEqual([true]);
    for (const key of ['abnormalOperations', 'seriousViolations', 'majorTaxViolations'] as const) {
      const kept = rows[key];
      expect(kept?.flags.map(({ value }) => value)).toEqual([true]);
      expect(kept?.lists.map(({ value }) => value)).toEqual([undefined]);
      expect(kept?.failures).toEqual(list.failures);
      expect(kept?.rows).toEqual(list.rows);
    }
  });

  it('has no risk list where it had none', () => {
    const [, rows = {}] = withoutOthers([part(NAME, CODE), part(OTHER_NAME)]);
    expect(rows.abnormalOperations).toBeUndefined();
    expect(rows.seriousViolations).toBeUndefined();
    expect(rows.majorTaxViolations).toBeUndefined();
  });
});

describe('isMaskedName', () => {
  it.each(['崔**', '崔＊', '小米xxx公司', '小米ＸＸＸ公司', '崔○○', '崔□', '崔●国', '崔×'])(
    '%s is masked',
    (name) => {
      expect(isMaskedName(name)).toBe(true);
    },
  );

  it.each(['崔建国', '小米科技有限责任公司', 'XX科技有限公司', 'Foo Ltd'])('%s is not', (name) => {
    expect(isMaskedName(name)).toBe(false);
  });
});
