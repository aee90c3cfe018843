/** Amounts of money as the cleaners read them. */

import { describe, expect, it } from 'vitest';
import { capital, currency, subscribed, text } from '../../src/cleaners/index.js';
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
import { inShort, take } from './taken.js';

const AT = '$.qycxnew.value';

describe('capital', () => {
  const sharesOf = (fields: Bundle) => {
    const { amount, currencyName } = factsOf(company(fields)).registeredCapital ?? {};
    return [amount, currencyName];
  };

  it.each([
    [{ registCapi: '100 万人民币' }, ['1000000.00', '人民币']],
    [{ registCapi: '1,008.5万元' }, ['10085000.00', '人民币']],
    [{ registCapi: '500000元' }, ['500000.00', '人民币']],
    [{ registCapi: '36（万美元）' }, ['360000.00', '美元']],
    [{ registCapi: '240万', currency_unit: 'USD' }, ['2400000.00', '美元']],
    [{ registCapi: '240万', currency_unit: 'hkd' }, ['2400000.00', '港币']],
    [{ registCapi: '0万人民币' }, ['0.00', '人民币']],
    [{ registCapi: '143.9340478万人民币' }, [undefined, undefined]],
    [{ registCapi: '100万荷兰盾', currency_unit: 'ANG' }, ['1000000.00', '荷兰盾']],
  ])('%j is %j', (fields, expected) => {
    expect(sharesOf(fields)).toEqual(expected);
  });

  it.each([
    '5()',
    '10(元/万元)',
    '10,1520000万人民币',
    '1e3万人民币',
    '-5万人民币',
    '100-200万人民币',
    '100万人民币 50万美元',
    '壹佰万元整',
    '100',
    'abc',
  ])('%s is refused, and nothing guessed', (registCapi) => {
    const bundle = company({ registCapi });
    expect(factsOf(bundle).registeredCapital).toBeUndefined();
    expect(told(issuesOf(bundle), 'unparseable_value')).toHaveLength(1);
  });

  it('of a bare 万 without any currency goes out without one, and that is told', () => {
    expect(sharesOf({ registCapi: '240万' })).toEqual(['2400000.00', undefined]);
    expect(issuesBeyond(company({ registCapi: '240万' }))).toEqual([
      `missing_value ${AT}.registCapi (currency)`,
    ]);
  });

  it('in a currency that is in no list goes out without one, and that is told', () => {
    expect(sharesOf({ registCapi: '100万荷兰元' })).toEqual(['1000000.00', undefined]);
    expect(issuesBeyond(company({ registCapi: '100万荷兰元' }))).toContain(
      `unknown_code ${AT}.registCapi (currency)`,
    );
  });

  it('in another currency than currency_unit keeps its own, with a contradiction', () => {
    const bundle = company({ registCapi: '240万美元', currency_unit: 'CNY' });
    expect(factsOf(bundle).registeredCapital?.currencyName).toBe('美元');
    expect(issuesBeyond(bundle)).toEqual([`contradiction ${AT}.registCapi (currency)`]);
  });

  it('beside an unknown currency_unit says so once, and takes none', () => {
    const bundle = company({ registCapi: '240万', actualCapi: '240万', currency_unit: 'XXX' });
    expect(told(issuesOf(bundle), 'unknown_code')).toEqual([`warning ${AT}.currency_unit (currency)`]);
    expect(factsOf(bundle).registeredCapital?.currencyName).toBeUndefined();
  });

  it.each([
    [{ regCap: 185000 }, ['1850000000.00', undefined]],
    [{ regCap: '185000', regCapCur_CN: '人民币' }, ['1850000000.00', '人民币']],
    [{ regCap: '185000.5万元' }, ['1850005000.00', '人民币']],
    [{ regCap: '185000', regCapCur_CN: '美元' }, ['1850000000.00', '美元']],
  ])('of the register extract: %j is %j', (fields, expected) => {
    const { amount, currencyName } =
      factsOf({ neci: { entName: XIAOMI.name, ...fields } }).registeredCapital ?? {};
    expect([amount, currencyName]).toEqual(expected);
  });

  it.each([
    [{ registerCapital: '1008.0' }, ['10080000.00', undefined]],
    [{ registerCapital: '1008.0', registerCapitalUnite: '万元' }, ['10080000.00', '人民币']],
    [{ registerCapital: '1008', registerCapitalUnite: '元' }, ['1008.00', '人民币']],
    [{ registerCapital: '１００８', registerCapitalUnite: '元' }, ['1008.00', '人民币']],
    [{ registerCapital: 1008, registerCapitalUnite: '万美元' }, ['10080000.00', '美元']],
    [{ registerCapital: 1008, registerCapitalUnite: '萬港元' }, ['10080000.00', '港币']],
    [{ registerCapital: '1008万港元', registerCapitalUnite: '万元' }, ['10080000.00', '港币']],
    [{ registerCapital: '1008', registerCapitalUnite: '亿元' }, ['100800000000.00', '人民币']],
    [{ registerCapital: '1008.0', registerCapitalUnite: '156' }, [undefined, undefined]],
    [{ registerCapital: '1008', registerCapitalUnite: '10000' }, [undefined, undefined]],
    [{ registerCapital: '1008', registerCapitalUnite: '.5万元' }, [undefined, undefined]],
    [{ registerCapital: '1008', registerCapitalUnite: '①' }, [undefined, undefined]],
    [{ registerCapital: '1008万', registerCapitalUnite: '万港元' }, ['10080000.00', '港币']],
    [{ registerCapital: '1008万', registerCapitalUnite: '万元' }, ['10080000.00', '人民币']],
    [{ registerCapital: 'USD1008', registerCapitalUnite: '万元' }, [undefined, undefined]],
    [{ registerCapital: '1008万元', registerCapitalUnite: '万美元' }, ['10080000.00', '人民币']],
  ])('of info: %j is %j', (fields, expected) => {
    const { amount, currencyName } =
      factsOf({ info: v2({ entityName: XIAOMI.name, ...fields }) }).registeredCapital ?? {};
    expect([amount, currencyName]).toEqual(expected);
  });

  it.each([
    [
      { registerCapital: '1008', registerCapitalUnite: '156' },
      ['unparseable_value $.info.data.registerCapital (unknown_unit)'],
    ],
    [
      { registerCapital: '1008', registerCapitalUnite: '人民币' },
      ['unparseable_value $.info.data.registerCapital (unknown_unit)'],
    ],
    [
      { registerCapital: '1008', registerCapitalUnite: 'USD' },
      ['unparseable_value $.info.data.registerCapital (unknown_unit)'],
    ],
    [
      { registerCapital: '1008万元', registerCapitalUnite: '万美元' },
      ['contradiction $.info.data.registerCapital (currency)'],
    ],
    [
      { registerCapital: '1008万元', registerCapitalUnite: '北京' },
      ['unknown_code $.info.data.registerCapital (currency)'],
    ],
    [
      { registerCapital: '1008万元', registerCapitalUnite: '156' },
      ['unknown_code $.info.data.registerCapital (currency)'],
    ],
    [{ registerCapital: '1008万元', registerCapitalUnite: '万' }, []],
    [{ registerCapital: '1008万港元', registerCapitalUnite: '万元' }, []],
    [{ registerCapital: '1008万', registerCapitalUnite: '万港元' }, []],
  ])('of info: %j is told as %j', (fields, expected) => {
    const plain = { info: v2({ entityName: XIAOMI.name, registerCapital: '1008万元' }) };
    const bundle = { info: v2({ entityName: XIAOMI.name, ...fields }) };
    expect(issuesBeyond(bundle, plain)).toEqual(expected);
  });

  it('paid in keeps its own currency, and a contradiction says when it is another than the registered one', () => {
    const same = company({ registCapi: '100 万人民币', actualCapi: '50万元' });
    expect(factsOf(same).paidInCapital).toMatchObject({ amount: '500000.00', currencyName: '人民币' });
    const other = company({ registCapi: '100 万人民币', actualCapi: '50万美元' });
    expect(factsOf(other).paidInCapital).toMatchObject({ amount: '500000.00', currencyName: '美元' });
    expect(issuesBeyond(other, same)).toEqual([`contradiction ${AT}.actualCapi (currency)`]);
  });
});

