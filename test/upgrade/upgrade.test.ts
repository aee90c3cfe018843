import { describe, expect, it } from 'vitest';
import { NEWEST } from '../../src/datasets/releases/index.js';
import { upgrade } from '../../src/datasets/upgrade/index.js';
import { validators } from '../../src/generated/contracts/validators.js';
import { normalize } from '../../src/normalize.js';
import { inSchemaOrder, readSchema } from '../contracts/schemas.js';
import { readBundles } from '../normalize/goldenBundles.js';
import { one, readSample, selected } from '../releases/companies.js';

/** A bare v2 content with what the test is about. */
function v2(content: object): Record<string, unknown> {
  return { countryCode: 'CN', additionalData: {}, ...content };
}

function v1(response: object): Record<string, unknown> {
  return { country: 'CN', ...response };
}

const identifiers = (...pairs: readonly (readonly [string, unknown])[]) =>
  pairs.map(([identifierName, identifierValue]) => ({ identifierName, identifierValue }));

const dropped = (path: string, reason: string, count?: number) =>
  expect.objectContaining({
    code: 'dropped_value',
    severity: 'warning',
    path,
    reason,
    ...(count !== undefined && { count }),
  });

describe('the published samples', () => {
  it('of before become the newest shape, and all that is lost is the name of otherNames', () => {
    const { response, issues } = upgrade(readSample('super-before'));
    expect(issues).toEqual([dropped('$.content.additionalData.otherNames.otherNames', 'removed')]);
    expect(selected('$.content.additionalData.otherIdentifiers[*].identifierName', response)).toEqual([
      'otherNumber',
      'localNumber',
      'otherNumber',
    ]);
    expect(one('$.content.additionalData.contactInformation.email', response)).toHaveLength(1);
    expect(one('$.content.additionalData.legalEvents', response)).toEqual({
      incorporationDate: '2010-03-03',
      registrationInstitution: '北京市海淀区市场监督管理局',
    });
    expect(selected('$..shareCurrency', response)).toEqual(['人民币']);
    for (const removed of ['oldNumber', 'registerCourt', '"otherNames":[']) {
      expect(JSON.stringify(response)).not.toContain(removed);
    }
  });

  it('of refresh before needs nothing but the new name of its number', () => {
    const stored = readSample('refresh-before');
    const { response, issues } = upgrade(stored);
    expect(issues).toEqual([]);
    expect(JSON.stringify(response)).toBe(JSON.stringify(stored).replace('"oldNumber"', '"otherNumber"'));
    expect(validators[NEWEST].v2.refresh(response)).toBe(true);
  });

  it('of super after counts as old, since it still holds two removed fields', () => {
    const stored = readSample('super-after');
    const { response, issues } = upgrade(stored);
    expect(JSON.stringify(response)).not.toContain('oldNumber');
    expect(selected('$.content.associatedEntities.shareholders[*].shareCurrency', response)).toEqual([]);
    expect(one('$.content.additionalData.shares.shareCurrency', response)).toBe('人民币');
    // It lists two paths that it has no value for.
    expect(issues).toEqual([
      dropped('$.content.sources[0].fields[6]', 'selects_nothing'),
      dropped('$.content.sources[0].fields[15]', 'selects_nothing'),
    ]);
  });

  it('of refresh after passes through as it is', () => {
    const stored = readSample('refresh-after');
    expect(upgrade(stored).response).toBe(stored);
  });

  it.each(['refresh-before', 'refresh-after', 'super-before', 'super-after'])(
    '%s, upgraded twice, is what it is upgraded once, and the input stays as it was',
    (name) => {
      const stored = readSample(name);
      const { response } = upgrade(stored);
      expect(stored).toEqual(readSample(name));
      expect(upgrade(response)).toEqual({ response, issues: [] });
      expect(upgrade(response).response).toBe(response);
    },
  );

  it.each(['super-before', 'super-after'])(
    '%s as a bare content gives the content of the envelope',
    (name) => {
      const stored = readSample(name);
      const bare = upgrade(stored.content);
      const whole = upgrade(stored);
      expect(JSON.stringify(bare.response)).toBe(JSON.stringify(whole.response.content));
      expect(bare.issues.map(({ path }) => path.replace('$', '$.content'))).toEqual(
        whole.issues.map(({ path }) => path),
      );
    },
  );

  it('keeps the envelope, key by key', () => {
    const stored = readSample('super-before');
    const { response } = upgrade(stored);
    expect({ ...response, content: 0 }).toEqual({ ...stored, content: 0 });
    expect(Object.keys(response)).toEqual(Object.keys(stored));
  });
});

