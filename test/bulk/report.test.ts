import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src/bulk/fields.js';
import { Survey } from '../../src/bulk/overview.js';
import { makeRecord } from '../../src/bulk/record.js';
import { type ReportFacts, reportPage } from '../../src/bulk/report/page.js';
import { emptyTally, type Tally } from '../../src/bulk/tally.js';
import { issue } from '../../src/issues.js';
import { readCompany } from '../../src/normalize.js';
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
    const bytes = Buffer.from(line('甲乙丙有限公司', { startDate: '2018-05-05', address: '某地某路1号' }));
    for (const dataset of ['refresh', 'super'] as const) {
      for (const version of ['v1', 'v2'] as const) {
        for (const release of ['2025-06-23', '2025-07-09'] as const) {
          const task = { ...SUPER, dataset, version, release };
          const known = new Set(fieldsOf(task).map(({ path }) => path));
          const survey = new Survey(version);
          const outcome = makeRecord(bytes, task);
          if (outcome.ok) survey.add({ line: 1 }, outcome);
          const filled = Object.keys(survey.finish().filled).filter((path) => !path.endsWith('[]'));
          const fixed = /^(sources|version|country|countryCode|countryName)\b/;
          const unknown = filled.filter((path) => !known.has(path) && !fixed.test(path));
          expect({ dataset, version, release, unknown }).toMatchObject({ unknown: [] });
        }
      }
    }
  });
});

/** Of a record that says nothing of any risk. */
const READ = { bundle: {}, company: readCompany(JSON.parse(line('甲有限公司'))).company };

describe('the report', () => {
  const delivered = (survey: Survey, records = 1) => ({
    tally: tallyOf({ records, overview: survey.finish() }),
  });

  it('needs nothing but itself: no address but its own anchors', () => {
    const html = page({ ...delivered(new Survey('v2')), fields: fieldsOf(SUPER) });
    const targets = [...html.matchAll(/(?:href|src|action)="?([^"\s>]*)/g)].map(([, target]) => target);
    expect(targets.filter((target) => !target?.startsWith('#'))).toEqual([]);
    const ids = new Set([...html.matchAll(/ id="?([^"\s>]+)/g)].map(([, id]) => `#${id}`));
    expect(targets.filter((target) => !ids.has(target ?? ''))).toEqual([]);
    expect(html).toContain('default-src &#39;none&#39;');
    expect(html).not.toContain('style=');
  });

  it('escapes whatever comes from outside', () => {
    const survey = new Survey('v2');
    const bundle = JSON.parse(line('甲有限公司', { status: '<b>备案' }));
    const { company, issues } = readCompany(bundle);
    survey.add({ file: '<i>.json' }, { bundle, company, issues, response: {} });
    const html = page({
      input: '<script>alert(1)</script>&"\'',
      tally: tallyOf({ failed: 1, firstFailures: ['<b>.json: x'], overview: survey.finish() }),
    });
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<b>|<i>/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;');
    expect(html).toContain('&lt;b&gt;备案');
  });

  it('asks the questions of risk first, and says how many companies have no answer', () => {
    const survey = new Survey('v2');
    survey.add({ line: 1 }, { ...READ, issues: [], response: {} });
    const html = page(delivered(survey));
    expect(html.indexOf('id="questions"')).toBeLessThan(html.indexOf('id="issues"'));
    const [, row] = /<th scope="row">.*?Blacklisted.*?<\/th>(.*?)<\/tr>/s.exec(html) ?? [];
    expect(row?.match(/class="number [a-z]*">\d+ <small>[\d.]+%/g)).toEqual([
      'class="number ">0 <small>0%',
      'class="number unknown">1 <small>100%',
      'class="number ">0 <small>0%',
    ]);
  });

  it('says that of the companies of failed records nothing is known', () => {
    const overview = new Survey('v2').finish();
    expect(page({ tally: tallyOf({ records: 3, failed: 2, overview }) })).toContain('2 more records failed');
  });

  it('folds information away, and counts missing values by field', () => {
    const survey = new Survey('v2');
    const issues = [
      issue('missing_value', '$', 'm', { reason: 'currency' }),
      issue('text_cleaned', '$', 'm'),
    ];
    survey.add({ line: 1 }, { ...READ, issues, response: {} });
    const counted = { error: {}, warning: { missing_value: 1 }, info: { text_cleaned: 1 } };
    const html = page({ tally: tallyOf({ issues: counted, overview: survey.finish() }) });
    const [, section = ''] = /<section id="issues"(.*?)<\/section>/s.exec(html) ?? [];
    expect(section).toMatch(/<details><summary>i Information(.*)text_cleaned/s);
    expect(section).toMatch(/<strong>1<\/strong> <code>currency<\/code>/);
  });

  it('says how often each field was filled, a field that never was too, and elements of lists apart', () => {
    const survey = new Survey('v2');
    const officers = [{ name: 'x' }, { name: 'y', role: 'r' }];
    survey.add({ line: 1 }, { ...READ, issues: [], response: { content: { status: 'LIVE', officers } } });
    survey.add({ line: 2 }, { ...READ, issues: [], response: { content: { status: 'CLOSED' } } });
    const html = page({
      ...delivered(survey, 2),
      fields: ['officers', 'officers[].role', 'address'].map((path) => ({ path, title: path })),
    });
    const row = (name: string) =>
      html.split('class="field"').find((each) => each.startsWith(`><code>${name}<`));
    expect(row('officers')).toContain('50.0%');
    expect(row('role')).toContain('50.0%');
    expect(row('address')).toMatch(/>0 <small>0%</);
    expect(html.split('<tr>').find((each) => each.includes('>CLOSED<'))).toContain('50.0%');
    expect(html).toMatch(
      /<details open><summary><span class="field"><code>officers<.*<code>role<.*<\/details>/s,
    );
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
