import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Issue } from '../../src/issues.js';
import { mapPayload } from '../../src/mappers/index.js';
import { Reader } from '../../src/reading/reader.js';
import { ENDPOINTS, endpoint } from '../../src/upstream/index.js';

/** A value for every documented key of a schema, arrays with one element, so that no key goes unasked for. */
function filled(schema: z.ZodType, extra?: string): unknown {
  if (schema instanceof z.ZodOptional) return filled(schema.unwrap() as z.ZodType, extra);
  if (schema instanceof z.ZodUnion) {
    const options = schema.options as z.ZodType[];
    // A field that may be a text is one value, though a day may come as an object of Java's too.
    const isScalar = options.some((option) => option instanceof z.ZodString);
    const deepest = options.find(
      (option) => (option instanceof z.ZodObject && !isScalar) || option instanceof z.ZodArray,
    );
    return filled(deepest ?? (options[0] as z.ZodType), extra);
  }
  if (schema instanceof z.ZodArray) return [filled(schema.element as z.ZodType, extra)];
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape).map(([key, field]) => [
      key,
      filled(field as z.ZodType, extra),
    ]);
    return Object.fromEntries(extra === undefined ? entries : [...entries, [extra, 'something']]);
  }
  return '0';
}

function unmappedIn(payload: unknown, name: (typeof ENDPOINTS)[number]): string[] {
  const issues: Issue[] = [];
  mapPayload(name, new Reader(payload as object, { endpoint: name, path: '$', context: { issues } }));
  return issues.filter(({ code }) => code === 'unmapped_field').map(({ path }) => path);
}

/** The objects in a payload, a list counting as its one element. */
function objectsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, element) => sum + objectsIn(element), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce((sum: number, inner) => sum + objectsIn(inner), 0);
}

describe.each(ENDPOINTS)('%s', (name) => {
  it('takes every documented key, or ignores it with a reason', () => {
    expect(unmappedIn(filled(endpoint(name).payload), name)).toEqual([]);
  });

  it('reports a key that the documentation does not have, in every object that is read', () => {
    const payload = filled(endpoint(name).payload, 'newKey');
    const isReadWhole = !['qycx', 'annualRpt'].includes(name);
    const found = unmappedIn(payload, name).length;
    if (isReadWhole) expect(found).toBe(objectsIn(payload));
    else expect(found).toBe(1);
  });
});
