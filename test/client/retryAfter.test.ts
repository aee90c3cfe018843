import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../src/client/retryAfter.js';

const now = () => new Date('1994-11-06T08:49:30Z');

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['30', 30_000],
    [' 30 ', 30_000],
    ['12.5', 12_500],
    ['1.0001', 1001],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 7000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 7000],
    ['Sun Nov  6 08:49:37 1994', 7000],
    ['Sun, 06 Nov 1994 08:49:00 GMT', 0],
  ])('%j asks for a wait', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });

  it.each([null, '', 'soon', '-5', '+5', '1e3', '5 s', '06 Nov 1994', 'Sun, 99 Nov 1994 08:49:37 GMT'])(
    '%j asks for none',
    (header) => {
      expect(retryAfterMs(header, now)).toBeUndefined();
    },
  );

  it('reads a date without a zone as GMT, in whatever zone this machine is', () => {
    const zone = process.env.TZ;
    process.env.TZ = 'America/New_York';
    try {
      expect(retryAfterMs('Sun Nov  6 08:49:37 1994', now)).toBe(7000);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});
