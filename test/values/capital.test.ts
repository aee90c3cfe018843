import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format, type Hints, isValid, parse } from '../../src/values/capital.js';

function read(text: string, hints?: Hints) {
  const result = parse(text, hints);
  return result.ok ? { ...result.value, currency: result.value.currency?.code } : result.reason;
}

describe('the spellings of the register, most frequent first', () => {
  test.each([
    ['137(万元人民币)', '1370000.00', 'CNY'],
    ['500(万元)', '5000000.00', 'CNY'],
    ['1,000(万元人民币)', '10000000.00', 'CNY'],
    ['60万人民币', '600000.00', 'CNY'],
    ['200(万人民币元)', '2000000.00', 'CNY'],
    ['101.2000(万元人民币)', '1012000.00', 'CNY'],
    ['36(万美元)', '360000.00', 'USD'],
    ['7.6万人民币', '76000.00', 'CNY'],
    ['600（万元）', '6000000.00', 'CNY'],
    ['26万元', '260000.00', 'CNY'],
    ['300(万元(人民币))', '3000000.00', 'CNY'],
    ['6,000,000(人民币元)', '6000000.00', 'CNY'],
    ['25,220(万香港元)', '252200000.00', 'HKD'],
    ['500(万港币)', '5000000.00', 'HKD'],
    ['300,000(万日元)', '3000000000.00', 'JPY'],
    ['400(万人民币 )', '4000000.00', 'CNY'],
    ['200((万美元))', '2000000.00', 'USD'],
    ['290(万德国马克)', '2900000.00', 'DEM'],
    ['500,000(元人民币)', '500000.00', 'CNY'],
    ['100 万人民币', '1000000.00', 'CNY'],
  ])('%j is %s %s', (text, amount, currency) => {
    expect(read(text)).toEqual({ amount, currency });
    expect(isValid(text)).toBe(true);
  });

  test.each([
    ['５００（万元）', '5000000.00', 'CNY'],
    ['１，０００．５万元', '10005000.00', 'CNY'],
    ['100万元整', '1000000.00', 'CNY'],
    ['100元', '100.00', 'CNY'],
    ['100人民币', '100.00', 'CNY'],
    ['人民币100万元', '1000000.00', 'CNY'],
    ['(人民币)100万元', '1000000.00', 'CNY'],
    ['港币100万元', '1000000.00', 'HKD'],
    ['人民币 100 万人民币', '1000000.00', 'CNY'],
    ['USD 1,000,000', '1000000.00', 'USD'],
    ['100万USD', '1000000.00', 'USD'],
    ['500(人民币万元)', '5000000.00', 'CNY'],
    ['500美元万', '5000000.00', 'USD'],
    ['10(万元美元)', '100000.00', 'USD'],
    ['10(万瑞士法郎元)', '100000.00', 'CHF'],
    ['10万加元', '100000.00', 'CAD'],
    ['10万丹麦克郎', '100000.00', 'DKK'],
    ['143934.0478万元', '1439340478.00', 'CNY'],
    ['0万元', '0.00', 'CNY'],
    ['0.000001万元', '0.01', 'CNY'],
    ['12345678901234567890万元', '123456789012345678900000.00', 'CNY'],
    [`${'9'.repeat(40)}万元`, `${'9'.repeat(40)}0000.00`, 'CNY'],
    [`${'9'.repeat(38)}.99万元`, `${'9'.repeat(40)}00.00`, 'CNY'],
  ])('%j is %s %s', (text, amount, currency) => {
    expect(read(text)).toEqual({ amount, currency });
  });
});