describe('an amount that is not one', () => {
  const refused = (neci: Bundle) => {
    const bundle = { neci: { entName: XIAOMI.name, ...neci } };
    return [factsOf(bundle).registeredCapital, issuesBeyond(bundle, { neci: { entName: XIAOMI.name } })];
  };

  it.each(['￥500,000.00', '¥50000000'])('%s is not 万, as bare digits of the extract are', (regCap) => {
    expect(refused({ regCap, regCapCur_CN: '人民币' })).toEqual([
      undefined,
      ['unparseable_value $.neci.regCap (no_unit)'],
    ]);
  });

  it('takes the field of the unit beside a sign of money', () => {
    const info = v2({ entityName: XIAOMI.name, registerCapital: '￥1008', registerCapitalUnite: '万元' });
    expect(factsOf({ info }).registeredCapital).toMatchObject({
      amount: '10080000.00',
      currencyName: '人民币',
    });
  });

  it.each([
    '110101199003070038',
    '110101\u200b199003070038',
    '1101<em>01199003</em>070038',
    '&#49;10101199003070038',
    '110101199\u00ad003070038',
  ])('%j is a resident number, and never an amount', (regCap) => {
    expect(refused({ regCap })).toEqual([undefined, ['dropped_value $.neci.regCap (resident_number)']]);
  });
});

