/** Texts, lists and depths beyond what is read. */

import { describe, expect, it } from 'vitest';
import { readCompany } from '../../src/normalize.js';
import { company, factsOf, issuesBeyond, told, v1, XIAOMI } from '../normalize/bundles.js';

const AT = '$.qycxnew.value';

describe('limits', () => {
  it('leave out a text of more than 64 KB', () => {
    expect(factsOf(company({ scope: '甲'.repeat(65_536) })).businessScope).toHaveLength(65_536);
    const bundle = company({ scope: '甲'.repeat(65_537) });
    expect(factsOf(bundle).businessScope).toBeUndefined();
    expect(issuesBeyond(bundle)).toEqual([`limit_exceeded ${AT}.scope`]);
  });

  it.each(['orgNo', 'nsrsbh', 'domain', 'type', 'econKindCode'])(
    'leave out a %s of more than 64 KB',
    (key) => {
      const bundle = company({ [key]: 'X'.repeat(70_000) });
      expect(issuesBeyond(bundle)).toContain(`limit_exceeded ${AT}.${key}`);
      expect(JSON.stringify(factsOf(bundle)).length).toBeLessThan(10_000);
    },
  );

  it('read 100,000 elements of a list of texts', () => {
    const bundle = company({
      historyNames: Array.from({ length: 100_001 }, (_, index) => `${index}号有限公司`),
    });
    const { company: read, issues } = readCompany(bundle);
    expect(read.formerNames).toHaveLength(100_000);
    expect(told(issues, 'limit_exceeded')).toEqual([`error ${AT}.historyNames`]);
  });

  it.each([
    ['a removal date', { jyycList: { items: [{ inDate: '2020-01-02', outDate: 'DEEP' }] } }],
    ['an error message', { yzwfError: 'DEEP' }],
    ['a flag', { jyycFlag: 'DEEP' }],
    ['an unknown key', { unknown: 'DEEP' }],
  ])('survive 100,000 brackets in %s', (_, payload) => {
    const deep = JSON.stringify(payload).replace('"DEEP"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(() => factsOf(company({}, { isHmd: v1(JSON.parse(deep)) }))).not.toThrow();
  });

  it('survive objects that pretend to be something else', () => {
    const tricks = { toString: 1, valueOf: 2, length: 3 };
    const fields = {
      qyName: XIAOMI.name,
      jyycList: { items: [{ inDate: tricks, outDate: tricks, disabled: tricks }] },
      yzwfError: tricks,
    };
    expect(() =>
      factsOf(company({ currency_unit: tricks, registCapi: '1万' }, { isHmd: v1(fields) })),
    ).not.toThrow();
  });
});