describe('oldNumber in v2', () => {
  const upgraded = (list: unknown) => {
    const { response, issues } = upgrade(v2({ additionalData: { otherIdentifiers: list } }));
    return { list: one('$.additionalData.otherIdentifiers', response), issues };
  };

  it('becomes otherNumber at the same place of the list', () => {
    expect(upgraded(identifiers(['localNumber', 'L'], ['otherNumber', 'N'], ['oldNumber', 'R']))).toEqual({
      list: identifiers(['localNumber', 'L'], ['otherNumber', 'N'], ['otherNumber', 'R']),
      issues: [],
    });
  });

  it('is not doubled when its number is an otherNumber already', () => {
    expect(upgraded(identifiers(['oldNumber', 'R'], ['localNumber', 'L'], ['otherNumber', 'R']))).toEqual({
      list: identifiers(['otherNumber', 'R'], ['localNumber', 'L']),
      issues: [],
    });
  });

  it('is reported when a doubled identifier held more than its number', () => {
    const [old] = identifiers(['oldNumber', 'R']);
    const [other] = identifiers(['otherNumber', 'R']);
    const { list, issues } = upgraded([old, { ...other, issuedBy: 'X' }]);
    expect(list).toEqual(identifiers(['otherNumber', 'R']));
    expect(issues).toEqual([dropped('$.additionalData.otherIdentifiers[1].issuedBy', 'place_taken')]);
  });

  it('is text when it was stored as a number, and one with an otherNumber of its digits', () => {
    const old = identifiers(['oldNumber', 110108012660422]);
    const text = identifiers(['otherNumber', '110108012660422']);
    expect(upgraded(old)).toEqual({ list: text, issues: [] });
    expect(upgraded([...text, ...old])).toEqual({ list: text, issues: [] });
  });

  it('leaves two otherNumbers of one value that the newest shape has already', () => {
    const stored = v2({
      additionalData: { otherIdentifiers: identifiers(['otherNumber', 'R'], ['otherNumber', 'R']) },
    });
    expect(upgrade(stored).response).toBe(stored);
  });

  it('is renamed even without a number', () => {
    expect(upgraded([{ identifierName: 'oldNumber' }]).list).toEqual([{ identifierName: 'otherNumber' }]);
  });

  it('leaves alone what is not a list of identifiers', () => {
    const unnamed = [{ identifierValue: 'R' }];
    for (const odd of ['oldNumber', null, [], ['oldNumber'], unnamed, { identifierName: 'oldNumber' }]) {
      const stored = v2({ additionalData: { otherIdentifiers: odd } });
      expect(upgrade(stored).response).toBe(stored);
    }
  });
});

