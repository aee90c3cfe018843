import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { texts } from '../../bench/bundles.js';
import { explain, explainPage } from '../../src/explain/index.js';
import { parseBundle } from '../../src/reading/bundle.js';

const GUIDE = readFileSync('docs/how-to/answer-an-auditor.md', 'utf8');
const ANCHORS = Array.from(GUIDE.matchAll(/\(`#([\w-]+)`\)/g), ([, anchor = '']) => anchor);

const BUNDLES: readonly (readonly [string, unknown])[] = [
  ['examples/blacklisted.json', parseBundle(readFileSync('examples/blacklisted.json'))],
  ['examples/minimal.json', parseBundle(readFileSync('examples/minimal.json'))],
  ['a company with 200 shareholders', parseBundle(texts('large', 1, 7)[0] ?? '')],
];

describe.each(BUNDLES)('the page of %s', (_, bundle) => {
  const explanation = explain(bundle, { madeAt: '2026-01-01T00:00:00Z' });
  const page = explainPage(explanation);

  it('has every place that the guide to an auditor’s questions names', () => {
    expect(ANCHORS.length).toBeGreaterThan(7);
    expect(ANCHORS.filter((anchor) => !page.includes(`id="${anchor}"`))).toEqual([]);
  });

  it('spells out each check of each number, and says how old the data are', () => {
    const { identifiers, checked } = explanation.subject;
    expect(identifiers.flatMap(({ checks }) => checks).length).toBeGreaterThan(3);
    for (const { label } of identifiers.flatMap(({ checks }) => checks)) expect(page).toContain(label.en);
    expect(page).toContain(checked?.newest.slice(0, 10) ?? 'no time');
    expect(page).toMatch(/the oldest is \d+ days old/);
  });

  it('says what decides each answer, and whom to ask where there is none', () => {
    for (const { question, answer, because, ask } of explanation.verdicts) {
      const [, box = ''] = page.split(`id="verdict-${question}"`);
      expect(answer === 'unknown' ? ask : because).not.toEqual([]);
      expect(box.split('</article>')[0]).toContain(answer === 'unknown' ? 'To find out, ask' : 'Because');
    }
  });

  it('says of every value that differs from its raw values by which rule', () => {
    const isGiven = ({ inputs, value }: (typeof explanation.fields)[number]) =>
      inputs.length === 0 || inputs.some(({ original }) => original === JSON.stringify(value));
    const silent = explanation.fields.filter((field) => field.rule === null && !isGiven(field));
    expect(silent.map(({ output }) => output)).toEqual([]);
  });

  it('names every endpoint that was not asked, and the empty fields that only it fills', () => {
    const absent = explanation.endpoints.filter(({ state }) => state === 'absent');
    expect(absent.length).toBeGreaterThan(5);
    const [, table = ''] = page.split('id="unused"');
    for (const { name } of absent) expect(table).toContain(`<code>${name}</code>`);
  });

  it('has what it takes to make it again: digests, versions and the time', () => {
    const { digests, version, rules, madeAt } = explanation;
    const [, about = ''] = page.split('id="about"');
    for (const text of [digests.input, digests.output, version, madeAt ?? '', ...rules.map(({ id }) => id)])
      expect(about).toContain(text);
  });
});
