import { describe, expect, it } from 'vitest';
import type { AbnormalOperation, Branch, Officer, Shareholder } from '../../src/company/company.js';
import {
  concatenation,
  differingBranches,
  differingHoldings,
  differingPosts,
  firstWithRows,
  getOrAdd,
  type Joining,
  riskUnion,
  union,
} from '../../src/company/lists.js';
import type { Issue } from '../../src/issues.js';
import { said } from './said.js';

type Named = { readonly name?: ReturnType<typeof said<string>> };

/** What comes of the lists of all sources, and where it says that they disagree. */
function joined<T>({ join, alone = (value) => value }: Joining<T>, first: T, ...others: T[]) {
  const issues: Issue[] = [];
  const value = others.length === 0 ? alone(first) : join([first, ...others], 'shareholders', issues);
  return { value, disagreements: issues.map(({ path }) => path) };
}

describe('union', () => {
  it('keeps each text once, in order', () => {
    const [a, b, again, c] = [said('a'), said('b'), said('a'), said('c')];
    expect(joined(union(), [a, b], [again, c]).value).toEqual([a, b, c]);
    expect(joined(union(), [a, b, again]).value).toEqual([a, b]);
    expect(joined(union(), [a, again]).value).toEqual([a]);
    expect(joined(union(), [a]).value).toEqual([a]);
  });
});

describe('concatenation', () => {
  it('keeps all, in order', () => {
    expect(joined(concatenation<number>(), [1, 2], [], [2]).value).toEqual([1, 2, 2]);
  });
});

describe('firstWithRows', () => {
  const row = (name?: string, path?: string): Named => (name === undefined ? {} : { name: said(name, path) });
  const [mine, same, other] = [
    [row('甲公司', '$.neci.rows.inv')],
    [row('甲 公司', '$.info.rows.name')],
    [row('乙公司', '$.info.rows.name')],
  ];

  it('gives nothing where no list has a row', () => {
    expect(joined(firstWithRows<Named>(), [], [])).toEqual({ value: [], disagreements: [] });
  });

  it('gives the first list that has a row, and passes over an empty one', () => {
    expect(joined(firstWithRows<Named>(), [], mine, same)).toEqual({ value: mine, disagreements: [] });
    const nameless = [row()];
    expect(joined(firstWithRows<Named>(), [], nameless).value).toBe(nameless);
  });

  it('prefers a list with a named row', () => {
    const nameless = [row()];
    expect(joined(firstWithRows<Named>(), nameless, other).value).toBe(other);
    expect(joined(firstWithRows<Named>(), nameless, [row()]).value).toBe(nameless);
    expect(joined(firstWithRows<Named>(), [row(), row('甲公司')], other).value).toHaveLength(2);
  });

  it.each([
    ['another name', [row('乙公司')]],
    ['a name more', [row('甲公司'), row('乙公司')]],
  ])('disagrees with %s, at the name that is output', (_, theirs) => {
    expect(joined(firstWithRows<Named>(), mine, theirs)).toEqual({
      value: mine,
      disagreements: ['$.neci.rows.inv'],
    });
  });

  it('disagrees with a name less', () => {
    const both = [...mine, row('乙公司')];
    expect(joined(firstWithRows<Named>(), both, mine).disagreements).toEqual(['$.neci.rows.inv']);
    const others = [...mine, row('丙公司')];
    expect(joined(firstWithRows<Named>(), both, others).disagreements).toEqual(['$.neci.rows.inv']);
  });

  it('disagrees at a name, where there is one', () => {
    const branches = [{ number: said('330782000012342'), name: said('甲', '$.neci.branches.brName') }];
    const theirs = [{ number: said('330782000012342'), name: said('乙') }];
    expect(joined(firstWithRows<Branch>(), branches, theirs).disagreements).toEqual([
      '$.neci.branches.brName',
    ]);
  });

  it('disagrees with nameless rows of which only an amount is known', () => {
    const holders = [{ name: said('甲', '$.neci.shareholders.inv') }];
    const amounts = [{ name: undefined, subscribedCapital: { amount: said('100.00', '$.info.rows.sum') } }];
    expect(joined(firstWithRows<Shareholder>(), holders, amounts)).toEqual({
      value: holders,
      disagreements: ['$.neci.shareholders.inv'],
    });
  });

  it('compares by the function only what has the same names', () => {
    const pair = [said(1, '$.neci.rows.sum'), said(2)] as const;
    const differing = () => pair;
    expect(joined(firstWithRows<Named>(differing), mine, same).disagreements).toEqual(['$.neci.rows.sum']);
    expect(joined(firstWithRows<Named>(differing), mine, other).disagreements).toEqual(['$.neci.rows.inv']);
    expect(joined(firstWithRows<Named>(differing), mine).disagreements).toEqual([]);
  });

  it('names another leaf of a row that has no name', () => {
    const number = said('330782000012342', '$.branches.rows.regNo');
    const theirs = said('110108012660422');
    const joinedRows = joined(
      firstWithRows<Branch>(),
      [{ name: said('甲', '$.neci.a.b') }],
      [{ number: theirs }],
    );
    expect(joinedRows.disagreements).toEqual(['$.neci.a.b']);
    const nameless = joined(
      firstWithRows<Branch>(),
      [{ number }],
      [{ number: theirs }, { number: theirs, name: undefined }],
    );
    expect(nameless).toEqual({ value: [{ number }], disagreements: [] });
  });
});

