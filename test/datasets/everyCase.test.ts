/** What holds of the responses of every golden case, whichever of them the case keeps as files. */

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { CHANGES } from '../../src/datasets/releases/index.js';
import { render } from '../../src/datasets/render.js';
import type { Dataset, Release, Version } from '../../src/generated/contracts/index.js';
import {
  CONTRACTS,
  DATASETS,
  listFields,
  nameOf,
  RELEASES,
  readSchema,
  VERSIONS,
} from '../contracts/schemas.js';
import { COMPANIES, leavesOf, selected } from '../releases/companies.js';

const EXTENSIONS = [true, false];

/** The content of a response as a reader of its JSON has it. */
function contentOf(
  { company }: (typeof COMPANIES)[number],
  options: { release: string; version: Version; dataset: Dataset; extensions: boolean },
): unknown {
  // The releases are the folders of schemas.
  const { response } = render(company, { ...options, release: options.release as Release });
  const plain = JSON.parse(JSON.stringify(response));
  return options.version === 'v2' ? plain.content : plain;
}

const SHAPES = RELEASES.flatMap((release) => VERSIONS.map((version) => ({ release, version })));

describe.each(CONTRACTS.map((each) => [nameOf(each), each] as const))('every case as %s', (_, contract) => {
  it('is valid against its schema by ajv itself', () => {
    const { release, version, dataset } = contract;
    const ajv = new Ajv2020({ strict: true }).addVocabulary(['x-origin', 'x-personal']);
    addFormats.default(ajv);
    const validate = ajv
      .addSchema(readSchema(release, version, 'parts'))
      .compile(readSchema(release, version, dataset));
    for (const { name, company } of COMPANIES) {
      for (const extensions of EXTENSIONS) {
        const { response } = render(company, { ...contract, release: release as Release, extensions });
        validate(JSON.parse(JSON.stringify(response)));
        expect(validate.errors ?? [], name).toEqual([]);
      }
    }
  });
});

describe.each(SHAPES.map((each) => [`${each.release}-${each.version}`, each] as const))(
  'refresh of every case as %s',
  (_, shape) => {
    it('has no value that super lacks or has otherwise', () => {
      for (const each of COMPANIES) {
        for (const extensions of EXTENSIONS) {
          const refresh = contentOf(each, { ...shape, extensions, dataset: 'refresh' });
          const superset = contentOf(each, { ...shape, extensions, dataset: 'super' });
          const known = leavesOf(superset);
          const others = [...leavesOf(refresh)].filter(
            ([path, value]) => !path.startsWith('$.sources') && value !== null && value !== known.get(path),
          );
          expect(others, each.name).toEqual([]);
        }
      }
    });
  },
);

/** v1 counts the rows that v2 lists, and writes isCorporate in its own way; renditions.test.ts compares those. */
const IN_ITS_OWN_WAY = /\.(?:abnormalOperations|seriousViolations|majorTaxViolations|isCorporate)$/;

describe.each(RELEASES)('v1 of every case, release %s', (release) => {
  it.each(DATASETS)('has in %s no value that v2 lacks', (dataset) => {
    for (const each of COMPANIES) {
      const options = { release, dataset, extensions: true };
      const flat = contentOf(each, { ...options, version: 'v1' });
      const rich = contentOf(each, { ...options, version: 'v2' });
      const known = new Set([...leavesOf(rich).values()].map(String));
      const others = [...leavesOf(flat)].filter(([path, value]) => {
        const parts = String(value).split(/[,;] /);
        return (
          !IN_ITS_OWN_WAY.test(path) && !known.has(String(value)) && !parts.every((part) => known.has(part))
        );
      });
      expect(others, each.name).toEqual([]);
    }
  });
});

/** Lists whose elements come and go with a release: sources[].fields and identifiers, which sourceFields and older test. */
const REWRITTEN = /^sources|^additionalData\.otherIdentifiers\[\*\]/;

const STEPS = CHANGES.flatMap((release) =>
  VERSIONS.flatMap((version) => DATASETS.map((dataset) => ({ ...release, version, dataset }))),
);

describe.each(
  STEPS.map((each) => [`${each.dataset} ${each.version}, ${each.before} and ${each.release}`, each] as const),
)('%s, of every case', (_, { release, before, changes, version, dataset }) => {
  const fieldsOf = (name: string) =>
    [...listFields(readSchema(name, version, dataset)).keys()]
      .filter((path) => version === 'v1' || path.startsWith('content.'))
      .map((path) => path.replace(/^content\./, ''));
  const places = changes
    .flatMap(({ fields, undo }) => fields.map((field) => ({ ...field, isRewritten: undo !== undefined })))
    .filter(({ datasets }) => datasets.includes(dataset))
    .map((field) => ({ isRewritten: field.isRewritten, ...field[version] }));
  const touched = new Set(places.flatMap((place) => [place.before, place.after]));
  const both = fieldsOf(release).filter(
    (path) => fieldsOf(before).includes(path) && !touched.has(path) && !REWRITTEN.test(path),
  );
  const moved = places.filter(({ before: from, after: to, isRewritten }) => from && to && !isRewritten);

  it('have the same values in each field that no change names', () => {
    expect(both.length).toBeGreaterThan(5);
    for (const each of COMPANIES) {
      const older = contentOf(each, { release: before, version, dataset, extensions: true });
      const newer = contentOf(each, { release, version, dataset, extensions: true });
      for (const path of both) {
        expect([path, selected(`$.${path}`, older)], each.name).toEqual([path, selected(`$.${path}`, newer)]);
      }
    }
  });

  it('have the same value where a field was before and where it moved to', () => {
    for (const each of COMPANIES) {
      const older = contentOf(each, { release: before, version, dataset, extensions: true });
      const newer = contentOf(each, { release, version, dataset, extensions: true });
      for (const place of moved) {
        const [was, is] = [
          new Set(selected(`$.${place.before}`, older)),
          selected(`$.${place.after}`, newer),
        ];
        if (was.size > 0) expect([place.before, [...was]], each.name).toEqual([place.before, is]);
      }
    }
  });
});
