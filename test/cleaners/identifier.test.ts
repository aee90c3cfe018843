/** Codes of companies as the cleaners read them and tell them apart. */

import { describe, expect, it } from 'vitest';
import {
  branchNumber,
  companyCode,
  creditCode,
  holderCode,
  isPersonsNumber,
  organizationCode,
  registrationNumber,
  subject,
} from '../../src/cleaners/index.js';
import {
  type Bundle,
  company,
  contentOf,
  factsOf,
  issuesBeyond,
  issuesOf,
  OTHER,
  told,
  v1,
  v2,
  XIAOMI,
} from '../normalize/bundles.js';
import { cleaned, inShort, take } from './taken.js';

const AT = '$.qycxnew.value';
/** Invented. */
const RESIDENT = '110101199003070038';
const taken = (original: unknown) => take(original).taken;

/** The company's codes as "kind code". */
function codesIn(bundle: unknown): string[] {
  const { registrationNumber, unifiedSocialCreditCode, taxpayerId, organizationCode } = factsOf(bundle);
  const codes = {
    registration: registrationNumber,
    credit: unifiedSocialCreditCode,
    taxpayer: taxpayerId,
    organization: organizationCode,
  };
  return Object.entries(codes).flatMap(([kind, code]) => (code === undefined ? [] : [`${kind} ${code}`]));
}

describe('nsrsbh', () => {
  const AMBIGUOUS = '330782100000008';

  it.each([
    ['a credit code', XIAOMI.creditCode, ['credit 91110108551385082Q'], []],
    ['one in small, full-width letters', '９１110108551385082q ', ['credit 91110108551385082Q'], []],
    [
      'one that fails its check digit',
      '91110108551385082X',
      ['credit 91110108551385082X'],
      [`invalid_identifier ${AT}.nsrsbh (check_digit)`],
    ],
    [
      'one of 19 characters',
      '911101085513854082Q',
      ['credit 911101085513854082Q'],
      [`invalid_identifier ${AT}.nsrsbh (length)`],
    ],
    [
      'one with the letter O',
      '9111O108551385082Q',
      ['credit 9111O108551385082Q'],
      [`invalid_identifier ${AT}.nsrsbh (alphabet)`],
    ],
    [
      'words for none',
      '待定',
      [],
      [`invalid_identifier ${AT}.nsrsbh (alphabet)`, 'missing_value $ (registrationNumber)'],
    ],
    [
      'zeros',
      '000000000000000000',
      [],
      [`invalid_identifier ${AT}.nsrsbh (alphabet)`, 'missing_value $ (registrationNumber)'],
    ],
    [
      'a number of before 2007 in words',
      '企合字第一二号',
      ['credit 企合字第一二号'],
      [`invalid_identifier ${AT}.nsrsbh (length)`],
    ],
    ['a mask', '******', ['credit ******'], [`invalid_identifier ${AT}.nsrsbh (length)`]],
    [
      'a mistyped number of a person',
      '110101199003070039',
      [],
      [`invalid_identifier ${AT}.nsrsbh (structure)`, 'missing_value $ (registrationNumber)'],
    ],
    [
      'a number of a person of before 1999, of a prefecture that is in no list',
      '119901900307003',
      [],
      [`invalid_identifier ${AT}.nsrsbh (structure)`, 'missing_value $ (registrationNumber)'],
    ],
    [
      'a number of a person in groups, beside words',
      '甲·110101+19900307+0038',
      [],
      [`invalid_identifier ${AT}.nsrsbh (structure)`, 'missing_value $ (registrationNumber)'],
    ],
    ['a registration number', XIAOMI.registrationNumber, ['registration 110108012660422'], []],
    [
      'an old taxpayer number',
      XIAOMI.taxpayerId,
      ['taxpayer 110108551385082'],
      [`invalid_identifier ${AT}.nsrsbh (structure)`],
    ],
    [
      'what may be either',
      AMBIGUOUS,
      [`registration ${AMBIGUOUS}`],
      [`contradiction ${AT}.nsrsbh (two_readings)`],
    ],
    [
      'fifteen characters that are neither',
      '14301020000130T',
      ['taxpayer 14301020000130T'],
      [`invalid_identifier ${AT}.nsrsbh (check_digit)`],
    ],
  ])('that is %s', (_, nsrsbh, codes, issues) => {
    const bundle = company({ nsrsbh });
    expect(codesIn(bundle)).toEqual(codes);
    expect(issuesBeyond(bundle)).toEqual(issues);
  });

  it('that is a resident identity number is refused, with both issues', () => {
    const bundle = company({ nsrsbh: '110101199003070038' });
    expect(codesIn(bundle)).toEqual([]);
    expect(issuesBeyond(bundle)).toEqual([
      `invalid_identifier ${AT}.nsrsbh (structure)`,
      'missing_value $ (registrationNumber)',
    ]);
  });

  it('of an old taxpayer gives way to a credit code from another source', () => {
    const bundle = {
      ...company({ nsrsbh: XIAOMI.taxpayerId }),
      info: v2({ entityName: XIAOMI.name, creditCode: XIAOMI.creditCode }),
    };
    expect(codesIn(bundle)).toEqual([`credit ${XIAOMI.creditCode}`, `taxpayer ${XIAOMI.taxpayerId}`]);
  });
});