const money = (amount: string, currency?: string) => ({
  amount: said(amount),
  currency: currency === undefined ? undefined : said(currency),
});

function holder(name: string, amount?: string, share?: string, currency?: string): Shareholder {
  return {
    name: said(name),
    subscribedCapital: amount === undefined ? undefined : money(amount, currency),
    sharePercentage: share === undefined ? undefined : said(share),
  };
}

describe('differingHoldings', () => {
  const alike = (mine: readonly Shareholder[], other: readonly Shareholder[]) =>
    differingHoldings(mine, other) === undefined;

  it.each([
    ['100.00', '200.00', true],
    ['100.00', '200.01', false],
    ['200.00', '100.00', true],
    ['200.01', '100.00', false],
  ])('amounts of %s and %s are alike: %s, as they are rounded to a hundredth of 万', (one, other, are) => {
    expect(alike([holder('甲', one, '50')], [holder('甲', other, '50')])).toBe(are);
  });

  it.each([
    ['50', '50.05', true],
    ['0', '0.1', true],
    ['50', '50.2', false],
    ['50.2', '50', false],
  ])('shares of %s and %s are alike: %s', (one, other, are) => {
    expect(alike([holder('甲', undefined, one)], [holder('甲', undefined, other)])).toBe(are);
  });

  it('a share that is not given is that of the amount in the sum of all', () => {
    const mine = [holder('甲', '600000.00'), holder('乙', '400000.00')];
    expect(alike(mine, [holder('甲', undefined, '60'), holder('乙', undefined, '40')])).toBe(true);
    expect(alike(mine, [holder('甲', undefined, '61'), holder('乙', undefined, '39')])).toBe(false);
  });

  it('amounts in several currencies have no sum, so that no share follows', () => {
    const mine = [holder('甲', '600000.00', undefined, 'CNY'), holder('乙', '400000.00', undefined, 'USD')];
    expect(alike(mine, [holder('甲', undefined, '10')])).toBe(true);
  });

  it('all rows of a holder count together', () => {
    const mine = [holder('甲', '600000.00', '60'), holder('甲', '400000.00', '40')];
    expect(alike(mine, [holder('甲', '1000000.00', '100')])).toBe(true);
    expect(alike(mine, [holder('甲', '400000.00', '40')])).toBe(false);
    expect(alike([...mine, holder('甲')], [holder('甲', '400000.00', '40')])).toBe(false);
  });

  it('a holder of one list alone is not compared, nor one without amount and share', () => {
    expect(alike([holder('甲', '100.00')], [holder('乙', '900.00')])).toBe(true);
    expect(alike([holder('甲')], [holder('甲', '900.00')])).toBe(true);
    expect(alike([holder('甲', '900.00')], [holder('甲')])).toBe(true);
  });

  it('two currencies differ, and one that is missing agrees with any', () => {
    const inYuan = [holder('甲', '900.00', '9', 'CNY')];
    const inDollars = [holder('甲', '900.00', '9', 'USD')];
    expect(differingHoldings(inYuan, inDollars)).toEqual([
      inYuan[0]?.sharePercentage,
      inDollars[0]?.sharePercentage,
    ]);
    expect(alike(inYuan, [holder('甲', '900.00', '9', 'CNY')])).toBe(true);
    expect(alike(inYuan, [holder('甲', '900.00', '9')])).toBe(true);
    expect(alike([holder('甲', '900.00', '9')], inYuan)).toBe(true);
  });

  it('gives the share, or else the amount, of both', () => {
    const [mine, other] = [holder('甲', '100.00', '50'), holder('甲', '900.00')];
    expect(differingHoldings([mine], [other])).toEqual([
      mine.sharePercentage,
      other.subscribedCapital?.amount,
    ]);
  });
});

