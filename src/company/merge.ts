/**
 * Joins what the endpoints say of one company. Partial companies come in order of precedence; the first that has a fact
 * wins it, and one that says otherwise is a `sources_disagree`. Neither a blank nor a mask beats a value, and a body of
 * another company gives rows alone.
 */

import type { Issue } from '../issues.js';
import type { Sourced } from '../reading/sourced.js';
import { isMasked } from '../values/identifierText.js';
import {
  couldBe,
  type Difference,
  differing,
  disagree,
  sameCode,
  sameName,
  sameText,
  sameValue,
} from './agreement.js';
import type { Coded, Company, Money, PartialCompany, RegistrationStatus } from './company.js';
import { isMaskedName, withoutOthers } from './identity.js';
import {
  concatenation,
  differingBranches,
  differingHoldings,
  differingPosts,
  firstWithRows,
  type Joining,
  riskUnion,
  union,
} from './lists.js';

/** What a field holds: `neci-kyc/extend` checks by it what a caller's mapper gives. */
export type Kind =
  | 'text'
  | 'code'
  | 'day'
  | 'day or 长期'
  | 'count'
  | 'flag'
  | 'money'
  | 'status'
  | 'industry'
  | 'entityClass'
  | 'entityCategory'
  | 'district'
  | 'abnormalTaxpayer'
  | 'texts'
  | 'doubts'
  | 'shareholders'
  | 'officers'
  | 'branches'
  | 'abnormalOperations'
  | 'seriousViolations'
  | 'majorTaxViolations'
  | 'subjects'
  | 'times'
  | 'suppliers';

type Field = keyof PartialCompany;

/** What each field holds, and how two sources of it are joined. A field that is missing here doesn't compile. */
const FACTS: {
  readonly [Name in Field]-?: readonly [kind: Kind, joining: Joining<NonNullable<PartialCompany[Name]>>];
} = {
  name: ['text', whole(sameName, isMaskedName)],
  standardName: ['text', scalar(sameName)],
  englishName: ['text', scalar(sameText)],
  translatedName: ['text', scalar(sameText)],
  formerNames: ['texts', union()],

  unifiedSocialCreditCode: ['code', whole(sameText, isMasked)],
  registrationNumber: ['code', whole(sameText, isMasked)],
  taxRegistrationNumber: ['code', whole(sameText, isMasked)],
  organizationCode: ['code', whole(sameCode, isMasked)],
  taxpayerId: ['code', whole(sameText, isMasked)],

  status: ['status', unit(differingStatus)],
  address: ['text', scalar(sameName)],
  legalForm: ['text', scalar(sameName)],
  legalRepresentative: ['text', whole(sameName, isMaskedName)],
  legalRepresentativeTitle: ['text', scalar(sameText)],
  registeredCapital: ['money', unit(differingMoney, withCurrency)],
  paidInCapital: ['money', unit(differingMoney, withCurrency)],
  shareType: ['text', scalar(sameText)],
  listed: ['flag', scalar(sameValue)],
  numberOfEmployees: ['count', scalar(sameValue)],

  incorporationDate: ['day', scalar(sameValue)],
  approvalDate: ['day', scalar(sameValue)],
  revocationDate: ['day', scalar(sameValue)],
  revocationReason: ['text', scalar(sameText)],
  revocationSigns: ['doubts', concatenation()],
  deregistrationDate: ['day', scalar(sameValue)],
  deregistrationReason: ['text', scalar(sameText)],
  operatingFrom: ['day', scalar(sameValue)],
  operatingUntil: ['day or 长期', scalar(sameValue)],
  registrationAuthority: ['text', scalar(sameName)],

  businessScope: ['text', scalar(sameName)],
  industry: ['industry', unit(differingCode, completed)],
  entityClass: ['entityClass', unit(differingCode, completed)],
  entityCategory: ['entityCategory', first()],
  district: ['district', unit(differingCode, completed)],

  website: ['text', scalar(sameText)],
  emails: ['texts', union()],
  phones: ['texts', union()],

  shareholders: ['shareholders', firstWithRows(differingHoldings)],
  officers: ['officers', firstWithRows(differingPosts)],
  branches: ['branches', firstWithRows(differingBranches)],

  abnormalOperations: ['abnormalOperations', riskUnion()],
  seriousViolations: ['seriousViolations', riskUnion()],
  majorTaxViolations: ['majorTaxViolations', riskUnion()],
  blacklistFlags: ['doubts', concatenation()],
  abnormalTaxpayer: ['abnormalTaxpayer', scalar(sameValue)],

  checkedTimes: ['times', { join: oldest }],
  suppliers: ['suppliers', first()],
  subjects: ['subjects', concatenation()],
};

export const FIELDS = Object.keys(FACTS) as readonly Field[];

/** What the field of a company holds; undefined when there is no such field. */
export function kindOfField(field: string): Kind | undefined {
  return Object.hasOwn(FACTS, field) ? FACTS[field as Field][0] : undefined; // an own key, as was just seen
}

