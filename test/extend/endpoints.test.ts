import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  AdditionError,
  clean,
  createNormalizer,
  type DefinedEndpoint,
  defineEndpoint,
  type PartialCompany,
  type Reader,
} from '../../src/entries/extend.js';
import { company, OTHER, RESIDENT_IDS, v1, v2, XIAOMI } from '../normalize/bundles.js';

const SUPER = { dataset: 'super', version: 'v2', lineage: true } as const;

interface Acme {
  readonly title?: string;
  readonly taxCode?: string;
  readonly state?: string;
  readonly place?: string;
  readonly owners?: readonly { readonly who?: string; readonly kind?: string; readonly code?: string }[];
}

const ACME = {
  name: 'acme',
  carries: 'company',
  map: (raw: Reader<Acme>): PartialCompany => ({
    name: clean.text(raw.take('title')),
    unifiedSocialCreditCode: clean.creditCode(raw.take('taxCode')),
    status: clean.status(raw.take('state')),
    address: clean.text(raw.take('place')),
    shareholders: raw.rows('owners')?.map((row) => {
      const type = clean.holderType(row.take('kind'));
      return {
        name: clean.text(row.take('who')),
        ...type,
        registrationNumber: clean.holderCode(type.isCorporate, row.take('code')),
      };
    }),
  }),
} as const;

function made(endpoints: readonly DefinedEndpoint[], bundle: unknown) {
  const { response, issues, lineage } = createNormalizer({ endpoints }).normalize(bundle, SUPER);
  return { content: response.content, issues, lineage };
}

const PAYLOAD: Acme = { title: XIAOMI.name, taxCode: XIAOMI.creditCode, state: '存续', place: '北京市' };

function issuesOf(
  issues: readonly { readonly code: string; readonly path: string }[],
  code: string,
): string[] {
  return issues.filter((issue) => issue.code === code).map(({ path }) => path);
}

