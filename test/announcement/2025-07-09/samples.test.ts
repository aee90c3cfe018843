import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validators } from '../../../src/generated/contracts/validators.js';
import { inSchemaOrder, readSchema } from '../../contracts/schemas.js';
import { applyDeviations, readDeviations } from '../apply.js';

const HERE = new URL('./', import.meta.url);
const DEVIATIONS = readDeviations(readFileSync(new URL('deviations.csv', HERE), 'utf8'), 'deviations.csv');

const SAMPLES = [
  {
    sample: 'refresh-before',
    release: '2025-06-23',
    dataset: 'refresh',
    sha256: 'bfa3010f26088a32651bf75725f4a9698307e5e2c9c2e4adb9c47a2d2e811c1c',
  },
  {
    sample: 'refresh-after',
    release: '2025-07-09',
    dataset: 'refresh',
    sha256: 'c1e0b708c4068b9aae40890984705c8053a7b7a99e56be5ed17d4b50ad45d967',
  },
  {
    sample: 'super-before',
    release: '2025-06-23',
    dataset: 'super',
    sha256: 'd89377603585d590991a2acc4ec07f9981bd1f05fcc0e2b4d216541ff616b03a',
  },
  {
    sample: 'super-after',
    release: '2025-07-09',
    dataset: 'super',
    sha256: 'a676042edb0f6fc058ba1eecbdd90702aa2d8262a585f721d93659a6ffdb76c6',
  },
] as const;

/** What is in a content by contract, not because a source says so. */
const LITERALS = ['$.kompanyId', '$.countryCode', '$.countryName', '$.state', '$.version'];

describe.each(SAMPLES)('$sample', ({ sample, release, dataset, sha256 }) => {
  const text = readFileSync(new URL(`samples/${sample}.json`, HERE), 'utf8');
  const rows = DEVIATIONS.filter((row) => row.sample === sample);
  const schema = readSchema(release, 'v2', dataset);

  it('is the published text, byte for byte', () => {
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
  });

  it('has at every row the value that the row calls published', () => {
    expect(rows).not.toHaveLength(0);
    expect(() => applyDeviations(JSON.parse(text), rows)).not.toThrow();
  });

  it('keeps to the contract of its release once the deviations are applied', () => {
    const validate = validators[release].v2[dataset];
    validate(applyDeviations(JSON.parse(text), rows));
    expect(validate.errors).toBeNull();
  });

  it('lists in sources[].fields, once the deviations are applied, every value and nothing else, in order', () => {
    const response = inSchemaOrder(applyDeviations(JSON.parse(text), rows), schema);
    const { content } = JSON.parse(JSON.stringify(response));
    const fields: string[] = content.sources.flatMap((source: { fields: string[] }) => source.fields);
    const leaves = [...listLeaves(content)].filter(
      (path) => !path.startsWith('$.sources') && !LITERALS.includes(path),
    );
    const covering = leaves.map((leaf) => fields.find((path) => isUnder(leaf, path)) ?? `none for ${leaf}`);
    expect([...new Set(covering)]).toEqual(fields);
  });
});

describe('deviations.csv', () => {
  it('speaks of the four samples and of nothing else', () => {
    const names = new Set(DEVIATIONS.map((row) => row.sample));
    expect([...names].sort()).toEqual(SAMPLES.map(({ sample }) => sample).sort());
  });

  it('gives every replaced value another one', () => {
    const idle = DEVIATIONS.filter(
      (row) => row.operation === 'replace' && JSON.stringify(row.published) === JSON.stringify(row.ours),
    );
    expect(idle).toEqual([]);
  });
});

describe('applyDeviations', () => {
  const row = { sample: 's', path: '/a/0', published: 1, ours: 2, reason: 'r' } as const;

  it('leaves the sample as it was', () => {
    const sample = { a: [1] };
    expect(applyDeviations(sample, [{ ...row, operation: 'replace' }])).toEqual({ a: [2] });
    expect(sample).toEqual({ a: [1] });
  });

  it('refuses a row whose published value is not there', () => {
    expect(() => applyDeviations({ a: [3] }, [{ ...row, operation: 'replace' }])).toThrow(/another value/);
    expect(() => applyDeviations({}, [{ ...row, operation: 'replace' }])).toThrow(/nothing at/);
  });

  it('refuses a row that adds where there is a value', () => {
    expect(() => applyDeviations({ a: [1] }, [{ ...row, operation: 'add', published: undefined }])).toThrow();
  });

  it('refuses a new order of other values, and a kept value that differs', () => {
    const order = { ...row, path: '/a', published: [1, 2], ours: [2, 3], operation: 'reorder' } as const;
    expect(() => applyDeviations({ a: [1, 2] }, [order])).toThrow(/other values/);
    expect(() => applyDeviations({ a: [1] }, [{ ...row, operation: 'keep' }])).toThrow(/differs/);
  });
});

/** Every value that is neither object nor list, by JSONPath, in document order; null ones only where ours. */
function* listLeaves(value: unknown, path = '$'): Generator<string> {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* listLeaves(each, `${path}[${index}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) yield* listLeaves(each, `${path}.${key}`);
  } else if (path !== '$.industryActivityCode') {
    yield path;
  }
}

function isUnder(leaf: string, path: string): boolean {
  return leaf === path || leaf.startsWith(`${path}.`) || leaf.startsWith(`${path}[`);
}
