import { describe, expect, it } from 'vitest';
import type {
  AbnormalOperation,
  AbnormalReason,
  PartialCompany,
  RiskList,
} from '../../src/company/company.js';
import { companyOf, derived, pathsOf, told } from './derived.js';
import { said } from './said.js';

const NONE: RiskList<never> = { flags: [], lists: [], failures: [], rows: [] };
const FLAG = '$.isHmd.value.flag';
const LIST = '$.isHmd.value.list';
const VERDICT = '$.isHmd.value.isHmd';

const clear = { ...NONE, flags: [said(false, FLAG)] };
const ROW = '$.jyyc.value.row';
/** A row, read at `$.jyyc.value.row<number>`. */
const row = (number: number, isCurrent: boolean, ground?: AbnormalReason): AbnormalOperation => ({
  current: said(isCurrent, `${ROW}${number}.current`),
  includedReasonCode: ground && said(ground, `${ROW}${number}.ground`),
});

describe('the annual report', () => {
  const overdue = (list: Partial<RiskList<AbnormalOperation>>) => {
    const { annualReportOverdue } = companyOf({ abnormalOperations: { ...NONE, ...list } });
    return [annualReportOverdue?.value, pathsOf(annualReportOverdue), annualReportOverdue?.rule];
  };
  const RULE = 'annual-report-overdue/1';

  it('is not overdue by the flags and lists that say that there is no row', () => {
    const lists = [said(0, LIST)];
    expect(overdue({ flags: clear.flags, lists })).toEqual([false, [FLAG, LIST], RULE]);
  });

  it('is overdue by the grounds that say so alone', () => {
    const rows = [
      row(1, true, 'UNREACHABLE'),
      row(2, true, 'ANNUAL_REPORT_NOT_FILED'),
      row(3, false, 'ANNUAL_REPORT_NOT_FILED'),
    ];
    expect(overdue({ rows })).toEqual([true, [`${ROW}2.ground`], RULE]);
  });

  it('is not overdue by the grounds of all current rows', () => {
    const rows = [
      row(1, true, 'UNREACHABLE'),
      row(2, true, 'CONCEALMENT_OR_FRAUD'),
      row(3, false, 'ANNUAL_REPORT_NOT_FILED'),
    ];
    expect(overdue({ rows })).toEqual([false, [`${ROW}1.ground`, `${ROW}2.ground`], RULE]);
  });

  it('is not known where a ground is none that is known, or a list is not whole', () => {
    const unknown = [undefined, [], undefined];
    expect(overdue({ rows: [row(1, true, 'UNREACHABLE'), row(2, true, 'OTHER')] })).toEqual(unknown);
    expect(overdue({ rows: [row(1, true, 'UNREACHABLE'), row(2, true)] })).toEqual(unknown);
    const lists = [said(1, LIST), said(undefined, LIST)];
    expect(overdue({ rows: [row(1, true, 'UNREACHABLE')], lists })).toEqual(unknown);
    expect(overdue({})).toEqual(unknown);
  });
});