describe('oldNumber in v1', () => {
  const upgraded = (extradata: object) => {
    const { response, issues } = upgrade(v1({ extradata }));
    return { extradata: JSON.stringify(response.extradata), issues };
  };

  it('comes before the organization code, in one text', () => {
    expect(upgraded({ providedStatus: '存续', oldNumber: 'R', localNumber: 'L', otherNumber: 'N' })).toEqual({
      extradata: '{"providedStatus":"存续","otherNumber":"R, N","localNumber":"L"}',
      issues: [],
    });
  });

  it('takes the place of otherNumber alone', () => {
    expect(upgraded({ oldNumber: 'R', localNumber: 'L' }).extradata).toBe(
      '{"otherNumber":"R","localNumber":"L"}',
    );
    expect(upgraded({ oldNumber: 'R', otherNumber: null }).extradata).toBe('{"otherNumber":"R"}');
    expect(upgraded({ oldNumber: null, otherNumber: 'N' }).extradata).toBe('{"otherNumber":"N"}');
  });

  it('is not doubled when otherNumber holds it already', () => {
    expect(upgraded({ oldNumber: 'R', otherNumber: 'R, N' })).toEqual({
      extradata: '{"otherNumber":"R, N"}',
      issues: [],
    });
  });

  it('adds only the numbers that otherNumber lacks when it holds several', () => {
    expect(upgraded({ oldNumber: 'R, S', otherNumber: 'S; N' })).toEqual({
      extradata: '{"otherNumber":"R, S; N"}',
      issues: [],
    });
    expect(upgraded({ oldNumber: 'R, S', otherNumber: 'N' }).extradata).toBe('{"otherNumber":"R, S, N"}');
    expect(upgraded({ oldNumber: 'S', otherNumber: 'N；S' })).toEqual({
      extradata: '{"otherNumber":"N；S"}',
      issues: [],
    });
  });

  it('is not joined when it or otherNumber is blank', () => {
    for (const blank of ['', ' ', '-']) {
      expect(upgraded({ oldNumber: blank, otherNumber: 'N' })).toEqual({
        extradata: '{"otherNumber":"N"}',
        issues: [],
      });
      expect(upgraded({ oldNumber: 'R', otherNumber: blank })).toEqual({
        extradata: '{"otherNumber":"R"}',
        issues: [],
      });
    }
  });

  it('is joined as digits when it was stored as a number', () => {
    expect(upgraded({ oldNumber: 110108012660422, otherNumber: '55138508-2' })).toEqual({
      extradata: '{"otherNumber":"110108012660422, 55138508-2"}',
      issues: [],
    });
  });

  it('is text when it was stored as a number alone', () => {
    expect(upgraded({ oldNumber: 110108012660422 }).extradata).toBe('{"otherNumber":"110108012660422"}');
  });

  it('is left out with an issue when it can not be joined', () => {
    const { extradata, issues } = upgraded({ oldNumber: true, otherNumber: 'N' });
    expect(extradata).toBe('{"otherNumber":"N"}');
    expect(issues).toEqual([dropped('$.extradata.oldNumber', 'place_taken')]);
  });
});

