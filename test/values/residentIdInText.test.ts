import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gb11643, gb32100, iso7064Mod11And10 } from '../../src/values/checkCharacter.js';
import { cutFrom, isValid, occursIn } from '../../src/values/residentId.js';

describe('cutFrom, with invented numbers', () => {
  test.each([
    ['张三110101199003070038', '张三'],
    ['张三 110101199003070038', '张三'],
    ['王五(11010119900307002X)', '王五'],
    ['王五（身份证号码：11010119900307002x）', '王五'],
    ['北京市 身份证110101199003070038', '北京市'],
    ['法定代表人张三（身份证号110101199003070038）虚开发票', '法定代表人张三虚开发票'],
    ['张三,身份证号码:110101199003070038,李四,证件号码:11010119900307002X', '张三,,李四'],
    ['张三１１０１０１１９９００３０７００３８', '张三'],
    ['张三 110101 19900307 0038', '张三'],
    ['张三 110101-19900307-0038号', '张三 号'],
    ['张三 1101 0119 9003 0700 38', '张三'],
    ['http://example.cn/?id=110101199003070038&x=1', 'http://example.cn/?id=&x=1'],
    ['张三11010119900307003801', '张三01'],
    ['电话13800138000 110101199003070038', '电话13800138000'],
    ['张三110101900307003', '张三'],
    ['张三 110101 900307 003', '张三'],
    ['张三429004900307003', '张三'],
    // 110302 is a zone, and 1103 no prefecture.
    ['张三110302900307003', '张三'],
    ['张三 12 110101900307003', '张三 12'],
    ['110101199003070038', ''],
  ])('%j becomes %j', (text, kept) => {
    expect(cutFrom(text)).toBe(kept);
  });

  test.each([
    ['张三（身份证号11010119900307003X）', '张三'],
    ['张三 身份证：110101199003070039', '张三'],
    ['身份证号440105200105300101', ''],
    ['身份证号52220119900101123X', ''],
    ['张三11010119900307003X', '张三'],
    ['张三 110101 19900307 0039', '张三'],
  ])('cuts out a mistyped one: %j becomes %j', (text, kept) => {
    expect(cutFrom(text)).toBe(kept);
  });

  test.each(['身份證', '身份證號碼：', '證件號碼', '身份證編號:', 'ID', 'ID：'])(
    'cuts out the words before it in traditional characters: %s',
    (label) => {
      expect(cutFrom(`張三 ${label}110101199003070038`)).toBe('張三');
    },
  );

  test.each([
    '施工许可证440105201905300101',
    '1101011990030700391',
    '12110000400123456X',
    '91110108551385082Q',
    '统一社会信用代码914403001922038216',
    '注册号110108012660422',
    '张三110101********0038',
    '账号6222021001116245702',
    '电话010-62345678转1101',
    '2018年6月15日至2038年6月14日',
    '110101199013070038',
    '订单110101901307003',
    '订单110101900230003',
    '订单119901900307003',
    '证件号码600000200001010000',
    '身份证999999999999999999',
    // No prefecture 3399, mistyped.
    '张三339901199003070039',
  ])('leaves %j alone', (text) => {
    expect(cutFrom(text)).toBe(text);
  });

  test('leaves a registration number with its check digit alone where the text calls it one', () => {
    const number = '110108900101012';
    const digits = Array.from({ length: 10 }, (_, last) => number.slice(0, 14) + last);
    const valid = digits.find((each) => iso7064Mod11And10(each)) ?? '';
    expect(cutFrom(`注册号：${valid}`)).toBe(`注册号：${valid}`);
    expect(cutFrom(`张三${valid}`)).toBe('张三');
  });

  test('reads 64 KB of digits in linear time', () => {
    const text = '1101011990'.repeat(6_500);
    expect(cutFrom(text).length).toBeGreaterThan(0);
    expect(cutFrom('1 '.repeat(32_000))).toBe('1 '.repeat(32_000));
    const spaces = ' '.repeat(65_000);
    expect(cutFrom(`${spaces}王五110101199003070038`)).toBe(`${spaces}王五`);
  });
});

