import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalize, parseBundle, readCompany, render, validateResponse } from '../../src/index.js';

const BYTES = readFileSync('examples/minimal.json');
const BUNDLE = parseBundle(BYTES);
const OPTIONS = { dataset: 'super', version: 'v2' } as const;

/** What a caller without TypeScript may pass. */
function call(options: unknown, bundle: unknown = BUNDLE): () => unknown {
  // Untyped on purpose: that is what the test is about.
  return () => normalize(bundle, options as typeof OPTIONS);
}

describe('options from plain JavaScript', () => {
  it.each<[unknown, string]>([
    [undefined, 'the options of normalize must be an object; options are dataset, version'],
    ['super', 'the options of normalize must be an object'],
    [{ ...OPTIONS, Lineage: true }, 'normalize has no option Lineage; write lineage'],
    [{ ...OPTIONS, language: 'en' }, 'normalize has no option language; options are dataset, version'],
    [{ ...OPTIONS, lineage: 'yes' }, 'lineage must be true or false'],
    [{ ...OPTIONS, extensions: 0 }, 'extensions must be true or false'],
    [{ ...OPTIONS, now: new Date(0) }, 'now must be a function'],
    [{ ...OPTIONS, newId: 'id' }, 'newId must be a function'],
  ])('%j throw a TypeError that names the option', (options, message) => {
    expect(call(options)).toThrow(TypeError);
    expect(call(options)).toThrow(message);
  });

  it.each<[unknown, string]>([
    [{}, 'version is missing; use v1 or v2'],
    [{ version: 'v2' }, 'dataset is missing; use refresh or super'],
    [{ dataset: 'super', version: 'v3' }, 'version is unknown; use v1 or v2'],
    [{ dataset: 'Super', version: 'v2' }, 'dataset is unknown; use refresh or super'],
    [{ ...OPTIONS, release: '2025' }, 'release is unknown; use one of 2025-07-09'],
  ])('%j throw a RangeError that says what to write', (options, message) => {
    expect(call(options)).toThrow(RangeError);
    expect(call(options)).toThrow(message);
  });

  it('that are undefined count as left out', () => {
    const options = {
      ...OPTIONS,
      release: undefined,
      lineage: undefined,
      now: undefined,
      translate: undefined,
    };
    expect(normalize(BUNDLE, options)).toEqual(normalize(BUNDLE, OPTIONS));
  });

  it('may be the same object for readCompany and render', () => {
    const { company } = readCompany(BUNDLE, OPTIONS as object);
    expect(render(company, OPTIONS).response).toEqual(normalize(BUNDLE, OPTIONS).response);
  });

  it('of validateResponse mean the newest release without one', () => {
    expect(validateResponse(normalize(BUNDLE, OPTIONS).response, OPTIONS)).toEqual([]);
  });
});

describe('input from plain JavaScript', () => {
  it.each([
    ['text', BYTES.toString()],
    ['a Buffer', BYTES],
    ['an ArrayBuffer', new Uint8Array(BYTES).buffer],
  ])('that is %s is rejected with the function that reads it', (_, input) => {
    expect(call(OPTIONS, input)).toThrow('The input is text or bytes; pass what parseBundle makes of it');
  });

  it('that is an ArrayBuffer is rejected by parseBundle with what to write', () => {
    const buffer: unknown = new Uint8Array(BYTES).buffer;
    expect(() => parseBundle(buffer as Uint8Array)).toThrow('new Uint8Array(buffer)');
  });

  it.each([
    ['INFO', 'did you mean info by $.INFO?'],
    ['qycx_new', 'did you mean qycxnew by $.qycx_new?'],
  ])('that names the endpoint %s is rejected with the name that is meant', (name, question) => {
    expect(call(OPTIONS, { [name]: BUNDLE.qycxnew })).toThrow(question);
  });

  it('that misspells a second endpoint has an issue with the name that is meant', () => {
    const { issues } = normalize({ ...BUNDLE, JYYC: {} }, OPTIONS);
    const [unknown] = issues.filter(({ code }) => code === 'unknown_endpoint');
    expect(unknown?.message).toContain('did you mean jyyc?');
  });
});