describe('registerCourt', () => {
  it('moves to a place that is empty', () => {
    const { response, issues } = upgrade(v2({ additionalData: { registerCourt: 'A', listed: 'N' } }));
    expect(response.additionalData).toEqual({ legalEvents: { registrationInstitution: 'A' }, listed: 'N' });
    expect(issues).toEqual([]);
    expect(upgrade(v1({ extradata: { registerCourt: 'A' } }))).toEqual({
      response: v1({ extradata: { registrationInstitution: 'A' } }),
      issues: [],
    });
  });

  it('is united with a registrationInstitution of the same value', () => {
    const stored = { registerCourt: 'A', legalEvents: { registrationInstitution: 'A' } };
    expect(upgrade(v2({ additionalData: stored }))).toEqual({
      response: v2({ additionalData: { legalEvents: { registrationInstitution: 'A' } } }),
      issues: [],
    });
  });

  it('is left out with an issue beside a registrationInstitution of another value', () => {
    const stored = { registerCourt: 'A', legalEvents: { registrationInstitution: 'B' } };
    const { response, issues } = upgrade(v2({ additionalData: stored }));
    expect(one('$.additionalData', response)).toEqual({ legalEvents: { registrationInstitution: 'B' } });
    expect(issues).toEqual([dropped('$.additionalData.registerCourt', 'place_taken')]);
    expect(upgrade(v1({ extradata: { registerCourt: 'A', registrationInstitution: 'B' } })).issues).toEqual([
      dropped('$.extradata.registerCourt', 'place_taken'),
    ]);
  });

  it('takes the place of a blank registrationInstitution', () => {
    const stored = { registerCourt: 'A', legalEvents: { registrationInstitution: '' } };
    expect(upgrade(v2({ additionalData: stored }))).toEqual({
      response: v2({ additionalData: { legalEvents: { registrationInstitution: 'A' } } }),
      issues: [],
    });
    expect(upgrade(v1({ extradata: { registerCourt: 'A', registrationInstitution: '-' } }))).toEqual({
      response: v1({ extradata: { registrationInstitution: 'A' } }),
      issues: [],
    });
  });

  it('is left out without an issue when it is blank', () => {
    expect(upgrade(v1({ extradata: { registerCourt: '', registrationInstitution: 'B' } }))).toEqual({
      response: v1({ extradata: { registrationInstitution: 'B' } }),
      issues: [],
    });
    expect(upgrade(v2({ additionalData: { registerCourt: ' ' } }))).toEqual({
      response: v2({ additionalData: {} }),
      issues: [],
    });
  });

  it('is left out with an issue when legalEvents is not an object', () => {
    const { response, issues } = upgrade(v2({ additionalData: { registerCourt: 'A', legalEvents: 'x' } }));
    expect(response.additionalData).toEqual({ legalEvents: 'x' });
    expect(issues).toEqual([dropped('$.additionalData.registerCourt', 'place_taken')]);
  });
});

describe("shareholders' shareCurrency", () => {
  const holders = (...currencies: readonly unknown[]) => ({
    shareholders: currencies.map((shareCurrency, index) => ({ name: `股东${index}`, shareCurrency })),
  });
  const upgraded = (shares: object | undefined, ...currencies: readonly unknown[]) => {
    const { response, issues } = upgrade(
      v2({ additionalData: { shares }, associatedEntities: holders(...currencies) }),
    );
    expect(selected('$.associatedEntities.shareholders[*].shareCurrency', response)).toEqual([]);
    return { shares: one('$.additionalData.shares', response), issues };
  };
  const path = (index: number) => `$.associatedEntities.shareholders[${index}].shareCurrency`;

  it('moves to shares when shares has none and all agree', () => {
    expect(upgraded({ shareCapitals: '1.00' }, 'CNY', undefined, 'CNY')).toEqual({
      shares: { shareCapitals: '1.00', shareCurrency: 'CNY' },
      issues: [],
    });
    expect(upgraded(undefined, 'CNY')).toEqual({ shares: { shareCurrency: 'CNY' }, issues: [] });
  });

  it('moves to shares when some are blank and the others agree, and when that of shares is blank', () => {
    expect(upgraded(undefined, 'CNY', '', '-')).toEqual({ shares: { shareCurrency: 'CNY' }, issues: [] });
    expect(upgraded({ shareCurrency: '' }, 'CNY')).toEqual({
      shares: { shareCurrency: 'CNY' },
      issues: [],
    });
  });

  it('is dropped, each with an issue, when shareholders disagree', () => {
    expect(upgraded({ shareCapitals: '1.00' }, 'CNY', 'USD')).toEqual({
      shares: { shareCapitals: '1.00' },
      issues: [dropped(path(0), 'place_taken'), dropped(path(1), 'place_taken')],
    });
  });

  it('is dropped with an issue only where it differs from that of shares', () => {
    expect(upgraded({ shareCurrency: 'CNY' }, 'CNY', 'USD', null)).toEqual({
      shares: { shareCurrency: 'CNY' },
      issues: [dropped(path(1), 'place_taken')],
    });
  });

  it('moves to extradata in v1', () => {
    const people = { shareholder: [{ name: '张三', shareCurrency: '人民币' }] };
    expect(upgrade(v1({ extradata: { shareCapital: '1.00' }, people }))).toEqual({
      response: v1({
        extradata: { shareCapital: '1.00', shareCurrency: '人民币' },
        people: { shareholder: [{ name: '张三' }] },
      }),
      issues: [],
    });
  });
});

