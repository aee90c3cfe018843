/** The check "leaf" of every golden case, broken at random. layout.test.ts has the same of five, by listed values. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateResponse } from '../../src/datasets/check.js';
import { render, responseOf } from '../../src/datasets/render.js';
import { JUNK, replaceAt } from '../contracts/changes.js';
import { nameOf } from '../contracts/schemas.js';
import { COMPANIES } from '../releases/companies.js';
import { BREAKS, draft, EACH, nodeAt, placesIn } from './broken.js';

describe.each(EACH.map((each) => [nameOf(each), each] as const))('the check "leaf" of %s', (_, contract) => {
  it('proves every golden case, and gives what "full" gives', () => {
    for (const { name, company } of COMPANIES) {
      const leafwise = render(company, { ...contract, check: 'leaf' });
      const full = render(company, { ...contract, check: 'full' });
      expect([name, leafwise.checked, full.checked]).toEqual([name, 'leaf', 'full']);
      expect(JSON.stringify(leafwise.response)).toBe(JSON.stringify(full.response));
    }
  });

  it('proves no broken draft that the validator rejects', () => {
    const seen = { proven: 0, rejected: 0 };
    const cases = fc.constantFrom(...COMPANIES).chain(({ company }) => {
      const whole = draft(company, contract);
      return fc.record({
        company: fc.constant(company),
        whole: fc.constant(whole),
        place: fc.constantFrom(...[...placesIn(whole)].slice(1)),
        how: fc.constantFrom(...Object.keys(BREAKS)),
        junk: JUNK,
      });
    });
    fc.assert(
      fc.property(cases, ({ company, whole, place, how, junk }) => {
        const broken = replaceAt(whole, place, BREAKS[how]?.(nodeAt(whole, place), junk)) as object;
        const { made, isProven } = responseOf(broken, company, contract, { check: 'leaf' });
        const isRejected = validateResponse(made, contract).length > 0;
        seen.proven += Number(isProven);
        seen.rejected += Number(isRejected);
        expect(isProven && isRejected).toBe(false);
      }),
      { numRuns: 1500 },
    );
    // A proof that says no to everything, and breaks that break nothing, would show nothing.
    expect(seen.proven).toBeGreaterThan(50);
    expect(seen.rejected).toBeGreaterThan(300);
  });
});
