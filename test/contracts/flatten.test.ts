import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { describe, expect, it } from 'vitest';
import { flatten } from '../../scripts/codegen/flatten.js';

describe('flatten', () => {
  it('leaves of a check the check and its error', () => {
    const text = flatten(write({ type: 'object', properties: { a: { type: 'string', pattern: '^x' } } }));
    expect(text).toContain('if (!(typeof data0 === "string"))');
    expect(text).toContain('return fail(validate20, instancePath + "/a", rule');
    expect(text).not.toMatch(/_errs|valid0|vErrors|errors === 0|parentData/);
  });

  it('writes the words of a rule once, however often it is asked', () => {
    const text = { type: 'string', pattern: '^x' };
    const code = flatten(
      write({ type: 'object', properties: { a: text, b: { type: 'array', items: text } } }),
    );
    expect(code.match(/must match pattern/g)).toHaveLength(2);
    expect(code.match(/^const rule\d+ = /gm)).not.toHaveLength(0);
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

function write(schema: object): string {
  const ajv = new Ajv2020({ strict: false, code: { source: true, esm: true } });
  ajv.addSchema(schema, 'urn:test:a');
  return standalone.default(ajv, { check: 'urn:test:a' });
}