describe('differingPosts', () => {
  const officer = (name: string, role?: string): Officer => ({
    name: said(name),
    providedRole: role === undefined ? undefined : said(role),
  });
  const alike = (mine: readonly Officer[], other: readonly Officer[]) =>
    differingPosts(mine, other) === undefined;

  it.each([
    ['董事', '董事'],
    ['董事长,经理', '经理、董事长'],
    ['董事长兼经理', '经理/董事长'],
    ['董事长兼任经理', '董事长;经理'],
    ['董事长，经理', '董事长；经理'],
    ['董事长|经理', '董事长 , 经理 ,'],
    ['董事长,经理', '董事长, ,经理'],
  ])('%s and %s are the same posts', (one, other) => {
    expect(alike([officer('王五', one)], [officer('王五', other)])).toBe(true);
  });

  it.each([
    ['董事', '监事'],
    ['董事', '董事,经理'],
    ['董事,经理', '董事'],
    ['董事,经理', '董事,监事'],
  ])('%s and %s are not, and both are given', (one, other) => {
    const [mine, theirs] = [officer('王五', one), officer('王五', other)];
    expect(differingPosts([mine], [theirs])).toEqual([mine.providedRole, theirs.providedRole]);
  });

  it('the rows of one officer count together', () => {
    expect(alike([officer('王五', '董事'), officer('王五', '经理')], [officer('王五', '董事,经理')])).toBe(
      true,
    );
  });

  it('says nothing of an officer without a post, or of one list alone', () => {
    expect(alike([officer('王五', '董事')], [officer('王五')])).toBe(true);
    expect(alike([officer('王五')], [officer('王五', '董事')])).toBe(true);
    expect(alike([officer('王五', '董事')], [officer('赵六', '监事')])).toBe(true);
  });
});

describe('differingBranches', () => {
  const branch = (name: string, number?: string): Branch => ({
    name: said(name),
    number: number === undefined ? undefined : said(number),
  });
  const alike = (mine: readonly Branch[], other: readonly Branch[]) =>
    differingBranches(mine, other) === undefined;

  it('gives two numbers of one length that one name has', () => {
    const [mine, other] = [branch('甲分公司', '330782000012342'), branch('甲分公司', '110108012660422')];
    expect(differingBranches([mine], [other])).toEqual([mine.number, other.number]);
  });

  it('does not compare a credit code with a register number, nor a number with none', () => {
    const mine = branch('甲分公司', '330782000012342');
    expect(alike([mine], [branch('甲分公司', '91330782MA28ABCD53')])).toBe(true);
    expect(alike([mine], [branch('甲分公司')])).toBe(true);
    expect(alike([branch('甲分公司')], [mine])).toBe(true);
    expect(alike([mine], [branch('乙分公司', '110108012660422')])).toBe(true);
  });

  it('finds a number, in whatever spelling, among those of several branches of one name', () => {
    const others = [branch('甲分公司', '110108012660422'), branch('甲分公司', '３３０７８２０００012342')];
    expect(alike([branch('甲分公司', '330782000012342')], others)).toBe(true);
    expect(alike([branch('甲分公司', '110108012660422')], others)).toBe(true);
    expect(alike([branch('甲分公司', '310115000987650')], others)).toBe(false);
  });
});

it('getOrAdd gives the one list of a key', () => {
  const lists = new Map<string, number[]>();
  getOrAdd(lists, 'a').push(1);
  getOrAdd(lists, 'a').push(2);
  getOrAdd(lists, 'b').push(3);
  expect([...lists]).toEqual([
    ['a', [1, 2]],
    ['b', [3]],
  ]);
});

describe('riskUnion', () => {
  const entry = (date: string, isCurrent = true): AbnormalOperation => ({
    includedDate: said(date),
    current: said(isCurrent),
  });
  const list = (...rows: AbnormalOperation[]) => ({
    flags: [said<boolean | undefined>(rows.length > 0)],
    lists: [said<number | undefined>(rows.length)],
    failures: [],
    rows,
  });

  it('keeps the flags, lists, failures and rows of all sources', () => {
    const [one, other] = [
      list(entry('2020-01-02')),
      { ...list(entry('2021-03-04')), failures: [said(null)] },
    ];
    expect(joined(riskUnion<AbnormalOperation>(), one, other).value).toEqual({
      flags: [...one.flags, ...other.flags],
      lists: [...one.lists, ...other.lists],
      failures: other.failures,
      rows: [...one.rows, ...other.rows],
    });
  });

  it('keeps a row that two sources give once, and one that differs in anything twice', () => {
    const one = list(entry('2020-01-02'));
    expect(joined(riskUnion<AbnormalOperation>(), one, list(entry('2020-01-02'))).value.rows).toEqual(
      one.rows,
    );
    const removed = list(entry('2020-01-02', false));
    expect(joined(riskUnion<AbnormalOperation>(), one, removed).value.rows).toHaveLength(2);
  });

  it('keeps a row that one source gives twice once, as it is at the first place', () => {
    const twice = list(entry('2020-01-02'), entry('2020-01-02'));
    const { rows } = joined(riskUnion<AbnormalOperation>(), twice).value;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toBe(twice.rows[0]);
  });
});
