import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { describe, expect, it } from 'vitest';
import { flatten } from '../../scripts/codegen/flatten.js';

const TEXT = { type: 'string', pattern: '^x' };

describe('flatten', () => {
  it('leaves of a check the check and the rule', () => {
    const text = flatten(write({ type: 'object', properties: { a: TEXT } }));
    expect(text).toContain('if (!(typeof data0 === "string"))');
    expect(text).toContain('return rule0("/a")');
    expect(text).not.toMatch(/_errs|valid0|vErrors|errors === 0|parentData|instancePath = ""|schema\d/);
  });

  it('writes the words of a rule once, however often it is asked', () => {
    const code = flatten(
      write({ type: 'object', properties: { a: { const: 'x' }, b: { const: 'x' }, c: { const: 'y' } } }),
    );
    expect(code.match(/allowedValue: "x"/g)).toHaveLength(2); // the rule of #/properties/a, and that of b
    const shared = flatten(write({ type: 'object', properties: { a: REFERENCE, b: REFERENCE } }, TEXT));
    expect(shared.match(/must match pattern/g)).toHaveLength(1);
  });

  it('gives nothing for a value that keeps to its schema', async () => {
    const check = await run(
      { type: 'object', properties: { list: { type: 'array', items: REFERENCE } } },
      TEXT,
    );
    expect(check({ list: ['x', 'xy'] })).toBeUndefined();
    expect(check({})).toBeUndefined();
  });

  it('puts the path together on the way up, through lists and other schemas', async () => {
    const list = { type: 'array', items: REFERENCE };
    const row = { type: 'object', properties: { errors: list, inline: { type: 'array', items: TEXT } } };
    const check = await run({ type: 'array', items: row }, TEXT);
    expect(check([{}, { errors: ['x', 'y'] }])).toMatchObject({
      instancePath: '/1/errors/1',
      keyword: 'pattern',
      params: { pattern: '^x' },
    });
    expect(check([{ inline: ['x', 'x', 3] }])).toMatchObject({
      instancePath: '/0/inline/2',
      keyword: 'type',
    });
    expect(check(3)).toMatchObject({ instancePath: '', keyword: 'type', message: 'must be array' });
  });

  it('asks for the keys of a schema with many of them, by own names only', async () => {
    const properties = Object.fromEntries(Array.from('abcdefghij', (name) => [name, {}]));
    const check = await run({ type: 'object', additionalProperties: false, properties });
    expect(check({ a: 1, j: 2 })).toBeUndefined();
    for (const key of ['k', 'constructor', 'toString'])
      expect(check({ a: 1, [key]: 2 })).toMatchObject({ params: { additionalProperty: key } });
  });

  it('finds double items, be they named as what every object has', async () => {
    const check = await run({ type: 'array', uniqueItems: true, items: { type: 'string' } });
    for (const list of [[], ['a'], ['a', 'b'], ['__proto__', 'constructor', 'toString']])
      expect(check(list)).toBeUndefined();
    for (const double of ['a', '__proto__', 'constructor'])
      expect(check([double, 'b', double])).toMatchObject({ keyword: 'uniqueItems', params: { i: 0, j: 2 } });
  });

  it('tells the words that stand in the schema alone', async () => {
    const check = await run({ type: ['string', 'null'], enum: ['LIVE', null] });
    expect(check('x')).toMatchObject({ params: { allowedValues: ['LIVE', null] } });
    expect(check(1)).toMatchObject({ params: { type: ['string', 'null'] } });
  });

  it.each([
    ['anyOf', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ['oneOf', { oneOf: [{ type: 'string' }, { type: 'null' }] }],
    ['not', { not: { type: 'string' } }],
    ['if', { if: { type: 'string' }, else: { const: 1 } }],
    ['contains', { type: 'array', contains: { type: 'string' } }],
  ])('refuses a schema with %s, whose code needs the count of errors', (_, schema) => {
    expect(() => flatten(write({ type: 'object', properties: { a: schema } }))).toThrow(/does not know/);
  });
});

const REFERENCE = { $ref: 'urn:test:other' };

/** The standalone code of a schema, and of the other that it may refer to. */
function write(schema: object, other: object = {}): string {
  const ajv = new Ajv2020({ strict: false, inlineRefs: false, code: { source: true, esm: true } });
  ajv.addSchema(other, 'urn:test:other');
  ajv.addSchema(schema, 'urn:test:a');
  return standalone.default(ajv, { check: 'urn:test:a' });
}

/** The flattened function, loaded. */
async function run(schema: object, other?: object): Promise<(value: unknown) => unknown> {
  const code = flatten(write(schema, other));
  const loaded = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return loaded.check;
}
