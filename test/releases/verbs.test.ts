import { describe, expect, it } from 'vitest';
import { parse, select } from '../../src/datasets/releases/path.js';
import { isGroup, isLeaf, isSame, type Tree, unite } from '../../src/datasets/releases/tree.js';
import {
  all,
  arrange,
  change,
  gather,
  move,
  put,
  remove,
  spread,
} from '../../src/datasets/releases/verbs.js';
import type { Origin, Sourced } from '../../src/reading/sourced.js';

const place = { endpoint: 'neci', authority: 'SAMR', path: () => '$.neci' } as const;

function leaf<T>(value: T, key = String(value)): Sourced<T> {
  const origin: Origin = { reader: place, key, index: -1, original: value };
  return { value, origins: [origin] };
}

const [A, B, NULL] = [leaf('a'), leaf('b'), leaf(null)];

describe('remove', () => {
  it('takes a field, and the group that has nothing left in it', () => {
    const tree = { extra: { shares: { type: A, currency: B } } };
    expect(remove('extra.shares.type')(tree)).toEqual({ extra: { shares: { currency: B } } });
    expect(remove('extra.shares.type', 'extra.shares.currency')(tree)).toEqual({ extra: {} });
  });

  it('leaves a group of the root when it is empty, and one that was empty before', () => {
    expect(remove('people.x')({ people: { x: A } })).toEqual({ people: {} });
    expect(remove('people.x')({ people: { x: A, empty: {} } })).toEqual({ people: { empty: {} } });
  });

  it('takes a field of every element, and an element that has nothing left in it', () => {
    const tree = { people: { holder: [{ name: A, currency: B }, { currency: B }] } };
    expect(remove('people.holder[*].currency')(tree)).toEqual({ people: { holder: [{ name: A }] } });
    expect(remove('people.holder[*].currency')({ people: { holder: [{ currency: B }] } })).toEqual({
      people: { holder: [] },
    });
  });

  it('takes the elements of a name, and the list that held no other', () => {
    const [old, local] = [{ name: leaf('old') }, { name: leaf('local') }];
    expect(remove("extra.numbers[?@.name=='old']")({ extra: { numbers: [old, local] } })).toEqual({
      extra: { numbers: [local] },
    });
    expect(remove("extra.numbers[?@.name=='old']")({ extra: { numbers: [old] } })).toEqual({ extra: {} });
  });

  it('gives back the very tree when there is nothing to take', () => {
    const tree: Tree = { extra: { list: [{ name: A }], text: B, nothing: NULL } };
    for (const path of [
      'extra.other',
      'extra.text.deeper',
      'extra.nothing.deeper',
      'extra.list[*].other',
      'no.way',
    ]) {
      expect(remove(path)(tree)).toBe(tree);
    }
  });

  it('leaves no key behind', () => {
    const { extra } = remove('extra.x')({ extra: { x: A, y: B } });
    expect(Object.keys(extra as object)).toEqual(['y']);
  });

  it('takes a group inside an element that has nothing left, and leaves an element that was empty', () => {
    const list = [{ inner: { x: A }, y: B }, {}, undefined];
    expect(remove('list[*].inner.x')({ list })).toEqual({ list: [{ y: B }, {}, undefined] });
    expect(remove("list[?@.kind=='x'].y")({ list })).toEqual({ list });
  });

  it('does not take what is inherited', () => {
    const tree: Tree = { extra: {} };
    expect(remove('extra.constructor', 'toString')(tree)).toBe(tree);
  });
});

describe('move', () => {
  it('moves a field into a group that it makes, and leaves out the one that it empties', () => {
    expect(move('data.from.x', 'data.to.y')({ data: { from: { x: A }, z: B } })).toEqual({
      data: { z: B, to: { y: A } },
    });
  });

  it('keeps the place of a field that gets another name, in groups and in elements', () => {
    const renamed = move('data.old', 'data.new')({ data: { first: A, old: B, last: A } });
    expect(Object.keys(renamed.data as object)).toEqual(['first', 'new', 'last']);
    expect(move('list[*].old', 'list[*].new')({ list: [{ old: A, last: B }, { last: B }] })).toEqual({
      list: [{ new: A, last: B }, { last: B }],
    });
  });

  it('keeps the value that is there, with both origins when the two are the same', () => {
    const [here, there] = [leaf('a', 'here'), leaf('a', 'there')];
    const moved = move('data.court', 'data.events.by')({ data: { court: here, events: { by: there } } });
    expect(moved).toEqual({
      data: { events: { by: { value: 'a', origins: [...there.origins, ...here.origins] } } },
    });
    expect(move('data.court', 'data.events.by')({ data: { court: B, events: { by: there } } })).toEqual({
      data: { events: { by: there } },
    });
  });

  it('takes the place of a null, and moves no null', () => {
    expect(move('data.court', 'data.events.by')({ data: { court: A, events: NULL } })).toEqual({
      data: { events: { by: A } },
    });
    expect(move('data.court', 'data.events.by')({ data: { court: NULL } })).toEqual({ data: {} });
    expect(move('data.old', 'data.new')({ data: { old: A, new: NULL } })).toEqual({ data: { new: A } });
  });

  it('moves no null to another name, and a group that is empty to its place', () => {
    expect(move('data.old', 'data.new')({ data: { old: NULL } })).toEqual({ data: {} });
    expect(move('data.from', 'data.to.y')({ data: { from: {} } })).toEqual({ data: { to: { y: {} } } });
  });

  it('gives the value that has the new name both origins when the two are the same', () => {
    const [here, there] = [leaf('a', 'here'), leaf('a', 'there')];
    expect(move('data.old', 'data.new')({ data: { old: here, new: there } })).toEqual({
      data: { new: { value: 'a', origins: [...there.origins, ...here.origins] } },
    });
  });

  it('gives back the very tree when there is nothing to move', () => {
    const tree: Tree = { data: { x: A, judge: undefined, old: undefined } };
    expect(move('data.old', 'data.new')(tree)).toBe(tree);
    expect(move('data.x.value', 'data.y')(tree)).toBe(tree);
    expect(move('data.constructor', 'data.to.y')(tree)).toBe(tree);
    expect(move('data.court', 'data.events.by')(tree)).toBe(tree);
    expect(move('data.court', 'data.judge')(tree)).toBe(tree);
  });

  it('refuses a move out of a list, which gather is for', () => {
    expect(() => move('list[*].x', 'data.x')).toThrow('is not a move of one field');
    expect(() => move("list[?@.k=='a']", "list[?@.k=='b']")).toThrow('is not a move of one field');
    expect(() => move('list.x', 'list[*]')).toThrow('is not a move of one field');
  });
});

