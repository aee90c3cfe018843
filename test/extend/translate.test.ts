import { describe, expect, it } from 'vitest';
import { AdditionError, createNormalizer, type TranslateOptions } from '../../src/entries/extend.js';
import { validateResponse } from '../../src/index.js';
import { RESIDENT_IDS, XIAOMI } from '../normalize/bundles.js';

const SUPER = { dataset: 'super', version: 'v2', lineage: true } as const;
const BUNDLE = {
  neci: {
    entName: XIAOMI.name,
    uniscId: XIAOMI.creditCode,
    corpStatusString: '存续',
    shareholders: [
      { inv: '欧阳娜', invType_CN: '自然人股东', country_CN: '中国' },
      { inv: '义乌市星辰企业管理有限公司', invType_CN: '企业法人' },
    ],
    keyPersons: [{ name: '单明', position_CN: '董事' }],
  },
};

function made(translate: Omit<TranslateOptions, 'rule'>, bundle: unknown = BUNDLE) {
  const { normalize } = createNormalizer({ translate: { rule: 'acme/names/3', ...translate } });
  return normalize(bundle, SUPER);
}

function namesOf({ response: { content } }: ReturnType<typeof made>) {
  const { shareholders = [], officers = [] } = content.associatedEntities;
  return {
    company: content.additionalData?.otherNames?.translatedName,
    holders: shareholders.map(({ translatedName }) => translatedName),
    officers: officers.map(({ translatedName }) => translatedName),
  };
}

describe('the caller’s translations', () => {
  const table = new Map([
    [XIAOMI.name, 'Xiaomi Technology Co., Ltd.'],
    ['欧阳娜', 'Nana Ouyang'],
  ]);
  const translate = { company: (name: string) => table.get(name), person: (name: string) => table.get(name) };

  it('come before neci-kyc’s, which fill in where they return undefined', () => {
    expect(namesOf(made(translate))).toEqual({
      company: ['Xiaomi Technology Co., Ltd.'],
      holders: ['Nana Ouyang', 'Yiwu Xingchen Enterprise Management Co., Ltd.'],
      officers: ['Shan Ming'],
    });
  });

  it('are attributed to the caller’s rule in the lineage, the issues and the sources', () => {
    const result = made(translate);
    const { response, lineage, issues } = result;
    expect(lineage.filter(({ rule }) => rule === 'acme/names/3').map(({ output }) => output)).toEqual([
      '$.content.additionalData.otherNames.translatedName[0]',
      '$.content.associatedEntities.shareholders[0].translatedName',
    ]);
    expect(issues.filter(({ reason }) => reason === 'acme/names/3')).toEqual([
      expect.objectContaining({ code: 'derived_value', path: '$.neci.shareholders[0].inv', count: 1 }),
      expect.objectContaining({ code: 'derived_value', path: '$.neci.entName', count: 1 }),
    ]);
    expect(response.content.sources.slice(1)).toEqual([
      {
        name: 'Derived by neci-kyc',
        info: 'company-translation/2, pinyin-person/2',
        primary: false,
        fields: [
          '$.associatedEntities.shareholders[*].translatedName',
          '$.associatedEntities.officers[*].translatedName',
        ],
        lastCheckedTime: null,
      },
      {
        name: 'Derived by the operator of neci-kyc',
        info: 'acme/names/3',
        primary: false,
        fields: [
          '$.additionalData.otherNames.translatedName',
          '$.associatedEntities.shareholders[*].translatedName',
        ],
        lastCheckedTime: null,
      },
    ]);
    expect(validateResponse(JSON.parse(JSON.stringify(response)), SUPER_CONTRACT)).toEqual([]);
  });

  it('are attributed to a rule of the caller where it has no id', () => {
    const { normalize } = createNormalizer({ translate });
    const { response } = normalize(BUNDLE, SUPER);
    expect(response.content.sources[2]).toMatchObject({
      name: 'Derived by the operator of neci-kyc',
      info: 'caller/translations/1',
    });
  });

  it('are explained as a rule of whoever runs neci-kyc', () => {
    const { explain } = createNormalizer({ translate: { rule: 'acme/names/3', ...translate } });
    expect(explain(BUNDLE).rules.find(({ id }) => id === 'acme/names/3')).toMatchObject({
      source: 'the caller of neci-kyc',
    });
  });

  it('are told whose name it is, where it is, and the country of a holder', () => {
    const asked: unknown[] = [];
    made({
      company: (name, context) => void asked.push([name, context]),
      person: (name, context) => void asked.push([name, context]),
    });
    expect(asked).toEqual([
      ['欧阳娜', { of: 'shareholder', path: '$.neci.shareholders[0].inv', country: '中国' }],
      [
        '义乌市星辰企业管理有限公司',
        { of: 'shareholder', path: '$.neci.shareholders[1].inv', country: undefined },
      ],
      ['单明', { of: 'officer', path: '$.neci.keyPersons[0].name', country: undefined }],
      [XIAOMI.name, { of: 'company', path: '$.neci.entName', country: undefined }],
    ]);
  });

  it('never replace a name that the source gives', () => {
    const bundle = { neci: { ...BUNDLE.neci, entNameTranslated: 'Given Ltd.', shareholders: [] } };
    expect(namesOf(made({ company: () => 'Ours Ltd.' }, bundle)).company).toEqual(['Given Ltd.']);
  });

  it('are left out with translate: source-only', () => {
    const { normalize } = createNormalizer({ translate: { rule: 'acme/names/3', ...translate } });
    const result = normalize(BUNDLE, { ...SUPER, translate: 'source-only' });
    expect(result.response.content.additionalData?.otherNames?.translatedName).toBeUndefined();
  });
});

