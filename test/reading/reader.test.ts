import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/issues.js';
import { MAX_ROWS, Reader } from '../../src/reading/reader.js';
import { pathOf } from '../../src/reading/sourced.js';

interface Payload {
  name?: string | null;
  code?: string | null;
  list?: { name?: string }[] | null;
  part?: { total?: number; items?: { name?: string }[] } | { total?: number; items?: { name?: string }[] }[];
}

function reading<P = Payload>(payload: unknown) {
  const issues: Issue[] = [];
  const reader = new Reader<P>(payload as object, {
    endpoint: 'jyyc',
    path: '$.jyyc.value',
    context: { issues },
  });
  return { reader, issues, told: () => issues.map(({ code, path, count }) => ({ code, path, count })) };
}

describe('take', () => {
  it('gives a value with its place, and nothing for null or an absent key', () => {
    const { reader } = reading({ name: '甲', code: null });
    const taken = reader.take('name');
    expect(taken?.original).toBe('甲');
    expect(taken && pathOf(taken)).toBe('$.jyyc.value.name');
    expect(reader.take('code')).toBeUndefined();
    expect(reader.take('list')).toBeUndefined();
  });

  it('leaves nothing to report when every key was taken or ignored, null ones included', () => {
    const { reader, told } = reading({ name: '甲', code: null, list: [] });
    reader.take('name');
    reader.take('code');
    reader.ignore('list', 'a test');
    reader.rest();
    expect(told()).toEqual([]);
  });

  it('does not mistake a key taken twice for another one', () => {
    const { reader, told } = reading({ name: '甲', unknown: 1 });
    reader.take('name');
    reader.take('name');
    reader.rest();
    expect(told()).toEqual([{ code: 'unmapped_field', path: '$.jyyc.value.unknown', count: undefined }]);
  });

  it('takes a key that holds undefined for an absent one', () => {
    const { reader, told } = reading({ name: undefined, other: undefined });
    expect(reader.take('name')).toBeUndefined();
    reader.rest();
    expect(told()).toEqual([]);
  });
});

