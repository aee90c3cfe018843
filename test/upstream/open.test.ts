import { describe, expect, it } from 'vitest';
import { looksLikeBody, type Opened, open } from '../../src/upstream/open.js';

const record = { qyName: '湖南长沙云帆商贸有限公司' };
const v1 = (result: object, rest: object = { value: record }) => ({
  result: { req_id: 'a', ...result },
  ...rest,
});
const v2 = (rest: object) => ({
  reqId: '0',
  code: '2000',
  success: true,
  message: null,
  data: record,
  ...rest,
});
const opened = (path: 'value' | 'data', timestamp?: unknown): Opened => {
  const timestampPath = path === 'value' ? ['result', 'timestamp'] : ['timestamp'];
  return { ok: true, payload: record, path: [path], timestamp, timestampPath };
};

describe('open, given an envelope of v1', () => {
  it('finds the payload in value and the time in result', () => {
    const body = v1({ success: true, time: 308, timestamp: 1659447284309 });
    expect(open(body, 'qycxnew')).toEqual(opened('value', 1659447284309));
  });

  it('does without everything in result but success', () => {
    expect(open({ result: { success: true }, value: record }, 'qycxnew')).toEqual(opened('value'));
  });

  it('does not take data for value', () => {
    const body = v1({ success: true }, { data: record });
    expect(open(body, 'qycxnew')).toEqual({ ok: false, reason: 'no_payload', path: ['value'] });
  });

  it.each([
    ['in result', v1({ success: false, code: 'NO_RESULT', message: '查询无结果。' }, {}), ['result', 'code']],
    ['at top level', v1({ success: false }, { code: 'NO_RESULT', message: '查询无结果。' }), ['code']],
    ['beside success true', v1({ success: true, code: 'NO_RESULT' }), ['result', 'code']],
  ])('names the error code %s', (_, body, path) => {
    expect(open(body, 'qycxnew')).toEqual({ ok: false, reason: 'error_code', path, code: 'NO_RESULT' });
  });

  it.each([
    ['false', { success: false }],
    ['the text "true"', { success: 'true' }],
    ['1', { success: 1 }],
    ['missing', {}],
  ])('refuses a success that is %s', (_, result) => {
    const failure = { ok: false, reason: 'not_success', path: ['result', 'success'] };
    expect(open(v1(result), 'qycxnew')).toEqual(failure);
  });
});

describe('open, given an envelope of v2', () => {
  it('finds the payload in data and the time beside it', () => {
    const body = v2({ timestamp: '2025-12-05 11:05:52' });
    expect(open(body, 'info')).toEqual(opened('data', '2025-12-05 11:05:52'));
  });

  it('takes a list for a payload', () => {
    const rows = [{ branchName: '珠海分公司' }];
    expect(open(v2({ data: rows }), 'branchInfo')).toMatchObject({ ok: true, payload: rows, path: ['data'] });
  });

  it.each([
    ['the number 2000', { code: 2000 }],
    ['null', { code: null }],
    ['missing', { code: undefined }],
  ])('takes a code that is %s for success', (_, rest) => {
    expect(open(v2(rest), 'info')).toEqual(opened('data'));
  });

  it('needs neither request id nor message', () => {
    expect(open({ code: '2000', success: true, data: record }, 'qycx')).toEqual(opened('data'));
  });

  it.each([
    ['100001', { success: false, data: null }],
    ['NO_RESULT', { success: false }],
    ['QY_NORESULT', { success: true }],
    ['505070', { success: true, data: {} }],
  ])('names the error code %s', (code, rest) => {
    expect(open(v2({ code, ...rest }), 'info')).toEqual({
      ok: false,
      reason: 'error_code',
      path: ['code'],
      code,
    });
  });

  it('names an error code that is a number', () => {
    expect(open(v2({ code: 40101 }), 'info')).toMatchObject({ reason: 'error_code', code: '40101' });
  });

  it.each([
    ['查询无结果'],
    ['no result'],
    ['11010119850228000X'],
    [''],
    [{ text: 'NO_RESULT' }],
    [1.5],
    [true],
  ])('never echoes a code that is not a code of the platform (%j)', (code) => {
    expect(open(v2({ code }), 'info')).toEqual({ ok: false, reason: 'error_code', path: ['code'] });
  });

  it.each([[false], ['true'], [1], [null], [undefined]])('refuses a success that is %j', (success) => {
    expect(open(v2({ success }), 'info')).toEqual({ ok: false, reason: 'not_success', path: ['success'] });
  });

  it.each([['应用的密钥无效!'], [505017], [{ text: '应用的密钥无效!' }]])(
    'takes error_msg %j beside success true for a failure',
    (error_msg) => {
      const failure = { ok: false, reason: 'error_message', path: ['data', 'error_msg'] };
      expect(open(v2({ data: { ...record, error_msg } }), 'info')).toEqual(failure);
    },
  );

  it.each([[''], ['  '], [null], [0]])('takes error_msg %j for none', (error_msg) => {
    expect(open(v2({ data: { ...record, error_msg } }), 'info').ok).toBe(true);
  });

  it.each([
    ['null', { data: null }, 'no_payload'],
    ['missing', { data: undefined }, 'no_payload'],
    ['text', { data: '查询无结果' }, 'payload_type'],
    ['a number', { data: 0 }, 'payload_type'],
  ])('refuses data that is %s', (_, rest, reason) => {
    expect(open(v2(rest), 'info')).toEqual({ ok: false, reason, path: ['data'] });
  });
});