describe('an endpoint of the caller', () => {
  it.each(['constructor', 'toString', 'valueOf'])(
    'named %s, as what every object has, says when it was asked and by way of whom only where it was told',
    (name) => {
      const { normalize, explain } = createNormalizer({
        endpoints: [defineEndpoint({ ...ACME, name })],
        via: { neci: 'Register Feed' },
      });
      const bundle = { neci: { entName: XIAOMI.name }, [name]: PAYLOAD };
      const { response, issues } = normalize(bundle, SUPER);
      expect(response.content.sources[0]).toMatchObject({
        info: 'by way of Register Feed',
        lastCheckedTime: null,
      });
      expect(issues.filter(({ reason }) => reason === 'after_checking')).toEqual([]);
      const { endpoints } = explain(bundle);
      expect(endpoints.find((one) => one.name === name)).toMatchObject({ checked: null });
    },
  );

  it('alone gives a company, each value with its place', () => {
    const { content, lineage } = made([defineEndpoint(ACME)], { acme: PAYLOAD });
    expect(content).toMatchObject({
      name: XIAOMI.name,
      status: 'LIVE',
      registrationNumber: XIAOMI.creditCode,
    });
    expect(lineage.find(({ output }) => output === '$.content.name')?.inputs).toEqual([
      { path: '$.acme.title', original: XIAOMI.name },
    ]);
  });

  it.each([
    ['bare', PAYLOAD, '$.acme.extra'],
    ['in the first envelope of the platform', v1({ ...PAYLOAD }), '$.acme.value.extra'],
    ['in the second', v2({ ...PAYLOAD }), '$.acme.data.extra'],
  ])('reports a key that its mapper does not ask for: %s', (_, body, path) => {
    const text = JSON.stringify(body).replace('"title"', '"extra":1,"title"');
    const { issues } = made([defineEndpoint(ACME)], { acme: JSON.parse(text) });
    expect(issuesOf(issues, 'unmapped_field')).toEqual([path]);
  });

  it('takes any key where neither a schema nor a type says which there are', () => {
    const untyped = defineEndpoint({
      name: 'acme',
      carries: 'company',
      map: (raw) => ({
        name: clean.text(raw.take('title')),
        shareholders: raw.rows('owners')?.map((row) => ({ name: clean.text(row.take('who')) })),
      }),
    });
    const { content } = made([untyped], { acme: { ...PAYLOAD, owners: [{ who: '单明' }] } });
    expect(content.name).toBe(XIAOMI.name);
    expect(content.associatedEntities.shareholders?.map(({ name }) => name)).toEqual(['单明']);
  });

  it('may be a list, bare', () => {
    const map = (raw: Reader<readonly Acme[]>) => ({ name: clean.text(raw.rows()?.[0]?.take('title')) });
    const { content, lineage, issues } = made([defineEndpoint({ name: 'acme', carries: 'company', map })], {
      acme: [{ title: XIAOMI.name, place: '北京市' }],
    });
    expect(content.name).toBe(XIAOMI.name);
    expect(lineage.find(({ output }) => output === '$.content.name')?.inputs[0]?.path).toBe(
      '$.acme[0].title',
    );
    expect(issuesOf(issues, 'unmapped_field')).toEqual(['$.acme[*].place']);
  });

  it.each(['Acme', 'AC_ME'])('is meant by %s in a bundle, which is unknown', (key) => {
    const { issues } = made([defineEndpoint(ACME)], company({}, { [key]: PAYLOAD }));
    expect(issues.find(({ code }) => code === 'unknown_endpoint')?.message).toMatch(/; did you mean acme\?$/);
    expect(() => made([defineEndpoint(ACME)], { [key]: PAYLOAD })).toThrow(`did you mean acme by $.${key}?`);
  });

  it('is unknown without a definition', () => {
    const { issues } = createNormalizer().normalize(company({}, { acme: PAYLOAD }), SUPER);
    expect(issuesOf(issues, 'unknown_endpoint')).toEqual(['$.acme']);
  });

  it('comes after all others, unless it is put before one', () => {
    const bundle = company({ address: '上海市' }, { acme: PAYLOAD });
    const after = made([defineEndpoint(ACME)], bundle);
    expect(after.content.address).toBe('上海市');
    expect(after.issues.find(({ code }) => code === 'sources_disagree')?.message).toBe(
      'Two sources disagree on address: $.qycxnew.value.address is output, $.acme.place is not',
    );
    expect(made([defineEndpoint({ ...ACME, before: 'qycxnew' })], bundle).content.address).toBe('北京市');
  });

  it('comes in the order of the list among the caller’s', () => {
    const [one, other] = ['acme', 'acmeToo'].map((name) => defineEndpoint({ ...ACME, name }));
    const bundle = { acmeToo: { ...PAYLOAD, place: '上海市' }, acme: PAYLOAD };
    if (!one || !other) throw new Error('there are two');
    expect(made([one, other], bundle).content.address).toBe('北京市');
    expect(made([other, one], bundle).content.address).toBe('上海市');
  });

  it('of another company fills nothing', () => {
    const body = { ...PAYLOAD, title: OTHER.name, taxCode: OTHER.creditCode, place: '义乌市' };
    const { content, issues } = made([defineEndpoint(ACME)], company({}, { acme: body }));
    expect(content.address).toBeUndefined();
    expect(issues.filter(({ reason }) => reason === 'other_company').map(({ path }) => path)).toEqual([
      '$.acme.title',
      '$.acme.taxCode',
    ]);
  });

  it('never outputs the number of a natural person', () => {
    const owners = [{ who: '单明', kind: '自然人股东', code: RESIDENT_IDS[0] }];
    const { content } = made([defineEndpoint(ACME)], { acme: { ...PAYLOAD, owners } });
    expect(content.associatedEntities.shareholders?.[0]).toMatchObject({
      name: '单明',
      isCorporate: 'false',
    });
    expect(JSON.stringify(content)).not.toContain(RESIDENT_IDS[0]);
  });

  it('is named among those that could give a company', () => {
    expect(() => made([defineEndpoint(ACME)], {})).toThrow(/add one of neci, .*, qycx, acme$/);
  });

  it('that says that the licence is revoked is believed, though an earlier source has another status', () => {
    const { explain } = createNormalizer({ endpoints: [defineEndpoint(ACME)] });
    const { verdicts } = explain(company({ status: '存续' }, { acme: { ...PAYLOAD, state: '吊销' } }));
    expect(verdicts.find(({ question }) => question === 'licenceRevoked')).toMatchObject({ answer: 'yes' });
  });

  it('that carries no company does not make a bundle', () => {
    const rows = defineEndpoint({ ...ACME, carries: 'rows' });
    expect(() => made([rows], { acme: PAYLOAD })).toThrow('No endpoint in the bundle gives a company');
  });

  it('is in the explanation, with what became of it', () => {
    const { explain } = createNormalizer({ endpoints: [defineEndpoint(ACME)] });
    expect(explain({ acme: PAYLOAD }).endpoints.at(-1)).toMatchObject({
      name: 'acme',
      label: 'acme',
      state: 'used',
    });
    const [, failed] = [0, explain(company({}, { acme: { success: false } })).endpoints.at(-1)];
    expect(failed).toMatchObject({ name: 'acme', state: 'failed' });
  });
});

