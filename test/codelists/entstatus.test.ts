import { describe, expect, test } from 'vitest';
import { ENTRIES, lookup, recognize } from '../../src/codelists/entstatus.js';
import * as status from '../../src/codelists/status.js';

describe('lookup', () => {
  test('gives a number its words and its status', () => {
    expect(lookup('1')).toEqual({
      code: '1',
      label: '存续(在营、开业、在册)',
      class: 'existing',
      target: 'LIVE',
    });
    expect(lookup('2')).toMatchObject({ class: 'revoked', target: 'LIVE' });
    expect(lookup('9')).toMatchObject({ target: 'NOT REPORTED' });
  });

  test.each(['4', '6', '8', '', '01', '1 ', 'constructor', '__proto__'])('misses %j', (code) => {
    expect(lookup(code)).toBeUndefined();
  });

  test('agrees with the status table on the words of every number', () => {
    for (const { label, class: kind, target } of ENTRIES) {
      expect(status.recognize(label), label).toMatchObject({ class: kind, target });
    }
  });
});

describe('recognize', () => {
  test.each([
    ['1', 'existing', 'LIVE'],
    ['１', 'existing', 'LIVE'],
    ['1：存续', 'existing', 'LIVE'],
    ['1:存续（在营、开业、在册）', 'existing', 'LIVE'],
    ['1、存续', 'existing', 'LIVE'],
    ['1 存续', 'existing', 'LIVE'],
    ['1：', 'existing', 'LIVE'],
    ['1：在业', 'opened', 'LIVE'],
    ['2：吊销，未注销', 'revoked', 'LIVE'],
    ['2：吊销', 'revoked', 'LIVE'],
    ['3：注销', 'deregistered', 'CLOSED'],
    ['5：撤销', 'cancelled', 'CLOSED'],
    ['4：注销', 'deregistered', 'CLOSED'],
    ['4：迁出', 'moved_out', 'LIVE'],
    ['6：迁出', 'moved_out', 'LIVE'],
    ['8：停业', 'suspended', 'LIVE'],
    ['9：其他', 'unknown', 'NOT REPORTED'],
    ['存续', 'existing', 'LIVE'],
    ['吊销，未注销', 'revoked', 'LIVE'],
  ])('reads %s as %s, %s', (text, kind, target) => {
    expect(recognize(text)).toMatchObject({ class: kind, target });
  });

  test.each(['1：注销', '1：吊销', '1：迁出', '2：存续', '2：迁出', '9：存续', '3：存续'])(
    'refuses %s, where number and words contradict each other',
    (text) => {
      expect(recognize(text)).toBeUndefined();
    },
  );

  test.each(['4', '6', '21', '1：未注销', '9_01', '', '：', 'constructor', '__proto__'])(
    'misses %j',
    (text) => {
      expect(recognize(text)).toBeUndefined();
    },
  );
});
