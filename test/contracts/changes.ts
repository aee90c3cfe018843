/** Responses with one value changed, to compare what two validators say of them. */

import fc from 'fast-check';
import { isRecord } from './schemas.js';

/** Values that a field may be given by mistake. */
export const JUNK = fc.oneof(
  fc.constantFrom(null, true, '', ' ', '0', '1', 'Y', 'LIVE', '2016-02-30', '长期', '1.00', '$.name', [], {}),
  fc.constantFrom('2025-07-10T08:00:60+00:00', '2025-07-10T08:00:00Z', '2025-07-10t08:00:00+00:00', '\u2028'),
  fc.double(),
  fc.string(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
);

export type Place = readonly (string | number)[];

/** Where every value stands, lists and objects included. */
export function* listPlaces(value: unknown, place: Place = []): Generator<Place> {
  yield place;
  if (Array.isArray(value))
    for (const [index, each] of value.entries()) yield* listPlaces(each, [...place, index]);
  else if (isRecord(value))
    for (const [key, each] of Object.entries(value)) yield* listPlaces(each, [...place, key]);
}

/** The same value with another one at a place. */
export function replaceAt(value: unknown, [key, ...rest]: Place, put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value))
    return value.map((each, index) => (index === key ? replaceAt(each, rest, put) : each));
  if (!isRecord(value)) throw new Error(`nothing at ${key}`);
  return { ...value, [key]: replaceAt(value[key], rest, put) };
}
