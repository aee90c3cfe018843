import { describe, expect, it } from 'vitest';
import { readCompany } from '../../src/normalize.js';
import { type Bundle, company, contentOf, issuesOf, superV1Of, told, v1, v2, XIAOMI } from './bundles.js';

const UNFILED = '未按照规定报送年度报告';
const GONE = '通过登记的住所或者经营场所无法联系';

/** A company with this body of isHmd beside it. */
function risk(fields: Bundle): Bundle {
  return company({}, { isHmd: v1({ qyName: XIAOMI.name, ...fields }) });
}

function verdicts(bundle: unknown) {
  const { latestAccounts, blacklisted } = contentOf(bundle).providerSpecificData;
  return { overdue: latestAccounts?.overdue, blacklisted };
}

function states(bundle: unknown): string[] {
  const { abnormalOperations, seriousViolations, majorTaxViolations } = readCompany(bundle).company;
  return [abnormalOperations.state, seriousViolations.state, majorTaxViolations.state];
}

/** Reasons of the contradictions, with their paths. */
function contradictions(fields: Bundle): string[] {
  return told(issuesOf(risk(fields)), 'contradiction');
}

const LIST_OF_HMD = '$.isHmd.value.jyycList[0].items[0].outDate';
const jyyc = (...items: Bundle[]): Bundle => ({ jyycList: [{ items }] });
const CURRENT = { inDate: '2020-01-02', inReason: UNFILED, outDate: '-', disabled: '0' };

