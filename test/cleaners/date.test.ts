/** Days and terms as the cleaners read them. */

import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/normalize.js';
import {
  type Bundle,
  company,
  factsOf,
  issuesBeyond,
  issuesOf,
  told,
  v2,
  XIAOMI,
} from '../normalize/bundles.js';

const AT = '$.qycxnew.value';

describe('dates', () => {
  const dateOf = (startDate: unknown) => factsOf(company({ startDate })).incorporationDate;

  it.each([
    ['2018-06-15', '2018-06-15'],
    ['20180615', '2018-06-15'],
    ['2018/6/5', '2018-06-05'],
    ['2018.06.15', '2018-06-15'],
    ['2018年6月15日', '2018-06-15'],
    ['２０１８年６月５', '2018-06-05'],
    ['2018-06-15 23:59:59', '2018-06-15'],
    ['2018-06-14T16:00:00Z', '2018-06-15'],
    ['1267545600000', '2010-03-03'],
  ])('%s is %s', (text, expected) => {
    expect(dateOf(text)).toBe(expected);
  });

  it.each(['2017-02-29', '0000-00-00', '18-06-15', '2018', '二〇一八年六月十五日', '2018-06', '十五日', 'x'])(
    '%s is left out, with unparseable_value',
    (startDate) => {
      expect(dateOf(startDate)).toBeUndefined();
      expect(told(issuesOf(company({ startDate })), 'unparseable_value')).toHaveLength(1);
    },
  );

  it('0001-01-01 is blank', () => {
    expect(issuesBeyond(company({ startDate: '0001-01-01', endDate: '0001-01-01 00:00:00' }))).toEqual([]);
  });
});

describe('the operating term', () => {
  const termOf = (termStart: unknown, termEnd: unknown) => {
    const { operatingFrom, operatingUntil } = factsOf(company({ termStart, termEnd }));
    return [operatingFrom, operatingUntil];
  };

  it.each([
    ['2018-06-15', '2038-06-14', ['2018-06-15', '2038-06-14']],
    ['2018-06-15', '长期', ['2018-06-15', '长期']],
    ['2018-06-15', '永久', ['2018-06-15', '长期']],
    ['2018-06-15', '无固定期限', ['2018-06-15', '长期']],
    ['2018-06-15', '9999-12-31', ['2018-06-15', '长期']],
    ['2018-06-15', '5000年', ['2018-06-15', '长期']],
    ['2018-06-15', '2999-12-31', ['2018-06-15', '长期']],
    ['2018-06-15', '-', ['2018-06-15', undefined]],
    ['2018-06-15', '2018-06-15至2038-06-14', ['2018-06-15', '2038-06-14']],
    ['-', '2018-06-15至2038-06-14', ['2018-06-15', '2038-06-14']],
    ['2018-06-15至2038-06-14', '-', ['2018-06-15', '2038-06-14']],
    ['2018-06-15至长期', null, ['2018-06-15', '长期']],
    ['2018-06-15 - 2038-06-14', '2038-06-14', ['2018-06-15', '2038-06-14']],
    [20180615, 20380614, ['2018-06-15', '2038-06-14']],
    ['20年', '20年', [undefined, undefined]],
    ['2018-06-15', '長期', ['2018-06-15', '长期']],
    ['2018-06-15', '不约定期限', ['2018-06-15', '长期']],
    ['2018-06-15', '2118-06-14', ['2018-06-15', '2118-06-14']],
  ])('from %j to %j is %j', (from, until, expected) => {
    expect(termOf(from, until)).toEqual(expected);
  });

  it.each([
    '1900-01-01',
    '1753-01-01',
    '1899-12-30',
    '1970-01-01',
    '1900-01-01至2038-06-14',
    '2018-06-15至1970-01-01',
  ])('that ends on %s, a placeholder for nothing, is left out', (termEnd) => {
    expect(termOf('-', termEnd)).toEqual([undefined, undefined]);
    const reason = termEnd === '2018-06-15至1970-01-01' ? 'order' : 'placeholder';
    expect(told(issuesOf(company({ termEnd })), 'unparseable_value')).toEqual([
      `warning ${AT}.termEnd (${reason})`,
    ]);
  });

  it('that starts after the time of asking is a contradiction, and is output', () => {
    expect(termOf('2099-01-01', '长期')).toEqual(['2099-01-01', '长期']);
    expect(told(issuesOf(company({ termStart: '2099-01-01' })), 'contradiction')).toEqual([
      `warning ${AT}.termStart (after_checking)`,
    ]);
  });

  it('that can’t be read is reported once for each field', () => {
    expect(
      issuesBeyond(company({ termStart: '十年至今', termEnd: 'x' })).map((one) => one.split(' (')[0]),
    ).toEqual([`unparseable_value ${AT}.termStart`, `unparseable_value ${AT}.termEnd`]);
  });
});

