/**
 * Compiled validators of the target datasets: one function for each shape, whichever releases, versions and
 * datasets have it, written by ajv's standalone mode. Whoever imports them reaches no package and compiles nothing.
 *
 * ajv numbers what it writes, so that one new field would rename everything behind it. Here an object's function is
 * called after its title and the oldest release that has it, anything else after what it says: a changed field is a
 * change of its own function.
 *
 * @example
 * await validatorsModule(['2025-07-09', '2025-06-23'], readSchemas)
 * // 'function v2_SuperContent_20250709(data, …'
 */

import { createHash } from 'node:crypto';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { transformSync } from 'esbuild';
import mapValues from 'lodash/mapValues.js';
import { type Documents, documentsOf, resolve, type Schema } from '../../src/json/schema.js';
import { CodegenError, DATASETS, type ReadSchemas, typeName, VERSIONS } from './schemas.js';

/** The two formats that the schemas name, as regular expressions that ajv writes into its code: exactly the days there are. */
const DATE =
  '(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))' +
  '|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)';
const TIME =
  '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])';
const FORMATS = new Map([
  ['date', new RegExp(`^${DATE}$`)],
  ['date-time', new RegExp(`^${DATE}T${TIME}$`)],
]);

/** The text of `validators.ts`, for releases newest first. */
export async function validatorsModule(releases: readonly string[], read: ReadSchemas): Promise<string> {
  const shapes = new Map<string, string>();
  const roots = new Map<string, string>();
  // The oldest first: a release that begins as a copy takes the names of the one before.
  for (const release of releases.toReversed()) {
    for (const version of VERSIONS) {
      const schemas = await read(release, version);
      const add = shapeAdder(shapes, documentsOf(schemas), `${version}_`, `_${release.replaceAll('-', '')}`);
      for (const [index, dataset] of DATASETS.entries()) {
        const root = schemas[index] ?? {};
        roots.set(`${release}/${version}/${dataset}`, add(root, root));
      }
    }
  }
  const table = releases.flatMap((release) => [
    `  '${release}': {`,
    ...VERSIONS.map((version) => {
      const pairs = DATASETS.map((dataset) => `${dataset}: ${roots.get(`${release}/${version}/${dataset}`)}`);
      return `    ${version}: { ${pairs.join(', ')} },`;
    }),
    '  },',
  ]);
  return `// @ts-nocheck: code written by ajv
import type { Dataset, Release, Shape, Validator, Version } from './index.js';

${compiled(shapes, new Set(roots.values()))}
/** The compiled contract of every response, by release, version and dataset. */
export const validators: Readonly<Record<Release, Readonly<Record<Version, Readonly<Record<Dataset, Validator>>>>>> = {
${table.join('\n')}
};

/** The shape of what each of the validators above accepts. Made when it is first needed. */
export function makeShapes(): ReadonlyMap<Validator, Shape> {
${shapeLines(shapes).join('\n')}
  return new Map([
${[...new Set(roots.values())].map((name) => `    [${name}, ${shapeName(name)}],`).join('\n')}
  ]);
}
`;
}

function shapeLines(shapes: ReadonlyMap<string, string>): string[] {
  const statements = [...shapes].map(
    ([name, shape]) => `const ${shapeName(name)} = ${shapeText(name, JSON.parse(shape))};`,
  );
  return statements.flatMap((statement) => statement.split('\n').map((line) => `  ${line}`));
}

function shapeName(name: string): string {
  return `shape_${name}`;
}

/** What the schemas of objects and lists may say: `settle` counts on it that there is nothing else to check. */
const PROVABLE: Readonly<Record<string, ReadonlySet<string>>> = {
  object: new Set(['type', 'properties', 'required', 'additionalProperties', 'minProperties']),
  array: new Set(['type', 'items', 'minItems', 'maxItems', 'uniqueItems']),
};

/** A shape as code. What is inside an object or a list is named; a scalar is its validator's matter alone. */
function shapeText(name: string, schema: Schema): string {
  const { properties, items, required = [], minProperties, minItems, maxItems, uniqueItems } = schema;
  const isList = schema.type === 'array' && !uniqueItems;
  if (properties || isList) requireProvable(name, schema);
  const inside = ({ $ref }: Schema) => shapeName(String($ref).slice(addressOf('').length));
  const facts: Readonly<Record<string, unknown>> = {
    test: name,
    isText: isAnyText(schema) || undefined,
    properties: properties && objectText(mapValues(properties, inside)),
    required: properties && JSON.stringify(required),
    isList: isList || undefined,
    items: isList && items ? inside(items) : undefined,
    atLeast: minProperties ?? minItems,
    atMost: maxItems,
  };
  return objectText(facts);
}