describe('labels and marks of register sites', () => {
  test.each([
    ['100万元港元（港币）', '1000000.00', 'HKD'],
    ['100万元欧元（原欧洲货币单位）', '1000000.00', 'EUR'],
    ['100万新台湾元', '1000000.00', 'TWD'],
    ['100万元美元 美元', '1000000.00', 'USD'],
    ['100万元人民币（元）', '1000000.00', 'CNY'],
    ['100万元韩国圆（韩元）', '1000000.00', 'KRW'],
    ['100万澳门元（澳门币）', '1000000.00', 'MOP'],
    ['100万缅元', '1000000.00', 'MMK'],
    ['100万元兹罗提', '1000000.00', 'PLN'],
    ['100万?美元', '1000000.00', 'USD'],
    ['1,000 万元人民币（认缴）', '10000000.00', 'CNY'],
    ['100万元(实缴)人民币', '1000000.00', 'CNY'],
    ['100万元人民币认缴', '1000000.00', 'CNY'],
    ['认缴出资额：100万元', '1000000.00', 'CNY'],
    ['注册资本100万元人民币', '1000000.00', 'CNY'],
    ['1000万人民币（万元）', '10000000.00', 'CNY'],
    ['100万（万元）', '1000000.00', undefined],
    ['￥100万元', '1000000.00', 'CNY'],
    ['¥1,000,000元', '1000000.00', 'CNY'],
    ['人民币100万元整', '1000000.00', 'CNY'],
    ['100元正', '100.00', 'CNY'],
    ['<em>100</em>万人民币', '1000000.00', 'CNY'],
    ['100&nbsp;万人民币', '1000000.00', 'CNY'],
    ['100\u200b万人民币', '1000000.00', 'CNY'],
    ['1.5亿元人民币', '150000000.00', 'CNY'],
    ['2亿美元', '200000000.00', 'USD'],
    ['1(亿元)', '100000000.00', 'CNY'],
  ])('%j is %s %s', (text, amount, currency) => {
    expect(read(text)).toEqual({ amount, currency });
  });

  test.each(['100万元某国元', '100万比特币', '100万外币', '100某国元'])(
    '%j has a clear unit and a currency that is not known: the amount alone',
    (text) => {
      expect(read(text)).toMatchObject({
        amount: /^100万/.test(text) ? '1000000.00' : '100.00',
        unknownCurrency: true,
      });
      expect(read(text, { currency: 'USD' })).toMatchObject({ currency: undefined });
    },
  );
});

describe('traditional characters, as Hong Kong, Macau and Taiwan write', () => {
  test.each([
    ['1000萬美元', '10000000.00', 'USD'],
    ['1,000.5萬元', '10005000.00', 'CNY'],
    ['100萬人民幣', '1000000.00', 'CNY'],
    ['2億港幣', '200000000.00', 'HKD'],
    ['100萬港元（港幣）', '1000000.00', 'HKD'],
    ['新臺幣100萬元', '1000000.00', 'TWD'],
    ['100萬日圓', '1000000.00', 'JPY'],
    ['100萬英鎊', '1000000.00', 'GBP'],
    ['100萬歐元', '1000000.00', 'EUR'],
    ['100萬澳門幣', '1000000.00', 'MOP'],
    ['100萬韓圓', '1000000.00', 'KRW'],
  ])('%j is %s %s', (text, amount, currency) => {
    expect(read(text)).toEqual({ amount, currency });
  });
});

describe('what a reader would have to guess', () => {
  test.each([
    ['100仟元', 'unknown_unit'],
    ['100佰美元', 'unknown_unit'],
    ['100拾萬元', 'unknown_unit'],
    ['100兆元', 'unknown_unit'],
    ['100多元', 'unknown_currency'],
    ['100万余元', 'unknown_currency'],
    ['100万多美元', 'unknown_currency'],
    ['100万元等值美元', 'unknown_currency'],
    ['100(万美元)人民币', 'contradictory_unit'],
    ['100万美元（人民币）', 'contradictory_unit'],
    ['100(万元人民币)美元', 'contradictory_unit'],
    ['100万美元人民币', 'contradictory_unit'],
    ['100万元美元港币', 'contradictory_unit'],
  ])('%j is rejected: %s', (text, reason) => {
    expect(read(text)).toBe(reason);
  });
});