describe('an envelope of another supplier', () => {
  const ENVELOPE = {
    payload: 'Result',
    code: 'Status',
    success: ['200', 0],
    noResult: ['201'],
    timestamp: 'At',
  };
  const endpoint = defineEndpoint({ ...ACME, envelope: ENVELOPE });

  it('is opened by its keys, and its time is that of the source', () => {
    const body = { Status: '200', At: 1751356800000, Result: PAYLOAD };
    const { content } = made([endpoint], { acme: body });
    expect(content.name).toBe(XIAOMI.name);
    expect(content.sources[0]?.lastCheckedTime).toBe('2025-07-01T08:00:00+00:00');
    expect(made([endpoint], { acme: { ...body, Status: 0 } }).content.name).toBe(XIAOMI.name);
  });

  it('has a time that is reported at its own key where it can’t be read', () => {
    const { issues } = made([endpoint], { acme: { Status: '200', At: 'yesterday', Result: PAYLOAD } });
    expect(issuesOf(issues, 'unparseable_value')).toEqual(['$.acme.At']);
  });

  it.each([
    [{ Status: '105', Message: 'x' }, 'upstream_failed', '$.acme.Status', 'error_code'],
    [{ Message: 'x' }, 'upstream_failed', '$.acme', 'error_code'],
    [{ Status: '200' }, 'upstream_failed', '$.acme', 'no_payload'],
    [{ Status: '200', Result: 'x' }, 'upstream_failed', '$.acme.Result', 'payload_type'],
    ['x', 'upstream_failed', '$.acme', 'not_an_object'],
    [{ Status: '201', Result: null }, 'no_result', '$.acme.Status', undefined],
  ])('without a payload is an issue: %j', (body, code, path, reason) => {
    const { issues } = made([endpoint], company({}, { acme: body }));
    expect(issues.find((issue) => issue.code === code)).toMatchObject({ path, ...(reason && { reason }) });
  });

  it.each([
    ['company', 'warning'],
    ['riskLists', 'warning'],
    ['rows', 'info'],
  ] as const)('that has nothing leaves a question open where it carries %s', (carries, severity) => {
    const own = defineEndpoint({ ...ACME, carries, envelope: ENVELOPE });
    const { issues } = made([own], company({}, { acme: { Status: '201' } }));
    expect(issues.find(({ code }) => code === 'no_result')?.severity).toBe(severity);
  });
});

describe('a schema of the payload', () => {
  const payload = z.looseObject({
    title: z.string(),
    taxCode: z.string().optional(),
    state: z.string().optional(),
    place: z.string().optional(),
    owners: z
      .array(z.looseObject({ who: z.string(), kind: z.string().optional(), code: z.string().optional() }))
      .optional(),
  });
  const endpoint = defineEndpoint({ ...ACME, payload });

  it('that holds adds nothing', () => {
    expect(made([endpoint], { acme: PAYLOAD })).toEqual(made([defineEndpoint(ACME)], { acme: PAYLOAD }));
  });

  it.each([
    ['zod', payload],
    ['Standard Schema alone', { '~standard': payload['~standard'] }],
    ['safeParse alone', { safeParse: payload.safeParse }],
  ])('reports each difference at its place, and the payload is mapped: %s', (_, schema) => {
    const own = defineEndpoint<Acme>({ ...ACME, payload: schema as never });
    const body = { title: XIAOMI.name, place: 7, owners: [{ kind: '自然人股东' }] };
    const { content, issues } = made([own], { acme: body });
    expect(content.name).toBe(XIAOMI.name);
    const found = issues.filter(({ message }) => message.includes('differs here from the schema'));
    expect(found.map(({ code, path }) => [code, path])).toEqual([
      ['wrong_type', '$.acme.place'],
      ['wrong_type', '$.acme.owners[0]'],
    ]);
  });

  it('types the reader', () => {
    const typed = defineEndpoint({
      name: 'typed',
      carries: 'company',
      payload,
      map: (raw) => ({
        name: clean.text(raw.take('title')),
        // @ts-expect-error Not a key of the schema.
        address: clean.text(raw.take('titel')),
      }),
    });
    expect(made([typed], { typed: { title: XIAOMI.name } }).content.name).toBe(XIAOMI.name);
  });

  it.each([
    ['answers with a promise', async () => true],
    [
      'throws',
      () => {
        throw new Error('the table is not there');
      },
    ],
  ])('that %s is an error', (_, check) => {
    const own = defineEndpoint<Acme>({
      ...ACME,
      payload: z.object({ title: z.string().refine(check) }) as never,
    });
    expect(() => made([own], { acme: PAYLOAD })).toThrow(
      /^endpoints\.acme\.payload has a check that throws, or returns a promise$/,
    );
  });
});

