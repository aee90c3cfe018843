import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../src/datasets/layout.js';
import { settle } from '../../src/datasets/settle.js';
import { draftRefresh } from '../../src/datasets/v1/index.js';
import { readCompany } from '../../src/normalize.js';
import type { Authority, Sourced } from '../../src/reading/sourced.js';

function from<T>(value: T, key: string, authority: Authority = 'SAMR', endpoint = 'info'): Sourced<T> {
  const reader = { endpoint, authority, path: () => `$.${endpoint}.data` };
  return { value, origins: [{ reader, key, index: -1, original: `raw ${key}` }] };
}

const OURS: Sourced<null> = { value: null, origins: [] };

const DRAFT = {
  state: OURS,
  name: from('甲', 'entityName'),
  absent: undefined,
  additionalData: {
    otherIdentifiers: [
      { identifierName: { value: 'localNumber', origins: [] }, identifierValue: from('91', 'creditCode') },
      { identifierName: { value: 'otherNumber', origins: [] }, identifierValue: from('55', 'orgNo') },
    ],
    otherNames: { oldNames: [from('乙', 'a'), from('丙', 'b')] },
    empty: {},
    none: [],
  },
  people: [{ role: { value: 'officer', origins: [] }, posts: [from('董事', 'position', 'STA', 'zdsswf')] }],
};

describe('settle', () => {
  const { content, attributions, lineage } = settle(DRAFT, { lineage: '$.content' });

  it('leaves the values, and nothing of what is absent', () => {
    expect(content).toEqual({
      state: null,
      name: '甲',
      additionalData: {
        otherIdentifiers: [
          { identifierName: 'localNumber', identifierValue: '91' },
          { identifierName: 'otherNumber', identifierValue: '55' },
        ],
        otherNames: { oldNames: ['乙', '丙'] },
        empty: {},
        none: [],
      },
      people: [{ role: 'officer', posts: ['董事'] }],
    });
    expect(Object.keys(content)).not.toContain('absent');
  });

  it('lists scalars one by one, other identifiers by element, any other list as a whole, once', () => {
    expect(attributions.SAMR.fields).toEqual([
      '$.name',
      '$.additionalData.otherIdentifiers[0]',
      '$.additionalData.otherIdentifiers[1]',
      '$.additionalData.otherNames.oldNames',
    ]);
    expect([...attributions.SAMR.by]).toEqual(['info']);
  });

  it('attributes each leaf to its authority, and literals to none', () => {
    expect(attributions.STA.fields).toEqual(['$.people']);
    expect([...attributions.STA.by]).toEqual(['zdsswf']);
  });

  it('gives the lineage of every value, relative to the response', () => {
    expect(lineage?.[0]).toEqual({ output: '$.content.state', inputs: [] });
    expect(lineage?.[1]).toEqual({
      output: '$.content.name',
      inputs: [{ path: '$.info.data.entityName', original: 'raw entityName' }],
    });
    expect(lineage?.map(({ output }) => output)).toContain('$.content.additionalData.otherNames.oldNames[1]');
    expect(lineage?.map(({ output }) => output)).toContain('$.content.people[0].posts[0]');
    expect(settle(DRAFT, { lineage: undefined }).lineage).toBeUndefined();
  });

  it('names the endpoints of the authority that a value is attributed to, and no other', () => {
    const both = { value: true, origins: [...from(1, 'a').origins, ...from(1, 'b', 'STA', 'fzch').origins] };
    const { SAMR, STA } = settle({ name: both }, { lineage: undefined }).attributions;
    expect([SAMR.fields, SAMR.by]).toEqual([['$.name'], ['info']]);
    expect([STA.fields, STA.by]).toEqual([[], []]);
  });

  it.each([
    ['neci-kyc', 'pinyin-person/2'],
    ['caller', 'acme/company-names/1'],
  ] as const)(
    'attributes words to %s by their own path in a list, once, and by their rule',
    (stated, rule) => {
      const words = { ...from('Lin', 'a'), rule };
      const { attributions } = settle({ people: [{ name: words }, { name: words }] }, { lineage: undefined });
      expect(attributions[stated]).toMatchObject({ fields: ['$.people[*].name'], by: [rule] });
      expect(attributions.SAMR.fields).toEqual([]);
    },
  );

  it('knows a content to be valid only when asked to prove it', () => {
    const { content: position } = layoutOf({ dataset: 'refresh', version: 'v1' });
    const { company } = readCompany({ neci: { entName: '小米科技有限责任公司' } });
    const draft = draftRefresh(company, { extensions: true });
    expect(settle(draft, { lineage: undefined, position }).isProven).toBe(false);
    expect(settle(draft, { lineage: undefined, position, prove: true }).isProven).toBe(true);
  });

  it('names the rule of a value that was made by one, with every input', () => {
    const made = { ...from('丁', 'a'), rule: 'made/1' };
    const both = { ...made, origins: [...made.origins, ...from('', 'b').origins] };
    const [entry] = settle({ name: both }, { lineage: '$' }).lineage ?? [];
    expect(entry).toMatchObject({
      output: '$.name',
      rule: 'made/1',
      inputs: [{ path: '$.info.data.a' }, { path: '$.info.data.b' }],
    });
  });

  it('names the code list and the row of a value that was looked up', () => {
    const row = { rule: 'code-list/1', list: 'status', row: '存续' } as const;
    const { lineage: entries } = settle({ status: { ...from('LIVE', 'a'), rule: row } }, { lineage: '$' });
    expect(entries).toEqual([
      { output: '$.status', inputs: [{ path: '$.info.data.a', original: 'raw a' }], ...row },
    ]);
  });
});