describe('what is around a number', () => {
  test.each([
    '身份证',
    '身份证号',
    '身份证号码：',
    '身份证件号码',
    '公民身份号码:',
    '居民身份证编号 ',
    '证件号码为',
    '证件号是：',
  ])('the label %j goes with it', (label) => {
    expect(cutFrom(`王五${label}11010119900307002X代理`)).toBe('王五代理');
  });

  test.each(['()', '（）', '[]', '［］', '【】'])('the brackets %s go with it', ([open, close]) => {
    expect(cutFrom(`王五${open}11010119900307002X${close}代理`)).toBe('王五代理');
    expect(cutFrom(`王五${open}身份证号11010119900307002X${close}`)).toBe('王五');
  });

  test.each(['身份证的王五', '身份证号王五', '身份证号是:王五'])(
    'a label stays that is not next to it: %s',
    (before) => {
      expect(cutFrom(`${before}11010119900307002X代理`)).toBe(`${before}代理`);
    },
  );

  test('brackets stay that are of two kinds, or have more in them', () => {
    expect(cutFrom('王五(11010119900307002X】代理')).toBe('王五(】代理');
    expect(cutFrom('王五(11010119900307002X,男)')).toBe('王五(,男)');
    expect(cutFrom('(王五11010119900307002X)')).toBe('(王五)');
    expect(cutFrom('11010119900307002X)代理')).toBe(')代理');
    expect(cutFrom('11010119900307002X）代理')).toBe('）代理');
  });

  test.each([',', '，', '、', ':', '：', ';', '；', '-', ' '])(
    'a %j that is left at the end goes too',
    (mark) => {
      expect(cutFrom(`王五${mark}11010119900307002X`)).toBe('王五');
      expect(cutFrom(`王五${mark}11010119900307002X代理`)).toBe(`王五${mark}代理`);
      expect(cutFrom(`王五${mark} ${mark}11010119900307002X`)).toBe('王五');
    },
  );

  test.each(['(', '（', '[', '［', '【'])('a %s that nothing closes goes too, at the end', (open) => {
    expect(cutFrom(`王五${open}11010119900307002X`)).toBe('王五');
    expect(cutFrom(`王五${open}身份证号11010119900307002X`)).toBe('王五');
    expect(cutFrom(`王五${open}11010119900307002X代理`)).toBe(`王五${open}代理`);
  });

  test.each([' ', '-', '–', '—', '−', '·', '.', '_', '/', '. ', '－', '．', '／', '　'])(
    'the digits may have %j between them',
    (separator) => {
      expect(cutFrom(`王五${['110101', '19900307', '002X'].join(separator)}代理`)).toBe('王五代理');
    },
  );

  test.each(['   ', ',', '年'])('%j between digits parts them', (separator) => {
    const text = `王五${['110101', '19900307', '002X'].join(separator)}代理`;
    expect(cutFrom(text)).toBe(text);
  });

  test.each(['Ｘ', 'ｘ', 'Ⅹ', 'ⅹ', 'x'])('the check character may be written %s', (check) => {
    expect(cutFrom(`王五11010119900307002${check}代理`)).toBe('王五代理');
  });
});