describe('a definition', () => {
  it.each([
    [{ name: 'info' }, RangeError, 'defineEndpoint.name is an endpoint of neci-kyc; choose another name'],
    [{ name: 'fzch' }, RangeError, 'is an endpoint of neci-kyc'],
    [
      { name: 'NECI' },
      RangeError,
      'differs from neci of neci-kyc in case or signs alone; choose another name',
    ],
    [{ name: 'qycx_new' }, RangeError, 'differs from qycxnew of neci-kyc in case or signs alone'],
    [{ name: 'data' }, RangeError, 'is a key of single bodies'],
    [{ name: 'a.b' }, RangeError, 'must be letters and digits, a letter first'],
    [{ name: '' }, TypeError, 'must be a text that is not blank'],
    [
      { carries: 'all' },
      RangeError,
      'defineEndpoint.carries is unknown; write one of company, riskLists, rows',
    ],
    [{ carries: undefined }, TypeError, 'defineEndpoint.carries must be one of'],
    [{ carries: [] }, TypeError, 'defineEndpoint.carries is empty; write one of company, riskLists, rows'],
    [
      { envelope: { payload: 'R', noResult: ['201'] } },
      TypeError,
      'defineEndpoint.envelope.noResult needs code and success',
    ],
    [
      { envelope: { payload: 'R', code: 'S', success: [0, 200], noResult: ['200'] } },
      RangeError,
      'defineEndpoint.envelope has one code in both success and noResult; leave it in one of them',
    ],
    [{ before: 'acme' }, RangeError, 'defineEndpoint.before is unknown; write one of neci, qycxnew'],
    [{ map: undefined }, TypeError, 'defineEndpoint.map must be a function'],
    [{ map: async () => ({}) }, TypeError, 'defineEndpoint.map must return at once'],
    [{ payload: {} }, TypeError, 'defineEndpoint.payload must be a schema of zod'],
    [{ envelope: {} }, TypeError, 'defineEndpoint.envelope.payload must be a text'],
    [{ envelope: { payload: 'R', code: 'S' } }, TypeError, 'needs both code and success, or neither'],
    [{ envelope: { payload: 'R', codes: 'S' } }, TypeError, 'defineEndpoint.envelope has no option codes'],
    [
      { envelope: { payload: 'R', code: 'S', success: '200' } },
      TypeError,
      "must be a list of codes; write ['200']",
    ],
    [{ maps: 1 }, TypeError, 'defineEndpoint has no option maps'],
  ])('is checked: %j', (part, type, message) => {
    // As a caller without TypeScript passes it.
    const make = () => defineEndpoint({ ...ACME, ...part } as never);
    expect(make).toThrow(type);
    expect(make).toThrow(message);
  });

  it('can’t share its name with another', () => {
    const twice = [defineEndpoint(ACME), defineEndpoint(ACME)];
    expect(() => createNormalizer({ endpoints: twice })).toThrow(
      'endpoints[1].name is that of another endpoint',
    );
  });
});

describe('a mapper that fails', () => {
  const mapping = (map: (raw: Reader<Acme>) => unknown) => () =>
    made([defineEndpoint<Acme>({ ...ACME, map: map as never })], { acme: PAYLOAD });

  it('is named where what it returned fails to be read', () => {
    const fail = mapping((raw) => ({
      get name() {
        throw new Error(String(raw.take('title')?.original));
      },
    }));
    expect(fail).toThrow(AdditionError);
    expect(fail).toThrow(/^endpoints\.acme\.map threw Error for the payload at \$\.acme$/);
  });

  it('is named with the place, and without what it threw', () => {
    const fail = mapping((raw) => {
      throw new Error(String(raw.take('title')?.original));
    });
    expect(fail).toThrow(AdditionError);
    expect(fail).toThrow(/^endpoints\.acme\.map threw Error for the payload at \$\.acme$/);
  });

  it.each([
    [() => ({ name: XIAOMI.name }), 'returned name without an origin; make it with a cleaner'],
    [() => ({ shareholders: [{ name: '单明' }] }), 'returned shareholders[0].name without an origin'],
    [() => ({ name: { value: 'x', origins: [] } }), 'returned name without an origin'],
    [() => ({ titel: undefined }), 'returned titel, which is not a field of a company'],
    [() => ({ suppliers: { acme: 'x' } }), 'returned suppliers, which is not a field'],
    [() => undefined, 'must return an object of the fields of a company'],
    [() => Promise.resolve({}), 'must return at once, not a promise'],
  ])('is named with what it returned: %s', (map, message) => {
    const fail = mapping(map);
    expect(fail).toThrow(AdditionError);
    expect(fail).toThrow(`endpoints.acme.map ${message}`);
  });
});
