/**
 * Joins what the endpoints say of one company. Partial companies come in order of precedence; the first
 * that has a fact wins it, and one that says otherwise is a `sources_disagree`. A blank never beats a value.
 */

import { type Issue, issue } from '../issues.js';
import { pathOf, type Sourced, segment } from '../reading/sourced.js';
import { isPlainHan } from '../text/han.js';
import type {
  Branch,
  Coded,
  Company,
  Money,
  PartialCompany,
  RegistrationStatus,
  RiskList,
  Shareholder,
} from './company.js';

/** Joins the values that the partial companies have for one field; absent ones are left out before. */
type Join<T> = (values: readonly T[], field: string, issues: Issue[]) => T;

/** How each field is joined. A field that is missing here doesn't compile. */
const JOINS: { readonly [Field in keyof PartialCompany]-?: Join<NonNullable<PartialCompany[Field]>> } = {
  name: scalar(sameName),
  standardName: scalar(sameName),
  englishName: scalar(sameText),
  translatedName: scalar(sameText),
  formerNames: union(),

  unifiedSocialCreditCode: scalar(sameText),
  registrationNumber: scalar(sameText),
  taxRegistrationNumber: scalar(sameText),
  organizationCode: scalar(sameCode),
  taxpayerId: scalar(sameText),

  status: unit(differingStatus),
  address: scalar(sameName),
  legalForm: scalar(sameName),
  legalRepresentative: scalar(sameName),
  legalRepresentativeTitle: scalar(sameText),
  registeredCapital: unit(differingMoney, withCurrency),
  paidInCapital: unit(differingMoney, withCurrency),
  shareType: scalar(sameText),
  listed: scalar(same),
  numberOfEmployees: scalar(same),

  incorporationDate: scalar(same),
  approvalDate: scalar(same),
  revocationDate: scalar(same),
  revocationReason: scalar(sameText),
  deregistrationDate: scalar(same),
  deregistrationReason: scalar(sameText),
  operatingFrom: scalar(same),
  operatingUntil: scalar(same),
  registrationAuthority: scalar(sameName),

  businessScope: scalar(sameName),
  industry: unit(differingCode, completed),
  entityClass: unit(differingCode, completed),
  entityCategory: first(),
  district: unit(differingCode, completed),

  website: scalar(sameText),
  emails: union(),
  phones: union(),

  shareholders: firstWithRows(differingHoldings),
  officers: firstWithRows(),
  branches: firstWithRows(differingBranches),

  abnormalOperations: riskUnion(),
  seriousViolations: riskUnion(),
  majorTaxViolations: riskUnion(),
  blacklistFlags: concatenation(),
  abnormalTaxpayer: scalar(same),

  checkedTimes: oldest,
  subjects: concatenation(),
};

type Field = keyof PartialCompany;

const FIELDS = Object.keys(JOINS) as readonly Field[];

/** A merged company has a place for every field, so that derive completes it where it stands. */
export type Merged = { -readonly [Name in Field]: PartialCompany[Name] } & { [Name in Derived]?: undefined };

type Derived = Exclude<keyof Company, Field>;

const DERIVED: { readonly [Name in Derived]-?: undefined } = {
  annualReportOverdue: undefined,
  blacklisted: undefined,
};

/** Every field in its place from the start: a copy of it is filled far quicker than an object that grows. */
const NOTHING: { readonly [Name in keyof Company]?: undefined } = Object.fromEntries(
  [...FIELDS, ...Object.keys(DERIVED)].map((field) => [field, undefined]),
);

/** One company out of the partial ones; the list comes in order of precedence. */
export function merge(parts: readonly PartialCompany[], issues: Issue[]): Merged {
  const given = valuesOf(parts);
  const merged: { [Name in Field]?: unknown } = { ...NOTHING };
  for (const field of FIELDS) {
    const values = given.get(field);
    // Each join is typed for its own field above; the values come from that same field.
    if (values) merged[field] = (JOINS[field] as Join<unknown>)(values, field, issues);
  }
  return merged as Merged; // written field by field, by the join of each
}

/** For each field that any of the partial companies has, their values in order. */
function valuesOf(parts: readonly PartialCompany[]): ReadonlyMap<Field, readonly unknown[]> {
  const given = new Map<Field, unknown[]>();
  for (const part of parts) {
    for (const key in part) {
      const field = key as Field; // a partial company has no other keys
      const value = part[field];
      if (value === undefined) continue;
      getOrAdd(given, field).push(value);
    }
  }
  return given;
}

type Same = (a: string, b: string) => boolean;
type SameValue = (a: unknown, b: unknown) => boolean;

