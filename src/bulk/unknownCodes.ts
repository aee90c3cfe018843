/**
 * The values of codes that are in no code list, which a maintainer needs to complete the lists. A code names nobody, but
 * a field may hold something else than a code: a value is kept only when it is short, has no long number in it, comes from a
 * field of codes and holds no name of the company or of its persons.
 */

import type { Company } from '../company/company.js';
import type { Issue, Reason } from '../issues.js';
import { valueAt } from '../json/path.js';
import type { Sourced } from '../reading/sourced.js';
import { printable } from '../text/printable.js';
import { type Counts, count } from './counts.js';

export interface UnknownCodes {
  /** Times by "list: value", in the order in which they were found. */
  readonly values: Counts;
  /** Times by list, of values that are not shown. */
  readonly hidden: Counts;
}

/** So many different values are kept over a run; the others are counted as hidden. */
export const MAX_VALUES = 200;
const MAX_LENGTH = 20;
/** The longest codes of the lists have seven digits. */
const LONG_NUMBER = /\d{9}/;

/** A reason is free text, and a flag has no list. */
const WITHOUT_CODES: ReadonlySet<string> = new Set<Reason<'unknown_code'>>(['abnormal-reason', 'yes-no']);

export function emptyCodes(): UnknownCodes {
  return { values: {}, hidden: {} };
}

/** What a record was made of. */
interface Record {
  readonly bundle: unknown;
  readonly company: Company;
  readonly issues: readonly Issue[];
}

export function countCodes(codes: UnknownCodes, { bundle, company, issues }: Record): void {
  for (const issue of issues) {
    if (issue.code !== 'unknown_code') continue;
    const list = issue.reason ?? 'unknown';
    const value = WITHOUT_CODES.has(list) ? undefined : shownValue(valueAt(bundle, issue.path), company);
    if (value === undefined) count(codes.hidden, list);
    else count(codes.values, `${list}: ${value}`);
  }
}

/** Adds those of a later stretch. The first values of the input are kept, however the input is cut into stretches. */
export function addCodes(sum: UnknownCodes, later: UnknownCodes): void {
  let size = Object.keys(sum.values).length;
  for (const [key, times] of Object.entries(later.values)) {
    const isKnown = Object.hasOwn(sum.values, key);
    if (!isKnown && size >= MAX_VALUES) {
      count(sum.hidden, key.slice(0, key.indexOf(':')), times);
      continue;
    }
    if (!isKnown) size += 1;
    count(sum.values, key, times);
  }
  for (const [list, times] of Object.entries(later.hidden)) count(sum.hidden, list, times);
}

function shownValue(raw: unknown, company: Company): string | undefined {
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  const value = String(raw).trim();
  if (value === '' || value.length > MAX_LENGTH || LONG_NUMBER.test(value)) return undefined;
  return namesOf(company).some((name) => value.includes(name)) ? undefined : printable(value);
}

function namesOf(company: Company): string[] {
  const { name, legalRepresentative, shareholders = [], officers = [] } = company;
  const people = [...shareholders, ...officers].map((row) => row.name);
  return [name, legalRepresentative, ...people]
    .filter((leaf): leaf is Sourced<string> => leaf !== undefined)
    .map(({ value }) => value);
}