describe('codes of one company', () => {
  it('take the registration number from neci, info, annualRpt, nsrsbh, a risk row, in this order', () => {
    const [first, ...others] = ['110108012660422', '330782000012342', '310115000987650', '430102000312822'];
    const sources: [string, unknown][] = [
      ['neci', { entName: XIAOMI.name, regNo: first }],
      ['info', v2({ entityName: XIAOMI.name, registerCode: others[0] })],
      ['annualRpt', v2([{ reportYear: '2023', registerCode: others[1] }])],
      ['qycxnew', v1({ qyName: XIAOMI.name, nsrsbh: others[2] })],
    ];
    const numbers = sources.map((_, at) => {
      const bundle = Object.fromEntries([...sources.slice(at), ['isHmdxx', v1({ qyName: XIAOMI.name })]]);
      return codesIn(bundle)[0];
    });
    expect(numbers).toEqual([first, ...others].map((number) => `registration ${number}`));
    const jyycList = { items: [{ name: '小米科技(有限责任)公司', regNo: first }] };
    expect(codesIn(company({ qyName: '小米科技（有限责任）公司' }, { jyyc: v1({ jyycList }) }))[0]).toBe(
      `registration ${first}`,
    );
  });

  it('keep the hyphen of an organization code or its lack of one, in capitals', () => {
    expect(codesIn(company({ orgNo: 'ma04bdrr9' }))).toContain('organization MA04BDRR9');
    expect(codesIn(company({ orgNo: '55138508-2' }))).toContain('organization 55138508-2');
  });

  it('never cut an organization code out of the credit code', () => {
    expect(codesIn(company())).toEqual(['credit 91110108551385082Q']);
  });

  it.each([
    [
      'fails its check',
      '55138308-2',
      [
        'invalid_identifier $.qycxnew.value.orgNo (check_digit)',
        'contradiction $.qycxnew.value.orgNo (organization_code)',
      ],
    ],
    [
      'is another than the one inside the credit code',
      'MA28ABCD-5',
      ['contradiction $.qycxnew.value.orgNo (organization_code)'],
    ],
  ])('an organization code that %s goes out', (_, orgNo, issues) => {
    const bundle = company({ orgNo });
    expect(codesIn(bundle)).toContain(`organization ${orgNo}`);
    expect(issuesBeyond(bundle)).toEqual(issues);
  });

  it.each([
    ['an unknown district', '919999995513850822', 'district'],
    ['an organization code that fails its check', '91110108551385083U', 'organization_code'],
  ])('a valid credit code with %s inside is a contradiction at most', (_, nsrsbh, reason) => {
    const bundle = company({ nsrsbh });
    expect(codesIn(bundle)).toEqual([`credit ${nsrsbh}`]);
    expect(issuesBeyond(bundle)).toEqual([`contradiction ${AT}.nsrsbh (${reason})`]);
    expect(told(issuesOf(bundle), 'contradiction')[0]).toMatch(/^warning /);
  });

  it('take a credit code in the place of a registration number for the credit code that it is', () => {
    const bundle = { neci: { entName: XIAOMI.name, regNo: XIAOMI.creditCode } };
    expect(codesIn(bundle)).toEqual(['credit 91110108551385082Q']);
    const both = {
      ...bundle,
      info: v2({ entityName: XIAOMI.name, registerCode: XIAOMI.registrationNumber }),
    };
    expect(codesIn(both)).toEqual(['registration 110108012660422', 'credit 91110108551385082Q']);
    const inARow = company(
      {},
      { jyyc: v1({ jyycList: { items: [{ name: XIAOMI.name, regNo: XIAOMI.creditCode }] } }) },
    );
    expect(codesIn(inARow)).toEqual(['credit 91110108551385082Q']);
  });

  it('are told apart when the credit code and the registration number have changed places', () => {
    const fields = { creditCode: XIAOMI.registrationNumber, registerCode: XIAOMI.creditCode };
    const bundle = { info: v2({ entityName: XIAOMI.name, entstatus: '1', ...fields }) };
    expect(codesIn(bundle)).toEqual(['registration 110108012660422', 'credit 91110108551385082Q']);
    expect(told(issuesOf(bundle), 'invalid_identifier')).toEqual(['warning $.info.data.creditCode (length)']);
  });

  it.each([
    ['9111********82Q', 'registration 9111********82Q'],
    ['1101081266042', 'registration 1101081266042'],
    ['55138508-2', 'registration 55138508-2'],
  ])('take the valid credit code that stands beside %s in its place', (uniscId, other) => {
    const bundle = { neci: { entName: XIAOMI.name, uniscId, regNo: XIAOMI.creditCode } };
    expect(codesIn(bundle)).toEqual([other, 'credit 91110108551385082Q']);
  });

  it.each(['91110108551385082O', '9111010855138508Q'])(
    'take the valid one of two credit codes, and tell of %s',
    (uniscId) => {
      const bundle = {
        neci: { entName: XIAOMI.name, uniscId, regNo: XIAOMI.creditCode },
      };
      expect(codesIn(bundle)).toEqual(['credit 91110108551385082Q']);
      expect(told(issuesOf(bundle), 'contradiction')).toEqual(['error $.neci.uniscId (other_company)']);
    },
  );

  it.each([
    ['info', (codes: Bundle) => v2({ entityName: XIAOMI.name, ...codes }), '$.info.data.registerCode'],
    [
      'annualRpt',
      (codes: Bundle) => v2([{ reportYear: '2023', ...codes }]),
      '$.annualRpt.data[0].registerCode',
    ],
  ])(
    'never lose another company’s credit code in the place of a registration number of %s',
    (name, body, path) => {
      const codes = { creditCode: XIAOMI.creditCode, registerCode: OTHER.creditCode };
      const bundle = company({}, { [name]: body(codes) });
      expect(codesIn(bundle)).toEqual(['credit 91110108551385082Q']);
      expect(told(issuesOf(bundle), 'contradiction')).toEqual([`error ${path} (other_company)`]);
      expect(told(issuesOf(bundle), 'invalid_identifier')).toEqual([]);
    },
  );

  it('tell of every other registration number that a risk row has beside the company’s name', () => {
    const [first, second] = [XIAOMI.registrationNumber, OTHER.registrationNumber];
    const rows = [first, second, second].map((regNo) => ({ name: XIAOMI.name, regNo, inDate: '2020-01-02' }));
    const bundle = company({}, { jyyc: v1({ jyycList: { items: rows } }) });
    expect(codesIn(bundle)[0]).toBe(`registration ${first}`);
    expect(told(issuesOf(bundle), 'sources_disagree')).toEqual([
      'warning $.jyyc.value.jyycList.items[0].regNo',
    ]);
    expect(told(issuesOf(bundle), 'contradiction')).toEqual([]);
  });
});

