import { describe, expect, test } from 'vitest';
import { lookup } from '../../src/codelists/district.js';
import * as province from '../../src/codelists/province.js';
import { PACKED } from '../../src/generated/codelists/district.js';

describe('district lookup', () => {
  test.each([
    ['110000', '北京市', true],
    ['310115', '浦东新区', true],
    ['430102', '芙蓉区', true],
    ['130606', '莲池区', true],
    ['659012', '白杨市', true],
    ['110100', '市辖区', true],
    ['110103', '崇文区', false],
    ['110104', '宣武区', false],
    ['320803', '淮安区', true],
    ['371200', '莱芜市', false],
    ['542400', '那曲地区', false],
  ])('gives %s the name %s, current %s', (code, name, current) => {
    expect(lookup(code)).toMatchObject({ code, name, current });
  });

  test('knows the codes of registries that are not districts', () => {
    expect(lookup('100000')).toMatchObject({ name: '国家', province: undefined });
    expect(lookup('110302')?.name).toBe('北京经济技术开发区');
    expect(lookup('320594')?.name).toBe('苏州工业园区');
  });

  test('says in which province a district lies', () => {
    expect(lookup('610102')?.province).toEqual({ code: '610000', name: '陕西省', en: 'Shaanxi' });
  });

  test.each([
    '',
    '000000',
    '990000',
    '11',
    '1101011',
    '110000 ',
    '１１００００',
    'constructor',
    '__proto__',
    '110103-',
  ])('misses %j', (code) => {
    expect(lookup(code)).toBeUndefined();
  });

  test('finds every packed code under a name without remnants, in a province that exists', () => {
    const codes = PACKED.flatMap((line) => line.split(',')).map((packed) => packed.slice(0, 6));
    expect(codes.length).toBeGreaterThan(4600);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) {
      const found = lookup(code);
      expect(found?.name, code).toMatch(/^\p{Script=Han}+$/u);
      expect(found?.province === undefined, code).toBe(code === '100000');
    }
  });
});

describe('province lookup', () => {
  test('has the 34 units of the first level, each with its own English name', () => {
    expect(province.ENTRIES).toHaveLength(34);
    expect(new Set(province.ENTRIES.map(({ en }) => en)).size).toBe(34);
  });

  test('tells Shanxi from Shaanxi', () => {
    expect(province.lookup('140000')?.en).toBe('Shanxi');
    expect(province.lookup('610000')?.en).toBe('Shaanxi');
  });

  test('agrees with the district table on every name', () => {
    for (const { code, name } of province.ENTRIES) expect(lookup(code)?.name).toBe(name);
  });

  test.each(['61', '610100', '', 'constructor', '__proto__'])('misses %j', (code) => {
    expect(province.lookup(code)).toBeUndefined();
  });
});
