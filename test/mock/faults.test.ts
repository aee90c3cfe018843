import { describe, expect, it } from 'vitest';
import { createFaults, parseRule } from '../../src/mock/faults.js';

const info = { endpoint: 'info', company: '甲公司' };

describe('parseRule', () => {
  it.each([
    ['slow', { mode: 'slow' }],
    ['500@info', { mode: '500', endpoint: 'info' }],
    ['quota*2', { mode: 'quota', times: 2 }],
    ['505069@login*1', { mode: '505069', endpoint: 'login', times: 1 }],
    ['QY_NORESULT', { mode: 'QY_NORESULT' }],
  ])('reads %s', (text, rule) => {
    expect(parseRule(text)).toEqual({ endpoint: undefined, times: undefined, ...rule });
  });

  it.each(['', 'sometimes', '500@', '500*', '500*-1', '500 @info', '42', 'QUOTA', 'NORESULT'])(
    'refuses "%s" with the modes that there are',
    (text) => {
      expect(() => parseRule(text)).toThrow(
        /^Modes are slow, .*quota, .* NO_RESULT, QY_NORESULT, PARAMETER_ERROR\.$/,
      );
    },
  );

  it.each(['500@inof', '500@neci', '500@fzch', 'quota@Login'])(
    'refuses "%s" with the endpoints that there are',
    (text) => {
      expect(() => parseRule(text)).toThrow(/^Endpoints are login, qycxnew, info, .*fzchnew\.$/);
    },
  );

  it('refuses a fault that never comes', () => {
    expect(() => parseRule('500*0')).toThrow('A fault must come once or more.');
  });
});

describe('faults', () => {
  it.each([
    { mode: 'QUOTA' },
    { mode: '500', endpoint: 'inof' },
    { mode: '500', times: 0 },
    { mode: '500', times: Number.NaN },
  ])('are refused when they would never come: %j', (rule) => {
    expect(() => createFaults().add(rule)).toThrow(TypeError);
  });

  it('come as often as told, to the endpoint and the company that were named', () => {
    const faults = createFaults();
    faults.add({ mode: '500', endpoint: 'info', company: '甲公司', times: 2 });
    expect(faults.next({ ...info, endpoint: 'isHmd' })).toBe(undefined);
    expect(faults.next({ ...info, company: '乙公司' })).toBe(undefined);
    expect([faults.next(info), faults.next(info), faults.next(info)]).toEqual(['500', '500', undefined]);
  });

  it('leave the login alone unless it is named', () => {
    const faults = createFaults(1);
    faults.add({ mode: '500' });
    const login = { endpoint: 'login', company: '' };
    expect(faults.next(login)).toBe(undefined);
    faults.add({ mode: 'slow', endpoint: 'login' });
    expect(faults.next(login)).toBe('slow');
  });

  it('come by chance in the share asked for, the same for the same seed', () => {
    const draw = (seed: number) => {
      const faults = createFaults(0.2, seed);
      return Array.from({ length: 5000 }, () => faults.next(info));
    };
    const share = draw(7).filter((mode) => mode !== undefined).length / 5000;
    expect(share).toBeGreaterThan(0.17);
    expect(share).toBeLessThan(0.23);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });
});