describe('what is known of the amount anyway is passed over', () => {
  test.each([
    '认缴',
    '实缴',
    '已缴',
    '认缴制',
    '认缴出资',
    '实缴出资额',
    '出资',
    '出资额',
    '注册资本',
    '注册资金',
    '投资总额',
    '整',
    '正',
  ])('in brackets: 100万元（%s）', (mark) => {
    expect(read(`100万元（${mark}）`)).toEqual({ amount: '1000000.00', currency: 'CNY' });
  });

  test.each([
    '注册资本',
    '注册资金',
    '认缴',
    '认缴额',
    '认缴出资',
    '认缴出资额',
    '实缴',
    '实缴出资额',
    '出资额',
    '投资总额',
    '大写',
    '小写',
  ])('in front, with a colon or without: %s100万元', (mark) => {
    const value = { amount: '1000000.00', currency: 'CNY' };
    expect(read(`${mark}100万元`)).toEqual(value);
    expect(read(`${mark}：100万元`)).toEqual(value);
    expect(read(`${mark}: 人民币100万元`)).toEqual(value);
  });

  test.each(['认缴', '实缴', '整', '正'])('at the end: 100万元%s', (mark) => {
    expect(read(`100万元${mark}`)).toEqual({ amount: '1000000.00', currency: 'CNY' });
  });

  test.each(['（万）', '（万元）', '（亿元）', '（单位：万元）', '(单位:万)', '（单位万元）'])(
    'the unit once more: 100万人民币%s',
    (again) => {
      expect(read(`100万人民币${again}`)).toEqual({ amount: '1000000.00', currency: 'CNY' });
    },
  );

  test.each(['（万）', '（万元）', '（单位：万元）', '(单位:万)', '（单位万元）'])(
    'the unit once more says no currency: 100万%s',
    (again) => {
      expect(read(`100万${again}`)).toEqual({ amount: '1000000.00', currency: undefined });
    },
  );

  test.each(['100万美元（现汇）', '100万元美元（现汇）', '1000000元美元（现汇）', '1000000美元（原币种）'])(
    'words in brackets that are not a currency, beside one: %s',
    (text) => {
      expect(read(text)).toEqual({ amount: '1000000.00', currency: 'USD' });
    },
  );

  test('a mark in the middle of a text is not passed over', () => {
    expect(read('人民币注册资本100万元')).toBe('unknown_currency');
    expect(read('100万正人民币')).toEqual({
      amount: '1000000.00',
      currency: undefined,
      unknownCurrency: true,
    });
  });

  test('a word that is not one of them is not passed over', () => {
    expect(read('100万元（借款）')).toBe('unknown_currency');
    expect(read('借款100万元')).toBe('unknown_currency');
  });
});

describe('a currency that is not in the list', () => {
  test.each(
    '元 圆 圓 币 镑 磅 盾 铢 法郎 法朗 克朗 克郎 科郎 卢布 马克 比索 披索 里拉 先令 第纳尔 卢比 里亚尔 迪拉姆 林吉特 比塞塔 列伊 列依 基普 宽扎 博利瓦'.split(
      ' ',
    ),
  )('is one by its ending: 100万某国%s', (ending) => {
    expect(read(`100万某国${ending}`)).toEqual({
      amount: '1000000.00',
      currency: undefined,
      unknownCurrency: true,
    });
  });

  test.each(['100万法郎', '100万卢布', '100万马克', '100万比索'])(
    '%s names one that several countries have',
    (text) => {
      expect(read(text)).toEqual({ amount: '1000000.00', currency: undefined, unknownCurrency: true });
    },
  );

  test.each(['100某国元', '100某国圆', '100某国圓'])('%s is in full units', (text) => {
    expect(read(text)).toEqual({ amount: '100.00', currency: undefined, unknownCurrency: true });
  });

  test.each([
    '100某国币',
    '100某国镑',
    '100万某国',
    '100万一二三四五六七八九十一二三四五元',
    '100万某国元以上',
    '100万：某国元',
    '100元某国币',
    '某国元100万元',
  ])('%s has no clear unit, or a word that is not a currency', (text) => {
    expect(read(text)).toBe(text.includes('十') ? 'unknown_unit' : 'unknown_currency');
  });
});

