import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** The scripts that a file runs, without their arguments. */
function scriptsOf(file: string): Set<string> {
  const commands = readFileSync(file, 'utf8').matchAll(/npm (?:run )?(?:--silent )?([\w:]+)/g);
  return new Set(Array.from(commands, ([, script = '']) => script));
}

it('the jobs of ci.yml run every script that .ci/run runs', () => {
  const wanted = scriptsOf('.ci/run');
  const run = scriptsOf('.github/workflows/ci.yml');
  expect(wanted.size).toBeGreaterThan(8);
  expect([...wanted].filter((script) => !run.has(script))).toEqual([]);
});

it('the release is made of a tag that passed the tests of the package', () => {
  expect([...scriptsOf('.github/workflows/release.yml')]).toEqual(
    expect.arrayContaining(['ci', 'test', 'test:package', 'audit:licences', 'sbom', 'publish']),
  );
});

const WORKFLOWS = readdirSync('.github/workflows').map((name) => join('.github/workflows', name));

it.each(WORKFLOWS)('%s uses actions by their commit, which no tag can move', (file) => {
  const used = Array.from(readFileSync(file, 'utf8').matchAll(/uses: (.+)/g), ([, action = '']) => action);
  expect(used.length).toBeGreaterThan(0);
  for (const action of used) expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

it.each(WORKFLOWS)('%s keeps no token in the clone, and may only read unless a job says more', (file) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
  expect(text.match(/persist-credentials: false/g)?.length).toBe(text.match(/actions\/checkout@/g)?.length);
});

it('what writes to the code host or signs a package runs no tests', () => {
  const [, ...jobs] = readFileSync('.github/workflows/release.yml', 'utf8').split(/^ {2}(?=\w+:$)/m);
  const powerful = jobs.filter((job) => /: write$/m.test(job));
  expect(powerful.length).toBe(2);
  for (const job of powerful) expect(job).not.toMatch(/npm (?:run )?test/);
});
