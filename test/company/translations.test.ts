import { describe, expect, it } from 'vitest';
import type { PartialCompany, Shareholder } from '../../src/company/company.js';
import { type CallerTranslations, type NameContext, REFUSED } from '../../src/reading/additions.js';
import { companyOf, derived, pathsOf, told } from './derived.js';
import { said } from './said.js';

const DERIVE = { translate: 'derive' } as const;
const NAME = '小米科技有限责任公司';
const HOLDER = '$.neci.shareholders.inv';

describe('the translated name of the company', () => {
  const translated = (part: PartialCompany, options = {}) =>
    companyOf(part, { ...DERIVE, ...options }).translatedName;

  it('is derived from the name, and says so once', () => {
    const part = { name: said(NAME, '$.neci.entName') };
    const leaf = translated(part);
    expect(leaf).toMatchObject({ value: 'Xiaomi Technology Co., Ltd.', rule: 'company-translation/2' });
    expect(pathsOf(leaf)).toEqual(['$.neci.entName']);
    expect(told(part, 'derived_value', DERIVE)).toEqual(['info $.neci.entName (company-translation/2)']);
  });

  it('is the source’s where there is one', () => {
    const translatedName = said('Xiaomi');
    expect(translated({ name: said(NAME), translatedName })).toBe(translatedName);
    expect(translated({ name: said(NAME), translatedName }, { translate: 'source-only' })).toBe(
      translatedName,
    );
  });

  it('is absent beside an English name, without a name, and when it is left to the sources', () => {
    expect(translated({ name: said(NAME), englishName: said('Xiaomi Inc.') })).toBeUndefined();
    expect(translated({})).toBeUndefined();
    expect(translated({ name: said(NAME) }, { translate: 'source-only' })).toBeUndefined();
  });

  it('is absent where the name can’t be read or has lost a character', () => {
    expect(translated({ name: said('小米****公司') })).toBeUndefined();
    expect(translated({ name: said('小米\ufffd有限公司') })).toBeUndefined();
  });
});

describe('the translated name of a holder', () => {
  const translated = (holder: Shareholder) =>
    companyOf({ shareholders: [holder] }, DERIVE).shareholders?.[0]?.translatedName?.value;
  const [person, company] = [said(false), said(true)];

  it.each([
    ['陆伟兵', person, undefined, 'Lu Weibing'],
    ['陆伟兵', undefined, undefined, undefined],
    ['陆伟兵', person, '中国', 'Lu Weibing'],
    ['陆伟兵', person, '日本', undefined],
    ['JOHN SMITH', person, '美国', 'JOHN SMITH'],
    ['陆\ufffd兵', person, undefined, undefined],
    ['陆**', person, undefined, undefined],
    // A person by its type, a company by its name.
    ['义乌星辰贸易有限公司', person, undefined, 'Yiwu Xingchen Trading Co., Ltd.'],
    ['义乌星辰贸易有限公司', company, '日本', 'Yiwu Xingchen Trading Co., Ltd.'],
    ['义乌\ufffd贸易有限公司', company, undefined, undefined],
    ['陆伟兵', company, undefined, undefined],
  ])('%s, corporate %o, of %s: %s', (name, isCorporate, country, expected) => {
    const residenceCountry = country === undefined ? undefined : said(country);
    expect(translated({ name: said(name), isCorporate, residenceCountry })).toBe(expected);
  });

  it('is counted by the rule that made it', () => {
    const shareholders = [
      { name: said('陆伟兵', HOLDER), isCorporate: person },
      { name: said('义乌星辰贸易有限公司', HOLDER), isCorporate: company },
      { name: said('秦川', HOLDER), isCorporate: person },
    ];
    const issues = derived({ shareholders }, DERIVE).issues.filter(({ code }) => code === 'derived_value');
    expect(issues.map(({ path, reason, count }) => [path, reason, count])).toEqual([
      [HOLDER, 'pinyin-person/2', 2],
      [HOLDER, 'company-translation/2', 1],
    ]);
  });

  it('is the source’s where there is one', () => {
    expect(translated({ name: said('陆伟兵'), isCorporate: person, translatedName: said('Louie Lu') })).toBe(
      'Louie Lu',
    );
    expect(translated({ isCorporate: person })).toBeUndefined();
  });
});

