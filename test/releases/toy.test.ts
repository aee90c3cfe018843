/**
 * A release of one rename and one removal, made by the recipe: a list of changes that is passed in, a schema folder
 * edited from a copy. v1/ and v2/ render the newest shape, here the toy's, and know nothing of it.
 */

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { releaseNotes } from '../../scripts/codegen/releaseNotes.js';
import type { Company } from '../../src/company/company.js';
import { CHANGES, NEWEST, undoTo } from '../../src/datasets/releases/index.js';
import type { Change, ReleaseChanges } from '../../src/datasets/releases/release.js';
import { put } from '../../src/datasets/releases/verbs.js';
import { settle } from '../../src/datasets/settle.js';
import { upgradeWith } from '../../src/datasets/upgrade/index.js';
import * as v1 from '../../src/datasets/v1/index.js';
import * as v2 from '../../src/datasets/v2/index.js';
import type { Dataset, Version } from '../../src/generated/contracts/index.js';
import { readSchema, type Schema } from '../contracts/schemas.js';
import { COMPANIES, one } from './companies.js';

const renameRepresentative: Change = {
  name: 'RenameRepresentativeToLegalRepresentative',
  sentence: 'The field representative is called legalRepresentative from now on.',
  fields: [
    {
      datasets: ['refresh', 'super'],
      v1: { before: 'extradata.representative', after: 'extradata.legalRepresentative' },
      v2: { before: 'additionalData.representative', after: 'additionalData.legalRepresentative' },
    },
  ],
};

const removeRepresentativeTitle: Change = {
  name: 'RemoveRepresentativeTitle',
  sentence: 'The field representativeTitle is removed.',
  fields: [
    {
      datasets: ['super'],
      v1: { before: 'extradata.representativeTitle' },
      v2: { before: 'additionalData.representativeTitle' },
    },
  ],
  undo({ company, dataset, version }) {
    const group = version === 'v2' ? 'additionalData' : 'extradata';
    return put(
      `${group}.representativeTitle`,
      dataset === 'super' ? company.legalRepresentativeTitle : undefined,
    );
  },
};

const TOY: ReleaseChanges = {
  release: '9999-01-01',
  before: NEWEST,
  announcement: { title: 'A toy', posted: '9998-12-01' },
  changes: [renameRepresentative, removeRepresentativeTitle],
};

const WITH_TOY: readonly ReleaseChanges[] = [TOY, ...CHANGES];

const DRAFTS = {
  v1: { refresh: v1.draftRefresh, super: v1.draftSuper },
  v2: { refresh: v2.draftRefresh, super: v2.draftSuper },
};

function content(company: Company, release: string, version: Version, dataset: Dataset) {
  const draft = DRAFTS[version][dataset](company, { extensions: true });
  const older = undoTo(release, draft, { company, dataset, version }, WITH_TOY);
  const settled = settle(older, { lineage: '$' });
  return { ...settled, content: JSON.parse(JSON.stringify(settled.content)) };
}

const xiaomi = COMPANIES.find(({ name }) => name === 'announcement-company')?.company;
if (!xiaomi) throw new Error('the golden case announcement-company is gone');

const title = { value: '董事长', origins: [] };
const company: Company = { ...xiaomi, legalRepresentativeTitle: title };

const GROUP = { v1: 'extradata', v2: 'additionalData' } as const;