describe('a unit that says no currency', () => {
  test.each([
    ['240(万)', undefined, { amount: '2400000.00' }],
    ['240(万)', { currency: 'USD' }, { amount: '2400000.00', currency: 'USD' }],
    ['240万', { currency: '港元' }, { amount: '2400000.00', currency: 'HKD' }],
    ['240万', { currency: 'XXX' }, { amount: '2400000.00' }],
    ['240万', { currency: 'constructor' }, { amount: '2400000.00' }],
    ['美元240万', { currency: 'USD' }, { amount: '2400000.00', currency: 'USD' }],
  ])('%j with %j is %j', (text, hints, value) => {
    expect(read(text, hints)).toEqual(value);
    expect(isValid(text)).toBe(text.startsWith('美元'));
  });
});

describe('a number alone', () => {
  test.each([
    ['185000', { bareUnit: 'wan' }, { amount: '1850000000.00' }],
    ['1008.0', { bareUnit: 'wan' }, { amount: '10080000.00' }],
    ['1008.0', { bareUnit: 'wan', currency: '人民币' }, { amount: '10080000.00', currency: 'CNY' }],
    ['1008.0', { bareUnit: 'wanYuan' }, { amount: '10080000.00', currency: 'CNY' }],
    ['1,008', { bareUnit: 'wan', currency: 'EUR' }, { amount: '10080000.00', currency: 'EUR' }],
  ] as const)('%j with %j is in 万: %j', (text, hints, value) => {
    expect(read(text, hints)).toEqual(value);
  });

  test('says nothing without a word on its unit', () => {
    expect(read('185000')).toBe('no_unit');
    expect(read('185000', { currency: 'CNY' })).toBe('no_unit');
  });

  test('with its own unit is never multiplied again', () => {
    expect(read('1850000000元', { bareUnit: 'wan' })).toEqual({ amount: '1850000000.00', currency: 'CNY' });
    expect(read('185000万', { bareUnit: 'wan' })).toEqual({ amount: '1850000000.00' });
  });

  test('after a currency is refused where 万 is expected', () => {
    expect(read('USD1000', { bareUnit: 'wan' })).toBe('no_unit');
  });
});

describe('a currency that the text and the hint name', () => {
  test.each([
    ['100万美元', 'USD', { amount: '1000000.00', currency: 'USD' }],
    ['100万美元', '美元', { amount: '1000000.00', currency: 'USD' }],
    ['100万美元', 'CNY', { amount: '1000000.00', currency: 'USD', hintDisagrees: true }],
    ['100万元', 'USD', { amount: '1000000.00', currency: 'CNY', hintDisagrees: true }],
    ['1008', 'USD', { amount: '10080000.00', currency: 'CNY', hintDisagrees: true }],
  ])('%j beside %s', (text, currency, value) => {
    expect(read(text, { currency, bareUnit: 'wanYuan' })).toEqual(value);
  });

  test('荷兰盾 is ANG beside that code, the old guilder alone, and never ANG of itself', () => {
    expect(read('100万荷兰盾', { currency: 'ANG' })).toEqual({ amount: '1000000.00', currency: 'ANG' });
    expect(read('100万荷兰盾')).toEqual({ amount: '1000000.00', currency: 'NLG' });
  });
});

