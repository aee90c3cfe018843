import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Issue } from '../../src/issues.js';
import { mapPayload } from '../../src/mappers/index.js';
import { Reader } from '../../src/reading/reader.js';
import { ENDPOINTS, type EndpointName, endpoint } from '../../src/upstream/index.js';

/** Of any type that JSON has. */
const ANYTHING: fc.Arbitrary<unknown> = fc.oneof(
  fc.string(),
  fc.constantFrom('1', '-', '2018-06-15', '100 万人民币', '存续', '91110108551385082Q'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom({}, [], [null], [{}], [[]], ['x'], [1], [true], { items: [] }, { total: 1 }),
);

/** Payloads of a schema's shape, each place of which holds now what belongs there and now anything. */
function payloadsOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodOptional) return payloadsOf(schema.unwrap() as z.ZodType);
  const right = rightly(schema);
  return fc.oneof({ arbitrary: right, weight: 12 }, { arbitrary: ANYTHING, weight: 1 });
}

function rightly(schema: z.ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodUnion) return fc.oneof(...(schema.options as z.ZodType[]).map(rightly));
  if (schema instanceof z.ZodArray)
    return fc.array(payloadsOf(schema.element as z.ZodType), { maxLength: 3 });
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([key, field]) => [key, payloadsOf(field as z.ZodType)]);
    return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  }
  if (schema instanceof z.ZodString) return fc.constantFrom('', '1', '文字', '2018-06-15', '100 万人民币');
  if (schema instanceof z.ZodNumber) return fc.constantFrom(0, 1, 20180615, 1.5);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  return fc.constant(null);
}

/** Where zod finds a wrong type, with the position of list elements as the reader writes it. */
function wrongToZod(name: EndpointName, payload: unknown): string[] {
  const result = endpoint(name).payload.safeParse(payload);
  return result.success
    ? []
    : [...new Set(result.error.issues.flatMap((found) => placesOf(found, [])))].sort();
}

/** A union's own place, or those inside of it where one of its options came nearer. */
function placesOf(found: z.core.$ZodIssue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...found.path];
  if (found.code !== 'invalid_union') return [pathTo(path)];
  // A day that comes as an object of Java's, { time: ms }, is one value: such a union has four options.
  const isDay = found.errors.length === 4 && found.errors.flat().some(({ path: [key] }) => key === 'time');
  const deeper = found.errors.filter((errors) => !isDay && errors.some((error) => error.path.length > 0));
  return deeper.length === 0
    ? [pathTo(path)]
    : deeper.flatMap((errors) => errors.flatMap((error) => placesOf(error, path)));
}

function pathTo(path: readonly PropertyKey[]): string {
  return `$${path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')}`;
}

function wrongToReader(name: EndpointName, payload: unknown): string[] {
  const issues: Issue[] = [];
  mapPayload(name, new Reader(payload as object, { endpoint: name, path: '$', context: { issues } }));
  return [...new Set(issues.filter(({ code }) => code === 'wrong_type').map(({ path }) => path))].sort();
}

/** The paths of everything that was left out on purpose while a payload was read. */
let ignored: string[] = [];

beforeEach(() => {
  ignored = [];
  const { ignore, ignoreAll } = Reader.prototype;
  vi.spyOn(Reader.prototype, 'ignore').mockImplementation(function (this: Reader, key, why) {
    ignored.push(`${this.path()}.${key}`);
    ignore.call(this, key, why);
  });
  vi.spyOn(Reader.prototype, 'ignoreAll').mockImplementation(function (this: Reader, why) {
    ignored.push(this.path());
    ignoreAll.call(this, why);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

function isIgnored(path: string): boolean {
  return ignored.some((left) => path === left || path.startsWith(`${left}.`) || path.startsWith(`${left}[`));
}

describe.each(ENDPOINTS)('%s', (name) => {
  const { payload } = endpoint(name);
  const bodies = rightly(payload as z.ZodType);

  it('is read with wrong_type where its schema refuses it, and nowhere else, but for what is left out on purpose', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        ignored = [];
        const reader = wrongToReader(name, body);
        const zod = wrongToZod(name, body);
        expect(zod).toEqual(expect.arrayContaining(reader));
        expect(reader).toEqual(expect.arrayContaining(zod.filter((path) => !isIgnored(path))));
      }),
      { numRuns: 100 },
    );
  });
});
