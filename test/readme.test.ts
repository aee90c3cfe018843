import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inOneLine } from '../src/cli/inOneLine.js';
import { normalize, parseBundle } from '../src/index.js';

const README = readFileSync('README.md', 'utf8');

/** The fenced text between the comments that name an example. */
function example(name: string): string {
  const match = new RegExp(
    `<!-- example:${name} -->\n\`\`\`\\w+\n([\\s\\S]*?)\`\`\`\n<!-- /example -->`,
  ).exec(README);
  return match?.[1] ?? `no example called ${name}`;
}

describe('README', () => {
  it('shows the raw bundle of the example as it is', () => {
    expect(JSON.parse(example('before'))).toEqual(JSON.parse(readFileSync('examples/minimal.json', 'utf8')));
  });

  it('shows the response and the issues that the example gives', () => {
    const { response, issues } = normalize(parseBundle(example('before')), {
      dataset: 'refresh',
      version: 'v1',
    });
    expect(example('after')).toBe(`${JSON.stringify(response, null, 2)}\n`);
    expect(example('issues')).toBe(issues.map((issue) => `${inOneLine(issue)}\n`).join(''));
  });

  it('counts the rows of the code lists', () => {
    const rowsOf = (list: string) =>
      readFileSync(`codelists/${list}.csv`, 'utf8').trim().split('\n').length - 1;
    const counts = ['legal-form', 'category', 'industry-division', 'district'].map((list) =>
      rowsOf(list).toLocaleString('en'),
    );
    expect(README).toContain(`${counts.slice(0, -1).join(', ')} and ${counts.at(-1)} codes`);
    expect(README).toContain(`| 登记状态 | ${rowsOf('status')} spellings`);
  });

  it('says of the library what it does', () => {
    const { response } = normalize(parseBundle(readFileSync('examples/xiaomi.json')), {
      dataset: 'super',
      version: 'v2',
    });
    expect(README).toContain(
      `shareholders[0]?.sharePercentage); // ${response.content.associatedEntities.shareholders[0]?.sharePercentage}`,
    );
  });
});
