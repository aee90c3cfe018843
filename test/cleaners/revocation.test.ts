/** What a body says of a revoked licence: the day, and the signs that the day itself doesn't show. */

import { describe, expect, it } from 'vitest';
import { revocation, status } from '../../src/cleaners/index.js';
import type { Issue } from '../../src/issues.js';
import { Reader } from '../../src/reading/reader.js';
import { pathOf } from '../../src/reading/sourced.js';

/** The day, each sign as "value path", and the issues as "code (reason)". */
function read(words: string | undefined, day: unknown) {
  const issues: Issue[] = [];
  const raw = new Reader<{ status?: unknown; revokeDate?: unknown }>(
    { status: words, revokeDate: day },
    { endpoint: 'info', path: '$', context: { issues } },
  );
  const { revocationDate, revocationSigns } = revocation(status(raw.take('status')), raw.take('revokeDate'));
  return {
    day: revocationDate?.value,
    signs: revocationSigns?.map(({ value, origins }) => `${value} ${origins.map(pathOf).join(' ')}`),
    issues: issues.flatMap(({ code, reason }) => (code === 'licence_revoked' ? [] : [`${code} (${reason})`])),
  };
}

describe('the day of revocation', () => {
  it.each([null, '', ' ', '-', '无', '0001-01-01', '0001-01-01 00:00:00'])(
    'that is %j is nothing, and no sign of a revocation',
    (day) => {
      expect(read('存续', day)).toEqual({ day: undefined, signs: undefined, issues: [] });
    },
  );

  it('that can be read is the day, and needs no sign beside it', () => {
    expect(read('存续', '2019-01-01')).toEqual({ day: '2019-01-01', signs: undefined, issues: [] });
  });

  it.each([
    ['不详', 'unparseable_value (format)'],
    ['2019', 'unparseable_value (year)'],
    ['1900-01-01', 'unparseable_value (placeholder)'],
    ['1949-09-30', 'unparseable_value (no_day_of_event)'],
    ['2050-01-01', 'unparseable_value (no_day_of_event)'],
    [0, 'unparseable_value (number)'],
    [true, 'wrong_type (undefined)'],
    [{}, 'wrong_type (undefined)'],
  ])('that is %j can’t be read, and is a sign in doubt: it never clears the company', (day, issue) => {
    expect(read('存续', day)).toEqual({ day: undefined, signs: ['undefined $.revokeDate'], issues: [issue] });
  });
});

describe('a status', () => {
  it.each(['吊销', '吊销，未注销', '吊销并注销', '吊销，已注销'])(
    'that is %s is a sign of a revocation',
    (words) => {
      expect(read(words, null)).toMatchObject({ day: undefined, signs: ['true $.status'] });
    },
  );

  it('that says 吊销 is a sign beside the day too', () => {
    expect(read('吊销', '2019-01-01')).toMatchObject({ day: '2019-01-01', signs: ['true $.status'] });
  });

  it('that says 吊销 is one sign, and a day that can’t be read another', () => {
    expect(read('吊销', '不详').signs).toEqual(['true $.status', 'undefined $.revokeDate']);
  });

  it.each(['存续', '注销', undefined])('that is %s gives no sign', (words) => {
    expect(read(words, null).signs).toBeUndefined();
  });
});