function scalar<T>(equal: Same | SameValue): Join<Sourced<T>> {
  return (values, field, issues) => {
    const winner = values[0] as Sourced<T>; // a join is called with at least one value
    for (const other of values) {
      // Text comparisons stand beside fields of text only.
      if (!(equal as SameValue)(winner.value, other.value)) disagree(field, winner, other, issues);
    }
    return winner;
  };
}

type Pair = readonly [Sourced<unknown>, Sourced<unknown>];

/** A fact of several parts: the first wins whole, completed by `fill` from those that agree with it. */
function unit<T>(differing: (a: T, b: T) => Pair | undefined, fill: (a: T, b: T) => T = (a) => a): Join<T> {
  return (values, field, issues) => {
    let winner = values[0] as T; // a join is called with at least one value
    for (const other of values) {
      if (other === winner) continue;
      const pair = differing(winner, other);
      if (pair) disagree(field, ...pair, issues);
      else winner = fill(winner, other);
    }
    return winner;
  };
}

function differingStatus(a: RegistrationStatus, b: RegistrationStatus): Pair | undefined {
  return a.class.value === b.class.value ? undefined : [a.class, b.class];
}

/** Amounts without a currency are in the company's own and agree with any. */
function differingMoney(a: Money, b: Money): Pair | undefined {
  if (a.amount.value !== b.amount.value) return [a.amount, b.amount];
  return differing(a.currency, b.currency);
}

function withCurrency(a: Money, b: Money): Money {
  return a.currency ? a : { ...a, currency: b.currency, currencyName: b.currencyName };
}

/** Codes are held against codes, names against names where a code is missing. */
function differingCode(a: Coded, b: Coded): Pair | undefined {
  return a.code && b.code ? differing(a.code, b.code) : differing(a.name, b.name);
}

/** What one lacks and the other has, when they agree in what both have. */
function completed(a: Coded, b: Coded): Coded {
  const haveInCommon = (a.code && b.code) || (a.name && b.name);
  return haveInCommon ? { code: a.code ?? b.code, name: a.name ?? b.name } : a;
}

function differing(a: Sourced<string> | undefined, b: Sourced<string> | undefined): Pair | undefined {
  return a && b && !sameText(a.value, b.value) ? [a, b] : undefined;
}

/** Distinct values in order. */
function union(): Join<readonly Sourced<string>[]> {
  return (values) => {
    const distinct: Sourced<string>[] = [];
    const seen = new Set<string>();
    for (const list of values) {
      for (const leaf of list) {
        if (seen.has(leaf.value)) continue;
        seen.add(leaf.value);
        distinct.push(leaf);
      }
    }
    return distinct;
  };
}

/** The first; the sources code it by different lists, so that there is nothing to compare. */
function first<T>(): Join<T> {
  return (values) => values[0] as T; // a join is called with at least one value
}

/** Of the times that one endpoint has, the oldest: nothing is newer than it claims to be. */
function oldest(values: readonly NonNullable<PartialCompany['checkedTimes']>[]): Record<string, string> {
  const times: Record<string, string> = {}; // its keys are names of endpoints
  for (const value of values) {
    for (const endpoint in value) {
      const time = value[endpoint] as string; // an own key
      const known = times[endpoint];
      if (known === undefined || time < known) times[endpoint] = time;
    }
  }
  return times;
}

function concatenation<T>(): Join<readonly T[]> {
  return (values) => {
    const all: T[] = [];
    for (const list of values) for (const element of list) all.push(element);
    return all;
  };
}

type Named = { readonly name?: Sourced<string> };

/**
 * The first list with a named row wins whole, else the first with a row. Another one with other names in it
 * disagrees, and so does one with the same names of which `differing` finds something else.
 */
function firstWithRows<Row extends Named>(
  differing: (mine: readonly Row[], other: readonly Row[]) => Pair | undefined = () => undefined,
): Join<readonly Row[]> {
  return (values, field, issues) => {
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
  };
}

function namesIn(rows: readonly Named[]): ReadonlySet<string> {
  return new Set(rows.map(nameOf));
}

function nameOf({ name }: Named): string {
  return plain(name?.value ?? '');
}

/** A leaf of each list, if possible a name. */
function firstLeaves(mine: readonly Named[], other: readonly Named[]): Pair | undefined {
  const [own, their] = [mine, other].map(
    (rows) => rows.find((row) => row.name)?.name ?? rows.flatMap((row) => Object.values(row)).find(isLeaf),
  );
  return own && their ? [own, their] : undefined;
}

function isLeaf(value: unknown): value is Sourced<unknown> {
  return typeof value === 'object' && value !== null && 'origins' in value;
}