describe('a row is current', () => {
  const isCurrent = (fields: Bundle) =>
    contentOf(risk(jyyc({ inDate: '2020-01-02', ...fields }))).providerSpecificData.abnormalOperations?.[0]
      ?.current;

  it.each([
    [{}, true],
    [{ outDate: '-', disabled: '0' }, true],
    [{ outDate: '', disabled: 0 }, true],
    [{ outDate: null, disabled: false }, true],
    [{ outDate: '0001-01-01' }, true],
    [{ outDate: '2021-01-02' }, false],
    [{ outDate: '2021-01-02', disabled: '1' }, false],
    [{ disabled: '1' }, false],
    [{ disabled: 1 }, false],
    [{ disabled: true }, false],
    [{ outDate: '2021-01-02', disabled: '0' }, false],
    [{ outDate: 20210102 }, false],
    [{ outDate: '2020-01-02' }, false],
    [{ outDate: '未移出' }, true],
    [{ outDate: '已移出' }, true],
    [{ outDate: '已移出', disabled: '1' }, false],
    [{ outDate: '0000-00-00' }, true],
    [{ outDate: 7 }, true],
    [{ outDate: false }, true],
    [{ outDate: [] }, true],
    [{ outDate: '9999-12-31' }, true],
    [{ outDate: '2999-01-01' }, true],
    [{ outDate: '2099-12-31' }, true],
    [{ outDate: '2050-01-01' }, true],
    [{ inDate: '-', outDate: '1753-01-01' }, true],
    [{ outDate: '1900-01-01' }, true],
    [{ inDate: '-', outDate: '1970-01-01' }, true],
    [{ outDate: '2020-01-01' }, true],
    [{ disabled: '9' }, true],
  ])('with %j: %s', (fields, expected) => {
    expect(isCurrent(fields)).toBe(expected);
  });

  it('and a removal date that can’t be read is reported', () => {
    expect(
      told(issuesOf(risk(jyyc({ ...CURRENT, outDate: '已移出', disabled: '1' }))), 'unparseable_value'),
    ).toEqual(['warning $.isHmd.value.jyycList[0].items[0].outDate (format)']);
  });

  it.each(['2020-01-01', '1970-01-01'])(
    'and a day that can be none of removal (%s) is told, and goes out',
    (outDate) => {
      const bundle = risk(jyyc({ ...CURRENT, outDate }));
      expect(told(issuesOf(bundle), 'contradiction')).toEqual([
        'warning $.isHmd.value.jyycList[0].items[0].outDate (removal_date)',
      ]);
      const { abnormalOperations, blacklisted } = contentOf(bundle).providerSpecificData;
      expect(abnormalOperations?.[0]).toMatchObject({ removedDate: outDate, current: true });
      expect(blacklisted).toBe(true);
    },
  );

  it.each([
    ['2022-08-02T23:59:59.000+08:00', '2022-08-02', false],
    ['2022-08-02T23:59:59.000+08:00', '2022-08-03', true],
    // Already the 3rd at Shanghai, still the 2nd at Greenwich.
    [Date.parse('2022-08-02T16:30:00Z'), '2022-08-03', false],
    [Date.parse('2022-08-02T16:30:00Z'), '2022-08-04', true],
    ['2022-08-02 23:59:59', '2022-08-03', true],
    ['soon', '2022-08-04', false],
  ])('when asked at %s and removed on %s: %s', (timestamp, outDate, current) => {
    const fields = { qyName: XIAOMI.name, ...jyyc({ ...CURRENT, outDate }) };
    const bundle = company({}, { isHmd: v1(fields, timestamp) });
    const [row] = contentOf(bundle).providerSpecificData.abnormalOperations ?? [];
    expect(row).toMatchObject({ removedDate: outDate, current });
    const reason = current ? 'removal_date' : 'removal_date_on_current_row';
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([`warning ${LIST_OF_HMD} (${reason})`]);
  });

  it('and a removal still to come on a row of the past is reported once', () => {
    const fields = { qyName: XIAOMI.name, ...jyyc({ ...CURRENT, outDate: '2022-09-01', disabled: '1' }) };
    const bundle = company({}, { isHmd: v1(fields, '2022-08-02 23:59:59') });
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([`warning ${LIST_OF_HMD} (after_checking)`]);
  });

  it('and a day of removal that is a placeholder is left out, and removes nothing', () => {
    const bundle = risk(jyyc({ ...CURRENT, outDate: '9999-12-31' }));
    expect(told(issuesOf(bundle), 'unparseable_value')).toEqual([
      'warning $.isHmd.value.jyycList[0].items[0].outDate (placeholder)',
    ]);
    const [row] = contentOf(bundle).providerSpecificData.abnormalOperations ?? [];
    expect(row).toMatchObject({ current: true });
    expect(row).not.toHaveProperty('removedDate');
  });

  it('by its own flag in each list', () => {
    const fields = {
      jyycList: [{ items: [{ ...CURRENT, disabled: '1' }] }],
      yzwfList: {
        execution: [
          { in_date: '2020-01-02', is_history: 1 },
          { in_date: '2020-01-03', out_date: '2021-01-01' },
          { in_date: '2020-01-04' },
        ],
      },
      zdsswfList: {
        items: [{ property: '偷税', u_tags: 1 }, { property: '骗税', u_tags: 0 }, { property: '抗税' }],
      },
    };
    const { abnormalOperations, seriousViolations, majorTaxViolations } = contentOf(
      risk(fields),
    ).providerSpecificData;
    expect(abnormalOperations?.map(({ current }) => current)).toEqual([false]);
    expect(seriousViolations?.map(({ current }) => current)).toEqual([false, false, true]);
    expect(majorTaxViolations?.map(({ current }) => current)).toEqual([false, true, true]);
    expect(superV1Of(risk(fields)).extradata).toMatchObject({
      abnormalOperations: '0',
      seriousViolations: '1',
      majorTaxViolations: '2',
    });
  });
});

