import { readFileSync } from 'node:fs';
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