describe('the blacklist', () => {
  const all = (list: RiskList<never>) => ({
    abnormalOperations: list,
    seriousViolations: list,
    majorTaxViolations: list,
  });
  const blacklisted = (part: PartialCompany) => {
    const { blacklisted: leaf } = companyOf(part);
    return [leaf?.value, pathsOf(leaf), leaf?.rule];
  };
  const RULE = 'blacklisted/1';
  const UNKNOWN = [undefined, [], undefined];

  it('has a company by every verdict, flag and current row that says so, and by nothing else', () => {
    const part: PartialCompany = {
      blacklistFlags: [said(false, VERDICT), said(true, VERDICT)],
      abnormalOperations: {
        ...NONE,
        flags: [said(true, FLAG), said(false, FLAG)],
        rows: [row(1, true), row(2, false)],
      },
      seriousViolations: { ...NONE, rows: [{ current: said(true, LIST) }] },
    };
    expect(blacklisted(part)).toEqual([true, [VERDICT, FLAG, `${ROW}1.current`, LIST], RULE]);
  });

  it('has it not by a verdict, even where no list was asked', () => {
    expect(blacklisted({ blacklistFlags: [said(false, VERDICT)] })).toEqual([false, [VERDICT], RULE]);
    expect(blacklisted({ blacklistFlags: [said(false, VERDICT)], ...all(clear) })).toEqual([
      false,
      [VERDICT],
      RULE,
    ]);
  });

  it('has it not by three lists without a row, each of which says so', () => {
    const list = (endpoint: string) => ({
      ...NONE,
      flags: [said(false, `$.${endpoint}.value.flag`)],
      lists: [said(0, `$.${endpoint}.value.list`)],
    });
    const part = {
      abnormalOperations: list('jyyc'),
      seriousViolations: list('yzwf'),
      majorTaxViolations: list('zdsswf'),
    };
    const paths = ['jyyc', 'yzwf', 'zdsswf'].flatMap((endpoint) => [
      `$.${endpoint}.value.flag`,
      `$.${endpoint}.value.list`,
    ]);
    expect(blacklisted(part)).toEqual([false, paths, RULE]);
  });

  it.each(['abnormalOperations', 'seriousViolations', 'majorTaxViolations'] as const)(
    'is not known without a verdict where nothing tells of %s',
    (list) => {
      expect(blacklisted({ ...all(clear), [list]: undefined })).toEqual(UNKNOWN);
    },
  );

  it.each([
    ['a failure', { ...NONE, failures: [said(null)] }],
    ['a flag that can’t be read', { ...NONE, flags: [said(undefined)] }],
    ['a list that is not whole', { ...NONE, lists: [said(undefined)] }],
  ])('is not known by a verdict where there is %s', (_, list) => {
    const part = { blacklistFlags: [said(false, VERDICT)], ...all(clear) };
    expect(blacklisted({ ...part, seriousViolations: list })).toEqual(UNKNOWN);
  });

  it('is known by a verdict where a failure is made up for by another body', () => {
    const list = { ...clear, failures: [said(null)] };
    const part = { blacklistFlags: [said(false, VERDICT)], ...all(list) };
    expect(blacklisted(part)).toEqual([false, [VERDICT], RULE]);
  });

  it('is not known where a verdict can’t be read', () => {
    expect(blacklisted({ blacklistFlags: [said(undefined, VERDICT)], ...all(clear) })).toEqual(UNKNOWN);
    expect(blacklisted({ blacklistFlags: [said(false), said(undefined)], ...all(clear) })).toEqual(UNKNOWN);
  });
});

describe('two flags of one list', () => {
  const found = (list: Partial<RiskList<AbnormalOperation>>) =>
    derived({ seriousViolations: { ...NONE, ...list } })
      .issues.filter(({ code }) => code === 'sources_disagree')
      .map(({ path, message }) => [/ disagree on (\w+): /.exec(message)?.[1], path]);
  const [raised, other, unread] = [said(true, FLAG), said(false, LIST), said(undefined)];
  const DISAGREEMENT = [['seriousViolations', FLAG]];

  it.each([
    ['0 and 1', [other, raised], [], [], DISAGREEMENT],
    ['1 and 0', [raised, other], [], [], DISAGREEMENT],
    ['0 and 1 beside a list that is not whole', [other, raised], [unread], [], DISAGREEMENT],
    ['0 and 1 beside a list, which decides', [other, raised], [said(0), unread], [], []],
    ['0 and 1 beside a current row, which decides', [other, raised], [], [{ current: said(true) }], []],
    ['1 and one that can’t be read', [unread, raised], [], [], []],
    ['0 and one that can’t be read', [unread, other], [], [], []],
    ['1 alone', [raised], [], [], []],
  ])('of %s: %j', (_, flags, lists, rows, expected) => {
    expect(found({ flags, lists, rows })).toEqual(expected);
  });
});

describe('a flag against its list', () => {
  const found = (list: Partial<RiskList<AbnormalOperation>>) =>
    told({ abnormalOperations: { ...NONE, ...list } }, 'contradiction');
  const CONTRADICTION = [`warning ${FLAG} (flag_against_list)`];

  it.each([
    ['0 beside a current row', false, [], [row(1, true)], CONTRADICTION],
    ['0 beside a row of the past', false, [], [row(1, false)], []],
    ['1 beside a current row', true, [], [row(1, true)], []],
    ['1 beside an empty list', true, [said(0)], [], CONTRADICTION],
    ['1 beside an empty list and one that is not whole', true, [said(undefined), said(0)], [], CONTRADICTION],
    ['1 beside a list that is not whole', true, [said(undefined)], [], []],
    ['1 alone', true, [], [], []],
    ['that can’t be read', undefined, [said(0)], [row(1, true)], []],
  ])('%s', (_, flag, lists, rows, expected) => {
    expect(found({ flags: [said(flag, FLAG)], lists, rows })).toEqual(expected);
  });
});