describe('the state of a list', () => {
  it.each([
    ['neither flag nor list', {}, 'unknown'],
    ['flag 0', { jyycFlag: 0 }, 'none'],
    ['flag 0 and sections without a word', { jyycFlag: 0, jyycList: [{}] }, 'none'],
    ['flag 0 and rows where sections belong', { jyycFlag: 0, jyycList: [CURRENT] }, 'unknown'],
    ['flag 0 and a list cut off', { jyycFlag: 0, jyycList: { total: 5, items: [] } }, 'unknown'],
    ['a total that can not be read', { jyycList: { total: '1条', items: [] } }, 'unknown'],
    ['flag 0 and a total that can not be read', { jyycFlag: 0, jyycList: { total: -1 } }, 'unknown'],
    ['flag 2 and an empty list', { jyycFlag: 2, jyycList: [] }, 'unknown'],
    ['flag "0"', { jyycFlag: '0' }, 'none'],
    ['flag 1 alone', { jyycFlag: 1 }, 'unknown'],
    ['flag 2', { jyycFlag: 2 }, 'unknown'],
    ['an empty list of sections', { jyycList: [] }, 'none'],
    ['a section without rows', { jyycList: [{ total: 0, items: [] }] }, 'none'],
    ['a section that is one object', { jyycList: { total: 0, items: [] } }, 'none'],
    ['a total of 0 and no rows', { jyycList: { total: 0 } }, 'none'],
    ['a section that says nothing', { jyycList: {} }, 'unknown'],
    ['null for a list', { jyycList: null }, 'unknown'],
    ['rows of the past', { jyycList: { items: [{ ...CURRENT, disabled: '1' }] } }, 'none'],
    [
      'rows of the past and flag 1',
      { jyycFlag: 1, jyycList: { items: [{ ...CURRENT, disabled: '1' }] } },
      'unknown',
    ],
    ['an empty list and flag 1', { jyycFlag: 1, jyycList: [] }, 'unknown'],
    ['a current row', { jyycList: { items: [CURRENT] } }, 'some'],
    ['a current row and flag 0', { jyycFlag: 0, jyycList: { items: [CURRENT] } }, 'some'],
    [
      'a current row in the second section',
      {
        jyycList: [
          { total: 0, items: [] },
          { total: 1, items: [CURRENT] },
        ],
      },
      'some',
    ],
    [
      'a row of which only what is left out says anything',
      { jyycList: { items: [{ province: 'HUNAN' }] } },
      'some',
    ],
    ['a row that can’t be read', { jyycList: { items: [{ inDate: 'x' }] } }, 'some'],
    ['a row of blanks', { jyycList: { items: [{ inDate: '-', inReason: '' }] } }, 'unknown'],
    ['a row that is not an object', { jyycList: { items: ['x'] } }, 'unknown'],
    ['rows that are not a list', { jyycList: { items: CURRENT } }, 'unknown'],
    ['a list cut off before its rows', { jyycList: { total: 5, items: [] } }, 'unknown'],
    [
      'a list cut off after rows of the past',
      { jyycList: { total: 5, items: [{ ...CURRENT, disabled: '1' }] } },
      'unknown',
    ],
    [
      'a list that counts too few',
      { jyycList: { total: 0, items: [{ ...CURRENT, disabled: '1' }] } },
      'none',
    ],
    ['rows where sections belong', { jyycList: [CURRENT] }, 'unknown'],
  ])('with %s is as it should be', (_, fields, expected) => {
    expect(states(risk(fields))).toEqual([expected, 'unknown', 'unknown']);
  });

  it.each([
    [
      'an Error key',
      { yzwfFlag: 0, yzwfList: { execution: [] }, yzwfError: '查询异常' },
      ['unknown', 'unknown', 'unknown'],
      'yzwfError',
    ],
    [
      'an Error key of the tax list',
      { zdsswfFlag: 0, zdsswfError: '超时' },
      ['unknown', 'unknown', 'unknown'],
      'zdsswfError',
    ],
  ])('with %s is unknown, and the failure is told', (_, fields, expected, key) => {
    expect(states(risk(fields))).toEqual(expected);
    expect(told(issuesOf(risk(fields)), 'upstream_failed')).toEqual([
      `error $.isHmd.value.${key} (section_error)`,
    ]);
  });

  it.each(['', '-', null])(
    'with an Error key that is blank (%j) is what it would be without it',
    (yzwfError) => {
      expect(states(risk({ yzwfFlag: 0, yzwfError }))[1]).toBe('none');
    },
  );

  it.each([[{}], [0], [false], [[]]])(
    'with an Error key that is not a text (%j) is unknown, and both are told',
    (yzwfError) => {
      const bundle = risk({ yzwfFlag: 0, yzwfError });
      expect(states(bundle)[1]).toBe('unknown');
      expect(told(issuesOf(bundle), 'wrong_type')).toEqual(['warning $.isHmd.value.yzwfError']);
      expect(told(issuesOf(bundle), 'upstream_failed')).toEqual([
        'error $.isHmd.value.yzwfError (section_error)',
      ]);
    },
  );

  it('joins the rows of several bodies', () => {
    const bundle = (isHmd: Bundle, jyycBody: Bundle) => company({}, { isHmd: v1(isHmd), jyyc: v2(jyycBody) });
    expect(states(bundle({}, { jyycFlag: 0 }))[0]).toBe('none');
    expect(states(bundle({ jyycFlag: 1 }, { jyycFlag: 0 }))[0]).toBe('unknown');
    expect(states(bundle({ jyycFlag: 0 }, { jyycList: [{ items: [CURRENT] }] }))[0]).toBe('some');
    expect(states(company({}, { isHmd: v1({ yzwfError: '超时' }), yzwf: v1({ yzwfFlag: 0 }) }))[1]).toBe(
      'none',
    );
  });

  it('shows in v2 as an empty list when there are known to be no rows, and as no list when nothing is known', () => {
    const found = contentOf(risk({ jyycFlag: 0, yzwfFlag: 1 })).providerSpecificData;
    expect(found.abnormalOperations).toEqual([]);
    expect(found).not.toHaveProperty('seriousViolations');
    expect(found).not.toHaveProperty('majorTaxViolations');
  });

  it('shows in v1 as a count, which is absent when nothing is known', () => {
    const counts = (fields: Bundle) => {
      const { abnormalOperations, seriousViolations, majorTaxViolations } = superV1Of(risk(fields)).extradata;
      return [abnormalOperations, seriousViolations, majorTaxViolations];
    };
    expect(counts({ jyycFlag: 0, yzwfFlag: 1, zdsswfList: { items: [{ property: '偷税' }] } })).toEqual([
      '0',
      undefined,
      '1',
    ]);
  });
});