describe('a number of a person in the place of a company’s code', () => {
  const CLEANERS = { creditCode, registrationNumber, organizationCode, companyCode };

  it.each([
    ['whole', RESIDENT],
    ['in groups', '110101+19900307+0038'],
    ['in groups, beside words', '甲·110101+19900307+0038'],
    ['in groups and mistyped', '甲·110101+19900307+0039'],
    ['of before 1999', '110101900307003'],
    ['of before 1999, of a prefecture that is in no list', '119901900307003'],
    ['of before 1999, behind a letter', 'A110101900307003'],
    ['of before 1999, between letters', 'A110101900307003B'],
    ['of before 1999, with two digits behind it', '11010190030700312'],
    ['of before 1999, in groups, with two digits behind it', '110101-900307-003-12'],
  ])('is refused: %s', (_, number) => {
    for (const clean of Object.values(CLEANERS)) {
      expect(cleaned(clean, number)).toMatchObject({
        value: undefined,
        issues: ['invalid_identifier (structure)'],
      });
    }
  });

  it('is told from the codes of companies, also in a value that no parser reads', () => {
    for (const number of ['110101900307003', RESIDENT]) expect(isPersonsNumber(number)).toBe(true);
    for (const { creditCode: code, registrationNumber: number, taxpayerId } of [XIAOMI, OTHER]) {
      expect([code, number, taxpayerId].map(isPersonsNumber)).toEqual([false, false, false]);
    }
  });

  it('is refused as the name that an answer repeats', () => {
    const { taken, issues } = take('110101+19900307+0038');
    expect(subject(taken)).toEqual({ name: undefined });
    expect(issues.map(inShort)).toEqual(['invalid_identifier (structure)']);
  });
});

describe('the name or code that an answer repeats', () => {
  it.each(['MA28ABCD-5', '110108012660422', '91110108551385082Q'])('is a code when it is %s', (code) => {
    expect(subject(take(code).taken)).toMatchObject({ code: { value: code } });
  });

  it('is a name when more than a code is in it', () => {
    expect(subject(take('编号110108012660422').taken)).toMatchObject({
      name: { value: '编号110108012660422' },
    });
  });

  it('is a code when what a form puts before it is all that is beside it', () => {
    expect(subject(take('注册号110108012660422').taken)).toMatchObject({
      code: { value: '110108012660422' },
    });
  });

  it.each([110108012660422, true, {}])('is left out when it is %j, with a wrong_type', (original) => {
    const { taken, issues } = take(original);
    expect(subject(taken)).toEqual({ name: undefined });
    expect(issues.map(inShort)).toEqual(['wrong_type']);
  });
});