describe('fifteen digits with a check digit of a register, in a text', () => {
  const number = Array.from({ length: 10 }, (_, last) => `11010890010101${last}`).find(iso7064Mod11And10);

  test.each(['注册号：', '登记证号', '营业执照', '纳税人识别号为', '注册（备案）编号'])(
    'are left after %s',
    (word) => {
      expect(cutFrom(`张三${word}${number}`)).toBe(`张三${word}${number}`);
    },
  );

  test('are left after a word and a few digits, and cut after many', () => {
    expect(cutFrom(`张三注册号1-${number}`)).toBe(`张三注册号1-${number}`);
    expect(cutFrom(`张三注册号12345678-${number}代理`)).toBe('张三注册号12345678-代理');
  });

  test.each(['注册。张三', '登记；', '执照，号', '注册于北京市海淀区中关村'])('are cut after %j', (word) => {
    expect(cutFrom(`${word}${number}代理`)).toBe(`${word}代理`);
  });

  test('are left where they are a taxpayer number of before 2015', () => {
    // Made up: 900307008 passes the check of GB 11714.
    expect(cutFrom('310115900307008')).toBe('310115900307008');
    expect(cutFrom('纳税人识别号310115900307008')).toBe('纳税人识别号310115900307008');
    expect(cutFrom('张三310115900307008代理')).toBe('张三代理');
  });

  test('are left where they are alone', () => {
    expect(cutFrom(`${number}`)).toBe(number);
    expect(cutFrom(` ${number} `)).toBe(` ${number} `);
  });

  test('are cut where the prefecture exists, though the county does not, and left where neither does', () => {
    // 1101 is Beijing's only prefecture; 3399 is none.
    expect(cutFrom('张三110199900307003代理')).toBe('张三代理');
    expect(cutFrom('张三339901900307003代理')).toBe('张三339901900307003代理');
  });

  test('are left inside of a longer row of digits', () => {
    expect(cutFrom('张三1101019003070031代理')).toBe('张三1101019003070031代理');
    expect(cutFrom('张三8110101900307003代理')).toBe('张三8110101900307003代理');
  });
});

describe('a number that passes for a credit code', () => {
  const numbers = fc
    .tuple(
      fc.constantFrom('653101', '371101', '110101', '511101', '310101', '120101'),
      fc.integer({ min: 1950, max: 2005 }),
      fc.constantFrom('0101', '0229', '1231', '0615'),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([place, year, day, order]) => `${place}${year}${day}${String(order).padStart(3, '0')}`)
    .map((body) => body + [...'0123456789X'].find((last) => gb11643(body + last)));

  test.each(['65310119500101020X', '371101195001010198', '653101195001011077'])(
    '%s is a person’s',
    (number) => {
      expect(gb32100(number)).toBe(true);
      expect(isValid(number)).toBe(true);
    },
  );

  test('is a person’s unless all of the credit code holds', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const day = number.slice(10, 14);
        const isDate = day !== '0229' || Number(number.slice(6, 10)) % 4 === 0;
        if (isDate && !gb32100(number)) expect(isValid(number)).toBe(true);
      }),
    );
  });
});

describe('a number inside of another', () => {
  test('leaves neither', () => {
    const [outer, inner] = ['110101199003070038', '330782198811110015'];
    for (let at = 0; at <= outer.length; at++) {
      const kept = cutFrom(`甲${outer.slice(0, at)} ${inner} ${outer.slice(at)}乙`);
      expect(kept).not.toContain(inner);
      expect(kept).not.toContain(outer);
    }
  });
});

describe('a number whose check character is another sign, hidden or missing', () => {
  test.each(['×', '✕', 'Х', 'х', 'Χ', '*', '＊', ''])('11010119900307003%s is cut out', (last) => {
    expect(cutFrom(`王五11010119900307003${last}代理`)).toBe('王五代理');
    expect(cutFrom(`王五（身份证号码：11010119900307003${last}）`)).toBe('王五');
    expect(occursIn(`11010119900307003${last}`)).toBe(true);
    expect(occursIn(`31011520010228001${last}`)).toBe(true);
  });

  test.each([
    ['张三 12 11010119900307003', '张三 12'],
    ['张三11010119900307003 11010119900307003代理', '张三 代理'],
    ['11010119900307003×代理', '代理'],
    ['张三11010119900307003 ×代理', '张三代理'],
    ['身份证号44010620051231001', ''],
  ])('%j becomes %j', (text, kept) => {
    expect(cutFrom(text)).toBe(kept);
  });

  test.each([
    // No prefecture 3399.
    '张三33990119900307003',
    '身份证号33990119900307003',
    '证照编号44010620181231001',
    '许可证39010619981231001',
    '账号11010119900307003001',
    '11010119901307003',
    '6222021001116245×2',
    '1101011990030700×2',
  ])('%s stays', (text) => {
    expect(cutFrom(text)).toBe(text);
  });

  test.each(['12110000400123456X', '52440000500012345', '1101011990030700', '11010119900307003A'])(
    '%s is not taken for one',
    (code) => {
      expect(occursIn(code)).toBe(false);
    },
  );
});
