/**
 * Reads one object of a raw payload. Every key is taken, or ignored with a reason, or reported as an
 * `unmapped_field`: there is no fourth state. What `take` gives remembers its position, so that the
 * cleaners can say where a value came from and where it went wrong.
 *
 * @example
 * const raw = new Reader<Payload>(payload, { endpoint: 'qycxnew', path: '$.qycxnew.value', context: { issues } });
 * const name = text(raw.take('qyName'));
 * raw.ignore('province', 'the address has it');
 * raw.rest(); // the keys that nobody asked for
 */

import type { CallerCodes } from '../codelists/callerCodes.js';
import { type Detail, errorIssue, type Issue, type IssueCode, issue } from '../issues.js';
import { isObject } from '../json/object.js';
import { segment } from '../json/path.js';
import { isBlank } from '../text/blank.js';
import type { Additions } from './additions.js';
import { type Authority, type Origin, type RawObject, type Sourced, sourced } from './sourced.js';
import type { Trail } from './trail.js';

/** More rows than this in one list are not read (`limit_exceeded`). */
export const MAX_ROWS = 100_000;
/** So many unknown keys, wrong elements, and bad values of one field are reported one by one, the others as a number. */
export const MOST_PATHS = 1000;
/** Unknown values nested deeper than this are not walked (`limit_exceeded`). */
export const MAX_DEPTH = 64;

type Named<P> = keyof { [K in keyof P as string extends K ? never : number extends K ? never : K]: P[K] } &
  string;
/** The keys that a payload's schema names; an upstream object may hold others. Any key of a payload without a schema. */
type Known<P> = [Named<P>] extends [never] ? (string extends keyof P ? string : Named<P>) : Named<P>;
/** The object inside a `rows` or `section` field of a payload; any object where the payload has no schema. */
export type Inner<F> = unknown extends F
  ? Raw
  : NonNullable<F> extends infer V
    ? V extends readonly (infer R)[]
      ? NonNullable<R>
      : V
    : never;

/** A raw value and where it stands. Absent keys and null give no Taken. */
export interface Taken extends Origin {
  readonly reader: Reader<unknown>;
}

/** The rows of a list, and how many elements it has, null aside; without a size there is no list. */
export interface List<P> {
  readonly rows: readonly Reader<P>[];
  readonly size: Sourced<number> | undefined;
}

/** The objects of a field that comes as one object or as a list of them, and the field's value. */
export interface Sections<P> {
  readonly taken: Taken | undefined;
  readonly readers: readonly Reader<P>[];
}

type Raw = { readonly [key: string]: unknown };

/** What one reading of a bundle shares: where issues go, the trail when one is wanted, and what the caller adds. */
export interface ReadingContext {
  readonly issues: Issue[];
  /** What was reported of each field since there are many issues. */
  repeats?: Map<string, Repeats>;
  readonly trail?: Trail | undefined;
  readonly additions?: Additions | undefined;
}

interface Repeats {
  times: number;
  /** Where in the issues the one is that counts the others; undefined while each has its own. */
  at: number | undefined;
}

/** Where a reader starts: the endpoint, the path of the payload, and the reading that it belongs to. */
export interface Start {
  readonly endpoint: string;
  readonly path: string;
  readonly context: ReadingContext;
  /** When the endpoint was asked, as its envelope says it. */
  readonly timestamp?: Taken | undefined;
}

export class Reader<P = Raw> implements RawObject {
  readonly endpoint: string;
  readonly authority: Authority;
  readonly #raw: Raw;
  readonly #start: Start;
  readonly #parent: Reader<unknown> | undefined;
  readonly #key: string;
  readonly #index: number;
  #path: string | undefined;
  readonly #seen: string[] = [];
  #inner: Reader<unknown>[] | undefined;
  /** Whether there are no keys to ask for: the object is left out on purpose, or it is a list that was opened. */
  #whole = false;

  constructor(raw: object, start: Start, parent?: Reader<unknown>, key = '', index = -1) {
    this.#raw = raw as Raw; // the caller has seen that it is an object; its keys are read as unknown
    this.#start = start;
    this.#parent = parent;
    this.#key = key;
    this.#index = index;
    this.endpoint = start.endpoint;
    this.authority = parent?.authority ?? 'SAMR';
  }

  /** When the endpoint that gave this object was asked, as its envelope says it. */
  get timestamp(): Taken | undefined {
    return this.#start.timestamp;
  }

  /** The rows that the caller adds to the code lists. */
  get codes(): CallerCodes | undefined {
    return this.#start.context.additions?.codes;
  }

  /** JSONPath of this object in the bundle. */
  path(): string {
    this.#path ??= this.#pathIn(this.#parent ? this.#parent.path() : this.#start.path, `[${this.#index}]`);
    return this.#path;
  }

