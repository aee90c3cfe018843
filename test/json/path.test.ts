import fc from 'fast-check';
import { compile } from 'json-p3';
import { describe, expect, it } from 'vitest';
import { EVERY, fromPointer, parsePath, pathAlong, segment } from '../../src/json/path.js';

/** Any character but half of a pair. */
const UNIT = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });

describe('segment', () => {
  it.each([
    ['name', '.name'],
    ['regCap_CN', '.regCap_CN'],
    ['_x1', '._x1'],
    ['企业', '.企业'],
    ['😀', '.😀'],
    ['a b', "['a b']"],
    ['1st', "['1st']"],
    ['a-b', "['a-b']"],
    ['', "['']"],
    ["it's", "['it\\'s']"],
    ['say "no"', '[\'say "no"\']'],
    ['back\\slash', "['back\\\\slash']"],
    ['\\"', "['\\\\\"']"],
    ['\u009b31mRED', "['\\u009b31mRED']"],
    ['\u202eevil', "['\\u202eevil']"],
    ['甲\u200b', "['甲\\u200b']"],
    ['line\nbreak', "['line\\nbreak']"],
    ['\u{e0041}', "['\\udb40\\udc41']"],
    ['\ud800', '[*]'],
    ['甲\udfff', '[*]'],
    ['110101199003070038', '[*]'],
    ['id_110101199003070038', '[*]'],
    ['91110108551385082Q', "['91110108551385082Q']"],
  ])('writes %j as %s', (key, expected) => {
    expect(segment(key)).toBe(expected);
  });

  it('gives a path of RFC 9535 that selects the key, whatever the key is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(fc.constantFrom("'", '"', '\\', '\u009b', '\u2028'), UNIT) }),
        (key) => {
          const object = Object.fromEntries([[key, 'found']]);
          expect(
            compile(`$${segment(key)}`)
              .query(object)
              .values(),
          ).toEqual(['found']);
          expect(parsePath(`$${segment(key)}`)).toEqual([key]);
        },
      ),
    );
  });

  it('selects the members of an object for a key that no path can name', () => {
    expect(
      compile(`$${segment('\ud800')}`)
        .query({ '\ud800': 1 })
        .values(),
    ).toEqual([1]);
  });
});

describe('parsePath', () => {
  it.each([
    ['$', []],
    ['$.a.b_1', ['a', 'b_1']],
    ['$.list[0]', ['list', 0]],
    ['$.list[*].name', ['list', EVERY, 'name']],
    ['$.list.*', ['list', EVERY]],
    [`$['a b']["it's"]`, ['a b', "it's"]],
    [`$['it\\'s "so"']`, ['it\'s "so"']],
    [`$["\\u007a"]`, ['z']],
    ["$.ids[?@.name=='oldNumber'].value", ['ids', { key: 'name', is: 'oldNumber' }, 'value']],
  ])('reads %s', (path, steps) => {
    expect(parsePath(path)).toEqual(steps);
  });

  it.each(['', 'a', '$a', '$..a', '$.', '$[01]', '$[-1]', "$['a]", '$[1:2]', '$.a b', "$['\\x']", '$[?@.a]'])(
    'does not read %s',
    (path) => {
      expect(parsePath(path)).toBeUndefined();
    },
  );
});

describe('pathAlong', () => {
  it('writes what parsePath reads', () => {
    const steps = ['a', 0, EVERY, { key: 'name', is: 'x' }, 'b c'] as const;
    expect(pathAlong('$', steps)).toBe("$.a[0][*][?@.name=='x']['b c']");
    expect(parsePath(pathAlong('$', steps))).toEqual(steps);
  });
});

describe('fromPointer', () => {
  it.each([
    ['', '$'],
    ['/content/officers/0', '$.content.officers[0]'],
    ['/a~1b~0c/', "$['a/b~c']['']"],
  ])('writes %j as %s', (pointer, path) => {
    expect(fromPointer(pointer)).toBe(path);
  });
});