describe('overdue', () => {
  it.each([
    ['a current row for an unfiled report', jyyc(CURRENT), true],
    ['one beside another ground', jyyc({ ...CURRENT, inReason: GONE }, CURRENT), true],
    ['one in the past', jyyc({ ...CURRENT, disabled: '1' }), false],
    [
      'one in the past beside another ground now',
      jyyc({ ...CURRENT, disabled: '1' }, { ...CURRENT, inReason: GONE }),
      false,
    ],
    ['another ground', jyyc({ ...CURRENT, inReason: GONE }), false],
    ['a ground that we don’t know', jyyc({ ...CURRENT, inReason: '其他原因' }), undefined],
    ['a ground that is blank', jyyc({ ...CURRENT, inReason: '-' }), undefined],
    [
      'one that we know beside one that we don’t',
      jyyc({ ...CURRENT, inReason: GONE }, { ...CURRENT, inReason: '其他原因' }),
      undefined,
    ],
    [
      'an unfiled report beside one that we don’t know',
      jyyc(CURRENT, { ...CURRENT, inReason: '其他原因' }),
      true,
    ],
    [
      'another ground in a list that was cut off',
      { jyycFlag: 1, jyycList: [{ total: 2, items: [{ ...CURRENT, inReason: GONE }] }] },
      undefined,
    ],
    [
      'an unfiled report in a list that was cut off',
      { jyycFlag: 1, jyycList: [{ total: 2, items: [CURRENT] }] },
      true,
    ],
    ['no rows', { jyycFlag: 0 }, false],
    ['flag 1 without rows', { jyycFlag: 1 }, undefined],
    ['nothing', {}, undefined],
    ['only other lists', { yzwfFlag: 0, zdsswfFlag: 0, isHmd: false }, undefined],
  ])('with %s is as it should be', (_, fields, expected) => {
    expect(verdicts(risk(fields)).overdue).toBe(expected);
    const v1Says = superV1Of(risk(fields)).latestAccounts;
    expect(v1Says).toEqual(expected === undefined ? undefined : { overdue: String(expected) });
  });

  it.each([
    [UNFILED, 'ANNUAL_REPORT_NOT_FILED', []],
    ['未在规定期限公示即时信息，经责令后未公示有关企业信息', 'INFORMATION_NOT_DISCLOSED', []],
    ['公示企业信息隐瞒真实情况、弄虚作假', 'CONCEALMENT_OR_FRAUD', []],
    [GONE, 'UNREACHABLE', []],
    ['其他原因', 'OTHER', ['warning $.isHmd.value.jyycList[0].items[0].inReason (abnormal-reason)']],
  ])('knows %s as %s', (inReason, code, issues) => {
    const bundle = risk(jyyc({ ...CURRENT, inReason }));
    expect(contentOf(bundle).providerSpecificData.abnormalOperations?.[0]).toMatchObject({
      includedReason: inReason,
      includedReasonCode: code,
    });
    expect(told(issuesOf(bundle), 'unknown_code')).toEqual(issues);
  });
});