describe('refused', () => {
  test.each([
    ['', 'no_number'],
    ['-', 'no_number'],
    ['万人民币', 'no_number'],
    ['壹佰万元整', 'no_number'],
    ['5()', 'no_unit'],
    ['5(())', 'no_unit'],
    ['10,1520000(万元人民币)', 'malformed_number'],
    ['1,00(万元)', 'malformed_number'],
    ['0,100万元', 'malformed_number'],
    ['01,000万元', 'malformed_number'],
    ['1000,000万元', 'malformed_number'],
    ['1.000.000元', 'malformed_number'],
    ['100.万元', 'malformed_number'],
    ['.5万元', 'malformed_number'],
    ['1E-06万人民币', 'malformed_number'],
    ['1e6元', 'malformed_number'],
    ['-100万元', 'malformed_number'],
    ['+100万元', 'malformed_number'],
    ['(500)万元', 'malformed_number'],
    ['100-200万元', 'several_amounts'],
    ['100万元至200万元', 'several_amounts'],
    ['100 200万元', 'several_amounts'],
    ['1 000 000元', 'several_amounts'],
    ['100万美元(折人民币680万元)', 'several_amounts'],
    ['±100万元', 'malformed_number'],
    ['.,100万元', 'malformed_number'],
    ['1e+6元', 'malformed_number'],
    ['10(万美元/港元)', 'contradictory_unit'],
    ['10(万美元|港元)', 'contradictory_unit'],
    ['10(万美元、港元)', 'contradictory_unit'],
    ['10(万美元或港元)', 'contradictory_unit'],
    ['5十万元', 'unknown_unit'],
    ['10(元/万元)', 'contradictory_unit'],
    ['10(万元/元)', 'contradictory_unit'],
    ['10(元万元)', 'contradictory_unit'],
    ['10万万元', 'contradictory_unit'],
    ['10(万美元万元)', 'contradictory_unit'],
    ['美元100万人民币', 'contradictory_unit'],
    ['5千万元', 'unknown_unit'],
    ['5百万人民币', 'unknown_unit'],
    ['500(万美元', 'unknown_unit'],
    ['500)万美元(', 'unknown_unit'],
    ['1万亿元', 'contradictory_unit'],
    ['10万股', 'unknown_currency'],
    ['100万以上', 'unknown_currency'],
    ['10某某币', 'unknown_currency'],
    ['10股', 'unknown_currency'],
    ['约100万元', 'unknown_currency'],
    ['人民币(100万元', 'unknown_currency'],
    ['负100万元', 'unknown_currency'],
    ['某国元100万某国元', 'unknown_currency'],
    ['10²万元', 'unknown_currency'],
    ['143.9340478万美元', 'fraction_of_cent'],
    ['0.001元', 'fraction_of_cent'],
    ['0.0000001万元', 'fraction_of_cent'],
    [`${'9'.repeat(41)}万元`, 'too_long'],
    [`${'9'.repeat(200)}万元`, 'too_long'],
  ])('%j: %s', (text, reason) => {
    expect(read(text)).toBe(reason);
    expect(isValid(text)).toBe(false);
  });

  test('256 characters are read, and a longer text is refused', () => {
    expect(read(`1${' '.repeat(253)}万元`)).toEqual({ amount: '10000.00', currency: 'CNY' });
    expect(read(`1${' '.repeat(254)}万元`)).toBe('too_long');
    expect(read(`1${' '.repeat(65_000)}万元`)).toBe('too_long');
  });

  test('a bracket with nothing in it is not a bare number', () => {
    expect(read('5()', { bareUnit: 'wan' })).toBe('no_unit');
  });
});

test('万 is applied once and exactly, with grouping and without', () => {
  const cents = fc.bigInt({ min: 0n, max: 10n ** 24n });
  fc.assert(
    fc.property(cents, (count) => {
      const digits = String(count).padStart(7, '0');
      const inWan = `${BigInt(digits.slice(0, -6))}.${digits.slice(-6)}`;
      const amount = `${BigInt(digits.slice(0, -2))}.${digits.slice(-2)}`;
      const grouped = inWan.replace(/\B(?=(?:\d{3})+\.)/g, ',');
      expect(read(`${inWan}万人民币`)).toEqual({ amount, currency: 'CNY' });
      expect(read(`${grouped}(万元)`)).toEqual({ amount, currency: 'CNY' });
      expect(read(`${amount}元`)).toEqual({ amount, currency: 'CNY' });
    }),
  );
});

test('format writes the amount and its code, which parse reads again', () => {
  expect(format({ amount: '2400000.00' })).toBe('2400000.00');
  const text = format({ amount: '2400000.00', currency: { code: 'HKD', label: '港币' } });
  expect(text).toBe('2400000.00 HKD');
  expect(read(text)).toEqual({ amount: '2400000.00', currency: 'HKD' });
});

