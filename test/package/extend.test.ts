import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { blocksOf } from '../docs/markdown.js';

const project = inject('project');
const folder = join(project, 'own');

/** A module of the consumer, as its build would write it. */
function write(name: string, typescript: string): string {
  const file = join(folder, name);
  writeFileSync(file, transformSync(typescript, { loader: 'ts', format: 'esm', target: 'node20' }).code);
  return file;
}

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const name of ['normalizer', 'normalizer.test'])
    write(`${name}.js`, readFileSync(`test/package/extend/${name}.ts`, 'utf8'));
});

describe('a consumer who adds a status row, a translation, an endpoint and a supplier', () => {
  it('has a passing test for each', () => {
    const ran = spawnSync(process.execPath, ['--test', '--test-reporter', 'tap', 'own/normalizer.test.js'], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(ran.stdout + ran.stderr).toMatch(/# pass 4\n# fail 0/);
  });

  it('gets the same from the command line with --config', () => {
    const config = join(folder, 'neci-kyc.config.js');
    writeFileSync(
      config,
      `export default { codes: { status: { 注销备案: { class: 'liquidation' } } }, via: 'Acme' };`,
    );
    const bundle = join(folder, 'bundle.json');
    writeFileSync(bundle, JSON.stringify({ neci: { entName: '甲有限公司', corpStatusString: '注销备案' } }));
    const args = [
      'normalize',
      bundle,
      '--dataset',
      'super',
      '--version',
      'v2',
      '--quiet',
      '--config',
      config,
    ];
    const out = execFileSync(join(project, 'node_modules/.bin/neci-kyc'), args, { encoding: 'utf8' });
    expect(JSON.parse(out).content).toMatchObject({
      status: 'LIVE',
      sources: [{ info: 'by way of Acme' }, {}],
    });
  });

  it.each(['docs/how-to/extend.md', 'docs/how-to/other-providers.md'])(
    'runs every block of %s as it is',
    (page) => {
      const blocks = blocksOf(page).filter(({ language }) => language === 'ts');
      expect(blocks.length).toBeGreaterThan(1);
      for (const { line, text } of blocks) {
        const file = write(`block-${line}.js`, text);
        // The pages read the examples, which the package has.
        execFileSync(process.execPath, [file], { cwd: join(project, 'node_modules/neci-kyc') });
      }
    },
  );
});