describe('blacklisted', () => {
  it.each([
    ['isHmd true', { isHmd: true }, true],
    ['isHmd "1"', { isHmd: '1' }, true],
    ['one flag 1', { zdsswfFlag: 1 }, true],
    ['a current row', jyyc(CURRENT), true],
    ['a current row though isHmd is false', { isHmd: false, ...jyyc(CURRENT) }, true],
    ['isHmd false', { isHmd: false }, false],
    ['isHmd false and nothing said of a list', { isHmd: false, jyycFlag: 0 }, false],
    ['isHmd false and a list of the past', { isHmd: false, ...jyyc({ ...CURRENT, disabled: '1' }) }, false],
    ['isHmd false and a list that was not asked', { isHmd: false, yzwfError: '超时' }, undefined],
    ['a flag 1 beside an Error key', { isHmd: false, yzwfFlag: 1, yzwfError: '超时' }, true],
    [
      'a row beside an Error key',
      { ...jyyc(), yzwfList: { execution: [{}, { in_date: 'x' }] }, yzwfError: '超时' },
      true,
    ],
    ['isHmd false and rows where sections belong', { isHmd: false, jyycList: [CURRENT] }, undefined],
    ['isHmd false and a list of something else', { isHmd: false, jyycList: ['x'] }, undefined],
    ['isHmd false and a list that is a text', { isHmd: false, jyycList: '见附件' }, undefined],
    ['isHmd false and a blank for a list', { isHmd: false, jyycList: '-' }, false],
    ['isHmd false and a flag that can’t be read', { isHmd: false, jyycFlag: 'Y' }, undefined],
    ['isHmd that can’t be read', { isHmd: '是', jyycFlag: 0, yzwfFlag: 0, zdsswfFlag: 0 }, undefined],
    ['isHmd that is blank', { isHmd: '-', jyycFlag: 0, yzwfFlag: 0, zdsswfFlag: 0 }, false],
    [
      'a flag that can’t be read beside an empty list',
      { jyycFlag: 'Y', jyycList: [], yzwfFlag: 0, zdsswfFlag: 0 },
      undefined,
    ],
    [
      'three flags 0, and rows that were cut off',
      { jyycFlag: 0, yzwfFlag: 0, zdsswfFlag: 0, zdsswfList: { total: 4, items: [] } },
      undefined,
    ],
    [
      'three flags 0, and one of two sections cut off',
      {
        jyycFlag: 0,
        yzwfFlag: 0,
        zdsswfFlag: 0,
        jyycList: [
          { total: 0, items: [] },
          { total: 4, items: [] },
        ],
      },
      undefined,
    ],
    ['three flags 0', { jyycFlag: 0, yzwfFlag: 0, zdsswfFlag: 0 }, false],
    [
      'three empty lists',
      { jyycList: [], yzwfList: { execution: [] }, zdsswfList: { total: 0, items: [] } },
      false,
    ],
    [
      'three lists of the past',
      { ...jyyc({ ...CURRENT, disabled: '1' }), yzwfFlag: 0, zdsswfFlag: 0 },
      false,
    ],
    ['two flags 0', { jyycFlag: 0, yzwfFlag: 0 }, undefined],
    [
      'two flags 0 and an Error key',
      { jyycFlag: 0, yzwfFlag: 0, zdsswfFlag: 0, zdsswfError: '超时' },
      undefined,
    ],
    ['a list that was cut off', { jyycFlag: 0, yzwfFlag: 0, zdsswfList: { total: 3, items: [] } }, undefined],
    [
      'a list with a total that can not be read',
      { jyycFlag: 0, yzwfFlag: 0, zdsswfList: { total: 1.5, items: [] } },
      undefined,
    ],
    ['nothing', {}, undefined],
  ])('with %s is as it should be', (_, fields, expected) => {
    expect(verdicts(risk(fields)).blacklisted).toBe(expected);
    const flat = superV1Of(risk(fields)).extradata.blacklisted;
    expect(flat).toBe(expected === undefined ? undefined : String(expected));
  });

  it('is unknown for a company of which no risk list was asked', () => {
    expect(verdicts(company())).toEqual({ overdue: undefined, blacklisted: undefined });
  });
});

