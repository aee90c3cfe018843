import { describe, expect, it } from 'vitest';
import { candidates } from '../src/candidates.js';
import { RawPayloadError } from '../src/errors.js';
import { normalize } from '../src/normalize.js';
import { OTHER, RESIDENT_IDS, told, v1, v2, XIAOMI } from './normalize/bundles.js';

const SINGLE = {
  qyName: XIAOMI.name,
  nsrsbh: XIAOMI.creditCode,
  operName: '陆伟兵',
  startDate: '2010年3月3日',
};
const SECOND = { qyName: OTHER.name, nsrsbh: OTHER.creditCode, operName: '秦川', startDate: '-' };

const FIRST_OUT = {
  name: XIAOMI.name,
  registrationNumber: XIAOMI.creditCode,
  legalRepresentative: '陆伟兵',
  incorporationDate: '2010-03-03',
};
const SECOND_OUT = { name: OTHER.name, registrationNumber: OTHER.creditCode, legalRepresentative: '秦川' };

describe('candidates', () => {
  it.each([
    ['v1', v1],
    ['v2', v2],
  ])('are the companies of `all`, in the order of the search, in an envelope of %s', (_, wrap) => {
    const { candidates: found, issues } = candidates(wrap({ ...SINGLE, all: [SINGLE, SECOND] }));
    expect(found).toEqual([FIRST_OUT, SECOND_OUT]);
    expect(issues).toEqual([]);
  });

  it.each([
    ['no list', {}],
    ['null', { all: null }],
    ['an empty list', { all: [] }],
    ['a list of blanks', { all: [{}, { qyName: '-' }] }],
  ])('are the one company found when there is %s beside it', (_, beside) => {
    expect(candidates(v1({ ...SINGLE, ...beside })).candidates).toEqual([FIRST_OUT]);
  });

  it('are none when the search found none', () => {
    expect(candidates(v2({})).candidates).toEqual([]);
    expect(candidates(v2({ qyName: '', all: [] })).candidates).toEqual([]);
  });

  it('come with issues whose paths are relative to the body', () => {
    const all = [
      SINGLE,
      'x',
      { ...SECOND, nsrsbh: '91330782MA28ABCD54', startDate: '2017-02-29', unknown: 1 },
    ];
    const { candidates: found, issues } = candidates(v1({ ...SINGLE, all }));
    expect(found).toHaveLength(2);
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'wrong_type $.value.all[1]',
      'invalid_identifier $.value.all[2].nsrsbh',
      'unparseable_value $.value.all[2].startDate',
      'unmapped_field $.value.all[*].unknown',
    ]);
  });

  it('never hold a person’s number', () => {
    const [nsrsbh] = RESIDENT_IDS;
    const { candidates: found, issues } = candidates(v1({ all: [{ ...SECOND, nsrsbh }] }));
    expect(found).toEqual([{ name: OTHER.name, legalRepresentative: '秦川' }]);
    expect(told(issues, 'invalid_identifier')).toEqual(['warning $.value.all[0].nsrsbh (structure)']);
  });

  it.each([
    ['a failure', { code: 'NO_RESULT', success: false, message: '查无 张三丰', data: null }, '$.code'],
    ['no value', { result: { success: true } }, '$.value'],
    ['an error message', v2({ error_msg: '应用的密钥无效!' }), '$.data.error_msg'],
  ])('are none for %s, with an upstream_failed that quotes nothing', (_, body, path) => {
    const { candidates: found, issues } = candidates(body);
    expect(found).toEqual([]);
    expect(issues).toMatchObject([{ code: 'upstream_failed', severity: 'error', path }]);
    expect(JSON.stringify(issues)).not.toMatch(/张三丰|密钥/);
  });

  it.each([[null], ['<html>'], [[]], [{ qyName: XIAOMI.name }], [{ qycx: v1(SINGLE) }]])(
    'refuse %j as no body',
    (body) => {
      expect(() => candidates(body)).toThrow(RawPayloadError);
      expect(() => candidates(body)).toThrow('pass the body unchanged');
    },
  );

  it('are never mixed into the company of a bundle', () => {
    const bundle = { qycx: v1({ ...SINGLE, all: [SINGLE, SECOND] }) };
    const { response, issues } = normalize(bundle, { dataset: 'super', version: 'v2' });
    expect(JSON.stringify(response)).not.toContain(OTHER.name);
    expect(told(issues, 'unmapped_field')).toEqual([]);
    expect(told(issues, 'contradiction')).toEqual([]);
  });
});