/** The fields in order. Each join is typed for its own field above; the values come from that same field. */
const PLAN = FIELDS.map((field) => ({ field, ...(FACTS[field][1] as Joining<unknown>) }));

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
  const merged: { [Name in Field]?: unknown } = { ...NOTHING };
  const several: { [Name in Field]?: unknown[] } = { ...NOTHING };
  for (const part of withoutOthers(parts)) {
    for (const key in part) {
      const field = key as Field; // a partial company has no other keys
      const value = part[field];
      if (value === undefined) continue;
      const first = merged[field];
      if (first === undefined) merged[field] = value;
      else if (!isRepetition(first, value)) several[field] = [...(several[field] ?? [first]), value];
    }
  }
  for (const { field, join, alone } of PLAN) {
    const values = several[field];
    if (values) merged[field] = join(values, field, issues);
    else if (alone && merged[field] !== undefined) merged[field] = alone(merged[field]);
  }
  return merged as Merged; // written field by field, by the join of each
}

/** Whether both are single values, and equal: the second one adds nothing. */
function isRepetition(first: unknown, second: unknown): boolean {
  const { value } = first as Partial<Sourced<unknown>>; // only a single value has one
  return value !== undefined && value === (second as Partial<Sourced<unknown>>).value; // as above
}

type Same = (a: string, b: string) => boolean;
type SameValue = (a: unknown, b: unknown) => boolean;

function scalar<T>(equal: Same | SameValue): Joining<Sourced<T>> {
  return {
    join: (values, field, issues) => {
      const winner = values[0] as Sourced<T>; // a join is called with at least one value
      for (const other of values) {
        // Text comparisons belong to fields of text only.
        if (!(equal as SameValue)(winner.value, other.value)) disagree(field, winner, other, issues);
      }
      return winner;
    },
  };
}

/** A text of which a source may hide characters: the first wins, or the first that shows what it hides. */
function whole(equal: Same, isHidden: (text: string) => boolean): Joining<Sourced<string>> {
  const { join } = scalar<string>(equal);
  return {
    join: (values, field, issues) => {
      const first = values[0] as Sourced<string>; // a join is called with at least one value
      const shows = ({ value }: Sourced<string>) => !isHidden(value) && couldBe(first.value, value);
      const winner = isHidden(first.value) ? (values.find(shows) ?? first) : first;
      const hides = ({ value }: Sourced<string>) => isHidden(value) && couldBe(value, winner.value);
      return join([winner, ...values.filter((other) => !hides(other))], field, issues);
    },
  };
}

/** A fact of several parts: the first wins whole, completed by `fill` from those that agree with it. */
function unit<T>(
  differing: (a: T, b: T) => Difference | undefined,
  fill: (a: T, b: T) => T = (a) => a,
): Joining<T> {
  return {
    join: (values, field, issues) => {
      let winner = values[0] as T; // a join is called with at least one value
      for (const other of values) {
        const pair = differing(winner, other);
        if (pair) disagree(field, ...pair, issues);
        else winner = fill(winner, other);
      }
      return winner;
    },
  };
}

/** Classes that say one thing of a company: it is registered, and does business. */
const IN_BUSINESS: ReadonlySet<string> = new Set([
  'existing',
  'opened',
  'on_the_books',
  'newly_registered',
  'moved_in',
]);

function differingStatus(a: RegistrationStatus, b: RegistrationStatus): Difference | undefined {
  const areBothInBusiness = IN_BUSINESS.has(a.class.value) && IN_BUSINESS.has(b.class.value);
  return areBothInBusiness || a.class.value === b.class.value ? undefined : [a.class, b.class];
}

/** Amounts without a currency are in the company's own and agree with any. */
function differingMoney(a: Money, b: Money): Difference | undefined {
  if (a.amount.value !== b.amount.value) return [a.amount, b.amount];
  return differing(a.currency, b.currency);
}

function withCurrency(a: Money, b: Money): Money {
  return a.currency ? a : { ...a, currency: b.currency, currencyName: b.currencyName };
}

/** Codes are compared with codes, and names with names where a code is missing. */
function differingCode(a: Coded, b: Coded): Difference | undefined {
  return a.code && b.code ? differing(a.code, b.code) : differing(a.name, b.name);
}

/** What one lacks and the other has, when they agree in what both have. */
function completed(a: Coded, b: Coded): Coded {
  const haveInCommon = (a.code && b.code) || (a.name && b.name);
  return haveInCommon ? { code: a.code ?? b.code, name: a.name ?? b.name } : a;
}

/** The first; the sources code it by different lists, so that there is nothing to compare. */
function first<T>(): Joining<T> {
  return { join: (values) => values[0] as T }; // a join is called with at least one value
}

/** Of the times that one endpoint has, the oldest: nothing is newer than it claims to be. */
function oldest(values: readonly NonNullable<PartialCompany['checkedTimes']>[]): Record<string, string> {
  // Without a prototype: a caller may name an endpoint "constructor".
  const times: Record<string, string> = Object.create(null);
  for (const value of values) {
    for (const endpoint in value) {
      const time = value[endpoint] as string; // an own key
      const known = times[endpoint];
      if (known === undefined || time < known) times[endpoint] = time;
    }
  }
  return times;
}
