/** JSON numbers and values of another type, in the place of texts, codes, dates and amounts. */

import { describe, expect, it } from 'vitest';
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

function withInfo(fields: Bundle): Bundle {
  return company({}, { info: v2({ entityName: XIAOMI.name, ...fields }) });
}

describe('JSON numbers', () => {
  it.each([
    [110108012660422, '110108012660422'],
    [913307825777076000, undefined],
    [1.5, undefined],
    [-110108012660422, undefined],
    [1e21, undefined],
  ])('%d as a registration number gives %s', (registerCode, expected) => {
    const bundle = withInfo({ registerCode });
    expect(factsOf(bundle).registrationNumber).toBe(expected);
    const unsafe = told(issuesOf(bundle), 'unsafe_number');
    expect(unsafe).toEqual(expected === undefined ? ['error $.info.data.registerCode'] : []);
  });

  it.each([
    [1008, '10080000.00'],
    [1008.5, '10085000.00'],
    [0, '0.00'],
    [1e21, undefined],
    [0.1 + 0.2, undefined],
    [2 ** 53, undefined],
  ])('%d as an amount in 万 gives %s', (registerCapital, expected) => {
    const bundle = withInfo({ registerCapital });
    expect(factsOf(bundle).registeredCapital?.amount).toBe(expected);
    expect(told(issuesOf(bundle), 'unsafe_number')).toEqual(
      expected === undefined ? ['error $.info.data.registerCapital'] : [],
    );
  });

  it.each([
    [20180615, '2018-06-15', []],
    [1267545600000, '2010-03-03', []],
    [577465200000, '1988-04-20', []],
    [2018, undefined, ['warning $.qycxnew.value.startDate (number)']],
    [20180230, undefined, ['warning $.qycxnew.value.startDate (impossible)']],
    [1.5, undefined, ['warning $.qycxnew.value.startDate (number)']],
  ])('%d as a date gives %s', (startDate, expected, issues) => {
    const bundle = company({ startDate });
    expect(factsOf(bundle).incorporationDate).toBe(expected);
    expect(told(issuesOf(bundle), 'unparseable_value')).toEqual(issues);
  });

  it.each([
    ['where a text belongs', { address: 5 }, `wrong_type ${AT}.address`],
    ['in a list of texts', { historyNames: ['甲有限公司', 5] }, `wrong_type ${AT}.historyNames[1]`],
    ['boolean where a code belongs', { type: true }, `wrong_type ${AT}.type`],
    ['object where a date belongs', { startDate: {} }, `wrong_type ${AT}.startDate`],
    ['list where an identifier belongs', { orgNo: ['55138508-2'] }, `wrong_type ${AT}.orgNo`],
    ['object where a list belongs', { historyNames: { 0: '甲' } }, `wrong_type ${AT}.historyNames`],
  ])('%s: %j is left out and told', (_, fields, issue) => {
    expect(issuesBeyond(company(fields))).toEqual([issue]);
  });

  it('keep the codes that come as numbers, and say when they are not in the list', () => {
    const bundle = company({ districtCode: 310115, type: 1 });
    const { district, entityClass } = factsOf(bundle);
    expect([district, entityClass]).toEqual([{ code: '310115' }, { code: '1' }]);
    expect(issuesBeyond(bundle)).toEqual([`unknown_code ${AT}.type (entity-class)`]);
  });
});
