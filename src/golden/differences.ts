/**
 * Differences between two JSON values (逐字段比较), field by field. Elements of a list are recognized by what
 * they are, not by where they are: an identifier by identifierName and identifierValue, a person or a
 * company by its name, any element by being the same as before; what is left over, by its position.
 *
 * @example
 * differences({ officers: [{ name: '张三' }, { name: '李四', role: '监事' }] }, { officers: [{ name: '李四' }] })
 * // removed $.officers[1].role, was $.officers[1].role; removed $.officers[0]
 */

import sortedIndexBy from 'lodash/sortedIndexBy.js';
import { isObject } from '../json/object.js';
import { segment } from '../json/path.js';

/** A value and its JSONPath (RFC 9535). */
interface Spot {
  readonly path: string;
  readonly value: unknown;
}

/** `changed` and `moved` have both sides; the paths differ where an element is at another position. */
export type Difference =
  | { readonly kind: 'added'; readonly after: Spot }
  | { readonly kind: 'removed'; readonly before: Spot }
  | { readonly kind: 'changed' | 'moved'; readonly before: Spot; readonly after: Spot };

/** Every difference, in the order of `before`; none exactly when the two are equal but for key order. */
export function differences(before: unknown, after: unknown): Difference[] {
  const found: Difference[] = [];
  compare({ path: '$', value: before }, { path: '$', value: after }, found);
  return found;
}

/** What an element of a list is recognized by, where it says who it is. */
export function identityOf(element: unknown): string | undefined {
  if (!isObject(element)) return undefined;
  const { identifierName, identifierValue, name } = element;
  if (typeof identifierName === 'string' && typeof identifierValue === 'string') {
    return `${identifierName} ${identifierValue}`;
  }
  return typeof name === 'string' ? name : undefined;
}

function compare(before: Spot, after: Spot, found: Difference[]): void {
  if (isObject(before.value) && isObject(after.value)) {
    compareFields(fieldsOf(before.value, before.path), fieldsOf(after.value, after.path), found);
  } else if (Array.isArray(before.value) && Array.isArray(after.value)) {
    compareElements(elementsOf(before.value, before.path), elementsOf(after.value, after.path), found);
  } else if (before.value !== after.value) {
    found.push({ kind: 'changed', before, after });
  }
}

function compareFields(
  before: ReadonlyMap<string, Spot>,
  after: ReadonlyMap<string, Spot>,
  found: Difference[],
): void {
  for (const [key, spot] of before) {
    const now = after.get(key);
    if (now) compare(spot, now, found);
    else found.push({ kind: 'removed', before: spot });
  }
  for (const [key, spot] of after) if (!before.has(key)) found.push({ kind: 'added', after: spot });
}

function compareElements(before: readonly Spot[], after: readonly Spot[], found: Difference[]): void {
  const partners = pair(before, after);
  const unmoved = inOrder(partners);
  const seen = new Set(partners);
  before.forEach((spot, index) => {
    const partner = partners[index];
    const now = partner === undefined ? undefined : after[partner];
    if (!now) {
      found.push({ kind: 'removed', before: spot });
      return;
    }
    if (!unmoved.has(index)) found.push({ kind: 'moved', before: spot, after: now });
    compare(spot, now, found);
  });
  after.forEach((spot, index) => {
    if (!seen.has(index)) found.push({ kind: 'added', after: spot });
  });
}

/** For each element of before, the index in after of the element that it is. */
function pair(before: readonly Spot[], after: readonly Spot[]): (number | undefined)[] {
  const partners: (number | undefined)[] = before.map(() => undefined);
  const taken = new Set<number>();
  for (const signOf of [JSON.stringify, identityOf] as const) {
    const waiting = new Map<string, number[]>();
    for (let index = after.length - 1; index >= 0; index--) {
      const sign = taken.has(index) ? undefined : signOf(after[index]?.value);
      if (sign === undefined) continue;
      const others = waiting.get(sign);
      if (others) others.push(index);
      else waiting.set(sign, [index]);
    }
    before.forEach(({ value }, index) => {
      if (partners[index] !== undefined) return;
      const sign = signOf(value);
      const partner = sign === undefined ? undefined : waiting.get(sign)?.pop();
      if (partner === undefined) return;
      partners[index] = partner;
      taken.add(partner);
    });
  }
  before.forEach(({ value }, index) => {
    const now = after[index];
    const isFree = now !== undefined && partners[index] === undefined && !taken.has(index);
    if (isFree && identityOf(value) === undefined && identityOf(now.value) === undefined)
      partners[index] = index;
  });
  return partners;
}

/** The elements of a longest series that keeps its order: the fewest others are the ones that moved. */
function inOrder(partners: readonly (number | undefined)[]): ReadonlySet<number> {
  const ends: number[] = []; // for each length, the element that ends a series of it lowest
  const previous = new Map<number, number | undefined>();
  partners.forEach((partner, index) => {
    if (partner === undefined) return;
    const length = sortedIndexBy(ends, index, (end) => partners[end]);
    previous.set(index, ends[length - 1]);
    ends[length] = index;
  });
  const series = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) series.add(at);
  return series;
}

function fieldsOf(record: { readonly [key: string]: unknown }, path: string): ReadonlyMap<string, Spot> {
  return new Map(Object.entries(record).map(([key, value]) => [key, { path: path + segment(key), value }]));
}

function elementsOf(list: readonly unknown[], path: string): readonly Spot[] {
  return list.map((value, index) => ({ path: `${path}[${index}]`, value }));
}
