/**
 * The keys of a bundle can be persons too, where somebody filed rows by name. Such a key is in paths, in the raw body
 * and, of a whole body, among the endpoints.
 */

import { isObject } from '../json/object.js';
import { segment } from '../json/path.js';
import type { Explanation } from './explanation.js';

/** As long as a mobile phone's number. */
const NUMBER = /\d{11}/;
/** Every key that the documentation knows is of these. */
const KNOWN_LETTERS = /^[\w\-.$ ]*$/;

/**
 * Replaces each key that names a person or may do so: one that `isNamed` knows, one with a long number, and one of other
 * letters than the documented ones that led to no value of the dataset.
 */
export function withoutPersonalKeys(
  explanation: Explanation,
  isNamed: (text: string) => boolean,
): Explanation {
  const used = explanation.fields.flatMap(({ inputs }) => inputs.map(({ path }) => path)).join('\n');
  const isHidden = (key: string) =>
    isNamed(key) || NUMBER.test(key) || (!KNOWN_LETTERS.test(key) && !used.includes(segment(key)));
  const hidden = new Map<string, string>();
  for (const key of keysIn(explanation.bundle))
    if (!hidden.has(key) && isHidden(key)) hidden.set(key, `redacted-${hidden.size + 1}`);
  if (hidden.size === 0) return explanation;
  // One key may begin with another.
  const longestFirst = new Map([...hidden].sort(([one], [other]) => other.length - one.length));
  return replaced(explanation, longestFirst) as Explanation; // the same shape, with other keys in the bundle
}

function* keysIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const element of value) yield* keysIn(element);
  else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield key;
      yield* keysIn(inner);
    }
  }
}

function replaced(value: unknown, hidden: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string')
    return hidden.get(value) ?? (value.includes('$') ? inPaths(value, hidden) : value);
  if (Array.isArray(value)) return value.map((element) => replaced(element, hidden));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [hidden.get(key) ?? key, replaced(inner, hidden)]),
  );
}

function inPaths(text: string, hidden: ReadonlyMap<string, string>): string {
  let path = text;
  for (const [key, name] of hidden) path = path.replaceAll(segment(key), segment(name));
  return path;
}
