import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src/bulk/fields.js';
import { Survey } from '../../src/bulk/overview.js';
import { type ReportFacts, reportPage } from '../../src/bulk/report.js';
import { emptyTally, type Tally } from '../../src/bulk/tally.js';
import { optionsOf } from '../../src/bulk/task.js';
import { normalize, parseBundle } from '../../src/index.js';
import { line, SUPER } from './bundles.js';

function tallyOf(more: Partial<Tally>): Tally {
  return { ...emptyTally(), records: 1, ...more };
}

function page(more: Partial<ReportFacts>): string {
  return reportPage({
    task: SUPER,
    input: 'bundles.ndjson',
    fields: [],
    tally: tallyOf({}),
    madeAt: new Date('2025-07-10T08:00:00Z'),
    ...more,
  });
}

describe('the fields of a dataset', () => {
  it('are those of the contract, in its order, lists with their elements', () => {
    const paths = fieldsOf(SUPER).map(({ path }) => path);
    expect(paths.slice(0, 4)).toEqual(['kompanyId', 'registrationNumber', 'name', 'status']);
    expect(paths).toContain('associatedEntities.shareholders[].shareCapitals[].numberOfShares');
    expect(paths).toContain('providerSpecificData.blacklisted');
    expect(paths.filter((path) => path.startsWith('sources') || path === 'countryCode')).toEqual([]);
  });

  it('leave out the extensions when the run does', () => {
    const paths = fieldsOf({ ...SUPER, extensions: false }).map(({ path }) => path);
    expect(paths).not.toContain('providerSpecificData.blacklisted');
    expect(paths).toContain('providerSpecificData.latestAccounts.overdue');
  });

  it('are found for every dataset, version and release, and name whatever a response fills', () => {
    const bundle = parseBundle(line('甲乙丙有限公司', { startDate: '2018-05-05', address: '某地某路1号' }));
    for (const dataset of ['refresh', 'super'] as const) {
      for (const version of ['v1', 'v2'] as const) {
        for (const release of ['2025-06-23', '2025-07-09'] as const) {
          const task = { ...SUPER, dataset, version, release };
          const known = new Set(fieldsOf(task).map(({ path }) => path));
          const survey = new Survey(version);
          survey.add({ line: 1 }, normalize(bundle, optionsOf(task)).response, []);
          const filled = Object.keys(survey.finish().filled).filter((path) => !path.endsWith('[]'));
          const fixed = /^(sources|version|country|countryCode|countryName)\b/;
          const unknown = filled.filter((path) => !known.has(path) && !fixed.test(path));
          expect({ dataset, version, release, unknown }).toMatchObject({ unknown: [] });
        }
      }
    }
  });
});

describe('the report', () => {
  it('needs nothing but itself: no script, no link, no address', () => {
    const html = page({ tally: tallyOf({ overview: new Survey('v2').finish() }) });
    expect(html).not.toMatch(/<script|<link|<img|src=|href=|https?:|url\(/i);
    expect(html).toContain("default-src 'none'");
  });

  it('escapes whatever comes from outside', () => {
    const html = page({
      input: '<script>alert(1)</script>&"\'',
      tally: tallyOf({ firstFailures: ['<b>.json: x'], overview: new Survey('v2').finish() }),
    });
    expect(html).not.toMatch(/<script>|<b>/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;');
  });

  it('says how often each field was filled, a field that never was too, and elements of lists apart', () => {
    const survey = new Survey('v2');
    const officers = [{ name: 'x' }, { name: 'y', role: 'r' }];
    survey.add({ line: 1 }, { content: { status: 'LIVE', officers } }, []);
    survey.add({ line: 2 }, { content: { status: 'CLOSED' } }, []);
    const html = page({
      tally: tallyOf({ records: 2, overview: survey.finish() }),
      fields: ['officers', 'officers[].role', 'address'].map((path) => ({ path, title: path })),
    });
    const row = (name: string) => html.split('<tr>').find((each) => each.includes(`>${name}</th>`));
    expect(row('officers')).toContain('50.0%');
    expect(row('officers[].role')).toContain('50.0%');
    expect(row('address')).toMatch(/>0<.*>0%</);
    expect(row('CLOSED')).toContain('50.0%');
  });

  it('rounds neither to 100 % nor to 0 % what is not exactly so', () => {
    const overview = { ...new Survey('v2').finish(), status: { LIVE: 99_999, CLOSED: 1 } };
    const html = page({ tally: tallyOf({ records: 100_000, overview }) });
    expect(html).toContain('99.9%');
    expect(html).toContain('0.1%');
  });

  it('says that a run ended early', () => {
    expect(page({ endedAt: 'line 812' })).toMatch(/ended early, at line 812/);
    expect(page({})).not.toMatch(/ended early/);
  });

  it('draws nothing wrong for a run without records', () => {
    const html = page({
      tally: { ...emptyTally(), overview: new Survey('v2').finish() },
      fields: fieldsOf(SUPER),
    });
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
  });
});
