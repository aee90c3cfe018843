import { describe, expect, it } from 'vitest';
import { RELEASES } from '../../src/datasets/releases/index.js';
import { clean, createNormalizer, defineEndpoint, type Reader } from '../../src/entries/extend.js';
import { RawPayloadError, validateResponse } from '../../src/index.js';
import { readBundles } from '../normalize/goldenBundles.js';

/** Everything at once: what a caller adds must never make a response that its contract doesn't allow. */
const { readCompany, render, explain } = createNormalizer({
  codes: {
    status: { 在营: { class: 'opened' }, 某种状态: 'CLOSED' },
    holderType: { 跟投平台: 'corporate' },
    currency: { 澳币儿: 'AUD' },
    tag: { 88: 'N' },
    organizationType: { '02': '某类' },
  },
  translate: { rule: 'acme/names/1', company: () => 'Some Company Ltd.', person: () => 'Some One' },
  endpoints: [
    defineEndpoint({
      name: 'acme',
      carries: ['company', 'riskLists'],
      map: (raw: Reader<{ title?: string }>) => ({ name: clean.text(raw.take('title')) }),
    }),
  ],
  onUnmapped: () => {},
  via: { '*': '企享云', acme: 'Acme' },
});

const RENDITIONS = RELEASES.flatMap((release) =>
  (['v1', 'v2'] as const).flatMap((version) =>
    (['refresh', 'super'] as const).map((dataset) => ({ release, version, dataset })),
  ),
);

describe('a normalizer with everything added', () => {
  it.each(readBundles())('makes valid responses of $name, in every rendition', ({ bundle }) => {
    const whole = { ...bundle, acme: { title: '甲有限公司', more: 1 } };
    let company: ReturnType<typeof readCompany>['company'];
    try {
      ({ company } = readCompany(whole));
    } catch (error) {
      if (!(error instanceof RawPayloadError)) throw error;
      return expect(error.reason).not.toBe('no_company');
    }
    for (const rendition of RENDITIONS) {
      const { response } = render(company, rendition);
      const stored: unknown = JSON.parse(JSON.stringify(response));
      expect(validateResponse(stored, rendition)).toEqual([]);
    }
    expect(explain(whole).endpoints.at(-1)?.name).toBe('acme');
  });
});
