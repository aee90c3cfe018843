import { describe, expect, it } from 'vitest';
import { createNormalizer, type Via } from '../../src/entries/extend.js';
import { render } from '../../src/index.js';
import { company, XIAOMI } from '../normalize/bundles.js';

const SUPER = { dataset: 'super', version: 'v2' } as const;
const NECI = { neci: { entName: XIAOMI.name, uniscId: XIAOMI.creditCode, dom: '北京市海淀区' } };
const BOTH = company({ address: '北京市海淀区', operName: '某某' }, NECI);

function infoOf(via: Via | undefined, bundle: unknown = BOTH): (string | null)[] {
  const { response } = createNormalizer({ via }).normalize(bundle, SUPER);
  return response.content.sources.map(({ info }) => info);
}

describe('via', () => {
  it('names one supplier for all endpoints', () => {
    expect(infoOf('企享云')[0]).toBe('by way of 企享云');
  });

  it('names the suppliers of the endpoints that gave a value, each once', () => {
    expect(infoOf({ '*': '企享云', neci: 'Acme' })[0]).toBe('by way of Acme, 企享云');
    expect(infoOf({ neci: 'Acme' })[0]).toBe('by way of Acme');
    expect(infoOf({ info: 'Acme' })[0]).toBeNull();
  });

  it('leaves info as it is without it, and for what is derived', () => {
    expect(infoOf(undefined)).toEqual([null, expect.stringContaining('company-translation')]);
    expect(infoOf('企享云')[1]).toBe(infoOf(undefined)[1]);
  });

  it('is in the company, so that any render knows it', () => {
    const { company: read } = createNormalizer({ via: '企享云' }).readCompany(BOTH);
    expect(render(read, SUPER).response.content.sources[0]?.info).toBe('by way of 企享云');
  });

  it.each(['<b>Acme</b>', 'Acme 110101199003070038', '身份证110101199003070038'])(
    'refuses %s, which would be output',
    (via) => {
      expect(() => createNormalizer({ via })).toThrow(
        /via must be a supplier's name: .* a number of a person/,
      );
      expect(() => createNormalizer({ via: { neci: via } })).toThrow(/via\.neci must be/);
    },
  );

  it('is not in the release whose contract has no place for it', () => {
    const { normalize } = createNormalizer({ via: '企享云' });
    const { response } = normalize(BOTH, { ...SUPER, release: '2025-06-23' });
    expect(response.content.sources[0]?.info).toBeNull();
  });
});
