import { describe, expect, test } from 'vitest';
import * as division from '../../src/codelists/industry-division.js';
import * as section from '../../src/codelists/industry-section.js';

describe('sections', () => {
  test('are 20, from A to T', () => {
    expect(section.ENTRIES.map(({ code }) => code).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    expect(section.lookup('J')).toEqual({ code: 'J', label: '金融业', en: 'Financial intermediation' });
  });

  test('are recognized as a letter, or as a code that stops there', () => {
    expect(section.recognize('M0000')?.label).toBe('科学研究和技术服务业');
    expect(section.recognize('ｍ')?.code).toBe('M');
  });

  test.each(['M7500', 'U', 'U0000', '0000', '', 'constructor', '__proto__'])('miss %j', (text) => {
    expect(section.recognize(text)).toBeUndefined();
    expect(section.lookup(text)).toBeUndefined();
  });
});

describe('divisions', () => {
  test('are 97, from 01 to 97, each in the section the standard puts it in', () => {
    const codes = Array.from({ length: 97 }, (_, index) => String(index + 1).padStart(2, '0'));
    expect(division.ENTRIES.map(({ code }) => code)).toEqual(codes);
    /** The last division of each section. */
    const last = 'A05 B12 C43 D46 E50 F52 G60 H62 I65 J69 K70 L72 M75 N79 O82 P83 Q85 R90 S96 T97'.split(' ');
    for (const { code, section: letter } of division.ENTRIES) {
      expect(letter, code).toBe(last.find((end) => end.slice(1) >= code)?.[0]);
    }
  });

  test.each([
    ['C4210', '42', '废弃资源综合利用业'],
    ['M7590', '75', '科技推广和应用服务业'],
    ['M7500', '75', '科技推广和应用服务业'],
    ['C42', '42', '废弃资源综合利用业'],
    ['4210', '42', '废弃资源综合利用业'],
    ['c421', '42', '废弃资源综合利用业'],
    [' T9700 ', '97', '国际组织'],
  ])('are recognized from %s', (text, code, label) => {
    expect(division.recognize(text)).toMatchObject({ code, label });
  });

  test.each(['A4210', 'M0000', 'C9800', '98', 'C', 'C4', 'C42100', 'X42', '', 'constructor', '__proto__'])(
    'miss %j',
    (text) => {
      expect(division.recognize(text)).toBeUndefined();
    },
  );

  test('lead to their section', () => {
    for (const entry of division.ENTRIES) expect(division.sectionOf(entry)?.code).toBe(entry.section);
  });

  test('are looked up by two digits only', () => {
    expect(division.lookup('01')?.en).toBe('Agriculture');
    expect(division.lookup('1')).toBeUndefined();
    expect(division.lookup('constructor')).toBeUndefined();
  });
});
