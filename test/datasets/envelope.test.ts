import { describe, expect, it } from 'vitest';
import { validateResponse } from '../../src/datasets/check.js';
import { type EnvelopeOptions, envelop, isEnvelopeProven } from '../../src/datasets/envelope.js';
import { layoutOf } from '../../src/datasets/layout.js';
import { NEWEST } from '../../src/datasets/releases/index.js';
import { normalize } from '../../src/normalize.js';
import { v1, XIAOMI } from '../normalize/bundles.js';
import { VALUES } from './broken.js';

const SUPER = { dataset: 'super', version: 'v2', release: NEWEST } as const;
const CONTENT = { kompanyId: 'K1', name: '甲', version: 'company-v2.0' };

function enveloped(options: EnvelopeOptions) {
  return envelop('super', CONTENT, [], options);
}

describe('envelop', () => {
  it('puts the sources before the version, and the company’s id outside too', () => {
    const { content, ...envelope } = enveloped({});
    expect(Object.keys(content)).toEqual(['kompanyId', 'name', 'sources', 'version']);
    expect(Object.entries(envelope)).toEqual([
      ['datasetId', null],
      ['kompanyId', 'K1'],
      ['datasetName', 'super'],
      ['datasetOptions', null],
      ['info', null],
      ['status', 'COMPLETED'],
      ['requestTime', null],
      ['responseTime', null],
      ['estimatedDeliverySeconds', 0],
    ]);
  });

  it('prefers what the caller gives to the clock and the maker of ids', () => {
    const now = () => new Date('2025-07-10T08:00:00.999Z');
    const newId = () => 'NEW';
    expect(enveloped({ now, newId })).toMatchObject({
      datasetId: 'NEW',
      requestTime: '2025-07-10T08:00:00+00:00',
      responseTime: '2025-07-10T08:00:00+00:00',
    });
    const request = {
      datasetId: 'OLD',
      requestTime: '2025-06-23T09:28:19+02:00',
      responseTime: null,
      estimatedDeliverySeconds: 20,
    };
    expect(enveloped({ request, now, newId })).toMatchObject({
      datasetId: 'OLD',
      requestTime: '2025-06-23T07:28:19+00:00',
      responseTime: null,
      estimatedDeliverySeconds: 20,
    });
  });

  it('passes the options of the dataset through', () => {
    const datasetOptions = { depth: 2 };
    expect(enveloped({ request: { datasetOptions } }).datasetOptions).toEqual({ depth: 2 });
    const request = { datasetOptions: null };
    const { response } = normalize({ qycxnew: v1({ qyName: XIAOMI.name }) }, { ...SUPER, request });
    expect(response.datasetOptions).toBeNull();
  });

  it.each([
    ['soon'],
    [''],
    ['2025-02-30T00:00:00Z'],
    ['2025-06-23T07:28:19'],
    [new Date(Number.NaN)],
    [new Date(8.64e15)],
    [5 as never], // as a caller without types may
  ])('refuses %s: no time, or one that depends on where the machine is', (time) => {
    for (const field of ['requestTime', 'responseTime']) {
      expect(() => enveloped({ request: { [field]: time } })).toThrow(RangeError);
      expect(() => enveloped({ request: { [field]: time } })).toThrow(`request.${field}`);
    }
  });
});

describe('checkRequest', () => {
  it.each([
    [{ datasetId: ' ' }, 'request.datasetId'],
    [{ kompanyId: '' }, 'request.kompanyId'],
    [{ kompanyId: 5 as never }, 'request.kompanyId'],
    [{ datasetOptions: 'x' as never }, 'request.datasetOptions'],
    [{ estimatedDeliverySeconds: -1 }, 'request.estimatedDeliverySeconds'],
    [{ estimatedDeliverySeconds: 1.5 }, 'request.estimatedDeliverySeconds'],
    [{ estimatedDeliverySeconds: Number.NaN }, 'request.estimatedDeliverySeconds'],
  ])('refuses %j, in any version', (request, field) => {
    const bundle = { qycxnew: { result: { success: true }, value: { qyName: '甲有限公司' } } };
    for (const version of ['v1', 'v2'] as const) {
      expect(() => normalize(bundle, { dataset: 'refresh', version, request })).toThrow(RangeError);
      expect(() => normalize(bundle, { dataset: 'refresh', version, request })).toThrow(field);
    }
  });

  it('refuses a made id that is blank for what it is: the caller’s', () => {
    expect(() => enveloped({ newId: () => '' })).toThrow(RangeError);
    expect(() => enveloped({ newId: () => '' })).toThrow('newId');
  });
});

describe('isEnvelopeProven', () => {
  const bundle = { qycxnew: v1({ qyName: XIAOMI.name }), isHmd: v1({ qyName: XIAOMI.name, zdsswfFlag: 0 }) };
  const { response } = normalize(bundle, SUPER);
  const { sources } = response.content;
  const { around } = layoutOf(SUPER);

  function isProven(envelope: object, its: readonly object[] = sources): boolean {
    return isEnvelopeProven(envelope, its as typeof sources, around());
  }

  /** An object with each of its keys, but for `content` and `fields`, left out or given each of the values. */
  function* changed(whole: object): Generator<object> {
    yield { ...whole, misspelt: null };
    for (const key of Object.keys(whole).filter((each) => each !== 'content' && each !== 'fields')) {
      yield Object.fromEntries(Object.entries(whole).filter(([each]) => each !== key));
      for (const value of VALUES) yield { ...whole, [key]: value };
    }
  }

  it('is true of an envelope with the sources of an authority, another, and neci-kyc', () => {
    expect(sources).toHaveLength(3);
    expect(isProven(response)).toBe(true);
  });

  it('is true of an envelope exactly where the validator passes it', () => {
    const all = [...changed(response)];
    const valid = all.filter((envelope) => validateResponse(envelope, SUPER).length === 0);
    expect(all.filter((envelope) => isProven(envelope))).toEqual(valid);
    expect(valid.length).toBeGreaterThan(10);
  });

  it.each([0, 1, 2])('is true of source %d exactly where the validator passes it', (index) => {
    const all = [...changed(sources[index] ?? {})].map((source) => sources.with(index, source as never));
    const valid = all.filter((its) => {
      const content = { ...response.content, sources: its };
      return validateResponse({ ...response, content }, SUPER).length === 0;
    });
    expect(all.filter((its) => isProven(response, its))).toEqual(valid);
    expect(valid.length).toBeGreaterThan(5);
  });

  it('is true in whichever order the keys are', () => {
    expect(isProven(Object.fromEntries(Object.entries(response).toReversed()))).toBe(true);
  });

  it('is false where a contract has no envelope', () => {
    expect(isEnvelopeProven(response, sources, layoutOf({ ...SUPER, version: 'v1' }).around())).toBe(false);
  });
});