describe('otherNames', () => {
  it('is left out, with one issue for the list', () => {
    const { response, issues } = upgrade(
      v2({ additionalData: { otherNames: { otherNames: ['甲', '乙'], oldNames: ['甲'] } } }),
    );
    expect(response.additionalData).toEqual({ otherNames: { oldNames: ['甲'] } });
    expect(issues).toEqual([dropped('$.additionalData.otherNames.otherNames', 'removed', 2)]);
    expect(upgrade(v1({ extradata: { otherName: '甲; 乙' } }))).toEqual({
      response: v1({ extradata: {} }),
      issues: [dropped('$.extradata.otherName', 'removed')],
    });
  });

  it('is left out without an issue when it holds no name', () => {
    expect(upgrade(v2({ additionalData: { otherNames: { otherNames: [] } } }))).toEqual({
      response: v2({ additionalData: {} }),
      issues: [],
    });
  });
});

describe('email', () => {
  const upgraded = (email: unknown) =>
    one(
      '$.additionalData.contactInformation.email',
      upgrade(v2({ additionalData: { contactInformation: { email } } })).response,
    );

  it('becomes a list of its addresses, each once', () => {
    expect(upgraded('a@example.cn')).toEqual(['a@example.cn']);
    expect(upgraded('a@example.cn, b@example.cn')).toEqual(['a@example.cn', 'b@example.cn']);
    expect(upgraded('ab@example.cn, cd@example.cn')).toEqual(['ab@example.cn', 'cd@example.cn']);
    expect(upgraded('a@example.cn;b@example.cn，a@example.cn；')).toEqual(['a@example.cn', 'b@example.cn']);
  });

  it('stays whole in its list when a part of it is not an address', () => {
    expect(upgraded('[email protected]')).toEqual(['[email protected]']);
    expect(upgraded('Li a@example.cn; b@example.cn')).toEqual(['Li a@example.cn; b@example.cn']);
    expect(upgraded('a@example.cn (Li); b@example.cn')).toEqual(['a@example.cn (Li); b@example.cn']);
    expect(upgraded(',;')).toEqual([',;']);
    expect(upgraded('Li, Ming <a@example.cn>')).toEqual(['Li, Ming <a@example.cn>']);
    expect(upgraded('"a,b"@example.cn')).toEqual(['"a,b"@example.cn']);
  });

  it('is left out when it is blank', () => {
    expect(upgraded('')).toBeUndefined();
    expect(upgraded(' ')).toBeUndefined();
  });

  it('stays as it is when it is a list, or no text', () => {
    for (const email of [['a@example.cn, b@example.cn'], [], null, 7]) {
      const stored = v2({ additionalData: { contactInformation: { email } } });
      expect(upgrade(stored).response).toBe(stored);
    }
  });

  it('stays a text in v1', () => {
    const stored = v1({ extradata: { email: 'a@example.cn, b@example.cn' } });
    expect(upgrade(stored).response).toBe(stored);
  });
});

