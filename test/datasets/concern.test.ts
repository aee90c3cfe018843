import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/normalize.js';
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

describe('without lineage, an issue', () => {
  it('has no output', () => {
    const { issues } = normalize(company({ status: '吊销', nsrsbh: XIAOMI.creditCode }), {
      ...SUPER,
      lineage: false,
    });
    expect(issues.filter((issue) => 'output' in issue)).toEqual([]);
  });
});
