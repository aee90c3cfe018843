/**
 * What the report shows of the data of a run: the answers to the questions of risk, how often each field was filled,
 * statuses, amounts of capital, unknown codes, and the records with the most issues. Kept are counts by words of a schema
 * or a code list, positions, and companies' numbers; nothing of a person. Its size is bounded for a run of any length.
 */

import type { Version } from '../generated/contracts/index.js';
import type { Issue } from '../issues.js';
import { type Answers, addAnswers, countAnswers, emptyAnswers } from './answers.js';
import { describePlace, type Named, type Place } from './block.js';
import { addCounts, type Counts, count } from './counts.js';
import { type CompanyNumbers, numbersOf } from './issueLine.js';
import type { Made } from './record.js';
import { addCodes, countCodes, emptyCodes, type UnknownCodes } from './unknownCodes.js';

export interface Overview {
  readonly answers: Answers;
  /** How often a field was filled, by its path; `list[]` counts the elements. */
  readonly filled: Counts;
  readonly status: Counts;
  /** Records by the currency of their registered capital. */
  readonly currencies: Counts;
  /** Records with a capital in renminbi, by the number of digits of its yuan, 1 at least; 0 for a capital of zero. */
  readonly capitalDigits: Counts;
  /** Issues by "severity code reason", for those that have a reason. */
  readonly reasons: Counts;
  readonly unknownCodes: UnknownCodes;
  /** The worst first. */
  worst: Worst[];
}

/** A delivered record with much wrong with it. */
export interface Worst extends Named {
  readonly errors: number;
  readonly warnings: number;
  /** Its issue codes but those of mere information, each once, in the order found. */
  readonly codes: readonly string[];
}

const MAX_WORST = 20;
const RENMINBI = '人民币';

export function emptyOverview(): Overview {
  return {
    answers: emptyAnswers(),
    filled: {},
    status: {},
    currencies: {},
    capitalDigits: {},
    reasons: {},
    unknownCodes: emptyCodes(),
    worst: [],
  };
}

export function addOverview(sum: Overview, later: Overview): void {
  addAnswers(sum.answers, later.answers);
  addCounts(sum.filled, later.filled);
  addCounts(sum.status, later.status);
  addCounts(sum.currencies, later.currencies);
  addCounts(sum.capitalDigits, later.capitalDigits);
  addCounts(sum.reasons, later.reasons);
  addCodes(sum.unknownCodes, later.unknownCodes);
  sum.worst = worstOf([...sum.worst, ...later.worst]);
}

/** Counts the records of one stretch; `finish` gives what it counted. */
export class Survey {
  readonly #version: Version;
  readonly #overview = emptyOverview();
  readonly #fields = new Field();

  constructor(version: Version) {
    this.#version = version;
  }

  add(place: Place, made: Made): void {
    const { response, issues, company } = made;
    const named = namedBy(place, numbersOf(response, this.#version));
    const content = this.#version === 'v2' ? at(response, 'content') : response;
    this.#fields.add(content);
    const { answers, status, currencies, capitalDigits, reasons, unknownCodes, worst } = this.#overview;
    countAnswers(answers, company, named);
    countCodes(unknownCodes, made);
    for (const { severity, code, reason } of issues)
      if (reason !== undefined) count(reasons, `${severity} ${code} ${reason}`);
    count(status, String(at(content, 'status')));
    const shares =
      this.#version === 'v2' ? at(at(content, 'additionalData'), 'shares') : at(content, 'extradata');
    const amount = at(shares, this.#version === 'v2' ? 'shareCapitals' : 'shareCapital');
    if (typeof amount === 'string') {
      // A refresh names the currency only where it isn't renminbi.
      const currency = String(at(shares, 'shareCurrency') ?? RENMINBI);
      count(currencies, currency);
      if (currency === RENMINBI) count(capitalDigits, String(digitsOf(amount)));
    }
    const bad = badness(named, issues);
    if (bad) worst.push(bad);
  }

  finish(): Overview {
    this.#fields.write(this.#overview.filled, '');
    return { ...this.#overview, worst: worstOf(this.#overview.worst) };
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as { readonly [key: string]: unknown })[key] // an object of a response, keys ours
    : undefined;
}

/** "1850000000.00" has 10, "0.50" has 1, "0.00" has 0. */
function digitsOf(amount: string): number {
  return ZERO.test(amount) ? 0 : (amount.split('.', 1)[0]?.length ?? 0);
}

const ZERO = /^0(?:\.0*)?$/;

function namedBy(place: Place, { registrationNumber, kompanyId }: CompanyNumbers): Named {
  const number = registrationNumber ?? kompanyId;
  return { place: describePlace(place), ...(number !== undefined && { number }) };
}

function badness(named: Named, issues: readonly Issue[]): Worst | undefined {
  const bad = issues.filter(({ severity }) => severity !== 'info');
  if (bad.length === 0) return undefined;
  const errors = bad.filter(({ severity }) => severity === 'error').length;
  return {
    ...named,
    errors,
    warnings: bad.length - errors,
    codes: [...new Set(bad.map(({ code }) => code))],
  };
}

/** Errors weigh more than any number of warnings; of equals the earlier stays first, for a sort is stable. */
function worstOf(records: readonly Worst[]): Worst[] {
  return [...records].sort((a, b) => b.errors - a.errors || b.warnings - a.warnings).slice(0, MAX_WORST);
}

/** How often a field was filled, and the fields inside it. Null, [] and {} are not filled. */
class Field {
  #times = 0;
  readonly #inner = new Map<string, Field>();

  add(value: unknown): void {
    if (typeof value !== 'object' || value === null) {
      this.#times += 1;
      return;
    }
    if (Array.isArray(value)) {
      this.#times += 1;
      const elements = this.#field('[]');
      for (const element of value) elements.add(element);
      return;
    }
    this.#times += 1;
    const object = value as { readonly [key: string]: unknown }; // no list, not null
    for (const key in object) if (isFilled(object[key])) this.#field(key).add(object[key]);
  }

  write(counts: Counts, path: string): void {
    if (path !== '') counts[path] = this.#times;
    for (const [key, field] of this.#inner) {
      field.write(counts, path === '' ? key : key === '[]' ? `${path}[]` : `${path}.${key}`);
    }
  }

  #field(key: string): Field {
    let field = this.#inner.get(key);
    if (field === undefined) {
      field = new Field();
      this.#inner.set(key, field);
    }
    return field;
  }
}

function isFilled(value: unknown): boolean {
  if (typeof value !== 'object') return value !== undefined;
  if (value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  for (const key in value) if (isFilled((value as { readonly [key: string]: unknown })[key])) return true; // an object
  return false;
}
