import { describe, expect, it } from 'vitest';
import { type EnvelopeOptions, envelop } from '../../src/datasets/envelope.js';
import { normalize } from '../../src/normalize.js';

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
  });

  it.each([
    ['soon'],
    [''],
    ['2025-02-30T00:00:00Z'],
    ['2025-06-23T07:28:19'],
    [new Date(Number.NaN)],
    [new Date(8.64e15)],
    [5 as never], // as a caller without types may
  ])('refuses %s: no time, or one that depends on where the machine stands', (requestTime) => {
    expect(() => enveloped({ request: { requestTime } })).toThrow(RangeError);
    expect(() => enveloped({ request: { requestTime } })).toThrow('request.requestTime');
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