  /** The same for every element of the lists that it is in. */
  #anyPath(): string {
    return this.#pathIn(this.#parent ? this.#parent.#anyPath() : this.#start.path, '[*]');
  }

  #pathIn(outer: string, position: string): string {
    const key = this.#key === '' ? '' : segment(this.#key);
    return outer + key + (this.#index < 0 ? '' : position);
  }

  /** The value at a key, with its position. */
  take(key: Known<P>): Taken | undefined {
    const original = this.#read(key);
    const { trail } = this.#start.context;
    if (trail && key !== '' && this.#isThere(key)) trail.taken.add(this.#pathTo(key, -1));
    return original === undefined ? undefined : { reader: this as Reader<unknown>, key, index: -1, original };
  }

  /** Says that a key is known and left out on purpose. */
  ignore(key: Known<P>, why: string): void {
    this.#read(key);
    const { trail } = this.#start.context;
    if (trail && this.#isThere(key)) trail.ignored.set(this.#pathTo(key, -1), why);
  }

  /** Says that this whole object is left out on purpose, with all that is in it. */
  ignoreAll(why: string): void {
    this.#whole = true;
    this.#start.context.trail?.leftOut.set(this.path(), why);
  }

  /** A reader for each object of the list at a key; without one, of the payload that is itself a list. */
  rows<K extends Known<P>>(key: K): Reader<Inner<P[K]>>[] | undefined;
  rows(): Reader<Inner<P>>[] | undefined;
  rows(key = ''): Reader<never>[] | undefined {
    const list = this.#listAt(key);
    if (list === undefined) return undefined;
    if (Array.isArray(list)) return this.#open(key, list);
    this.report('wrong_type', key, 'is not a list of objects; left out');
    return undefined;
  }

  /** The same, with the number of elements that the list has, be they objects or not; null is none. */
  list<K extends Known<P>>(key: K): List<Inner<P[K]>>;
  list(): List<Inner<P>>;
  list(key = ''): List<never> {
    const rows = key === '' ? this.rows() : this.rows(key as Known<P>);
    const list = key === '' ? this.#raw : this.#raw[key];
    const at: Origin = { reader: this, key, index: -1, original: null };
    // The overloads above say what the rows are; here they are rows of anything.
    return {
      rows: (rows ?? []) as Reader<never>[],
      size: Array.isArray(list) ? sourced(list.filter(isSomething).length, at) : undefined,
    };
  }

  /** A reader for each object of a field that comes as one object or as a list of them. */
  section<K extends Known<P>>(key: K): Reader<Inner<P[K]>>[] {
    return this.#sections(key, this.#read(key));
  }

  /** The same, with the value of the field itself. */
  sections<K extends Known<P>>(key: K): Sections<Inner<P[K]>> {
    const taken = this.take(key);
    return { taken, readers: this.#sections(key, taken?.original) };
  }

  /** Whether this object has no value: a row of blanks is not a row. */
  isBlank(): boolean {
    for (const key in this.#raw) {
      const value = this.#raw[key];
      const isNothing =
        value === undefined || value === null || (typeof value === 'string' && isBlank(value));
      if (!isNothing) return false;
    }
    return true;
  }

  /** This object itself as an origin, for what follows from its being there. */
  origin(): Origin {
    const holder = this.#parent ?? this;
    return this.#parent
      ? { reader: holder, key: this.#key, index: this.#index, original: null }
      : { reader: this, key: '', index: -1, original: null };
  }

  /** Reads everything below this one as published by another authority. */
  publishedBy(authority: Authority): this {
    // The field is readonly to everybody else; a section learns its publisher right after it is opened.
    (this as { authority: Authority }).authority = authority;
    return this;
  }

  report<Code extends IssueCode>(
    code: Code,
    key: string,
    message: string,
    detail?: Detail<Code>,
    index = -1,
  ): void {
    const { issues } = this.#start.context;
    const found = issue(code, this.#pathTo(key, index), `${this.#label(key)} ${message}`, detail);
    if (issues.length < MOST_PATHS || !this.#isCounted(found, key, index)) issues.push(found);
  }

  /** Counts what is reported of one field again and again, so that no record makes issues without bound. */
  #isCounted(found: Issue, key: string, index: number): boolean {
    const { context } = this.#start;
    const { issues } = context;
    context.repeats ??= new Map();
    const path = this.#anyPath() + this.#pathBelow(key, index < 0 ? '' : '[*]');
    const id = `${found.code} ${found.reason} ${path}`;
    const repeats = context.repeats.get(id) ?? { times: 0, at: undefined };
    context.repeats.set(id, repeats);
    repeats.times += 1;
    if (repeats.times <= MOST_PATHS) return false;
    const { count = 1 } = found;
    const counting = issues[repeats.at ?? -1];
    if (repeats.at === undefined || counting === undefined)
      repeats.at = issues.push({ ...found, path, count }) - 1;
    else issues[repeats.at] = { ...counting, count: (counting.count ?? 1) + count };
    return true;
  }

  reportError<Code extends 'contradiction' | 'missing_value'>(
    code: Code,
    key: string,
    message: string,
    detail?: Detail<Code>,
  ): void {
    this.#start.context.issues.push(
      errorIssue(code, this.#pathTo(key, -1), `${this.#label(key)} ${message}`, detail),
    );
  }

  /** Reports every key, here and below, that was neither taken nor ignored. */
  rest(): void {
    const unknown: UnknownKeys = { paths: new Map(), others: 0 };
    this.#collect(unknown);
    for (const [path, { count, deep }] of unknown.paths) {
      const detail = count > 1 ? { count } : {};
      if (deep) {
        const message = `is nested deeper than ${MAX_DEPTH} levels; not read`;
        this.#start.context.issues.push(
          issue('limit_exceeded', path, `This key is unknown and ${message}`, detail),
        );
      } else {
        const message = 'This key is unknown; its value is not output';
        this.#start.context.issues.push(issue('unmapped_field', path, message, detail));
      }
    }
    if (unknown.others > 0) {
      this.report('unmapped_field', '', 'has more keys unknown to us; they are not in the output', {
        count: unknown.others,
      });
    }
  }

  /** An absent key has no place of its own: the trail would take its object for it. */
  #isThere(key: string): boolean {
    return this.#raw[key] !== undefined;
  }

  #read(key: string): unknown {
    const value = this.#raw[key];
    if (value === undefined) return undefined;
    if (!this.#seen.includes(key)) this.#seen.push(key);
    return value === null ? undefined : value;
  }

  #listAt(key: string): unknown {
    if (key !== '') return this.#read(key);
    this.#whole = true;
    return this.#raw;
  }

  #sections<S>(key: string, value: unknown): Reader<S>[] {
    if (value === undefined) return [];
    // Whether an object is what the schema says is found out by reading it.
    if (Array.isArray(value)) return this.#open(key, value) as Reader<S>[];
    if (isObject(value)) return [this.#reader(value, key, -1) as Reader<S>];
    this.report('wrong_type', key, 'is not an object or a list of objects; left out');
    return [];
  }

  #open(key: string, list: readonly unknown[]): Reader<never>[] {
    if (list.length > MAX_ROWS) {
      const detail = { count: list.length };
      this.report('limit_exceeded', key, `has more than ${MAX_ROWS} rows; the rest is left out`, detail);
    }
    const readers: Reader<never>[] = [];
    const end = Math.min(list.length, MAX_ROWS);
    let wrong = 0;
    for (let index = 0; index < end; index++) {
      const row: unknown = list[index];
      if (isObject(row)) readers.push(this.#reader(row, key, index) as Reader<never>);
      else if (isSomething(row) && ++wrong <= MOST_PATHS) {
        this.report('wrong_type', key, 'has an element that is not an object; left out', {}, index);
      }
    }
    if (wrong > MOST_PATHS) {
      const detail = { count: wrong - MOST_PATHS };
      this.report('wrong_type', key, 'has more elements that are not objects; left out', detail);
    }
    return readers;
  }

  #reader(raw: object, key: string, index: number): Reader<unknown> {
    const inner = new Reader<unknown>(raw, this.#start, this as Reader<unknown>, key, index);
    this.#inner ??= [];
    this.#inner.push(inner);
    return inner;
  }

  #collect(unknown: UnknownKeys): void {
    for (const inner of this.#inner ?? []) inner.#collect(unknown);
    if (this.#whole) return;
    if (Array.isArray(this.#raw)) {
      this.report('wrong_type', '', 'is a list in place of an object; left out');
      return;
    }
    let keys = 0;
    for (const _ in this.#raw) keys++;
    if (keys === this.#seen.length) return;
    const seen = new Set(this.#seen);
    const onUnmapped = this.#start.context.additions?.onUnmapped;
    for (const key of Object.keys(this.#raw)) {
      if (seen.has(key) || this.#raw[key] === undefined) continue;
      onUnmapped?.(this.path() + segment(key), this.#raw[key]);
      const path = this.#anyPath() + segment(key);
      const known = unknown.paths.get(path);
      if (!known && unknown.paths.size >= MOST_PATHS) {
        unknown.others++;
        continue;
      }
      const deep = known?.deep || isDeeperThan(this.#raw[key], MAX_DEPTH);
      unknown.paths.set(path, { count: (known?.count ?? 0) + 1, deep });
    }
  }

  #pathTo(key: string, index: number): string {
    return this.path() + this.#pathBelow(key, index < 0 ? '' : `[${index}]`);
  }

  /** A key that is absent has no path; the object does. */
  #pathBelow(key: string, position: string): string {
    return (key === '' || this.#raw[key] === undefined ? '' : segment(key)) + position;
  }

  #label(key: string): string {
    return key === '' ? this.endpoint : key;
  }
}

/** The keys of a payload that were neither taken nor ignored, and how many there are beyond those. */
interface UnknownKeys {
  readonly paths: Map<string, { readonly count: number; readonly deep: boolean }>;
  others: number;
}

function isSomething(element: unknown): boolean {
  return element !== null && element !== undefined;
}

function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((node) => (typeof node === 'object' && node !== null ? Object.values(node) : []));
  }
  return false;
}
