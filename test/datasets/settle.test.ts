import { describe, expect, it } from 'vitest';
import { settle } from '../../src/datasets/settle.js';
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
    expect(settle(DRAFT, { lineage: undefined }).lineage).toBeUndefined();
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
});
