/** Joins lists: the values of all sources, the rows of the first that has any, the rows of all risk lists. */

import type { Issue } from '../issues.js';
import type { Sourced } from '../reading/sourced.js';
import { type Difference, disagree, plain } from './agreement.js';
import type { Branch, Money, Officer, RiskList, Shareholder } from './company.js';

/** How the values that the partial companies have for one field become one. */
export interface Joining<T> {
  /** Joins two and more; absent ones are left out before. */
  readonly join: (values: readonly T[], field: string, issues: Issue[]) => T;
  /** What becomes of a single one, where that is not the value itself. */
  readonly alone?: (value: T) => T;
}

/** Distinct values in order. */
export function union(): Joining<readonly Sourced<string>[]> {
  return { join: (lists) => distinctValues(lists.flat()), alone: distinctValues };
}

function distinctValues(leaves: readonly Sourced<string>[]): readonly Sourced<string>[] {
  if (leaves.length < 2) return leaves;
  const seen = new Set<string>();
  return leaves.filter(({ value }) => !seen.has(value) && seen.add(value));
}

export function concatenation<T>(): Joining<readonly T[]> {
  return {
    join: (lists) => {
      const all: T[] = [];
      for (const list of lists) for (const element of list) all.push(element);
      return all;
    },
  };
}

type Named = { readonly name?: Sourced<string> };

/**
 * The first list with a named row wins whole, else the first with a row. Another one with other names in it
 * disagrees, and so does one with the same names of which `differing` finds something else.
 */
export function firstWithRows<Row extends Named>(
  differing: (mine: readonly Row[], other: readonly Row[]) => Difference | undefined = () => undefined,
): Joining<readonly Row[]> {
  return {
    join: (values, field, issues) => {
      const lists = values.filter((list) => list.length > 0);
      const winner = lists.find((list) => list.some((row) => row.name)) ?? lists[0];
      if (winner === undefined) return [];
      for (const other of lists) {
        if (other === winner) continue;
        const [mine, theirs] = [namesIn(winner), namesIn(other)];
        const same = mine.size === theirs.size && [...theirs].every((name) => mine.has(name));
        const pair = same ? differing(winner, other) : firstLeaves(winner, other);
        if (pair) disagree(field, ...pair, issues);
      }
      return winner;
    },
  };
}

function namesIn(rows: readonly Named[]): ReadonlySet<string | undefined> {
  return new Set(rows.map(nameOf));
}

function nameOf({ name }: Named): string | undefined {
  return name && plain(name.value);
}

/** A leaf of each list, if possible a name. */
function firstLeaves(mine: readonly Named[], other: readonly Named[]): Difference | undefined {
  const [own, their] = [mine, other].map((rows) => rows.find((row) => row.name)?.name ?? firstLeaf(rows));
  return own && their ? [own, their] : undefined;
}

/** Where rows without a name can be found; an amount is inside of its money. */
export function firstLeaf(rows: readonly Named[]): Sourced<unknown> | undefined {
  const facts: (Sourced<unknown> | Money | undefined)[] = rows.flatMap((row) => Object.values(row));
  return facts
    .map((fact) => (fact && 'amount' in fact ? fact.amount : fact))
    .find((leaf) => leaf !== undefined);
}

/** One that says of a holder another amount, or another part of all. */
export function differingHoldings(
  mine: readonly Shareholder[],
  other: readonly Shareholder[],
): Difference | undefined {
  const theirs = holdingsIn(other);
  for (const [name, own] of holdingsIn(mine)) {
    const their = theirs.get(name);
    if (!their) continue;
    const isOther =
      Math.abs(own.amount - their.amount) > AMOUNT_ROUNDING ||
      Math.abs(own.percent - their.percent) > PERCENT_ROUNDING;
    if (isOther) return [own.of, their.of];
    if (own.currency && their.currency && own.currency !== their.currency) return [own.of, their.of];
  }
  return undefined;
}

/** Amounts are rounded to a hundredth of 万, shares to a hundredth of a percent, and a holder has several rows. */
const AMOUNT_ROUNDING = 100;
const PERCENT_ROUNDING = 0.1;

/** What all rows of one holder come to; not a number where one of them doesn't say. */
interface Holding {
  readonly of: Sourced<string>;
  readonly amount: number;
  readonly percent: number;
  readonly currency: string | undefined;
}

