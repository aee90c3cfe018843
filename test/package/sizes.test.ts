import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, inject, it } from 'vitest';

const project = inject('project');
const manifest = JSON.parse(readFileSync(join(project, 'node_modules/neci-kyc/package.json'), 'utf8'));

interface Target {
  readonly platform: 'browser' | 'node';
  /** Packages that are not counted. */
  readonly external?: string[];
}

/** Minified bytes of a bundle of a module. */
async function sizeOf(contents: string, { platform, external = [] }: Target): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project },
    bundle: true,
    minify: true,
    format: 'esm',
    platform,
    external,
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.reduce((sum, { contents: { length } }) => sum + length, 0);
}

/**
 * Budgets are a tenth above what was measured, or a promise of docs/how-to/bundle-it.md. Raise one only for something that
 * its users get in return.
 */
describe('a web bundle', () => {
  it.each([
    ['RawPayloadError', 'neci-kyc', 500],
    ['uscc.isValid', 'neci-kyc/values', 10_500],
    ['organizationCode.isValid', 'neci-kyc/values', 10_500],
    ['calendarDate.parse', 'neci-kyc/values', 10_500],
    ['capital.parse', 'neci-kyc/values', 15_360],
    ['personName', 'neci-kyc/values', 360_000],
    ['companyName', 'neci-kyc/values', 680_000],
    ['normalize', 'neci-kyc', 1_240_000],
  ])('of %s from %s takes no more than %i bytes', async (expression, from, budget) => {
    const [name] = expression.split('.');
    const module = `import { ${name} } from '${from}'; console.log(${expression});`;
    expect(await sizeOf(module, { platform: 'browser' })).toBeLessThanOrEqual(budget);
  });
});

describe('an entry of package.json, without the packages that it imports,', () => {
  const BUDGETS: Readonly<Record<string, number>> = {
    '.': 1_260_000,
    './values': 815_000,
    './upstream': 26_000,
    './client': 350_000,
    './worker': 38_000,
    './explain': 1_350_000,
    './extend': 1_330_000,
  };
  const { exports, dependencies, peerDependencies } = manifest;
  const entries = Object.keys(exports).filter((path) => typeof exports[path] !== 'string');
  const external = Object.keys({ ...dependencies, ...peerDependencies });

  it('has a budget', () => {
    expect(Object.keys(BUDGETS).sort()).toEqual(entries.sort());
  });

  it.each(Object.entries(BUDGETS))('%s takes no more than %i bytes', async (path, budget) => {
    const module = `import * as all from '${path.replace('.', 'neci-kyc')}'; console.log(all);`;
    expect(await sizeOf(module, { platform: 'node', external })).toBeLessThanOrEqual(budget);
  });
});