describe.each(['v1', 'v2'] as const)('a toy release, %s', (version) => {
  const group = GROUP[version];
  const newest = content(company, TOY.release, version, 'super');
  const before = content(company, NEWEST, version, 'super');

  it('renders its own shape from the drafts as they are', () => {
    expect(one(`$.${group}.legalRepresentative`, newest.content)).toBe('雷军');
    expect(Object.keys(newest.content[group])).not.toContain('representativeTitle');
  });

  it('is undone: the old name at its old place, the removed field back, and nothing else different', () => {
    const { representative, representativeTitle, ...others } = before.content[group];
    expect([representative, representativeTitle]).toEqual(['雷军', '董事长']);
    const { legalRepresentative: _, ...expected } = newest.content[group];
    expect(others).toEqual(expected);
    const keys = Object.keys(newest.content[group]).map((key) =>
      key === 'legalRepresentative' ? 'representative' : key,
    );
    expect(Object.keys(before.content[group])).toEqual([...keys, 'representativeTitle']);
    expect({ ...before.content, [group]: 0 }).toEqual({ ...newest.content, [group]: 0 });
  });

  it('takes lineage and fields along', () => {
    const path = `$.${group}.representative`;
    const inputs = (settled: typeof before, output: string) =>
      settled.lineage?.find((entry) => entry.output === output)?.inputs;
    expect(inputs(before, path)).toEqual(inputs(newest, `$.${group}.legalRepresentative`));
    expect(before.attributions.SAMR.fields).toContain(path);
    expect(before.attributions.SAMR.fields).not.toContain(`$.${group}.legalRepresentative`);
  });

  it('leaves the removed field out of the dataset that never had it', () => {
    const refresh = content(company, NEWEST, version, 'refresh').content;
    expect(Object.keys(refresh[group])).not.toContain('representativeTitle');
    expect(one(`$.${group}.representative`, refresh)).toBe('雷军');
  });

  it('is undone on the way to the release before last too', () => {
    const oldest = content(company, '2025-06-23', version, 'super').content;
    expect(one(`$.${group}.representative`, oldest)).toBe('雷军');
    expect(JSON.stringify(oldest)).toContain('registerCourt');
  });

  it('upgrades a stored response: moved, left out with an issue, the same when done again', () => {
    const stored =
      version === 'v2'
        ? withSources(before.content, [`$.${group}.representative`, '$.name'])
        : before.content;
    const { response, issues } = upgradeWith(WITH_TOY, stored, TOY.release);
    const expected =
      version === 'v2'
        ? withSources(newest.content, [`$.${group}.legalRepresentative`, '$.name'])
        : newest.content;
    expect(JSON.stringify(response)).toBe(JSON.stringify(expected));
    expect(issues).toEqual([
      {
        code: 'dropped_value',
        severity: 'warning',
        path: `$.${group}.representativeTitle`,
        reason: 'removed',
        message: `A value that the release removes (RemoveRepresentativeTitle, ${TOY.release}); left out`,
      },
    ]);
    expect(upgradeWith(WITH_TOY, response, TOY.release)).toEqual({ response, issues: [] });
  });

  it('upgrades over two releases at once, and no further than it is asked to', () => {
    const oldest = content(company, '2025-06-23', version, 'super').content;
    const halfway = upgradeWith(WITH_TOY, oldest, NEWEST).response;
    expect(one(`$.${group}.representative`, halfway)).toBe('雷军');
    expect(JSON.stringify(halfway)).not.toContain('registerCourt');
    const all = upgradeWith(WITH_TOY, oldest, TOY.release).response;
    expect(one(`$.${group}.legalRepresentative`, all)).toBe('雷军');
    expect(upgradeWith(WITH_TOY, halfway, TOY.release).response).toEqual(all);
    expect(upgradeWith(WITH_TOY, oldest, '2025-06-23').response).toBe(oldest);
  });
});

describe('the schemas of a toy release', () => {
  it('accept what is undone when the older copy has the old names', () => {
    const root = readSchema(NEWEST, 'v2', 'super');
    const { content: contentShape, additionalData, ...others } = root.$defs ?? {};
    const { legalRepresentative, ...properties } = additionalData?.properties ?? {};
    const sources = { ...contentShape, required: undefined };
    const older: Schema = {
      ...root,
      $id: 'toy',
      $ref: '#/$defs/content',
      type: undefined,
      properties: undefined,
      required: undefined,
      additionalProperties: undefined,
      $defs: {
        ...others,
        content: sources,
        additionalData: {
          ...additionalData,
          properties: {
            ...properties,
            representative: legalRepresentative ?? {},
            representativeTitle: legalRepresentative ?? {},
          },
        },
      },
    };
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv
      .addSchema(readSchema(NEWEST, 'v2', 'parts'))
      .compile(JSON.parse(JSON.stringify(older)));
    for (const { name, company: each } of COMPANIES) {
      const { content: undone } = content(
        { ...each, legalRepresentativeTitle: title },
        NEWEST,
        'v2',
        'super',
      );
      validate(undone);
      expect(validate.errors ?? [], name).toEqual([]);
    }
    validate(content(company, TOY.release, 'v2', 'super').content);
    expect(validate.errors?.[0]?.params).toEqual({ additionalProperty: 'legalRepresentative' });
  });
});

describe('the notes of a toy release', () => {
  it('list each change with its sentence and its paths', () => {
    expect(releaseNotes(TOY)).toContain(`## RenameRepresentativeToLegalRepresentative

> The field representative is called legalRepresentative from now on.

| dataset | v1 before | v1 after | v2 before | v2 after | upgrade |
|---|---|---|---|---|---|
| refresh, super | \`extradata.representative\` | \`extradata.legalRepresentative\` | \`additionalData.representative\` | \`additionalData.legalRepresentative\` | moves it |

## RemoveRepresentativeTitle

> The field representativeTitle is removed.

| dataset | v1 before | v1 after | v2 before | v2 after | upgrade |
|---|---|---|---|---|---|
| super | \`extradata.representativeTitle\` | – | \`additionalData.representativeTitle\` | – | leaves it out (\`dropped_value\`) |
`);
  });
});

function withSources(stored: object, fields: readonly string[]): object {
  return { ...stored, sources: [{ fields }] };
}
