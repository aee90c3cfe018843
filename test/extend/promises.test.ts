import { expect, it } from 'vitest';
import { createNormalizer } from '../../src/entries/extend.js';

const BUNDLE = { neci: { entName: '甲有限公司', faxNo: '0' }, acme: {} };

it.each([
  [
    'translate.company',
    (reject: never) => ({ translate: { rule: 'acme/names/1', company: reject } }) as const,
  ],
  ['translate.person', (reject: never) => ({ translate: { rule: 'acme/names/1', person: reject } }) as const],
  ['onUnmapped', (onUnmapped: never) => ({ onUnmapped })],
  ['endpoints.acme.map', (map: never) => ({ endpoints: [{ name: 'acme', carries: 'rows', map }] }) as const],
])('a promise of %s is an error, and its rejection does not end the process', async (addition, options) => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  try {
    const reject = () => Promise.reject(new Error('the table is not there'));
    const { normalize } = createNormalizer(options(reject as never));
    const bundle = { ...BUNDLE, neci: { ...BUNDLE.neci, legelRep: '单明' } };
    expect(() => normalize(bundle, { dataset: 'super', version: 'v2' })).toThrow(
      `${addition} must return at once, not a promise`,
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  } finally {
    process.off('unhandledRejection', note);
  }
});