describe('the keys of an upgraded response', () => {
  const { bundle } = readBundles().find(({ name }) => name === 'announcement-company') ?? {};

  it.each([
    ['v1', 'refresh'],
    ['v1', 'super'],
    ['v2', 'refresh'],
    ['v2', 'super'],
  ] as const)('are in the order of the newest contract: %s %s', (version, dataset) => {
    const { response } = normalize(bundle, { dataset, version, release: '2025-06-23' });
    const upgraded = upgrade(JSON.parse(JSON.stringify(response))).response;
    const ordered = inSchemaOrder(upgraded, readSchema(NEWEST, version, dataset));
    expect(JSON.stringify(upgraded)).toBe(JSON.stringify(ordered));
  });

  it('are in that order where a response mixes the releases', () => {
    const extradata = { registerCourt: 'A', shareType: 'B', website: 'C', oldName: 'D' };
    expect(Object.keys(upgrade(v1({ extradata })).response.extradata as object)).toEqual([
      'oldName',
      'website',
      'shareType',
      'registrationInstitution',
    ]);
    const shares = { other: 'A', shareType: 'B', shareCapitals: '1.00' };
    const shareholders = [{ name: 'A', shareCurrency: 'CNY' }];
    const { response } = upgrade(v2({ additionalData: { shares }, associatedEntities: { shareholders } }));
    expect(Object.keys(one('$.additionalData.shares', response) as object)).toEqual([
      'shareCapitals',
      'shareCurrency',
      'shareType',
      'other',
    ]);
  });
});

describe('the spelling of extradata in v1', () => {
  it('stays as it is stored', () => {
    expect(upgrade(v1({ extraData: { oldNumber: 'R', registerCourt: 'A' }, people: {} }))).toEqual({
      response: v1({ extraData: { otherNumber: 'R', registrationInstitution: 'A' }, people: {} }),
      issues: [],
    });
  });

  it('is upgraded in each place when a response has both', () => {
    const stored = v1({ extraData: { registerCourt: 'A', otherName: '甲' }, extradata: { oldNumber: 'R' } });
    const { response, issues } = upgrade(stored);
    expect(JSON.stringify(response)).toBe(
      '{"country":"CN","extraData":{"registrationInstitution":"A"},"extradata":{"otherNumber":"R"}}',
    );
    expect(issues).toEqual([dropped('$.extraData.otherName', 'removed')]);
    expect(upgrade(response).response).toBe(response);
  });

  it('of the newest shape passes through as it is', () => {
    const stored = v1({ extraData: { otherNumber: 'R, N' } });
    expect(upgrade(stored).response).toBe(stored);
  });
});

describe('what is a response', () => {
  const GROUPS = ['additionalData', 'associatedEntities', 'providerSpecificData'];

  it.each(GROUPS)('is a v2 content of which nothing but %s is known', (key) => {
    const content = { countryCode: 'CN', [key]: {} };
    expect(upgrade(content).response).toBe(content);
    const envelope = { content };
    expect(upgrade(envelope).response).toBe(envelope);
  });

  it.each(['extradata', 'extraData', 'people'])(
    'is a v1 response of which nothing but %s is known',
    (key) => {
      const stored = v1({ [key]: {} });
      expect(upgrade(stored).response).toBe(stored);
    },
  );

  it('is a content that was stored with a datasetName of its own', () => {
    const stored = v2({ datasetName: 'monthly' });
    expect(upgrade(stored).response).toBe(stored);
  });
});

describe('what is not a response', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text of a JSON', JSON.stringify(readSample('super-before'))],
    ['a list of responses', [readSample('super-before')]],
    ['an empty object', {}],
    ['a raw bundle', { qycxnew: { result: { success: true }, value: { qyName: '小米' } } }],
    ['an upstream body', { code: '2000', success: true, data: { registerCourt: 'x' } }],
    ['an envelope that waits for its content', { ...readSample('super-before'), content: null }],
    ['an envelope of another dataset', { ...readSample('super-before'), datasetName: 'ubo' }],
    ['a v2 response of another country', { content: { countryCode: 'GB', additionalData: {} } }],
    ['a v1 response of another country', { country: 'GB', extraData: { oldNumber: '1' } }],
    ['a flat object without extradata and people', { country: 'CN', name: '小米' }],
    ['a flat content in an envelope', { content: { countryCode: 'CN', extradata: {} } }],
    ['a v1 response in an envelope', { content: { country: 'CN', extradata: {} } }],
    ['a response without a country', { extradata: { oldNumber: '1' } }],
  ])('is refused: %s', (_, input) => {
    expect(() => upgrade(input)).toThrow(
      expect.objectContaining({ name: 'RawPayloadError', reason: 'not_a_response' }),
    );
  });

  it('is reported without a word of the input', () => {
    for (const input of [
      'secret',
      { country: 'secret', extradata: {} },
      { datasetName: 'secret', content: v2({}) },
    ]) {
      expect(() => upgrade(input)).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining('secret') }),
      );
    }
  });

  it('is refused when it is nested too deep, or turns in a circle', () => {
    const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], 'x');
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    for (const hostile of [deep, circle]) {
      expect(() => upgrade(v2({ additionalData: { hostile } }))).toThrow(
        expect.objectContaining({ reason: 'limit_exceeded' }),
      );
    }
  });
});