describe('an operating term in two fields', () => {
  const termOf = (termStart: string, termEnd: string) => {
    const bundle = company({ termStart, termEnd });
    const { operatingFrom, operatingUntil } = factsOf(bundle);
    return [operatingFrom, operatingUntil, ...told(issuesOf(bundle), 'contradiction')];
  };

  it.each([
    ['2018-06-15', '2038-06-14', ['2018-06-15', '2038-06-14']],
    ['2018-06-15至2038-06-14', '2038年06月14日', ['2018-06-15', '2038-06-14']],
    [
      '2018-06-15至2038-06-14',
      '2028-06-14',
      ['2018-06-15', '2028-06-14', `warning ${AT}.termStart (two_terms)`],
    ],
    [
      '2018-06-15',
      '2019-01-01至2038-06-14',
      ['2018-06-15', '2038-06-14', `warning ${AT}.termEnd (two_terms)`],
    ],
    ['2018-06-15', '2010-06-14', ['2018-06-15', '2010-06-14', `warning ${AT}.termEnd (term_order)`]],
    ['2018-06-15', '长期', ['2018-06-15', '长期']],
  ])('%s and %s: %j', (start, end, expected) => {
    expect(termOf(start, end)).toEqual(expected);
  });
});

describe('days that contradict the status', () => {
  const contradictions = (fields: Bundle, beside: Bundle = {}) =>
    told(issuesOf(company(fields, beside)), 'contradiction');

  it.each([
    [{ endDate: '2020-01-01' }, [`error ${AT}.endDate (status_against_deregistration)`]],
    [{ revokeDate: '2019-01-01' }, [`warning ${AT}.revokeDate (status_against_revocation)`]],
    [{ status: '吊销，未注销', revokeDate: '2019-01-01' }, []],
    [{ status: '注销', revokeDate: '2019-01-01', endDate: '2020-01-01' }, []],
    [{ endDate: '-' }, []],
    [{ endDate: '9999-12-31' }, []],
    [{ revokeDate: '1900-01-01', endDate: '1970-01-01' }, []],
    [{ status: '迁出', endDate: '2020-01-01' }, []],
    [{ status: '拟注销', endDate: '2020-01-01' }, []],
    [{ status: '清算', revokeDate: '2019-01-01' }, []],
  ])('%j: %j', (fields, expected) => {
    expect(contradictions(fields)).toEqual(expected);
  });

  it('for nothing or for never are left out, with an issue', () => {
    const bundle = company({ endDate: '9999-12-31', revokeDate: '1900-01-01' });
    const { deregistrationDate, revocationDate } = factsOf(bundle);
    expect([deregistrationDate, revocationDate]).toEqual([undefined, undefined]);
    expect(told(issuesOf(bundle), 'unparseable_value')).toEqual([
      `warning ${AT}.revokeDate (placeholder)`,
      `warning ${AT}.endDate (placeholder)`,
    ]);
  });

  it('are reported of another source too, also for a dataset that has no place for them', () => {
    const info = v2({ entityName: XIAOMI.name, cancelDate: '2020-01-01' });
    const { response, issues } = normalize(company({}, { info }), { dataset: 'refresh', version: 'v1' });
    expect(response.status).toBe('LIVE');
    expect(told(issues, 'contradiction')).toEqual([
      'error $.info.data.cancelDate (status_against_deregistration)',
    ]);
  });
});