describe('the code of a holder', () => {
  const CODE = take(XIAOMI.creditCode).taken;
  const isCorporate = (value: boolean) => ({ value, origins: [] });

  it('is that of the first field that has one', () => {
    expect(holderCode(isCorporate(true), taken('-'), CODE)?.value).toBe(XIAOMI.creditCode);
    expect(holderCode(undefined, CODE, taken(OTHER.creditCode))?.value).toBe(XIAOMI.creditCode);
  });

  it('is left out beside a natural person, whose own or whose company’s it would be', () => {
    expect(holderCode(isCorporate(false), CODE, CODE)).toBeUndefined();
  });

  it('that is not wanted is still checked for its type', () => {
    for (const wanted of [isCorporate(false), isCorporate(true)]) {
      const { taken: list, issues } = take([]);
      holderCode(wanted, CODE, list);
      expect(issues.map(inShort)).toEqual(['wrong_type']);
    }
  });
});

describe('the number of a branch', () => {
  it('is its credit code, else its registration number', () => {
    const [code, number] = [XIAOMI.creditCode, XIAOMI.registrationNumber].map(taken);
    expect(branchNumber(code, number)?.value).toBe(XIAOMI.creditCode);
    expect(branchNumber(taken('-'), number)?.value).toBe(XIAOMI.registrationNumber);
    const { taken: list, issues } = take([]);
    expect(branchNumber(code, list)?.value).toBe(XIAOMI.creditCode);
    expect(issues.map(inShort)).toEqual(['wrong_type']);
  });
});

describe('a code of 64 KB', () => {
  it('is read, and a longer one is left out', () => {
    expect(cleaned(creditCode, 'X'.repeat(65_536)).issues).toEqual(['invalid_identifier (length)']);
    expect(cleaned(creditCode, 'X'.repeat(65_537))).toMatchObject({
      value: undefined,
      issues: ['limit_exceeded'],
    });
  });
});

describe('a code that lost a character', () => {
  it.each(['9111010855138\ufffd082Q', '9111010855138\ud800082Q'])(
    '%j goes out with an issue that says so',
    (nsrsbh) => {
      expect(told(issuesOf(company({ nsrsbh })), 'dropped_value')).toEqual([
        `warning ${AT}.nsrsbh (lost_character)`,
      ]);
    },
  );
});

describe('a code that is none', () => {
  it.each(['无统一社会信用代码', '暂无统一代码', '统一社会信用代码', '统一社会信用代码：', '未办理统一代码'])(
    '%s makes no number and no kompanyId',
    (nsrsbh) => {
      const bundle = company({ nsrsbh });
      expect(codesIn(bundle)).toEqual([]);
      expect(contentOf(bundle).kompanyId).toBeNull();
    },
  );

  it('and one of Chinese numerals is', () => {
    expect(codesIn(company({ nsrsbh: '企独浙总字第一二三号' }))).toEqual(['credit 企独浙总字第一二三号']);
  });

  it.each(['310115200102280010', '830000198003150101', '11010119900307003×', '11010119900307003'])(
    '%s, a mistyped resident number, is in no field of a code',
    (number) => {
      for (const clean of [creditCode, registrationNumber, organizationCode, companyCode]) {
        expect(cleaned(clean, number)).toMatchObject({
          value: undefined,
          issues: ['invalid_identifier (structure)'],
        });
      }
    },
  );

  it.each([
    ['a company', '广州岭南贸易有限公司', undefined],
    ['a partnership', '广州岭南咨询中心（有限合伙）', undefined],
    ['a shop, whose own it may be', '广州岭南小吃店', '440106651231120'],
  ])(
    'an old resident number with the check digit of a register, in the place of 注册号 of %s',
    (_, name, kept) => {
      const bundle = company({ qyName: name, nsrsbh: '440106651231120' });
      const { registrationNumber: number, taxRegistrationNumber: taxpayers } = factsOf(bundle);
      expect([number, taxpayers]).toEqual([kept, kept]);
      expect(told(issuesOf(bundle), 'invalid_identifier')).toEqual(
        kept ? [] : [`warning ${AT}.nsrsbh (structure)`],
      );
    },
  );

  it('and a number of a company that reads as a birthday of before 1940 is its own', () => {
    expect(factsOf(company({ nsrsbh: '440106391231125' })).registrationNumber).toBe('440106391231125');
  });
});
