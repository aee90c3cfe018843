import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { texts } from '../../bench/bundles.js';
import { createNormalizer } from '../../src/entries/extend.js';
import { explain, explainPage, explainText } from '../../src/explain/index.js';
import { parseBundle } from '../../src/reading/bundle.js';
import { base, company, v1 } from '../normalize/bundles.js';
import { large } from './large.js';

const example = (name: string) => parseBundle(readFileSync(`examples/${name}.json`));
const pageOf = (bundle: unknown) => explainPage(explain(bundle));

describe('explainPage', () => {
  const html = pageOf(example('blacklisted'));

  it('loads nothing: no address but its own anchors', () => {
    const targets = [...html.matchAll(/(?:href|src|action|poster)="?([^"\s>]*)/g)].map(
      ([, target]) => target,
    );
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((target) => !target?.startsWith('#'))).toEqual([]);
  });

  it('has a policy that lets nothing but its own style and script in', () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    const digest = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
    expect(policy.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src '${digest(style)}'; script-src '${digest(script)}'; base-uri 'none'; form-action 'none'`,
    );
  });

  it('points every link at something that is on the page', () => {
    const ids = new Set([...html.matchAll(/ id="?([^"\s>]+)/g)].map(([, id]) => id));
    const dead = [...html.matchAll(/href="?#([^"\s>]+)/g)].map(([, id]) => id).filter((id) => !ids.has(id));
    expect(dead).toEqual([]);
  });

  it('keeps hostile names text', () => {
    const hostile = '<script>alert(1)</script>"onload=x 有限公司';
    const page = pageOf({ qycxnew: v1({ qyName: '甲有限公司', address: hostile, '"><img src=x>': '<b>' }) });
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<b>');
    expect(page.match(/<script>/g)).toHaveLength(1);
  });

  it('shows what turns the direction of writing as an escape', () => {
    const turned = 'a\u202eb\u2066c';
    const items = [{ inDate: '2020-01-01', inReason: turned, department: turned }];
    const page = pageOf({
      qycxnew: v1(base({ address: turned, operName: turned, unknown: turned, [turned]: turned })),
      jyyc: v1({ jyycFlag: 1, jyycList: { total: 1, items } }),
    });
    expect(page).not.toMatch(/\p{Bidi_Control}/u);
    expect(page).toContain('"a\\u202eb\\u2066c"');
  });

  it.each([
    ['200 shareholders and 200 branches', large(200)],
    ['the bench’s 200 shareholders with all that a source says of them', texts('large', 1, 7)[0] ?? ''],
  ])('stays under 400 KB with %s', (_, bundle) => {
    const page = pageOf(typeof bundle === 'string' ? parseBundle(bundle) : bundle);
    expect(Buffer.byteLength(page)).toBeLessThan(400_000);
  });

  it('draws who holds what with the name beside the bar, and the rest', () => {
    const [, picture = ''] = /class="picture">(.*?)<\/ul>/s.exec(pageOf(example('xiaomi'))) ?? [];
    expect(
      picture
        .split('<li>')
        .slice(1)
        .map((bar) => bar.replaceAll(/<svg.*<\/svg>|<[^>]*>/g, ' ')),
    ).toEqual([
      expect.stringMatching(/◌ 雷军 +Lei Jun +77\.8 %/),
      expect.stringMatching(
        /■ 义乌兴宸企业管理有限公司 +Yiwu Xingchen Enterprise Management Co\., Ltd\. +10\.12 %/,
      ),
      expect.stringMatching(/– Unaccounted for +12\.08 %/),
    ]);
  });

  it('draws the largest holders, and the others as one bar', () => {
    const [, picture = ''] = /class="picture">(.*?)<\/ul>/s.exec(pageOf(large(200))) ?? [];
    expect(picture.match(/<li>/g)).toHaveLength(25);
    expect(picture).toContain('… 176 smaller holders together');
    expect(picture).toContain('<span class="percent">88 %</span>');
  });

  it('shows the raw words and the row of the code list beside a value of a list, and its rule in the head', () => {
    expect(html).toMatch(
      /ANNUAL_REPORT_NOT_FILED<\/a> <small class="words"><code>"未按照规定报送年度报告"<\/code> row <code>未按照规定报送年度报告<\/code> of the list <code>abnormal-reason/,
    );
    expect(html).toMatch(
      /Reason code <code class="path">includedReasonCode<\/code><small>rewritten <a href="#rule-code-list\/1"/,
    );
  });

  it('links a value of a list to a warning that concerns it', () => {
    const items = [{ inDate: '2020-01-01', inReason: '某种新的原因' }];
    const page = pageOf(company({}, { jyyc: v1({ jyycFlag: 1, jyycList: { total: 1, items } }) }));
    expect(page).toMatch(/OTHER<\/a>.*?<a class="concern warning" href="#i\d+">warning: unknown_code/);
  });

  it('says of every raw value when it was asked, also where a field has several', () => {
    const page = pageOf({
      isHmdxx: v1({ ...base(), jyycFlag: 1 }, 1751356800000),
      isHmd: v1({ yzwfFlag: 1 }, 1720000000000),
    });
    const [row = ''] =
      /<tr[^>]*>(?:(?!<tr).)*blacklisted.*?<\/tr>/s.exec(page.split('id="fields-table"')[1] ?? '') ?? [];
    expect(row.match(/class="day">[\d-]+</g)).toEqual(['class="day">2025-07-01<', 'class="day">2024-07-03<']);
  });

  it('leads to a list or a row as a whole, and to an empty one', () => {
    const page = pageOf(example('xiaomi'));
    const [, anchor] =
      /<a href="#(r\d+)"><code class="path">\$<wbr>\.isHmdxx<wbr>\.value<wbr>\.jyycList</.exec(page) ?? [];
    expect(page).toMatch(new RegExp(`<p id=${anchor}[ >][^<]*"jyycList": (?:<a [^>]*>)?\\[\\]`));
  });

  it('tells the same key of many rows once', () => {
    const [, unused = ''] = pageOf(large(200)).split('id="unused"');
    expect(unused).toContain('× 200</span>');
    expect(unused).not.toContain('shareholders<wbr>[7]');
  });

  it('says whose a name would be that only an endpoint that was not asked could fill', () => {
    expect(pageOf(example('blacklisted'))).toMatch(
      /only this one: [^<]*Registration institution \(branches\)/,
    );
  });

  it('opens the definition of a term that the glossary has', () => {
    const page = pageOf(example('minimal'));
    const targets = [...page.matchAll(/popovertarget="([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(7);
    expect(targets.filter((id) => !page.includes(`<div id="${id}" class="definition" popover>`))).toEqual([]);
  });

  it('says unknown in words where nobody was asked', () => {
    expect(pageOf(example('minimal'))).toContain('? Unknown');
    expect(pageOf(example('minimal'))).toContain('Nothing in the bundle tells who holds the company');
    expect(pageOf(example('minimal'))).toContain('No endpoint of branches is in the bundle');
    expect(pageOf(example('minimal'))).toContain('Nothing in the bundle tells</p>');
  });
});

describe('explainText', () => {
  it('gives the time of the data once where all endpoints were asked at one time', () => {
    expect(explainText(explain(example('minimal')))).toContain('\nData of 2025-07-08T08:00:00+00:00\n');
  });

  it('answers the questions of risk first, each with what decides it', () => {
    const text = explainText(explain(example('blacklisted')));
    expect(text).toContain(
      'YES     Blacklisted (是否黑名单)\n      because The source’s own verdict says yes',
    );
  });

  it('says where a row of a code list is the caller’s', () => {
    const own = createNormalizer({ codes: { status: { 某种状态: 'CLOSED' } } });
    const bundle = { qycxnew: v1({ qyName: '甲有限公司', status: '某种状态' }) };
    expect(explainText(own.explain(bundle))).toContain(
      '    status = CLOSED (rewritten by code-list/1, the caller’s row 某种状态 of the list status)\n',
    );
  });

  it('tells of rows of the past, of what is in doubt, and of an issue at its value', () => {
    const items = [
      { inDate: '2020-01-01', inReason: '某种新的原因', department: '甲局' },
      { inDate: '2018-01-01', outDate: '2019-01-01' },
    ];
    const jyyc = v1({ jyycFlag: 1, jyycList: { total: 5, items } });
    const text = explainText(explain(company({}, { jyyc })));
    expect(text).toContain('      because A current row: 某种新的原因, 甲局, from 2020-01-01 $.jyyc');
    expect(text).toContain('      past: A row of the past: from 2018-01-01 until 2019-01-01 $.jyyc');
    expect(text).toContain('      in doubt: The list is not whole or cannot be read $.jyyc');
    expect(text).toMatch(/includedReasonCode = OTHER .*\n.*from \$\.jyyc.*\n +warning: unknown_code\n/);
  });

  it('is a tree: each object and each element of a list is named once', () => {
    const text = explainText(explain(example('xiaomi')));
    expect(text.match(/^ {6}shareholders$/gm)).toHaveLength(1);
    expect(text).toMatch(/^ {8}\[0\]\n {10}name = 雷军 \(as given\)$/m);
  });

  it('lets no control character of the bundle reach the terminal', () => {
    const bundle = { qycxnew: v1({ qyName: '甲有限公司', '\u009b31mred': 'x', '\u202eevil': 'y' }) };
    const control = [...explainText(explain(bundle))].filter(
      (unit) => unit !== '\n' && /[\p{Cc}\p{Bidi_Control}]/u.test(unit),
    );
    expect(control).toEqual([]);
  });
});
