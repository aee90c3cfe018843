import type { RawObject, Sourced } from '../../src/reading/sourced.js';

const readers = new Map<string, RawObject>();

/** A value as the key of an endpoint gives it. */
export function said<T>(value: T, path = '$.info.data.key'): Sourced<T> {
  const [, object = '', endpoint = '', key = ''] = /^(\$\.(\w+).*)\.(\w+)$/.exec(path) ?? [];
  const reader = readers.get(object) ?? { endpoint, authority: 'SAMR', path: () => object };
  readers.set(object, reader);
  return { value, origins: [{ reader, key, index: -1, original: value }] };
}