describe('an amount and the fields beside it', () => {
  const read = (amount: unknown, unit: unknown) => {
    const [own, beside] = [take(amount), take(unit)];
    return capital(own.taken, { unit: text(beside.taken) });
  };

  it('read together have both as their sources, and the rule of amounts, though the digits stay', () => {
    const { amount, currency: named } = read('1008.00', '元') ?? {};
    expect(amount).toMatchObject({ value: '1008.00', rule: 'capital/1' });
    expect(amount?.origins.map(({ original }) => original)).toEqual(['1008.00', '元']);
    expect(named).toMatchObject({ value: 'CNY', rule: 'currency/1' });
  });

  it('has the sources of each where the amount has its own unit and the field names the currency', () => {
    const { amount, currency: named } = read('1008万', '万港元') ?? {};
    expect(amount?.origins.map(({ original }) => original)).toEqual(['1008万']);
    expect(named).toMatchObject({ value: 'HKD', rule: 'currency/1' });
    expect(named?.origins.map(({ original }) => original)).toEqual(['1008万', '万港元']);
  });

  it.each(['万元港币', '元港币', '元/股'])('a currency field of %s is not 人民币', (name) => {
    expect(currency(take(name).taken)?.value.code).not.toBe('CNY');
  });
});

describe('a subscribed amount', () => {
  const read = (amount: unknown, currencyOf: unknown) => {
    const [own, beside] = [take(amount), take(currencyOf)];
    const money = subscribed(own.taken, beside.taken);
    return [money?.amount.value, money?.currency?.value, ...own.issues.map(inShort)];
  };

  it.each([
    ['100', '美元', ['1000000.00', 'USD']],
    [100, null, ['1000000.00', undefined]],
    ['100', '-', ['1000000.00', undefined]],
    ['100万港元', null, ['1000000.00', 'HKD']],
  ])('of %j in %j is %j', (amount, currencyOf, expected) => {
    expect(read(amount, currencyOf)).toEqual(expected);
  });

  it.each([
    ['100', '比特币'],
    ['100', {}],
    ['100万荷兰元', null],
    ['100万荷兰元', '美元'],
  ])('of %j in %j is left out, because a share would be made of it', (amount, currencyOf) => {
    expect(read(amount, currencyOf)).toEqual([undefined, undefined, 'unparseable_value (unknown_currency)']);
  });

  it.each([null, '', '-'])('that is %j is nothing, whatever the currency', (amount) => {
    expect(read(amount, '比特币')).toEqual([undefined, undefined]);
  });
});
