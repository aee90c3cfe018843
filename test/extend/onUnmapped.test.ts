import { describe, expect, it } from 'vitest';
import { createNormalizer } from '../../src/entries/extend.js';
import { company, v2, XIAOMI } from '../normalize/bundles.js';

describe('onUnmapped', () => {
  it('receives each key that no mapper asks for, with its own path and its value', () => {
    const found: unknown[] = [];
    const { readCompany } = createNormalizer({ onUnmapped: (path, value) => void found.push([path, value]) });
    const rows = [
      { holderName: '甲公司', newKey: 1 },
      { holderName: '乙公司', newKey: { deep: true } },
    ];
    const { issues } = readCompany(company({ 'odd key': 'x' }, { shareholderInvest: v2(rows) }));
    expect(found).toEqual([
      ["$.qycxnew.value['odd key']", 'x'],
      ['$.shareholderInvest.data[0].newKey', 1],
      ['$.shareholderInvest.data[1].newKey', { deep: true }],
    ]);
    expect(issues.filter(({ code }) => code === 'unmapped_field')).toHaveLength(2);
  });

  it('is named when it throws, without the value', () => {
    const { readCompany } = createNormalizer({
      onUnmapped: (_, value) => {
        throw new RangeError(`can't keep ${value}`);
      },
    });
    expect(() => readCompany(company({ other: XIAOMI.name }))).toThrow(
      /^onUnmapped threw RangeError for \$\.qycxnew\.value\.other$/,
    );
  });
});