describe('contradictions', () => {
  const LIST = '$.isHmd.value.jyycList[0]';

  it.each([
    [
      'flag 0 with a current row',
      { jyycFlag: 0, ...jyyc(CURRENT) },
      ['warning $.isHmd.value.jyycFlag (flag_against_list)'],
    ],
    [
      'flag 1 with an empty list',
      { jyycFlag: 1, jyycList: [] },
      ['warning $.isHmd.value.jyycFlag (flag_against_list)'],
    ],
    [
      'flag 1 with rows of the past',
      { jyycFlag: 1, ...jyyc({ ...CURRENT, disabled: '1' }) },
      ['warning $.isHmd.value.jyycFlag (flag_against_list)'],
    ],
    ['flag 1 without a list', { jyycFlag: 1 }, []],
    ['flag 1 with something else for a list', { jyycFlag: 1, jyycList: '查询超时' }, []],
    ['flag 0 with rows of the past', { jyycFlag: 0, ...jyyc({ ...CURRENT, disabled: '1' }) }, []],
    ['flag 1 with a current row', { jyycFlag: 1, ...jyyc(CURRENT) }, []],
    [
      'a removal date on a row flagged current',
      jyyc({ ...CURRENT, outDate: '2021-01-02' }),
      [`warning ${LIST}.items[0].outDate (removal_date_on_current_row)`],
    ],
    ['a removal date on a row without a flag', jyyc({ inDate: '2020-01-02', outDate: '2021-01-02' }), []],
    [
      'a total above the rows',
      { jyycList: [{ total: 2, items: [CURRENT] }] },
      [`warning ${LIST}.total (total_against_rows)`],
    ],
    [
      'a total below the rows',
      { jyycList: [{ total: '1', items: [CURRENT, { ...CURRENT, inDate: '2021-01-02' }] }] },
      [`warning ${LIST}.total (total_against_rows)`],
    ],
    ['a total without rows', { jyycList: [{ total: 2 }] }, [`warning ${LIST}.total (total_against_rows)`]],
    ['a total that fits', { jyycList: [{ total: '1', items: [CURRENT] }] }, []],
    [
      'each total of two sections',
      {
        jyycList: [
          { total: 2, items: [CURRENT] },
          { total: 3, items: [CURRENT] },
        ],
      },
      [
        `warning ${LIST}.total (total_against_rows)`,
        'warning $.isHmd.value.jyycList[1].total (total_against_rows)',
      ],
    ],
    [
      'isHmd false with a current row',
      { isHmd: false, ...jyyc(CURRENT) },
      ['warning $.isHmd.value.isHmd (verdict_against_lists)'],
    ],
    [
      'isHmd false with a flag 1',
      { isHmd: false, yzwfFlag: 1 },
      ['warning $.isHmd.value.isHmd (verdict_against_lists)'],
    ],
    [
      'isHmd true with three flags 0',
      { isHmd: true, jyycFlag: 0, yzwfFlag: 0, zdsswfFlag: 0 },
      ['warning $.isHmd.value.isHmd (verdict_against_lists)'],
    ],
    ['isHmd true with a list that nobody knows', { isHmd: true, jyycFlag: 0, yzwfFlag: 0 }, []],
  ])('%s', (_, fields, expected) => {
    expect(contradictions(fields)).toEqual(expected);
  });

  it('drop nothing: every row is output', () => {
    const fields = {
      isHmd: false,
      jyycFlag: 0,
      jyycList: [{ total: 9, items: [CURRENT, { ...CURRENT, outDate: '2021-01-02' }] }],
    };
    expect(contentOf(risk(fields)).providerSpecificData.abnormalOperations).toHaveLength(2);
  });

  it('between two bodies are reported at the flag that is wrong', () => {
    const bundle = company({}, { isHmd: v1({ jyycFlag: 0 }), jyyc: v1({ jyycFlag: 1, ...jyyc(CURRENT) }) });
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([
      'warning $.isHmd.value.jyycFlag (flag_against_list)',
    ]);
  });
});

