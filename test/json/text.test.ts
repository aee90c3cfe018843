import { describe, expect, it } from 'vitest';
import { byteLength } from '../../src/json/text.js';

describe('byteLength', () => {
  it.each([
    '',
    'abc',
    'é',
    '公司',
    '𠮷',
    'a\ud842',
    '\udfb7b',
    '\ufeff{}',
    '\u0000\u007f\u0080\u07ff\u0800\uffff',
  ])('counts the bytes of %j as UTF-8 has them', (text) =>
    expect(byteLength(text)).toBe(Buffer.byteLength(text)),
  );
});
