import { describe, expect, it } from 'vitest';
import { issuesByEntry, withOutputs } from '../../src/datasets/concern.js';
import type { LineageEntry } from '../../src/datasets/settle.js';
import { type Issue, issue } from '../../src/issues.js';
import { normalize } from '../../src/normalize.js';
import type { RuleId } from '../../src/rules/registry.js';
import { company, XIAOMI } from '../normalize/bundles.js';
import { readBundles } from '../normalize/goldenBundles.js';

const SUPER = { dataset: 'super', version: 'v2', lineage: true } as const;

function outputsOf(bundle: unknown, code: string): (readonly string[] | undefined)[] {
  const { issues } = normalize(bundle, SUPER);
  return issues.filter((issue) => issue.code === code).map(({ output }) => output);
}

describe('with lineage, an issue', () => {
  it('names the values that were made of the raw value at its path', () => {
    const bundle = company({ status: '吊销' });
    expect(outputsOf(bundle, 'licence_revoked')).toEqual([['$.content.status', '$.content.providedStatus']]);
  });

  it('names none where the value was left out', () => {
    expect(outputsOf(company({ startDate: '2017-02-29' }), 'unparseable_value')).toEqual([[]]);
  });

  it('of a row names what that row made, and nothing beside the list', () => {
    const row = { inv: '林渡', invType_CN: '自然人股东', subConAm: '100' };
    const neci = { entName: XIAOMI.name, regCap: '200', regCapCur_CN: '人民币', shareholders: [row, row] };
    const [output = []] = outputsOf({ neci }, 'duplicate_row');
    const rows = '$.content.associatedEntities.shareholders';
    expect(output.length).toBeGreaterThan(0);
    expect(output.filter((path) => !path.startsWith(rows))).toEqual([]);
  });

  it('that speaks for several derived values names each of them', () => {
    const shareholders = ['林渡', '林溪'].map((inv) => ({ inv, invType_CN: '自然人股东' }));
    const { issues } = normalize({ neci: { entName: XIAOMI.name, shareholders } }, SUPER);
    const derived = issues.find(({ reason }) => reason?.startsWith('pinyin-person'));
    expect(derived?.output).toEqual([
      '$.content.associatedEntities.shareholders[0].translatedName',
      '$.content.associatedEntities.shareholders[1].translatedName',
    ]);
  });

  it('of a derived value names what its rule made, and nothing else of the list', () => {
    const { issues } = normalize(company({ operName: '林渡' }), SUPER);
    const derived = issues.find(({ reason }) => reason?.startsWith('pinyin-person'));
    expect(derived?.output).toEqual(['$.content.associatedEntities.officers[0].translatedName']);
  });

  it('names paths of v1 in a v1 response', () => {
    const { issues } = normalize(company({ status: '吊销' }), { ...SUPER, version: 'v1' });
    expect(issues.find(({ code }) => code === 'licence_revoked')?.output).toEqual([
      '$.status',
      '$.extradata.providedStatus',
    ]);
  });

  it('names only paths that the lineage has, in its order', () => {
    for (const { name, bundle } of readBundles()) {
      const { issues, lineage } = normalize(bundle, SUPER);
      const paths = lineage.map(({ output }) => output);
      for (const { output = [] } of issues)
        expect([name, paths.filter((path) => output.includes(path))]).toEqual([name, output]);
    }
  });
});

/** A response of three values, of which the last is made of a whole row and of what an inner list has. */
const LINEAGE = [
  made('$.name', '$.neci.entName'),
  made('$.rows[0].name', '$.neci.rows[0].inv'),
  made('$.rows[1].name', '$.neci.rows[1].inv'),
  made('$.rows[1].amount', '$.neci.rows[1].paid[2].amount', '$.neci.rows[1].paid[3].amount'),
  made('$.rows[2].name', '$.neci.rows[10].inv', '$.neci.other[0].inv'),
  made('$.tag', '$.neci.tags[0]'),
];

function made(output: string, ...paths: string[]): LineageEntry {
  return { output, inputs: paths.map((path) => ({ path, original: '甲' })) };
}

function outputsAt(path: string): readonly string[] | undefined {
  return withOutputs([issue('unparseable_value', path, '…')], LINEAGE)[0]?.output;
}

