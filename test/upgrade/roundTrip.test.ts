import { describe, expect, it } from 'vitest';
import { CHANGES } from '../../src/datasets/releases/index.js';
import { newExtensions } from '../../src/datasets/releases/release.js';
import { render } from '../../src/datasets/render.js';
import { upgrade } from '../../src/datasets/upgrade/index.js';
import { validators } from '../../src/generated/contracts/validators.js';
import { COMPANIES, SHAPES, selected, titleOf, VERSIONS } from '../releases/companies.js';

const NEWER = '2025-07-09';
const OLDER = '2025-06-23';

/** What the release added to super, and an upgrade can't know: announced fields, and extensions. */
const ADDED = CHANGES.filter(({ release }) => release === NEWER).flatMap((each) => [
  ...each.changes
    .flatMap(({ fields }) => fields)
    .filter(({ datasets }) => datasets.includes('super'))
    .flatMap(({ v1 = {}, v2 = {} }) => [v1, v2])
    .filter(({ before, after }) => before === undefined && after !== undefined)
    .map(({ after }) => after),
  ...VERSIONS.flatMap((version) => newExtensions(each, { version, dataset: 'super' })),
]);

describe.each(SHAPES.map((each) => [titleOf(each), each] as const))(
  'every company rendered as %s',
  (_, shape) => {
    const { version, dataset } = shape;

    it('keeps to the newest schema when its older response is upgraded', () => {
      for (const { name, company } of COMPANIES) {
        const older = render(company, { ...shape, release: OLDER }).response;
        const { response } = upgrade(plain(older), { to: NEWER });
        const validate = validators[NEWER][version][dataset];
        validate(response);
        expect(validate.errors ?? [], name).toEqual([]);
      }
    });

    it('passes through as it is in the newest shape', () => {
      for (const { name, company } of COMPANIES) {
        const newest = plain(render(company, { ...shape, release: NEWER }).response);
        const { response, issues } = upgrade(newest, { to: NEWER });
        expect(response, name).toBe(newest);
        expect(issues, name).toEqual([]);
      }
    });

    it('is, upgraded from the older release, the newest response without what the release added', () => {
      if (dataset === 'refresh') return;
      for (const { name, company } of COMPANIES) {
        const older = plain(render(company, { ...shape, release: OLDER }).response);
        const newest = plain(render(company, { ...shape, release: NEWER }).response);
        const { response, issues } = upgrade(older, { to: NEWER });
        expect(inAnyFieldOrder(response), name).toBe(inAnyFieldOrder(withoutAdded(newest, version)));
        expect(issues.map(({ code, path }) => [code, selected(path, older).length])).toEqual(
          company.formerNames.length > 0 ? [['dropped_value', 1]] : [],
        );
      }
    });
  },
);

function plain(response: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(response));
}

/** The response as text; only `fields` keep the order of the stored ones, whatever the new places are. */
function inAnyFieldOrder(response: unknown): string {
  return JSON.stringify(response, (key, value) => (key === 'fields' ? [...value].sort() : value));
}

function withoutAdded(newest: Record<string, unknown>, version: 'v1' | 'v2'): unknown {
  const content = version === 'v2' ? newest.content : newest;
  const stripped = strip(content, '');
  if (!isObject(stripped)) return newest;
  if (version === 'v1') return stripped;
  const sources = selected('$.sources[*]', stripped).map((source) =>
    isObject(source) && Array.isArray(source.fields)
      ? { ...source, fields: source.fields.filter((path) => selected(path, stripped).length > 0) }
      : source,
  );
  // What neci-kyc states is in added fields alone, so that the older release has no such source.
  const stated = sources.filter((source) => !isObject(source) || source.name !== 'Derived by neci-kyc');
  return { ...newest, content: { ...stripped, sources: stated } };
}

/** Without the added fields, and without the groups and lists that held nothing else. */
function strip(node: unknown, path: string): unknown {
  if (Array.isArray(node)) return node.map((element) => strip(element, `${path}[*]`));
  if (!isObject(node)) return node;
  const entries = Object.entries(node).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (ADDED.includes(here) || here === 'additionalData.branches') return [];
    const kept = strip(value, here);
    const isEmptied = isObject(kept) && path !== '' && Object.keys(kept).length === 0;
    return isEmptied ? [] : [[key, kept]];
  });
  return Object.fromEntries(entries);
}

function isObject(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
