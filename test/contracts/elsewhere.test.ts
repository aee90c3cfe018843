/**
 * The documents that ship under schemas/bundled, in the hands of other tools than ajv: a second validator, which
 * asserts no formats, OpenAPI's own schema, and quicktype. `npm run build` makes them.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import { validate as validateOpenApi } from '@hyperjump/json-schema/openapi-3-1';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { compile } from 'json-schema-to-typescript';
import groupBy from 'lodash/groupBy.js';
import upperFirst from 'lodash/upperFirst.js';
import { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktype } from 'quicktype-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { NEWEST } from '../../src/datasets/releases/index.js';
import { type RenderOptions, render } from '../../src/datasets/render.js';
import type { Dataset, Release, Version } from '../../src/generated/contracts/index.js';
import { validators } from '../../src/generated/contracts/validators.js';
import { COMPANIES } from '../releases/companies.js';
import { JUNK, listPlaces, replaceAt } from './changes.js';
import { CONTRACTS, nameOf, RELEASES } from './schemas.js';

const HERE = new URL('./', import.meta.url);
const BUNDLED = new URL('../../schemas/bundled/', import.meta.url);
const GOLDEN = new URL('../golden/', import.meta.url);

const NAMES = CONTRACTS.map(nameOf);

function readJson(url: URL) {
  return JSON.parse(readFileSync(url, 'utf8'));
}

function readBundled(name: string) {
  return readJson(new URL(`${name}.schema.json`, BUNDLED));
}

/** What the package itself says of a response. */
function isValid(name: string, response: unknown): boolean {
  const [, release, version, dataset] = /^(.{10})-(v\d)-(\w+)$/.exec(name) ?? [];
  // An unknown name gives undefined, and the test fails on it.
  return validators[release as Release][version as Version][dataset as Dataset](response);
}

/** Every response that the tests of the contracts have, by the name of its contract, those that break theirs too. */
const RESPONSES = groupBy(
  [
    ...NAMES.map((name) => ({ name, file: `valid/${name}.json` })),
    ...readdirSync(new URL('invalid/', HERE)).flatMap((name) =>
      readdirSync(new URL(`invalid/${name}/`, HERE)).map((file) => ({
        name,
        file: `invalid/${name}/${file}`,
      })),
    ),
  ],
  'name',
);

/** Every response that a golden case keeps, by the name of its contract. */
const GOLDENS = groupBy(
  readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    if (file.endsWith('/super.json') && file.split('/').length === 2)
      return [{ name: `${NEWEST}-v2-super`, file }];
    const [, release, version, dataset] = /\/(\d{4}-\d\d-\d\d)\/(v\d)\/(\w+)\.json$/.exec(file) ?? [];
    return release === undefined ? [] : [{ name: `${release}-${version}-${dataset}`, file }];
  }),
  'name',
);

describe.each(NAMES)('schemas/bundled/%s.schema.json', (name) => {
  beforeAll(() => registerSchema(readBundled(name)));

  it('is judged alike by hyperjump, with formats as mere annotations, and by the package', async () => {
    const check = await validate(readBundled(name).$id);
    for (const { file } of RESPONSES[name] ?? []) {
      const response = readJson(new URL(file, HERE));
      expect([file, check(response).valid]).toEqual([file, file.startsWith('valid/')]);
    }
    const response = readJson(new URL(`valid/${name}.json`, HERE));
    fc.assert(
      fc.property(fc.constantFrom(...listPlaces(response)), JUNK, (place, junk) => {
        const changed = replaceAt(response, place, junk);
        // What was read from JSON and changed to JSON is JSON.
        expect(check(changed as Parameters<typeof check>[0]).valid).toBe(isValid(name, changed));
      }),
      { numRuns: 60 },
    );
  });

  it('is kept by every golden response, by hyperjump, and by what each golden case is rendered as', async () => {
    const check = await validate(readBundled(name).$id);
    for (const { file } of GOLDENS[name] ?? []) {
      expect([file, check(readJson(new URL(file, GOLDEN))).valid]).toEqual([file, true]);
    }
    // Found: the names are those of the contracts, and the releases the folders of schemas.
    const contract = CONTRACTS.find((each) => nameOf(each) === name) as RenderOptions;
    for (const each of COMPANIES) {
      const { response } = render(each.company, contract);
      expect([each.name, check(JSON.parse(JSON.stringify(response))).valid]).toEqual([each.name, true]);
    }
  });

  it('is made into types by json-schema-to-typescript', async () => {
    const text = await compile(readBundled(name), 'Response', { format: false });
    expect(text).toMatch(/^export interface (?:Refresh|Super)Response/m);
  });

  it.each(['typescript', 'java', 'python'] as const)('is made into %s by quicktype', async (lang) => {
    const lines = await typesIn(lang, name);
    expect(lines.length).toBeGreaterThan(50);
  });

  it('reads every golden response back through the TypeScript that quicktype makes', async () => {
    const { code } = transformSync((await typesIn('typescript', name)).join('\n'), {
      loader: 'ts',
      format: 'esm',
    });
    const { Convert } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const goldens = GOLDENS[name] ?? [];
    expect(goldens.length).toBeGreaterThanOrEqual(8);
    for (const { file } of goldens) {
      const text = readFileSync(new URL(file, GOLDEN), 'utf8');
      const read = JSON.parse(Convert.responseToJson(Convert.toResponse(text)));
      expect(sameTimes(read), file).toEqual(sameTimes(JSON.parse(text)));
    }
  });
});

async function typesIn(lang: 'typescript' | 'java' | 'python', name: string): Promise<string[]> {
  const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
  await input.addSource({ name: 'Response', schema: JSON.stringify(readBundled(name)) });
  const inputData = new InputData();
  inputData.addInput(input);
  return (await quicktype({ inputData, lang })).lines;
}

/** quicktype makes a Date of a date and of a date-time, which JSON writes with milliseconds and a Z. */
function sameTimes(response: unknown): unknown {
  return JSON.parse(JSON.stringify(response), (_key, value) =>
    /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|\+00:00))?$/.test(value) ? new Date(value).toISOString() : value,
  );
}

describe.each(RELEASES)('schemas/bundled/%s-openapi.json', (release) => {
  const document = readJson(new URL(`${release}-openapi.json`, BUNDLED));

  it('is a valid OpenAPI 3.1 document', async () => {
    expect(await validateOpenApi('https://spec.openapis.org/oas/3.1/schema', document)).toEqual({
      valid: true,
    });
  });

  it('refers only to components that it has', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref = '']) => ref);
    const components = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(refs.length).toBeGreaterThan(50);
    expect(refs.filter((ref) => !components.includes(ref))).toEqual([]);
  });

  it.each(
    CONTRACTS.filter((each) => each.release === release).map((each) => [each.version, each.dataset] as const),
  )('accepts and refuses as %s %s what its schema does', (version, dataset) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ ...document, $id: 'urn:test:openapi' });
    const component = `V${version.slice(1)}${upperFirst(dataset)}Response`;
    const check = ajv.compile({ $ref: `urn:test:openapi#/components/schemas/${component}` });
    for (const { file } of RESPONSES[`${release}-${version}-${dataset}`] ?? []) {
      expect([file, check(readJson(new URL(file, HERE)))]).toEqual([file, file.startsWith('valid/')]);
    }
  });
});
