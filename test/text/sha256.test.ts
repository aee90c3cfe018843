import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/text/sha256.js';

const reference = (text: string) => createHash('sha256').update(text).digest('hex');

describe('sha256', () => {
  it('gives the digest that FIPS 180-4 publishes for "abc"', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000])(
    'agrees with node:crypto at %i bytes, around the ends of a block',
    (length) => {
      expect(sha256('a'.repeat(length))).toBe(reference('a'.repeat(length)));
    },
  );

  it('agrees with node:crypto for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(sha256(text)).toBe(reference(text));
      }),
    );
  });

  it('agrees with node:crypto for Chinese text, whose bytes are UTF-8', () => {
    expect(sha256('CN:小米科技有限责任公司')).toBe(reference('CN:小米科技有限责任公司'));
  });
});