describe('the rows', () => {
  it('are output in the key order of the contract, without what belongs to persons', () => {
    const fields = {
      jyycList: [
        {
          total: 1,
          items: [
            {
              name: XIAOMI.name,
              regNo: XIAOMI.registrationNumber,
              province: 'BEIJING',
              inReason: UNFILED,
              inDate: '2020-01-02',
              outReason: '已补报',
              outDate: '2021-01-02',
              department: '海淀分局',
              disabled: '1',
            },
          ],
        },
      ],
      yzwfList: {
        execution: [
          {
            in_reason: '届满三年',
            in_date: '2020-01-02',
            in_department: '市局',
            out_reason: '移出',
            out_date: '2021-01-02',
            out_department: '省局',
            is_history: 1,
          },
        ],
      },
      zdsswfList: {
        total: 1,
        items: [
          {
            name: XIAOMI.name,
            credit_no: XIAOMI.creditCode,
            org_no: '55138508',
            address: '某路',
            oper: '陆伟兵,男',
            finance_officer: '秦川',
            agent: '叶舟',
            property: '偷税',
            illegal_fact: '少缴',
            result: '罚款',
            url: 'http://example.com/1',
            created_time: '2019-04-09',
            updated_time: '2019-04-10',
            time: '2017-03-01',
            u_tags: 0,
          },
        ],
      },
    };
    const found = contentOf(risk(fields)).providerSpecificData;
    expect(Object.entries(found.abnormalOperations?.[0] ?? {})).toEqual([
      ['includedDate', '2020-01-02'],
      ['includedReason', UNFILED],
      ['includedReasonCode', 'ANNUAL_REPORT_NOT_FILED'],
      ['includedBy', '海淀分局'],
      ['removedDate', '2021-01-02'],
      ['removedReason', '已补报'],
      ['current', false],
    ]);
    expect(Object.entries(found.seriousViolations?.[0] ?? {})).toEqual([
      ['includedDate', '2020-01-02'],
      ['includedReason', '届满三年'],
      ['includedBy', '市局'],
      ['removedDate', '2021-01-02'],
      ['removedReason', '移出'],
      ['removedBy', '省局'],
      ['current', false],
    ]);
    expect(Object.entries(found.majorTaxViolations?.[0] ?? {})).toEqual([
      ['taxpayerName', XIAOMI.name],
      ['taxpayerId', XIAOMI.creditCode],
      ['caseType', '偷税'],
      ['facts', '少缴'],
      ['penalty', '罚款'],
      ['occurredDate', '2017-03-01'],
      ['createdDate', '2019-04-09'],
      ['updatedDate', '2019-04-10'],
      ['url', 'http://example.com/1'],
      ['current', true],
    ]);
  });
});

describe('STA', () => {
  it('is a second source exactly when a tax list or a tax status is in the response', () => {
    const sources = (bundle: Bundle, extensions = true) =>
      contentOf(bundle, { extensions }).sources.filter(({ name }) => name !== 'Derived by neci-kyc');
    expect(sources(risk(jyyc(CURRENT)))).toHaveLength(1);
    const [samr, sta] = sources(
      company(
        {},
        {
          zdsswf: v1({ zdsswfList: { items: [{ property: '偷税' }] } }, 1659447284309),
          fzchnew: v1({ fzchFlag: 0 }, 1659447284000),
        },
      ),
    );
    expect(samr?.primary).toBe(true);
    expect(sta).toEqual({
      name: 'State Taxation Administration (国家税务总局)',
      info: null,
      primary: false,
      fields: [
        '$.providerSpecificData.blacklisted',
        '$.providerSpecificData.majorTaxViolations',
        '$.providerSpecificData.abnormalTaxpayer',
      ],
      lastCheckedTime: '2022-08-02T13:34:44+00:00',
    });
    expect(sources(company({}, { fzchnew: v1({ fzchFlag: 0 }) }), false)).toHaveLength(1);
  });
});