describe('the release to upgrade to', () => {
  it('is the newest, and nothing is taken back to an older one', () => {
    const stored = readSample('super-before');
    expect(upgrade(stored, { to: NEWEST })).toEqual(upgrade(stored));
    expect(upgrade(stored, { to: '2025-06-23' }).response).toBe(stored);
    const newest = readSample('refresh-after');
    expect(upgrade(newest, { to: '2025-06-23' }).response).toBe(newest);
  });

  it('must be known', () => {
    // A caller in JavaScript can say anything.
    const to = '2030-01-01' as typeof NEWEST;
    expect(() => upgrade(readSample('super-before'), { to })).toThrow(
      new RangeError('release is unknown; use one of 2025-07-09, 2025-06-23'),
    );
  });
});

describe('the sources of a stored response', () => {
  it('are not made where it has none', () => {
    const { response } = upgrade(v2({ additionalData: { registerCourt: 'A' } }));
    expect(Object.keys(response)).toEqual(['countryCode', 'additionalData']);
  });

  it('pass through in v1, which has none', () => {
    const sources = [{ fields: ['$.name', '$.missing'] }];
    const { response, issues } = upgrade(v1({ extradata: { registerCourt: 'A' }, sources }));
    expect(response.sources).toEqual(sources);
    expect(issues).toEqual([]);
  });
});

describe('odd things in a stored response', () => {
  it('pass through unchanged: inherited keys, our own key names, empty values, values that are not JSON', () => {
    const date = new Date(0);
    const odd = JSON.parse(
      '{"__proto__":{"oldNumber":"x"},"constructor":"c","origins":["o"],"value":"v","":"e","empty":{},"none":[],"n":null}',
    );
    const { response } = upgrade({ ...v2({ additionalData: { ...odd, registerCourt: 'A' } }), _id: date });
    expect(JSON.stringify(one('$.additionalData', response))).toBe(
      '{"legalEvents":{"registrationInstitution":"A"},"__proto__":{"oldNumber":"x"},"constructor":"c","origins":["o"],"value":"v","":"e","empty":{},"none":[],"n":null}',
    );
    expect(response._id).toBe(date);
    expect(Object.getPrototypeOf(response.additionalData)).toBe(Object.prototype);
  });

  it('are reported when they are numbers that JSON has rounded', () => {
    const stored = v2({
      additionalData: { otherIdentifiers: identifiers(['otherNumber', 913307825777076e3]) },
    });
    const { response, issues } = upgrade(stored);
    expect(response).toBe(stored);
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'unsafe_number',
        path: '$.additionalData.otherIdentifiers[0].identifierValue',
      }),
    ]);
  });

  it('have paths that lead to them whatever their keys', () => {
    const stored = v1({
      people: { shareholder: [{ 'a b': 1e300, shareCurrency: 'x' }, { shareCurrency: 'y' }] },
    });
    const { issues } = upgrade({ ...stored, tags: [2e300, 3e300] });
    const values = issues.map(({ path }) => selected(path, { ...stored, tags: [2e300, 3e300] }));
    expect(values).toEqual([[1e300], [2e300], [3e300], ['x'], ['y']]);
  });
});
