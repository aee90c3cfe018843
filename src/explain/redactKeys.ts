/**
 * The keys of a bundle can be persons too, where rows are filed by name. Such a key is in paths, in the raw body
 * and, of a whole body, among the endpoints.
 */

import { isObject } from '../json/object.js';
import { segment } from '../json/path.js';
import type { Explanation } from './explanation.js';

/** As long as a mobile phone's number. */
const NUMBER = /\d{11}/;
/** Every key that the documentation knows is of these. */
const KNOWN_LETTERS = /^[\w\-.$ ]*$/;

/** One key in a path, as `segment` writes it. */
const SEGMENT = /\.[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|\['(?:[^'\\]|\\.)*'\]/g;

/**
 * Replaces each key that names a person or may do so: one that `isNamed` knows, one with a long number, and one of other
 * letters than the documented ones that led to no value of the dataset.
 */
export function withoutPersonalKeys(
  explanation: Explanation,
  isNamed: (text: string) => boolean,
): Explanation {
  const paths = explanation.fields.flatMap(({ inputs }) => inputs.map(({ path }) => path));
  const used = new Set(paths.flatMap((path) => path.match(SEGMENT) ?? []));
  const isHidden = (key: string) =>
    isNamed(key) || NUMBER.test(key) || (!KNOWN_LETTERS.test(key) && !used.has(segment(key)));
  const keys = new Map<string, string>();
  for (const key of new Set(keysIn(explanation.bundle)))
    if (isHidden(key)) keys.set(key, `redacted-${keys.size + 1}`);
  if (keys.size === 0) return explanation;
  const segments = new Map([...keys].map(([key, name]) => [segment(key), segment(name)]));
  return replaced(explanation, { keys, segments }) as Explanation; // the same shape, with other keys in the bundle
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

interface Hidden {
  /** What is written in the place of a key. */
  readonly keys: ReadonlyMap<string, string>;
  /** The same for the segments of paths. */
  readonly segments: ReadonlyMap<string, string>;
}

function replaced(value: unknown, hidden: Hidden): unknown {
  const { keys, segments } = hidden;
  if (typeof value === 'string') {
    const key = keys.get(value);
    if (key !== undefined || !value.includes('$')) return key ?? value;
    return value.replace(SEGMENT, (found) => segments.get(found) ?? found);
  }
  if (Array.isArray(value)) return value.map((element) => replaced(element, hidden));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [keys.get(key) ?? key, replaced(inner, hidden)]),
  );
}