describe('open, given no envelope', () => {
  it.each([['<html><body>502 Bad Gateway</body></html>'], [null], [undefined], [7], [true], [[record]]])(
    'refuses %j',
    (body) => {
      expect(open(body, 'info')).toEqual({ ok: false, reason: 'not_an_object', path: [] });
    },
  );

  it('refuses a payload that stands alone', () => {
    expect(open(record, 'qycxnew')).toEqual({ ok: false, reason: 'no_envelope', path: [] });
  });

  it('takes the neci extract as it stands', () => {
    const extract = { entName: '小米科技有限责任公司' };
    expect(open(extract, 'neci')).toMatchObject({
      ok: true,
      payload: extract,
      path: [],
      timestamp: undefined,
    });
  });

  it('opens the neci extract in either envelope', () => {
    expect(open(v1({ success: true }), 'neci')).toEqual(opened('value'));
    expect(open(v2({}), 'neci')).toEqual(opened('data'));
  });

  it('refuses a failure in the place of the neci extract', () => {
    const body = { success: false, code: 'NO_RESULT' };
    expect(open(body, 'neci')).toMatchObject({ ok: false, reason: 'error_code', code: 'NO_RESULT' });
  });

  it.each([
    ['v1 with data', { ...v1({ success: true }), data: { isHmd: 1 } }],
    ['v1 with a list as data', { ...v1({ success: true }), data: [] }],
    ['v2 with a value', { ...v2({}), value: { isHmd: 1 } }],
  ])('refuses two payloads, since one would be lost: %s', (_, body) => {
    expect(open(body, 'isHmd')).toEqual({ ok: false, reason: 'no_envelope', path: [] });
  });

  it('passes over a payload that is null beside the other', () => {
    expect(open({ ...v1({ success: true }), data: null }, 'isHmd')).toMatchObject({
      ok: true,
      path: ['value'],
    });
  });

  it('refuses a success at the top that is false beside a result that says true', () => {
    expect(open({ ...v1({ success: true }), success: false }, 'isHmd')).toEqual({
      ok: false,
      reason: 'not_success',
      path: ['success'],
    });
  });

  it('refuses a result that is not an object', () => {
    expect(open({ result: 'ok', value: record }, 'qycxnew')).toMatchObject({
      ok: false,
      reason: 'no_envelope',
    });
  });
});

describe('looksLikeBody', () => {
  it.each([
    ['a v1 body', v1({ success: true })],
    ['a v1 failure', { result: { success: false } }],
    ['a v2 body', v2({})],
    ['a v2 failure', { code: 'NO_RESULT', message: '查询无结果。' }],
    ['a bare neci extract', { entName: '小米科技有限责任公司', uniscId: '91110108551385082Q' }],
  ])('knows %s', (_, body) => {
    expect(looksLikeBody(body)).toBe(true);
  });

  it.each([
    ['a bundle', { qycxnew: v1({ success: true }) }],
    ['a bundle with a key beside its endpoints', { code: '2000', qycxnew: v1({ success: true }) }],
    ['a bundle of a retired endpoint', { fzch: v1({ success: true }) }],
    ['an empty object', {}],
    ['a list of bodies', [v2({})]],
    ['text', '<html></html>'],
    ['null', null],
  ])('does not mistake %s for one', (_, value) => {
    expect(looksLikeBody(value)).toBe(false);
  });
});
