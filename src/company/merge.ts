/**
 * Joins what the endpoints say of one company. Partial companies come in order of precedence; the first
 * that has a fact wins it, and one that says otherwise is a `sources_disagree`. A blank never beats a value.
 */

import { type Issue, issue } from '../issues.js';
import type { Coded, Money, PartialCompany, RegistrationStatus, RiskList } from './company.js';
import { pathOf, type Sourced, segment } from './sourced.js';

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

  shareholders: firstWithRows(),
  officers: firstWithRows(),
  branches: firstWithRows(),

  abnormalOperations: riskUnion(),
  seriousViolations: riskUnion(),
  majorTaxViolations: riskUnion(),
  blacklistFlags: concatenation(),
  abnormalTaxpayer: scalar(same),

  checkedTimes: oldest,
  subjects: concatenation(),
};

const FIELDS = Object.keys(JOINS) as readonly (keyof PartialCompany)[];

/** One company out of the partial ones; the list comes in order of precedence. */
export function merge(parts: readonly PartialCompany[], issues: Issue[]): PartialCompany {
  // Every field is there from the start, in one order: V8 copies such an object far quicker than one grown by key.
  const merged: { -readonly [Field in keyof PartialCompany]: unknown } = { ...JOINS };
  for (const key of FIELDS) {
    const values: unknown[] = [];
    for (const part of parts) {
      const value = part[key];
      if (value !== undefined) values.push(value);
    }
    // Each join is typed for its own field above; the values come from that same field.
    merged[key] = values.length > 0 ? (JOINS[key] as Join<unknown>)(values, key, issues) : undefined;
  }
  return merged as PartialCompany; // written field by field, by the join of each
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
    for (const other of values.slice(1)) {
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
    const seen = new Map<string, Sourced<string>>();
    for (const leaf of values.flat()) if (!seen.has(leaf.value)) seen.set(leaf.value, leaf);
    return [...seen.values()];
  };
}

/** The first; the sources code it by different lists, so that there is nothing to compare. */
function first<T>(): Join<T> {
  return (values) => values[0] as T; // a join is called with at least one value
}

/** Of the times that one endpoint has, the oldest: nothing is newer than it claims to be. */
function oldest(values: readonly NonNullable<PartialCompany['checkedTimes']>[]): Record<string, string> {
  const times: Record<string, string> = {}; // its keys are names of endpoints
  for (const [endpoint, time] of values.flatMap((value) => Object.entries(value))) {
    const known = times[endpoint];
    if (known === undefined || time < known) times[endpoint] = time;
  }
  return times;
}

function concatenation<T>(): Join<readonly T[]> {
  return (values) => values.flat();
}

/** The first list that has a row wins whole; another with other names in it disagrees. */
function firstWithRows<Row extends { readonly name?: Sourced<string> }>(): Join<readonly Row[]> {
  return (values, field, issues) => {
    const [winner, ...others] = values.filter((list) => list.length > 0);
    if (winner === undefined) return [];
    const names = namesIn(winner);
    for (const other of others) {
      const theirs = namesIn(other);
      const same = theirs.size === names.size && [...theirs.keys()].every((name) => names.has(name));
      const mine = winner.find((row) => row.name)?.name;
      const their = other.find((row) => row.name)?.name;
      if (!same && mine && their) disagree(field, mine, their, issues);
    }
    return winner;
  };
}

function namesIn(rows: readonly { readonly name?: Sourced<string> }[]): Map<string, unknown> {
  return new Map(rows.map((row) => [plain(row.name?.value ?? ''), row]));
}

/** All rows of all bodies; rows that say the same in every mapped field are one. */
function riskUnion<Row extends object>(): Join<RiskList<Row>> {
  return (values) => {
    const seen = new Map<string, Row>();
    for (const row of values.flatMap((list) => list.rows)) {
      const said = JSON.stringify(Object.entries(row).map(([field, leaf]) => [field, leaf?.value]));
      if (!seen.has(said)) seen.set(said, row);
    }
    return {
      flags: values.flatMap((list) => list.flags),
      lists: values.flatMap((list) => list.lists),
      rows: [...seen.values()],
    };
  };
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
  return plain(code).replaceAll('-', '');
}

function plain(text: string): string {
  return text.normalize('NFKC').toUpperCase().replaceAll(/\s/gu, '');
}

/** What two spellings of one name have in common. The point of a number is part of it. */
export function bareName(text: string): string {
  return plain(text).replaceAll(/[()[\]{}〔〕【】、;。·・•‧]|(?<!\d)[.,:]|[.,:](?!\d)/gu, '');
}