/** Without a share that is given, the part is that of the amount in the sum of all, if they are in one currency. */
function holdingsIn(holders: readonly Shareholder[]): ReadonlyMap<string | undefined, Holding> {
  const currencies = new Set(holders.map(({ subscribedCapital: sum }) => sum?.currency?.value));
  const total =
    currencies.size > 1 ? Number.NaN : holders.map(amountOf).reduce((sum, amount) => sum + amount, 0);
  const holdings = new Map<string | undefined, Holding>();
  for (const holder of holders) {
    const { subscribedCapital: sum, sharePercentage: share } = holder;
    const of = share ?? sum?.amount;
    if (!of) continue;
    const [amount, name] = [amountOf(holder), nameOf(holder)];
    const percent = share ? Number(share.value) : (100 * amount) / total;
    const currency = sum?.currency?.value;
    const known = holdings.get(name);
    holdings.set(
      name,
      known
        ? { of: known.of, amount: known.amount + amount, percent: known.percent + percent, currency }
        : { of, amount, percent, currency },
    );
  }
  return holdings;
}

function amountOf({ subscribedCapital: sum }: Shareholder): number {
  return sum ? Number(sum.amount.value) : Number.NaN;
}

/** One that gives an officer other posts; what gives none says nothing of them. */
export function differingPosts(mine: readonly Officer[], other: readonly Officer[]): Difference | undefined {
  const theirs = postsIn(other);
  for (const [name, own] of postsIn(mine)) {
    const their = theirs.get(name);
    if (!their) continue;
    const areSame =
      own.posts.size === their.posts.size && [...their.posts].every((post) => own.posts.has(post));
    if (!areSame) return [own.of, their.of];
  }
  return undefined;
}

/** What several posts in one text have between them. */
const BETWEEN_POSTS = /[,，、;；/|]|兼任?/;

interface Posts {
  readonly of: Sourced<string>;
  readonly posts: Set<string>;
}

/** All posts of each officer, who may have a row for each. */
function postsIn(officers: readonly Officer[]): ReadonlyMap<string | undefined, Posts> {
  const found = new Map<string | undefined, Posts>();
  for (const officer of officers) {
    const { providedRole } = officer;
    if (!providedRole) continue;
    const name = nameOf(officer);
    const known = found.get(name) ?? { of: providedRole, posts: new Set() };
    for (const post of providedRole.value.split(BETWEEN_POSTS)) if (post.trim()) known.posts.add(plain(post));
    found.set(name, known);
  }
  return found;
}

/** One that gives a branch other numbers of the same kind, of which codes and register numbers differ in length. */
export function differingBranches(mine: readonly Branch[], other: readonly Branch[]): Difference | undefined {
  const numbers = new Map<string, Numbers>();
  for (const branch of other) {
    const { number } = branch;
    if (!number) continue;
    const key = keyOf(branch);
    const known = numbers.get(key) ?? { first: number, all: new Set() };
    known.all.add(plain(number.value));
    numbers.set(key, known);
  }
  for (const branch of mine) {
    const { number } = branch;
    const theirs = numbers.get(keyOf(branch));
    if (number && theirs && !theirs.all.has(plain(number.value))) return [number, theirs.first];
  }
  return undefined;
}

/** The numbers of all branches of one name. */
interface Numbers {
  readonly first: Sourced<string>;
  readonly all: Set<string>;
}

function keyOf(branch: Branch): string {
  return `${nameOf(branch)} ${branch.number?.value.length}`;
}

export function getOrAdd<Key, T>(lists: Map<Key, T[]>, key: Key): T[] {
  const known = lists.get(key);
  if (known) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}

/** All rows of all bodies; rows that say the same in every mapped field are one. */
export function riskUnion<Row extends object>(): Joining<RiskList<Row>> {
  return {
    join: (values) => ({
      flags: values.flatMap((list) => list.flags),
      lists: values.flatMap((list) => list.lists),
      failures: values.flatMap((list) => list.failures),
      rows: distinctRows(values.flatMap((list) => list.rows)),
    }),
    alone: (list) => (list.rows.length < 2 ? list : { ...list, rows: distinctRows(list.rows) }),
  };
}

function distinctRows<Row extends object>(rows: readonly Row[]): readonly Row[] {
  const seen = new Map<string, Row>();
  for (const row of rows) {
    const said = JSON.stringify(Object.entries(row).map(([field, leaf]) => [field, leaf?.value]));
    if (!seen.has(said)) seen.set(said, row);
  }
  return [...seen.values()];
}