/** One that says of a holder another amount, or another part of all. */
function differingHoldings(mine: readonly Shareholder[], other: readonly Shareholder[]): Pair | undefined {
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
function holdingsIn(holders: readonly Shareholder[]): ReadonlyMap<string, Holding> {
  const currencies = new Set(holders.map(({ subscribedCapital: sum }) => sum?.currency?.value));
  const total =
    currencies.size > 1 ? Number.NaN : holders.map(amountOf).reduce((sum, amount) => sum + amount, 0);
  const holdings = new Map<string, Holding>();
  for (const holder of holders) {
    const { subscribedCapital: sum, sharePercentage: share } = holder;
    const of = share ?? sum?.amount;
    if (!of) continue;
    const [amount, name] = [amountOf(holder), nameOf(holder)];
    const percent = share ? Number(share.value) : (100 * amount) / total;
    const known = holdings.get(name);
    holdings.set(name, {
      of: known?.of ?? of,
      amount: (known?.amount ?? 0) + amount,
      percent: (known?.percent ?? 0) + percent,
      currency: sum?.currency?.value,
    });
  }
  return holdings;
}

function amountOf({ subscribedCapital: sum }: Shareholder): number {
  return sum ? Number(sum.amount.value) : Number.NaN;
}

/** One that gives a branch other numbers of the same kind, of which codes and register numbers differ in length. */
function differingBranches(mine: readonly Branch[], other: readonly Branch[]): Pair | undefined {
  const numbers = new Map<string, Sourced<string>[]>();
  for (const branch of other) if (branch.number) getOrAdd(numbers, keyOf(branch)).push(branch.number);
  for (const branch of mine) {
    const { number } = branch;
    const theirs = numbers.get(keyOf(branch)) ?? [];
    // Several branches may have one name.
    if (!number || theirs.some((their) => sameText(number.value, their.value))) continue;
    if (theirs[0]) return [number, theirs[0]];
  }
  return undefined;
}

function keyOf(branch: Branch): string {
  return `${nameOf(branch)} ${branch.number?.value.length}`;
}

function getOrAdd<Key, T>(lists: Map<Key, T[]>, key: Key): T[] {
  const known = lists.get(key);
  if (known) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}

/** All rows of all bodies; rows that say the same in every mapped field are one. */
function riskUnion<Row extends object>(): Join<RiskList<Row>> {
  return (values) => {
    const [first] = values;
    if (first && values.length === 1 && first.rows.length < 2) return first;
    return {
      flags: values.flatMap((list) => list.flags),
      lists: values.flatMap((list) => list.lists),
      failures: values.flatMap((list) => list.failures),
      rows: distinct(values.flatMap((list) => list.rows)),
    };
  };
}

function distinct<Row extends object>(rows: readonly Row[]): readonly Row[] {
  const seen = new Map<string, Row>();
  for (const row of rows) {
    const said = JSON.stringify(Object.entries(row).map(([field, leaf]) => [field, leaf?.value]));
    if (!seen.has(said)) seen.set(said, row);
  }
  return [...seen.values()];
}

/** Reports that a value that does not go out says otherwise than the one that does. */
export function disagree(
  field: string,
  mine: Sourced<unknown>,
  other: Sourced<unknown>,
  issues: Issue[],
): void {
  const [path, otherPath] = [mine, other].map((leaf) => leaf.origins[0] && pathOf(leaf.origins[0]));
  const message = `Two sources disagree on ${field}: ${path} goes out, ${otherPath} does not`;
  issues.push(issue('sources_disagree', path ?? `$${segment(field)}`, message));
}

function same(a: unknown, b: unknown): boolean {
  return a === b;
}

/** Equal after NFKC, in capitals, spaces aside. */
function sameText(a: string, b: string): boolean {
  return a === b || plain(a) === plain(b);
}

/** Names, addresses and the like: brackets, commas and the middle dot aside as well. */
export function sameName(a: string, b: string): boolean {
  return a === b || bareName(a) === bareName(b);
}

/** Codes: the hyphen aside. */
export function sameCode(a: string, b: string): boolean {
  return a === b || bareCode(a) === bareCode(b);
}

/** What two spellings of one code have in common. */
export function bareCode(code: string): string {
  if (BARE_CODE.test(code)) return code;
  return plain(code).replaceAll('-', '');
}

const BARE_CODE = /^[0-9A-Z]*$/;

function plain(text: string): string {
  // There is no other way to write common Chinese characters.
  if (isPlainHan(text)) return text;
  return text.normalize('NFKC').toUpperCase().replaceAll(/\s/gu, '');
}

/** What two spellings of one name have in common. The point of a number is part of it. */
export function bareName(text: string): string {
  if (isPlainHan(text)) return text;
  return plain(text).replaceAll(/[()[\]{}〔〕【】、;。·・•‧]|(?<!\d)[.,:]|[.,:](?!\d)/gu, '');
}
