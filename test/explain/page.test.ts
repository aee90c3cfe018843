import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain, explainPage, explainText } from '../../src/explain/index.js';
import { parseBundle } from '../../src/reading/bundle.js';
import { v1 } from '../normalize/bundles.js';
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

  it('stays under 400 KB with 200 shareholders and 200 branches', () => {
    expect(Buffer.byteLength(pageOf(large(200)))).toBeLessThan(400_000);
  });

  it('draws the largest holders, and the others as one bar', () => {
    const page = pageOf(large(200));
    const [, picture = ''] = /class="picture">(.*?)<\/svg>/s.exec(page) ?? [];
    expect(picture.match(/<rect y=/g)).toHaveLength(25);
    expect(picture).toContain('<title>176 smaller holders together: 88 %</title>');
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
    expect(pageOf(example('minimal'))).toContain('who holds the company is unknown');
  });
});

describe('explainText', () => {
  it('answers the questions of risk first, each with what decides it', () => {
    const text = explainText(explain(example('blacklisted')));
    expect(text).toContain(
      'YES     Blacklisted (是否黑名单)\n      because The source’s own verdict says yes',
    );
  });

  it('lets no control character of the bundle reach the terminal', () => {
    const bundle = { qycxnew: v1({ qyName: '甲有限公司', '\u009b31mred': 'x', '\u202eevil': 'y' }) };
    const control = [...explainText(explain(bundle))].filter(
      (unit) => unit !== '\n' && /[\p{Cc}\p{Bidi_Control}]/u.test(unit),
    );
    expect(control).toEqual([]);
  });
});
