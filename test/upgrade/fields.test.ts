import { describe, expect, it } from 'vitest';
import { NEWEST } from '../../src/datasets/releases/index.js';
import type { ReleaseChanges } from '../../src/datasets/releases/release.js';
import { change } from '../../src/datasets/releases/verbs.js';
import { upgrade, upgradeWith } from '../../src/datasets/upgrade/index.js';
import { one } from '../releases/companies.js';

function upgraded(content: object, fields: readonly unknown[]) {
  const { response, issues } = upgrade({
    countryCode: 'CN',
    ...content,
    sources: [{ primary: true, fields }],
  });
  return { fields: one('$.sources[0].fields', response), issues };
}

const OLD = { identifierName: 'oldNumber', identifierValue: 'R' };
const LOCAL = { identifierName: 'localNumber', identifierValue: 'L' };
const OTHER = { identifierName: 'otherNumber', identifierValue: 'N' };
const AGAIN = { identifierName: 'otherNumber', identifierValue: 'R' };

describe("a source's fields", () => {
  it('follow a value to its new place, at their place in the list', () => {
    const content = { name: 'A', additionalData: { registerCourt: 'B', legalRepresentative: 'C' } };
    expect(
      upgraded(content, ['$.additionalData.legalRepresentative', '$.additionalData.registerCourt', '$.name'])
        .fields,
    ).toEqual([
      '$.additionalData.legalRepresentative',
      '$.additionalData.legalEvents.registrationInstitution',
      '$.name',
    ]);
  });

  it('name a place once, when two values have become one there', () => {
    const content = {
      additionalData: { registerCourt: 'B', legalEvents: { registrationInstitution: 'B' } },
    };
    const both = ['$.additionalData.registerCourt', '$.additionalData.legalEvents.registrationInstitution'];
    expect(upgraded(content, both).fields).toEqual(both.slice(1));
    expect(upgraded(content, both.slice(0, 1)).fields).toEqual(both.slice(1));
  });

  it('lose the path of a value that is left out', () => {
    const content = { name: 'A', additionalData: { otherNames: { otherNames: ['B'], englishNames: ['C'] } } };
    const fields = ['$.additionalData.otherNames.otherNames', '$.additionalData.otherNames', '$.name'];
    expect(upgraded(content, fields).fields).toEqual(['$.additionalData.otherNames', '$.name']);
  });

  it('speak of identifiers by element, also where one has gone', () => {
    const content = { additionalData: { otherIdentifiers: [AGAIN, OLD, LOCAL, OTHER] } };
    const element = (index: number) => `$.additionalData.otherIdentifiers[${index}]`;
    expect(upgraded(content, [element(2), element(0), element(3), element(1)]).fields).toEqual([
      element(1),
      element(0),
      element(2),
    ]);
    expect(upgraded(content, [element(0)]).fields).toEqual([element(0)]);
  });

  it('speak of identifiers as a whole where they did before', () => {
    const content = { additionalData: { otherIdentifiers: [OLD, LOCAL] } };
    for (const path of [
      '$.additionalData.otherIdentifiers',
      '$.additionalData.otherIdentifiers[*]',
      '$.additionalData.otherIdentifiers[*].identifierValue',
      "$['additionalData']['otherIdentifiers']",
      '$.additionalData["otherIdentifiers"].*',
    ]) {
      expect(upgraded(content, [path]).fields).toEqual([path]);
    }
  });

  it('stay with a list whose text has become a list', () => {
    const content = { additionalData: { contactInformation: { email: 'a@example.cn, b@example.cn' } } };
    const path = '$.additionalData.contactInformation.email';
    expect(upgraded(content, [path]).fields).toEqual([path]);
  });

  it('gain the path of a value that left a list which they name as a whole', () => {
    const holder = { name: 'A', shareCurrency: 'CNY' };
    const content = { additionalData: {}, associatedEntities: { shareholders: [holder] } };
    const list = '$.associatedEntities.shareholders';
    const currency = '$.additionalData.shares.shareCurrency';
    expect(upgraded(content, [list, '$.countryCode']).fields).toEqual([list, currency, '$.countryCode']);
    const stated = { ...content, additionalData: { shares: { shareCurrency: 'CNY' } } };
    expect(upgraded(stated, ['$.countryCode', list, currency]).fields).toEqual([
      '$.countryCode',
      list,
      currency,
    ]);
    expect(upgraded(stated, [list, '$.countryCode', currency]).fields).toEqual([
      list,
      '$.countryCode',
      currency,
    ]);
    expect(upgraded(stated, [list, '$.additionalData.shares']).fields).toEqual([
      list,
      '$.additionalData.shares',
    ]);
    expect(upgraded(stated, [list, '$.additionalData.*']).fields).toEqual([list, '$.additionalData.*']);
  });

  it('keep the path of a list that was empty, and lose one that selected nothing, with an issue', () => {
    const content = {
      additionalData: { registerCourt: 'B', 0: 'C' },
      associatedEntities: { officers: [] },
    };
    const { fields, issues } = upgraded(content, [
      '$.associatedEntities.officers',
      '$.additionalData.listed',
      '$.countryCode.value',
      '$.associatedEntities.officers[0]',
      '$.constructor',
      '$.additionalData[0]',
    ]);
    expect(fields).toEqual(['$.associatedEntities.officers']);
    expect(issues.map(({ code, path, reason }) => [code, path, reason])).toEqual(
      [1, 2, 3, 4, 5].map((index) => ['dropped_value', `$.sources[0].fields[${index}]`, 'selects_nothing']),
    );
  });

  it('are left alone when they are not plain paths', () => {
    const content = { additionalData: { registerCourt: 'B', otherIdentifiers: [OTHER] } };
    const named = "$.additionalData.otherIdentifiers[?@.identifierName=='otherNumber']";
    const odd = [named, 'name', '$..name', '$.sources[?@.primary]', '$.', 7, null, ''];
    expect(upgraded(content, odd)).toEqual({ fields: odd, issues: [] });
  });

  it('are left alone when they are not a list', () => {
    const content = { countryCode: 'CN', additionalData: { registerCourt: 'B' } };
    for (const sources of [null, 'x', [], [{ fields: 'x' }], [null, { primary: true }]]) {
      expect(upgrade({ ...content, sources }).response.sources).toEqual(sources);
    }
  });

  it('are rewritten in every source', () => {
    const content = { countryCode: 'CN', additionalData: { registerCourt: 'B' } };
    const fields = ['$.additionalData.registerCourt'];
    const { response } = upgrade({ ...content, sources: [{ fields }, { fields }] });
    const rewritten = { fields: ['$.additionalData.legalEvents.registrationInstitution'] };
    expect(response.sources).toEqual([rewritten, rewritten]);
  });
});

