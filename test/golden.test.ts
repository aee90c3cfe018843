/** Our own golden cases, by the runner that users have. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listCases } from '../src/golden/case.js';
import { checkCase } from '../src/golden/check.js';
import { plain } from '../src/golden/print.js';
import { reportCheck } from '../src/golden/report.js';

const suite = { dir: fileURLToPath(new URL('golden', import.meta.url)), refresh: 'npm run golden --' };
const names = listCases(suite.dir);

describe('golden cases', () => {
  it.each(names)('%s gives what is expected of it', (name) => {
    const checked = checkCase(suite, name);
    expect(checked.failures, reportCheck(checked, plain).join('\n')).toEqual([]);
  });

  it('are at least 24, each with a title of its own', () => {
    const titles = names.map(
      (name) => JSON.parse(readFileSync(`${suite.dir}/${name}/case.json`, 'utf8')).title,
    );
    expect(new Set(titles).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(24);
  });
});