describe('an issue at', () => {
  it.each([
    ['a raw value', '$.neci.entName', ['$.name']],
    ['a raw value of a row', '$.neci.rows[1].inv', ['$.rows[1].name']],
    ['one of two raw values', '$.neci.other[0].inv', ['$.rows[2].name']],
    ['a raw value in an inner list', '$.neci.rows[1].paid[3].amount', ['$.rows[1].amount']],
    ['a row', '$.neci.rows[0]', ['$.rows[0].name']],
    ['a row with an inner list', '$.neci.rows[1]', ['$.rows[1].name', '$.rows[1].amount']],
    ['a row of an inner list', '$.neci.rows[1].paid[2]', ['$.rows[1].amount']],
    ['an inner list', '$.neci.rows[1].paid', ['$.rows[1].amount']],
    ['a list', '$.neci.rows', ['$.rows[0].name', '$.rows[1].name', '$.rows[1].amount', '$.rows[2].name']],
    ['an element of a list', '$.neci.tags[0]', ['$.tag']],
    ['a raw value that nothing was made of', '$.neci.rows[1].invType', []],
    ['a path that only begins like another', '$.neci.row', []],
    ['the payload', '$.neci', []],
  ])('%s names what was made there, each value once', (_, path, outputs) => {
    expect(outputsAt(path)).toEqual(outputs);
  });

  it('a value, its row and its list is found by the value, once each', () => {
    const paths = [
      '$.neci.rows',
      '$.neci.rows[1]',
      '$.neci.rows[1].inv',
      '$.neci.rows[0]',
      '$.neci.rows[1].inv',
    ];
    const concernedBy = issuesByEntry(
      paths.map((path) => issue('unparseable_value', path, '…')),
      LINEAGE,
    );
    const found = LINEAGE.map((entry) => [...concernedBy(entry)].sort());
    expect(found).toEqual([[], [0, 3], [0, 1, 2, 4], [0, 1], [0], []]);
  });
});

describe('a derived value', () => {
  const PERSON = 'pinyin-person/2';
  const COMPANY = 'company-translation/2';

  function derived(path: string, reason: RuleId): Issue {
    return issue('derived_value', path, '…', { reason });
  }

  function translated(output: string, path: string, rule: typeof PERSON | typeof COMPANY): LineageEntry {
    return { ...made(output, path), rule };
  }

  const lineage = [
    translated('$.rows[0].translatedName', '$.neci.rows[0].inv', PERSON),
    translated('$.rows[1].translatedName', '$.neci.rows[1].inv', COMPANY),
    translated('$.rows[2].translatedName', '$.neci.rows[2].inv', PERSON),
    translated('$.officers[0].translatedName', '$.neci.rows[0].inv', PERSON),
    translated('$.rows[10].translatedName', '$.neci.rows[10].inv', PERSON),
    made('$.rows[0].name', '$.neci.rows[0].inv'),
  ];

  it('is named by the issue of its rule and field, in whichever row', () => {
    const issues = [derived('$.neci.rows[2].inv', PERSON), derived('$.neci.rows[1].inv', COMPANY)];
    expect(withOutputs(issues, lineage).map(({ output }) => output)).toEqual([
      ['$.rows[0].translatedName', '$.rows[2].translatedName', '$.rows[10].translatedName'],
      ['$.rows[1].translatedName'],
    ]);
  });

  it('is not named by an issue of another rule', () => {
    const [found] = withOutputs([derived('$.neci.rows[2].inv', COMPANY)], lineage);
    expect(found?.output).toEqual([]);
  });

  it('is named by the issue of its rule where another rule read the same raw value', () => {
    const path = '$.neci.rows[2].inv';
    const twice = [...lineage, translated('$.rows[2].otherName', path, COMPANY)];
    const found = withOutputs([derived(path, PERSON), derived(path, COMPANY)], twice);
    expect(found[0]?.output).toContain('$.rows[2].translatedName');
    expect(found[1]?.output).toEqual(['$.rows[2].otherName']);
  });

  it('is named beside the issues of its raw value', () => {
    const issues = [
      derived('$.neci.rows[1].inv', COMPANY),
      issue('text_cleaned', '$.neci.rows[1].inv', '…'),
      issue('duplicate_row', '$.neci.rows[1]', '…'),
    ];
    expect(withOutputs(issues, lineage).map(({ output }) => output)).toEqual(
      issues.map(() => ['$.rows[1].translatedName']),
    );
  });
});

describe('without lineage, an issue', () => {
  it('has no output', () => {
    const { issues } = normalize(company({ status: '吊销', nsrsbh: XIAOMI.creditCode }), {
      ...SUPER,
      lineage: false,
    });
    expect(issues.filter((issue) => 'output' in issue)).toEqual([]);
  });
});
