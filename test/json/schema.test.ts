import { describe, expect, it } from 'vitest';
import { documentsOf, propertiesOf, resolve, type Schema } from '../../src/json/schema.js';

const PARTS: Schema = {
  $id: 'urn:test:parts',
  $defs: {
    text: { type: 'string' },
    name: { $ref: '#/$defs/text' },
    person: { properties: { name: { $ref: '#/$defs/name', title: 'Name' } } },
  },
};
const ROOT: Schema = {
  $id: 'urn:test:root',
  properties: {
    people: { type: 'array', items: { $ref: 'urn:test:parts#/$defs/person' }, title: 'People' },
    lost: { $ref: '#/$defs/lost' },
  },
};
const DOCUMENTS = documentsOf([ROOT, PARTS]);
const located = (schema: Schema, document = ROOT) => ({ schema, document });

describe('resolve', () => {
  it('follows a chain of references, each relative to the document it is written in', () => {
    const found = resolve(located({ $ref: 'urn:test:parts#/$defs/name' }), DOCUMENTS);
    expect(found).toEqual({ schema: { type: 'string' }, document: PARTS });
  });

  it('gives a schema without a reference back as it is', () => {
    expect(resolve(located({ const: 1 }), DOCUMENTS).schema).toEqual({ const: 1 });
  });

  it.each(['#/$defs/lost', 'urn:test:none#/$defs/text', 'urn:test:parts#/$defs/text/type/0'])(
    'throws for %s, which leads to no schema, and names it and its document',
    ($ref) => {
      expect(() => resolve(located({ $ref }), DOCUMENTS)).toThrow(
        `No schema at ${$ref}, which urn:test:root refers to`,
      );
    },
  );
});

describe('propertiesOf', () => {
  it('gives of a list the schema of its elements, beside the property as it is written', () => {
    const { properties: { people = {} } = {} } = ROOT;
    const [found] = propertiesOf(located({ properties: { people } }), DOCUMENTS);
    expect(found).toMatchObject({ name: 'people', isList: true, written: { title: 'People' } });
    const [name] = propertiesOf(found?.target ?? located({}), DOCUMENTS);
    expect(name).toMatchObject({ name: 'name', isList: false, written: { title: 'Name' } });
    expect(name?.value.schema).toEqual({ type: 'string' });
  });

  it('gives none of a schema that is not an object', () => {
    expect(propertiesOf(located({ type: 'string' }), DOCUMENTS)).toEqual([]);
  });
});