describe('gather and spread', () => {
  const step = gather('list[*].currency', 'shares.currency');

  it('moves what all elements hold, with all their origins', () => {
    const [one, other] = [leaf('CNY', 'one'), leaf('CNY', 'other')];
    expect(step({ list: [{ n: A, currency: one }, { n: B, currency: other }, { n: A }] })).toEqual({
      list: [{ n: A }, { n: B }, { n: A }],
      shares: { currency: { value: 'CNY', origins: [...one.origins, ...other.origins] } },
    });
  });

  it('moves nothing when they disagree, and keeps the value that is there', () => {
    const list = [{ currency: leaf('CNY') }, { currency: leaf('USD') }];
    expect(step({ list })).toEqual({ list: [] });
    expect(step({ list, shares: { currency: leaf('EUR') } })).toEqual({
      list: [],
      shares: { currency: leaf('EUR') },
    });
  });

  it('moves what the elements of one name hold', () => {
    const list = [
      { kind: A, n: leaf('1') },
      { kind: B, n: leaf('2') },
    ];
    expect(gather("list[?@.kind=='a'].n", 'first')({ list })).toEqual({
      list: [{ kind: A }, list[1]],
      first: leaf('1'),
    });
  });

  it('give back the very tree when there is nothing to gather', () => {
    for (const tree of [{ list: [] }, { list: A }, { list: [{ n: A }], shares: { currency: NULL } }])
      expect(step(tree)).toBe(tree);
  });

  it('copies one value into each element', () => {
    expect(
      spread('shares.currency', 'list[*].currency')({ list: [{ n: A }, { n: B }], shares: { currency: A } }),
    ).toEqual({
      list: [
        { n: A, currency: A },
        { n: B, currency: A },
      ],
      shares: { currency: A },
    });
    const bare: Tree = { list: [{ n: A }] };
    expect(spread('shares.currency', 'list[*].currency')(bare)).toBe(bare);
  });
});

describe('put, change and arrange', () => {
  it('puts a value, and nothing where there is none', () => {
    expect(put('data.names.old', [A])({ data: {} })).toEqual({ data: { names: { old: [A] } } });
    const tree: Tree = { data: {} };
    expect(put('data.names.old', undefined)(tree)).toBe(tree);
  });

  it('does not put a field into what is not a group', () => {
    const tree: Tree = { data: A };
    expect(put('data.names', B)(tree)).toBe(tree);
  });

  it('changes a field that is there, in every element', () => {
    expect(change('list[*].x', () => B)({ list: [{ x: A }, { y: A }] })).toEqual({
      list: [{ x: B }, { y: A }],
    });
  });

  it('orders the named keys first and leaves the others behind them', () => {
    const arranged = arrange('data', ['b', 'missing', 'a'])({ data: { z: A, a: A, y: A, b: A } });
    expect(Object.keys(arranged.data as object)).toEqual(['b', 'a', 'z', 'y']);
  });

  it('does one step after the other', () => {
    expect(all(move('a', 'b'), move('b', 'c'))({ a: A })).toEqual({ c: A });
  });

  it('refuses a path that it cannot read', () => {
    expect(() => remove('data[0]')).toThrow('data[0] is not a path of a change');
    expect(() => remove('data..x')).toThrow('data..x is not a path of a change');
  });
});

describe('select', () => {
  it('finds no elements in what is not a list, and no value where there is none', () => {
    expect(select({ list: A }, parse('list[*]'))).toEqual([]);
    expect(select({ data: { x: undefined } }, parse('data.x'))).toEqual([]);
  });
});

describe('a group', () => {
  it('may lack a prototype', () => {
    expect(isGroup(Object.assign(Object.create(null), { x: A }))).toBe(true);
  });

  it('is not the same as another group, or a leaf', () => {
    expect(isSame({ x: A }, { x: A })).toBe(false);
    expect([isSame(A, {}), isSame({}, A), isSame(A, undefined), isSame(undefined, A)]).not.toContain(true);
  });
});

describe('a leaf', () => {
  it('is a value with origins, not a group that has keys of these names', () => {
    expect(isLeaf(A)).toBe(true);
    expect(isLeaf({ value: A, origins: [] })).toBe(false);
    expect(isLeaf({ value: 'a' })).toBe(false);
  });

  it('is united with those of its value only', () => {
    expect(unite(NULL, [NULL, B, A])).toEqual(B);
    expect(unite(undefined, [])).toBeUndefined();
    expect(unite(A, [B])).toBe(A);
  });
});