describe('the fields of a release that moves lists', () => {
  const release = {
    release: '9999-01-01',
    before: NEWEST,
    announcement: { title: 'A toy', posted: '9998-12-01' },
    changes: [
      {
        name: 'MoveAliases',
        sentence: null,
        fields: [
          {
            datasets: ['super'],
            v2: { before: 'additionalData.aliases', after: 'additionalData.otherNames.aliases' },
          },
        ],
      },
      {
        name: 'TakeOneTag',
        sentence: null,
        fields: [],
        upgrade: () => change('additionalData.tags', (tags) => (Array.isArray(tags) ? tags[0] : tags)),
      },
    ],
  } as const satisfies ReleaseChanges;

  function fieldsOf(additionalData: object, fields: readonly string[]) {
    const stored = { countryCode: 'CN', additionalData, sources: [{ fields }] };
    return one('$.sources[0].fields', upgradeWith([release], stored, release.release).response);
  }

  it('name the list as a whole at its new place', () => {
    expect(fieldsOf({ aliases: ['A', 'B'] }, ['$.additionalData.aliases'])).toEqual([
      '$.additionalData.otherNames.aliases',
    ]);
  });

  it('name the element at its new place where they named one', () => {
    expect(fieldsOf({ aliases: ['A', 'B'] }, ['$.additionalData.aliases[1]'])).toEqual([
      '$.additionalData.otherNames.aliases[1]',
    ]);
  });

  it('name the text that a list has become', () => {
    expect(fieldsOf({ tags: ['A'] }, ['$.additionalData.tags[*]'])).toEqual(['$.additionalData.tags']);
  });
});

describe('a list with a hole or undefined in it, which no JSON has', () => {
  const HOLE: unknown[] = ['$.name'];
  HOLE[2] = '$.additionalData.registerCourt';

  it.each([[HOLE], [[undefined, '$.name']], [[null, '$.name']]])('is read as %j', (fields) => {
    const content = { name: 'A', additionalData: { registerCourt: 'B' } };
    expect(upgraded(content, fields).fields).toContain('$.name');
  });

  it('may be any list of the content', () => {
    const holders: unknown[] = [{ name: 'A', shareCurrency: 'CNY' }];
    holders[2] = { name: 'B', shareCurrency: 'CNY' };
    for (const shareholders of [holders, [undefined, { name: 'A', shareCurrency: 'CNY' }]]) {
      const { response } = upgrade({
        countryCode: 'CN',
        additionalData: {},
        associatedEntities: { shareholders },
        sources: [{ fields: ['$.associatedEntities.shareholders'] }],
      });
      expect(one('$.additionalData.shares.shareCurrency', response)).toBe('CNY');
    }
  });
});
