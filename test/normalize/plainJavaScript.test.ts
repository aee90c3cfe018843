import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NEWEST } from '../../src/datasets/releases/index.js';
import { createNormalizer } from '../../src/entries/extend.js';
import { explain, explainPage, explainText } from '../../src/explain/index.js';
import { normalize, parseBundle, readCompany, render, upgrade, validateResponse } from '../../src/index.js';
import { bodyOf, endpoint } from '../../src/upstream/index.js';

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
    [null, 'the options of normalize must be an object'],
    [[], 'the options of normalize must be an object'],
    [{ ...OPTIONS, Lineage: true }, 'normalize has no option Lineage; write lineage'],
    [{ ...OPTIONS, language: 'en' }, 'normalize has no option language; options are dataset, version'],
    [{ ...OPTIONS, lineage: 'yes' }, 'lineage must be true or false'],
    [{ ...OPTIONS, extensions: 0 }, 'extensions must be true or false'],
    [{ ...OPTIONS, now: new Date(0) }, 'now must be a function'],
    [{ ...OPTIONS, newId: 'id' }, 'newId must be a function'],
    [
      { ...OPTIONS, request: null },
      'the options of request must be an object; options are datasetId, kompanyId',
    ],
    [{ ...OPTIONS, request: 'id' }, 'the options of request must be an object'],
    [{ ...OPTIONS, request: { datasetID: 'id' } }, 'request has no option datasetID; write datasetId'],
    [{ ...OPTIONS, request: { id: 'id' } }, 'request has no option id; options are datasetId, kompanyId'],
  ])('%j throw a TypeError that names the option', (options, message) => {
    expect(call(options)).toThrow(TypeError);
    expect(call(options)).toThrow(message);
  });

  it.each<[unknown, string]>([
    [{}, 'version is missing; use v1 or v2'],
    [{ version: 'v2' }, 'dataset is missing; use refresh or super'],
    [{ dataset: 'super', version: 'v3' }, 'version is unknown; use v1 or v2'],
    [{ dataset: 'Super', version: 'v2' }, 'dataset is unknown; use refresh or super'],
    [{ ...OPTIONS, release: '2025' }, `release is unknown; use one of ${NEWEST}`],
    [{ ...OPTIONS, check: 'leaves' }, 'check is one of full, leaf'],
    [{ ...OPTIONS, now: () => Date.now() }, 'The result of now is not a time; return a Date'],
    [{ ...OPTIONS, request: { requestTime: 0 } }, 'request.requestTime is not a time; pass a Date'],
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

describe('what plain JavaScript passes to the other functions', () => {
  const { response } = normalize(BUNDLE, OPTIONS);
  const untyped = (value: unknown) => value as never; // that is what the test is about

  it.each<[string, () => unknown, string]>([
    ['validateResponse', () => validateResponse(response, untyped(undefined)), 'must be an object'],
    [
      'validateResponse',
      () => validateResponse(response, untyped({ ...OPTIONS, Release: '2025-06-23' })),
      'validateResponse has no option Release; write release',
    ],
    ['upgrade', () => upgrade(response, untyped({ release: '2025-06-23' })), 'upgrade has no option release'],
    ['upgrade', () => upgrade(response, untyped(null)), 'the options of upgrade must be an object'],
    [
      'render',
      () => render(readCompany(BUNDLE).company, untyped({ ...OPTIONS, Lineage: true })),
      'render has no option Lineage; write lineage',
    ],
    ['render', () => render(untyped(BUNDLE), OPTIONS), 'the company must be what readCompany returns'],
    [
      'render',
      () => render(untyped(readCompany(BUNDLE)), OPTIONS),
      'the company must be what readCompany returns; write render(readCompany(bundle).company, …)',
    ],
    ['explain', () => explain(BUNDLE, untyped({ redacted: true })), 'explain has no option redacted'],
    ['explain', () => explain(BUNDLE, untyped({ redact: 'yes' })), 'redact must be true or false'],
    [
      'explain of createNormalizer',
      () => createNormalizer().explain(BUNDLE, untyped({ Redact: true })),
      'explain has no option Redact; write redact',
    ],
    ['explainPage', () => explainPage(untyped(BUNDLE)), 'the explanation must be what explain returns'],
    ['explainText', () => explainText(untyped(undefined)), 'the explanation must be what explain returns'],
    ['endpoint', () => endpoint(untyped('INFO')), 'There is no endpoint of this name; endpoints are'],
    ['bodyOf', () => bodyOf(untyped('INFO')), 'There is no endpoint of this name; endpoints are'],
  ])('%s is rejected with a TypeError that says what to write', (_, act, message) => {
    expect(act).toThrow(TypeError);
    expect(act).toThrow(message);
  });

  it('explain with a madeAt that is not a time is rejected with what to write', () => {
    expect(() => explain(BUNDLE, { madeAt: 'yesterday' })).toThrow(RangeError);
    expect(() => explain(BUNDLE, { madeAt: 'yesterday' })).toThrow('madeAt is not a time; pass an ISO 8601');
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

  it.each([
    [
      'a promise',
      Promise.resolve(BUNDLE),
      'The input is a promise; await it and pass one object per company',
    ],
    [
      'a Map',
      new Map(Object.entries(BUNDLE)),
      'The input is not a plain object; pass one object per company',
    ],
    ['a Response', new Response('{}'), 'The input is not a plain object'],
    ['a Blob', new Blob(['{}']), 'The input is not a plain object'],
  ])('that is %s is rejected for what it is', (_, input, message) => {
    expect(call(OPTIONS, input)).toThrow(message);
  });

  it('whose body is still text is rejected with the place and the reason', () => {
    expect(call(OPTIONS, { neci: JSON.stringify({ entName: '甲有限公司' }) })).toThrow(
      '(these failed: $.neci, not_an_object)',
    );
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