describe('the caller’s translation', () => {
  /** Translations that write down what they are asked, and what comes of them. */
  function asked(part: PartialCompany, answer: ReturnType<NonNullable<CallerTranslations['person']>>) {
    const calls: [string, string, NameContext][] = [];
    const translations: CallerTranslations = {
      rule: 'acme/names/1',
      company: (name, context) => {
        calls.push(['company', name, context]);
        return answer;
      },
      person: (name, context) => {
        calls.push(['person', name, context]);
        return answer;
      },
    };
    return { calls, ...derived(part, { ...DERIVE, translations }) };
  }

  const holders: PartialCompany = {
    name: said(NAME, '$.neci.entName'),
    shareholders: [
      { name: said('陆伟兵', HOLDER), isCorporate: said(false), residenceCountry: said('日本') },
      { name: said('义乌星辰贸易有限公司', HOLDER), isCorporate: said(true) },
    ],
    officers: [{ name: said('秦川', '$.neci.keyPersons.name') }],
  };

  it('comes before neci-kyc’s, also for a person of another country, with the caller’s rule', () => {
    const { company, issues } = asked(holders, 'Given Name');
    const leaves = [company, ...(company.shareholders ?? []), ...(company.officers ?? [])].map(
      ({ translatedName }) => translatedName,
    );
    expect(leaves.map((leaf) => [leaf?.value, leaf?.rule])).toEqual(
      Array.from({ length: 4 }, () => ['Given Name', 'acme/names/1']),
    );
    const counts = issues.filter(({ code }) => code === 'derived_value');
    expect(counts.map(({ path, count }) => [path, count])).toEqual([
      [HOLDER, 2],
      ['$.neci.keyPersons.name', 1],
      ['$.neci.entName', 1],
    ]);
  });

  it('is told whose name it is, where it was read and which country its row names', () => {
    expect(asked(holders, 'Given Name').calls).toEqual([
      ['person', '陆伟兵', { of: 'shareholder', path: HOLDER, country: '日本' }],
      ['company', '义乌星辰贸易有限公司', { of: 'shareholder', path: HOLDER, country: undefined }],
      ['person', '秦川', { of: 'officer', path: '$.neci.keyPersons.name', country: undefined }],
      ['company', NAME, { of: 'company', path: '$.neci.entName', country: undefined }],
    ]);
  });

  it('is also asked for a name that neci-kyc can’t read, but not for one that has lost a character', () => {
    const officers = [{ name: said('负责人') }, { name: said('陆\ufffd兵') }];
    const { company, calls } = asked({ name: said('小米\ufffd有限公司'), officers }, 'Given Name');
    expect(company.officers?.map(({ translatedName }) => translatedName?.value)).toEqual([
      'Given Name',
      undefined,
    ]);
    expect(calls.map(([kind, name]) => [kind, name])).toEqual([['person', '负责人']]);
  });

  it('that is none leaves the name to neci-kyc', () => {
    const { company, issues } = asked(holders, undefined);
    expect(company.translatedName?.value).toBe('Xiaomi Technology Co., Ltd.');
    expect(company.shareholders?.[0]?.translatedName).toBeUndefined();
    expect(company.officers?.[0]?.translatedName?.value).toBe('Qin Chuan');
    expect(issues.filter(({ code }) => code === 'dropped_value')).toEqual([]);
  });

  it('that is refused is reported at the name, which is left to neci-kyc', () => {
    const { company, issues } = asked({ officers: holders.officers }, REFUSED);
    expect(company.officers?.[0]?.translatedName?.value).toBe('Qin Chuan');
    expect(issues.filter(({ code }) => code === 'dropped_value')).toMatchObject([
      { path: '$.neci.keyPersons.name', reason: 'caller_translation' },
    ]);
  });

  it('is not asked for a source’s own translation, nor when names are left to the sources', () => {
    const officers = [
      { name: said('秦川'), translatedName: said('Chuan Qin') },
      { providedRole: said('董事') },
    ];
    const { company, calls } = asked({ officers }, 'Given Name');
    expect(company.officers).toMatchObject(officers);
    expect(calls).toEqual([]);
    const translations = { rule: 'acme/names/1', person: () => 'Given Name' } as const;
    const left = companyOf({ officers: [{ name: said('秦川') }] }, { translations });
    expect(left.officers?.[0]?.translatedName).toBeUndefined();
  });

  it('of companies alone leaves persons to neci-kyc', () => {
    const translations = { rule: 'acme/names/1', company: () => 'Given Name' } as const;
    const company = companyOf(holders, { ...DERIVE, translations });
    expect(company.translatedName?.value).toBe('Given Name');
    expect(company.officers?.[0]?.translatedName?.value).toBe('Qin Chuan');
  });
});