const SUPER_CONTRACT = { dataset: 'super', version: 'v2' } as const;

describe('an answer that is not a name in Latin letters', () => {
  it.each([
    [''],
    ['  '],
    ['小米'],
    ['Xiaomi 小米'],
    ['Сяоми'],
    ['123'],
    [7],
    [null],
    [`Li ${RESIDENT_IDS[0]}`],
    ['<b>Li Ming</b>'],
    ['Li Ming\ud800'],
    ['L'.repeat(100_000)],
  ])('is an issue, and neci-kyc translates: %j', (answer) => {
    const result = made({ person: (() => answer) as never });
    expect(namesOf(result).officers).toEqual(['Shan Ming']);
    expect(result.issues.filter(({ reason }) => reason === 'caller_translation')).toEqual([
      expect.objectContaining({
        code: 'dropped_value',
        severity: 'warning',
        path: '$.neci.shareholders[0].inv',
      }),
      expect.objectContaining({ code: 'dropped_value', path: '$.neci.keyPersons[0].name' }),
    ]);
  });

  it.each([['José Ñandú'], ['O’Brien & Sons (HK) Ltd.'], ['Hawaiʻi Holdings'], ['Łódź 3 S.A.']])(
    'is told from one that is: %s',
    (answer) => {
      expect(namesOf(made({ person: () => answer })).officers).toEqual([answer]);
    },
  );

  it('is cleaned as texts are', () => {
    expect(namesOf(made({ person: () => ' Shan\u200b Ming\n' })).officers).toEqual(['Shan Ming']);
  });
});

describe('a function that fails', () => {
  it('is named with the place, and without what it threw', () => {
    const fail = () =>
      made({
        person: (name) => {
          throw new Error(`no entry for ${name}`);
        },
      });
    expect(fail).toThrow(AdditionError);
    expect(fail).toThrow('translate.person threw Error for the name at $.neci.shareholders[0].inv');
    const error = caught(fail);
    expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain('欧阳娜');
    expect(error.stack).toContain('translate.test.ts');
    expect(error).toMatchObject({ addition: 'translate.person' });
    expect(error.cause).toBeUndefined();
  });

  it('leaks no data by the lines or the name of what it threw', () => {
    const error = caught(() =>
      made({
        person: (name) => {
          throw Object.assign(new Error(`first\n    at ${name} (x.js:1:1)`), { name });
        },
      }),
    );
    expect(`${error.message}${error.stack}`).not.toContain('欧阳娜');
    expect(error.message).toContain('translate.person threw an error for the name at');
    expect(error.stack).toContain('translate.test.ts');
  });

  it('is a TypeError when it returns a promise', () => {
    const fail = () => made({ company: (() => Promise.resolve('X')) as never });
    expect(fail).toThrow(TypeError);
    expect(fail).toThrow('translate.company must return at once, not a promise');
  });
});

function caught(make: () => unknown): Error {
  try {
    make();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}