describe('what a doubt does not clear', () => {
  const NONE = { isHmd: false, jyycFlag: 0, yzwfFlag: 0, zdsswfFlag: 0 };

  it('a jyycError, though only its sisters are documented', () => {
    const bundle = risk({ ...NONE, jyycError: '超时' });
    expect(states(bundle)).toEqual(['unknown', 'none', 'none']);
    expect(verdicts(bundle)).toEqual({ overdue: undefined, blacklisted: undefined });
    expect(told(issuesOf(bundle), 'upstream_failed')).toEqual([
      'error $.isHmd.value.jyycError (section_error)',
    ]);
    const alone = company({}, { jyyc: v1({ qyName: XIAOMI.name, jyycFlag: 0, jyycError: '超时' }) });
    expect(states(alone)[0]).toBe('unknown');
  });

  it.each([3, '3'])('a list of serious violations that counts %j rows and shows none', (total) => {
    const bundle = risk({ ...NONE, yzwfList: { total, execution: [] } });
    expect(states(bundle)).toEqual(['none', 'unknown', 'none']);
    expect(verdicts(bundle).blacklisted).toBeUndefined();
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([
      'warning $.isHmd.value.yzwfList.total (total_against_rows)',
    ]);
    expect(states(risk({ yzwfList: { total: 0, execution: [] } }))[1]).toBe('none');
  });

  it.each([
    ['a row of blanks', { jyycFlag: 0, jyycList: { items: [{ inDate: '-' }] } }],
    ['a list cut off', { jyycFlag: 0, jyycList: { total: 2, items: [] } }],
    ['a flag that can’t be read', { jyycFlag: '无异常' }],
    ['nothing at all', {}],
  ])('%s, and a missing_value says so', (_, fields) => {
    const missing = told(issuesOf(risk(fields)), 'missing_value').filter((one) => one.includes('abnormal'));
    expect(missing).toEqual(['warning $ (abnormalOperations)']);
  });

  it.each([{ jyycFlag: 0 }, { jyycFlag: 1 }, { jyycList: [] }, { jyycError: '超时' }, jyyc(CURRENT)])(
    'but %j is known, or reported otherwise',
    (fields) => {
      const missing = told(issuesOf(risk(fields)), 'missing_value').filter((one) => one.includes('abnormal'));
      expect(missing).toEqual([]);
    },
  );

  it('flags of two bodies that say otherwise, which disagree', () => {
    const bundle = (one: number, other: number) =>
      company({}, { isHmd: v1({ jyycFlag: one }), jyyc: v2({ jyycFlag: other }) });
    const AT = { isHmd: 'warning $.isHmd.value.jyycFlag', jyyc: 'warning $.jyyc.data.jyycFlag' };
    expect(told(issuesOf(bundle(1, 0)), 'sources_disagree')).toEqual([AT.isHmd]);
    expect(told(issuesOf(bundle(0, 1)), 'sources_disagree')).toEqual([AT.jyyc]);
    expect(told(issuesOf(bundle(1, 1)), 'sources_disagree')).toEqual([]);
    expect(verdicts(bundle(0, 1)).blacklisted).toBe(true);
  });

  it.each(['未年检', '未参加2013年度检验', '未按规定参加年检'])(
    'a ground beside a clause about the inspection (%s)',
    (clause) => {
      const bundle = risk(jyyc({ ...CURRENT, inReason: `${GONE}；${clause}` }));
      expect(verdicts(bundle)).toEqual({ overdue: undefined, blacklisted: true });
      expect(told(issuesOf(bundle), 'unknown_code')).toEqual([
        'warning $.isHmd.value.jyycList[0].items[0].inReason (abnormal-reason)',
      ]);
    },
  );

  it('a removal after all times of the bundle, where its own body has none: it counts, and is reported', () => {
    const bundle = (outDate: string, timestamp?: unknown) =>
      company(
        {},
        { jyyc: v2({ jyycFlag: 0, ...jyyc({ ...CURRENT, disabled: undefined, outDate }) }, timestamp) },
      );
    // The base record was asked on 2025-07-01.
    const AT = '$.jyyc.data.jyycList[0].items[0].outDate';
    expect(told(issuesOf(bundle('2025-07-02')), 'contradiction')).toEqual([`warning ${AT} (after_checking)`]);
    expect(contentOf(bundle('2025-07-02')).providerSpecificData.abnormalOperations?.[0]?.current).toBe(false);
    expect(told(issuesOf(bundle('2025-07-01')), 'contradiction')).toEqual([]);
    expect(told(issuesOf(bundle('2025-07-02', '2025-07-03 10:00:00')), 'contradiction')).toEqual([]);
  });
});

describe('the words beside the flag of the tax status', () => {
  const taxed = (fzchFlag: unknown, msg: unknown) => {
    const bundle = company({}, { fzchnew: v1({ nsrsbh: XIAOMI.creditCode, fzchFlag, fzchList: { msg } }) });
    return [contentOf(bundle).providerSpecificData.abnormalTaxpayer, told(issuesOf(bundle), 'contradiction')];
  };

  it.each([0, '0'])('are reported where they contradict a flag %j, which is output', (flag) => {
    expect(taxed(flag, '当前单位状态为【非正常】')).toEqual([
      'NORMAL',
      ['warning $.fzchnew.value.fzchFlag (flag_against_list)'],
    ]);
  });

  it.each([
    [0, '正常', 'NORMAL'],
    [0, '当前单位状态为【正常】', 'NORMAL'],
    [0, null, 'NORMAL'],
    [1, '当前单位状态为【非正常】', 'ABNORMAL'],
    [1, '正常', 'ABNORMAL'],
    [2, '企业信息不存在', 'UNKNOWN'],
  ])('change nothing of %j beside %j', (flag, msg, expected) => {
    expect(taxed(flag, msg)).toEqual([expected, []]);
  });
});
