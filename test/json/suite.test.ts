/** The conformance suite: y is read as JSON.parse reads it, n is refused with a typed error, i either way. */

import { describe, expect, it } from 'vitest';
import { RawPayloadError } from '../../src/errors.js';
import { parseJson } from '../../src/json/parse.js';
import { CASES, type Case } from './suite.js';

/** What becomes of an input: its value, or the error. Anything but a RawPayloadError fails the test. */
function outcomeOf(input: string | Uint8Array): { value: unknown } | { error: RawPayloadError } {
  try {
    return { value: parseJson(input) };
  } catch (error) {
    if (error instanceof RawPayloadError) return { error };
    throw error;
  }
}

/** An input as text and as bytes, where it is a text. Half a surrogate pair has no bytes. */
function formsOf(input: string | Uint8Array): (string | Uint8Array)[] {
  if (typeof input !== 'string') return [input];
  const bytes = Buffer.from(input);
  return bytes.toString() === input ? [input, bytes] : [input];
}

const of = (kind: Case['kind'], isRead: boolean) =>
  CASES.filter((each) => each.kind === kind && (each.reason === undefined) === isRead);

describe('the suite', () => {
  it('has more than 300 cases, each of another name and text', () => {
    expect(CASES.length).toBeGreaterThan(300);
    expect(new Set(CASES.map(({ what }) => what)).size).toBe(CASES.length);
    const texts = CASES.map(({ input }) => (typeof input === 'string' ? input : input.join()));
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });

  it('has nothing that must be read and is refused, or the reverse', () => {
    expect(of('y', false)).toEqual([]);
    expect(of('n', true)).toEqual([]);
  });
});

describe('what must be read', () => {
  it.each(of('y', true))('$what', ({ input }) => {
    for (const form of formsOf(input)) {
      expect(outcomeOf(form)).toEqual({ value: JSON.parse(input as string) }); // every y is a text
    }
  });
});

describe('what must be refused', () => {
  it.each(of('n', false))('$what', ({ input, reason }) => {
    if (typeof input === 'string') expect(() => JSON.parse(input.replace(/^\ufeff/, ''))).toThrow();
    for (const form of formsOf(input)) expect(outcomeOf(form)).toMatchObject({ error: { reason } });
  });
});

describe('what is left to the parser, and read', () => {
  it.each(of('i', true))('$what', ({ input }) => {
    const text = Buffer.from(input as string).toString();
    const expected = JSON.parse((typeof input === 'string' ? input : text).replace(/^\ufeff/, ''));
    for (const form of formsOf(input)) expect(outcomeOf(form)).toEqual({ value: expected });
  });
});

describe('what is left to the parser, and refused', () => {
  it.each(of('i', false))('$what', ({ input, reason }) => {
    for (const form of formsOf(input)) expect(outcomeOf(form)).toMatchObject({ error: { reason } });
  });
});