/** On one line where it is short; else each field on its own, so that a new one is one line of a diff. */
function objectText(fields: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${value}`);
  const line = `{ ${members.join(', ')} }`;
  if (line.length <= 90 && !line.includes('\n')) return line;
  return `{\n${members.map((member) => `  ${member.replaceAll('\n', '\n  ')},\n`).join('')}}`;
}

function requireProvable(name: string, schema: Schema): void {
  const kind = schema.properties ? 'object' : 'array';
  const unknown = Object.keys(schema).find((keyword) => !PROVABLE[kind]?.has(keyword));
  if (unknown === undefined && (kind === 'array' || schema.additionalProperties === false)) return;
  throw new CodegenError(
    `The schema of ${name}: the check "leaf" can't prove ${unknown ?? 'an open object'}`,
  );
}

/** Whether every text that is not blank may be there. */
function isAnyText({ type, pattern, ...others }: Schema): boolean {
  return [type].flat().includes('string') && pattern === String.raw`\S` && Object.keys(others).length === 0;
}

/**
 * Gives the name of a schema's shape, which is added when it is new. A shape is what a schema says to a validator:
 * without titles and descriptions, and with the name of another shape wherever a schema is inside.
 */
function shapeAdder(shapes: Map<string, string>, documents: Documents, prefix: string, suffix: string) {
  const known = new Map<string, string>([...shapes].map(([name, shape]) => [shape, name]));

  function add(written: Schema, document: Schema): string {
    const { schema, document: home } = resolve({ schema: written, document }, documents);
    const {
      $id,
      $schema,
      $defs,
      title,
      description,
      'x-origin': origin,
      'x-personal': personal,
      properties,
      items,
      ...rest
    } = schema;
    const inside = (each: Schema): Schema => ({ $ref: addressOf(add(each, home)) });
    const shape = JSON.stringify({
      ...withoutIdlePattern(rest),
      ...(properties && { properties: mapValues(properties, inside) }),
      // To tell items apart without code of its package, ajv must see their type.
      ...(items && {
        items: rest.uniqueItems
          ? resolve({ schema: items, document: home }, documents).schema
          : inside(items),
      }),
    });
    const name = known.get(shape) ?? nameOf(schema, shape);
    known.set(shape, name);
    shapes.set(name, shape);
    return name;
  }

  function nameOf(schema: Schema, shape: string): string {
    const digest = createHash('sha256').update(shape).digest('hex').slice(0, 8);
    if (!schema.properties) return `check_${digest}`;
    const name = `${prefix}${typeName(schema)}${suffix}`;
    return shapes.has(name) ? `${name}_${digest}` : name;
  }

  return add;
}

/** A pattern that only says what the format says is there for validators that don't assert formats. */
function withoutIdlePattern({ pattern, ...schema }: Schema): Schema {
  const isIdle = schema.format !== undefined && FORMATS.get(String(schema.format))?.source === pattern;
  return isIdle || pattern === undefined ? schema : { ...schema, pattern };
}

/** The code of all shapes. */
function compiled(shapes: ReadonlyMap<string, string>, roots: ReadonlySet<string>): string {
  const ajv = new Ajv({
    strict: true,
    formats: Object.fromEntries(FORMATS),
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const [name, shape] of shapes) ajv.addSchema(JSON.parse(shape), addressOf(name));
  const code = standalone.default(ajv, Object.fromEntries([...roots].map((name) => [name, addressOf(name)])));
  if (/\brequire\(|\bimport\b/.test(code))
    throw new Error('A keyword of the schemas needs code of ajv at run time');
  const names = new Map<string, string>();
  for (const name of shapes.keys()) {
    const environment = ajv.schemas[addressOf(name)];
    if (environment?.validateName) names.set(environment.validateName.str, name);
  }
  return renamed(code, names);
}

/** The same code with lasting names in place of numbers: of a function its shape's, of a constant by what it is. */
function renamed(code: string, names: Map<string, string>): string {
  for (const [, name = '', kind = '', text = ''] of code.matchAll(/^const (([a-z]+)\d+) = (.*);$/gm)) {
    names.set(name, `${kind}_${createHash('sha256').update(text).digest('hex').slice(0, 8)}`);
  }
  const whole = code.replaceAll(/^(?:"use strict"|export const .*);\n/gm, '');
  // ajv neither indents nor keeps it short.
  return transformSync(whole, { charset: 'utf8', minifySyntax: true }).code.replaceAll(
    /\b(?:validate|schema|pattern|formats|func)\d+\b/g,
    (name) => names.get(name) ?? name,
  );
}

function addressOf(name: string): string {
  return `urn:shape:${name}`;
}