describe('a field that is wrong in row after row', () => {
  it('is reported some thousand times, and then as one number with a path to all of them', () => {
    const rows = 5000;
    const { reader, told } = reading({ list: Array.from({ length: rows }, () => ({ name: 1, other: 2 })) });
    for (const row of reader.rows('list') ?? []) {
      row.report('wrong_type', 'name', 'is not a text');
      row.report('unknown_code', 'other', 'is not known', { reason: 'status' });
    }
    const found = told();
    expect(found.length).toBeLessThan(4000);
    for (const key of ['name', 'other']) {
      const of = found.filter(({ path }) => path.endsWith(`.${key}`));
      expect(of.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(rows);
      expect(of.filter(({ path }) => path === `$.jyyc.value.list[*].${key}`)).toHaveLength(1);
    }
  });
});

describe('rows and sections', () => {
  it('opens each object of a list, passes null over, and reports what is not an object', () => {
    const { reader, told } = reading({ list: [{ name: '甲' }, null, 'x', [], 3, { name: '乙' }] });
    const names = reader.rows('list')?.map((row) => pathOf(row.take('name') ?? row.origin()));
    expect(names).toEqual(['$.jyyc.value.list[0].name', '$.jyyc.value.list[5].name']);
    expect(told().map(({ code, path }) => `${code} ${path}`)).toEqual(
      [2, 3, 4].map((index) => `wrong_type $.jyyc.value.list[${index}]`),
    );
  });

  it.each([['text'], [1], [true], [{ name: '甲' }]])('reports %j where a list belongs', (list) => {
    const { reader, told } = reading({ list });
    expect(reader.rows('list')).toBeUndefined();
    expect(told()).toEqual([{ code: 'wrong_type', path: '$.jyyc.value.list', count: undefined }]);
  });

  it('opens a section that is one object, and one that is a list of them', () => {
    const one = reading({ part: { total: 1 } });
    expect(one.reader.section('part').map((part) => part.path())).toEqual(['$.jyyc.value.part']);
    const several = reading({ part: [{ total: 1 }, { total: 2 }] });
    expect(several.reader.section('part').map((part) => part.path())).toEqual([
      '$.jyyc.value.part[0]',
      '$.jyyc.value.part[1]',
    ]);
  });

  it('reads a payload that is itself a list, and reports one that is not', () => {
    const list = reading<{ name?: string }[]>([{ name: '甲' }]);
    expect(list.reader.rows()?.map((row) => row.path())).toEqual(['$.jyyc.value[0]']);
    const object = reading<{ name?: string }[]>({ name: '甲' });
    expect(object.reader.rows()).toBeUndefined();
    expect(object.told()).toEqual([{ code: 'wrong_type', path: '$.jyyc.value', count: undefined }]);
  });

  it('reports a list where an object belongs, once', () => {
    const { reader, told } = reading([{ name: '甲' }]);
    expect(reader.take('name')).toBeUndefined();
    reader.rest();
    expect(told()).toEqual([{ code: 'wrong_type', path: '$.jyyc.value', count: undefined }]);
  });

  it(`reads ${MAX_ROWS} rows and says how many there were`, () => {
    const { reader, told } = reading({ list: Array.from({ length: MAX_ROWS + 2 }, () => ({})) });
    expect(reader.rows('list')).toHaveLength(MAX_ROWS);
    expect(told()).toEqual([{ code: 'limit_exceeded', path: '$.jyyc.value.list', count: MAX_ROWS + 2 }]);
  });
});

describe('rest', () => {
  it('reports each unknown key once, with the number of rows that have it', () => {
    const { reader, told } = reading({ list: [{ x: 1 }, { x: 2, y: 3 }, { name: '甲' }], z: null });
    for (const row of reader.rows('list') ?? []) row.take('name');
    reader.rest();
    expect(told()).toEqual([
      { code: 'unmapped_field', path: '$.jyyc.value.list[*].x', count: 2 },
      { code: 'unmapped_field', path: '$.jyyc.value.list[*].y', count: undefined },
      { code: 'unmapped_field', path: '$.jyyc.value.z', count: undefined },
    ]);
  });

  it('is silent about an object that is left out as a whole, and about it alone', () => {
    const { reader, told } = reading({ list: [{ x: 1 }, { y: 2 }] });
    reader.rows('list')?.[0]?.ignoreAll('a test');
    reader.rest();
    expect(told().map(({ path }) => path)).toEqual(['$.jyyc.value.list[*].y']);
  });

  it('reports a thousand unknown keys one by one, and the others as a number', () => {
    const keys = Array.from({ length: 1_500 }, (_, index) => [`key${index}`, 1]);
    const { reader, told } = reading(Object.fromEntries(keys));
    reader.rest();
    expect(told()).toHaveLength(1_001);
    expect(told().at(-1)).toEqual({ code: 'unmapped_field', path: '$.jyyc.value', count: 500 });
  });

  it('reports a thousand wrong elements of a list one by one, and the others as a number', () => {
    const { reader, told } = reading({ list: Array.from({ length: 1_500 }, () => 'x') });
    reader.rows('list');
    expect(told()).toHaveLength(1_001);
    expect(told().at(-1)).toEqual({ code: 'wrong_type', path: '$.jyyc.value.list', count: 500 });
  });

  it('names the object where the key that is reported is absent', () => {
    const { reader, told } = reading({ name: '甲' });
    reader.report('contradiction', 'code', 'is missing');
    expect(told()).toEqual([{ code: 'contradiction', path: '$.jyyc.value', count: undefined }]);
  });

  it('quotes keys that the shorthand does not reach', () => {
    const { reader, told } = reading({ "it's": 1, 'a.b': 1, '': 1, 'c\nd': 1, __proto__x: 1 });
    reader.rest();
    expect(told().map(({ path }) => path)).toEqual([
      "$.jyyc.value['it\\'s']",
      "$.jyyc.value['a.b']",
      "$.jyyc.value['']",
      "$.jyyc.value['c\\nd']",
      '$.jyyc.value.__proto__x',
    ]);
  });

  it('says limit_exceeded of an unknown value below 64 levels, and walks no further', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    const deep = JSON.parse(`{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    const { reader, told } = reading(deep);
    reader.rest();
    expect(told()).toEqual([{ code: 'limit_exceeded', path: '$.jyyc.value.x', count: undefined }]);
    const shallow = reading({ x: nested(10) });
    shallow.reader.rest();
    expect(shallow.told()[0]?.code).toBe('unmapped_field');
  });

  it('takes prototype names for the ordinary keys that they are', () => {
    const { reader, told } = reading(JSON.parse('{"__proto__":{"name":"甲"},"constructor":1,"toString":2}'));
    expect(reader.take('name')).toBeUndefined();
    reader.rest();
    expect(told().map(({ path }) => path)).toEqual([
      '$.jyyc.value.__proto__',
      '$.jyyc.value.constructor',
      '$.jyyc.value.toString',
    ]);
  });
});

describe('isBlank', () => {
  it.each([
    [{}, true],
    [{ name: '-', code: null, list: '企业选择不公示' }, true],
    [{ name: '甲' }, false],
    [{ code: 0 }, false],
    [{ list: [] }, false],
    [{ unknown: false }, false],
  ])('of %j is %s', (payload, blank) => {
    expect(reading(payload).reader.isBlank()).toBe(blank);
  });
});

describe('publishedBy', () => {
  it('holds for the rows below, and not for the object above', () => {
    const { reader } = reading({ part: { items: [{}] } });
    const [section] = reader.section('part');
    section?.publishedBy('STA');
    expect(section?.rows('items')?.[0]?.authority).toBe('STA');
    expect(reader.authority).toBe('SAMR');
  });
});
