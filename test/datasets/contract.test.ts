import { describe, expect, it } from 'vitest';
import { check } from '../../src/datasets/check.js';
import { NEWEST } from '../../src/datasets/releases/index.js';
import { ContractError, normalize, readCompany, validateResponse } from '../../src/index.js';
import { CONTRACTS, readSchema } from '../contracts/schemas.js';

/** What a caller without types may ask for. */
const WRONG = [
  { dataset: 'soper', version: 'v2', release: NEWEST },
  { dataset: 'super', version: 'v3', release: NEWEST },
  { dataset: 'super', version: 'v2', release: '2024-01-01' },
  { dataset: 'constructor', version: 'v2', release: NEWEST },
  { dataset: 'super', version: 'v2', release: '__proto__' },
];

describe.each(WRONG)('a contract that is not there: $release/$version/$dataset', (contract) => {
  it('makes render and validateResponse throw a RangeError that says what to use', () => {
    const bundle = { qycx: { code: '2000', success: true, data: { qyName: '小米科技有限责任公司' } } };
    expect(() => normalize(bundle, contract as never)).toThrow(RangeError);
    expect(() => validateResponse({}, contract as never)).toThrow(
      /^(dataset|version|release) is unknown; use /,
    );
  });
});

it('validateResponse without a release validates against the newest', () => {
  const contract = { dataset: 'super', version: 'v2' } as const;
  const { response } = normalize({ neci: { entName: '小米科技有限责任公司' } }, contract);
  expect(validateResponse(response, contract)).toEqual([]);
});

describe('a response that is not valid', () => {
  const contract = { dataset: 'super', version: 'v2' } as const;
  const { response } = normalize({ neci: { entName: '小米科技有限责任公司' } }, contract);
  const { content, ...envelope } = response;

  it('has a violation for each place, with the name of a key that the contract does not have', () => {
    const invalid = { ...envelope, content: { ...content, additionalData: { court: '甲' } } };
    const violations = validateResponse(invalid, contract);
    const [violation] = violations.filter(({ message }) => message.endsWith(': court'));
    expect(violation?.path).toBe('$.content.additionalData');
    expect(validateResponse(envelope, contract)[0]?.path).toBe('$');
  });

  it('has a violation that says which values are allowed', () => {
    const messages = (invalid: unknown) => validateResponse(invalid, contract).map(({ message }) => message);
    expect(messages({ ...response, content: { ...content, status: 'live' } })).toEqual([
      'must be equal to one of the allowed values: LIVE, CLOSED, NOT REPORTED',
    ]);
    expect(messages({ ...response, content: { ...content, countryCode: 'DE' } })).toEqual([
      'must be equal to constant: CN',
    ]);
  });

  it.each([
    ['requestTime', { requestTime: '2025-06-23' }, 'must be valid, such as 2025-06-23T07:28:19+00:00'],
    [
      'a second that no minute has',
      { requestTime: '2025-06-23T07:28:60+00:00' },
      'must be valid, such as 2025-06-23T07:28:19+00:00',
    ],
    ['a name that is a number', { content: { ...content, name: 5 } }, 'must be string,null'],
    ['a blank name', { content: { ...content, name: ' ' } }, 'must not be blank'],
    [
      'dateOfLicense',
      { content: { ...content, providerSpecificData: { dateOfLicense: '2041-02-30' } } },
      'must be valid, such as 2025-06-23 or 长期',
    ],
    [
      'shareCapitals',
      { content: { ...content, additionalData: { shares: { shareCapitals: '185000.0' } } } },
      'must be valid, such as 1850000000.00',
    ],
    [
      'incorporationDate',
      { content: { ...content, additionalData: { legalEvents: { incorporationDate: '2010' } } } },
      'must be valid, such as 2025-06-23',
    ],
  ])('has a violation with an example in place of a pattern: %s', (_, wrong, message) => {
    const violations = validateResponse({ ...response, ...wrong }, contract);
    expect(violations.map((violation) => violation.message)).toEqual([message]);
  });

  it('has an example for every pattern and format of the contracts', () => {
    for (const { release, version, dataset } of CONTRACTS) {
      const text = (['parts', dataset] as const)
        .map((name) => JSON.stringify(readSchema(release, version, name)))
        .join();
      for (const [, format = ''] of text.matchAll(/"format":"([^"]*)"/g))
        expect(format).toMatch(/^date(?:-time)?$/);
      for (const [, quoted] of text.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)) {
        const pattern = new RegExp(JSON.parse(quoted ?? ''));
        const examples = ['2025-06-23', '2025-06-23T07:28:19+00:00', '1850000000.00', '31', '$.name'];
        expect([pattern, examples.some((example) => pattern.test(example))]).toEqual([pattern, true]);
      }
    }
  });

  it('makes check throw a ContractError that names the contract and the first place', () => {
    const invalid = { ...response, status: 1 };
    let error: unknown;
    try {
      check(invalid, contract);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({ contract: `${NEWEST}/v2/super`, violations: [{ path: '$.status' }] });
    expect(String(error)).toContain(` ${NEWEST}/v2/super at $.status: `);
    expect(() => check(invalid, { ...contract, release: '2025-06-23' })).toThrow('2025-06-23/v2/super');
  });

  it('is given back by check when it is valid', () => {
    expect(check(response, contract)).toBe(response);
  });
});

it('a contract without a version or a dataset is missing it', () => {
  expect(() => validateResponse({}, { dataset: 'super' } as never)).toThrow(
    'version is missing; use v1 or v2',
  );
  expect(() => validateResponse({}, { version: 'v2' } as never)).toThrow(
    'dataset is missing; use refresh or super',
  );
});

it('a way to translate that is not there is refused', () => {
  const bundle = { neci: { entName: '小米科技有限责任公司' } };
  expect(() => readCompany(bundle, { translate: 'google' as never })).toThrow(RangeError);
});