test('nothing makes it throw', () => {
  const pieces = fc.constantFrom(
    '1',
    '00',
    '.',
    ',',
    '万',
    '元',
    '人民币',
    '美元',
    '(',
    ')',
    ' ',
    '-',
    '亿',
    '/',
    '整',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
      const value = read(list.join(''), { bareUnit: 'wan' });
      if (typeof value !== 'string') expect(value.amount).toMatch(/^\d+\.\d{2}$/);
    }),
  );
});

test('a common spelling is read as it is beside a character without width, which the quick test does not accept', () => {
  const number = fc.stringMatching(/^\d{1,9}(?:\.\d{1,4})?$/);
  const unit = fc.constantFrom(
    '',
    ' ',
    '万',
    ' 万',
    '元',
    ' 元',
    '万元',
    '万人民币',
    ' 万元人民币',
    '人民币',
    '元人民币',
  );
  const hints = fc.record({
    bareUnit: fc.constantFrom(undefined, 'wan' as const, 'wanYuan' as const),
    currency: fc.constantFrom(undefined, 'CNY', 'USD'),
  });
  fc.assert(
    fc.property(number, unit, hints, (digits, after, given) => {
      expect(parse(digits + after, given)).toEqual(parse(`\u200b${digits}${after}`, given));
    }),
  );
});

describe('what is beside an amount in registers and in what search sites make of them', () => {
  test.each([
    ['100万元人民币【认缴】', '1000000.00', 'CNY'],
    ['100万人民币。', '1000000.00', 'CNY'],
    ['100万元人民币，', '1000000.00', 'CNY'],
    ['100万人民币；', '1000000.00', 'CNY'],
    ['100万人民币、', '1000000.00', 'CNY'],
    ['100万元整。', '1000000.00', 'CNY'],
    ['100万元人民币〔认缴〕', '1000000.00', 'CNY'],
    ['100万元人民币[认缴]', '1000000.00', 'CNY'],
    ['100万元 币种美元', '1000000.00', 'USD'],
    ['出资总额：120万元', '1200000.00', 'CNY'],
    ['成员出资额：120万元', '1200000.00', 'CNY'],
    ['100（单位：万元）', '1000000.00', 'CNY'],
    ['100（单位：万元 币种：人民币）', '1000000.00', 'CNY'],
    ['100万元 币种：美元', '1000000.00', 'USD'],
    ['开办资金：3万元', '30000.00', 'CNY'],
    ['资金数额10万元', '100000.00', 'CNY'],
    ['成员出资总额：120万元', '1200000.00', 'CNY'],
    ['100万元CFA法郎BEAC', '1000000.00', 'XAF'],
    ['100万元中国台湾元', '1000000.00', 'TWD'],
  ])('%s', (text, amount, currency) => {
    expect(read(text)).toEqual({ amount, currency });
  });

  test.each([
    '100万元其他',
    '100万其他',
    '100万元其他外币',
    '100万其它币种',
    '100万元老挝新基普',
    '100万元比塞塔',
  ])('%s is an amount in an unknown currency', (text) => {
    expect(parse(text)).toEqual({ ok: true, value: { amount: '1000000.00', unknownCurrency: true } });
  });

  test.each(['￥500,000.00', '¥500000', '500000￥', '￥500000（认缴）'])(
    '%s has no unit, also where bare digits are 万',
    (text) => {
      expect(read(text)).toBe('no_unit');
      expect(read(text, { bareUnit: 'wan' })).toBe('no_unit');
      expect(read(text, { bareUnit: 'wanYuan' })).toBe('no_unit');
    },
  );

  test.each(['100万元某其他', '100万其他的', '100万元整股', '100万元，50万元', '100。50万元', '单位：万元'])(
    '%s is refused',
    (text) => {
      expect(parse(text).ok).toBe(false);
    },
  );
});
