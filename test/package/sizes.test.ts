import { build } from 'esbuild';
import { describe, expect, inject, it } from 'vitest';

const project = inject('project');

/** Minified bytes of a web bundle that uses nothing but the expression. */
async function sizeOf(expression: string, from: string): Promise<number> {
  const [name] = expression.split('.');
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${name} } from '${from}'; console.log(${expression});`,
      resolveDir: project,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
}

/** Budgets are a tenth above what was measured. Raise one only for something that its users get in return. */
describe('a web bundle', () => {
  it.each([
    ['RawPayloadError', 'neci-kyc', 500],
    ['uscc.isValid', 'neci-kyc/values', 10_500],
    ['organizationCode.isValid', 'neci-kyc/values', 10_500],
    ['calendarDate.parse', 'neci-kyc/values', 10_500],
    // 10 KB are the names of 180 currencies.
    ['capital.parse', 'neci-kyc/values', 20_000],
    ['personName', 'neci-kyc/values', 310_000],
    ['normalize', 'neci-kyc', 1_050_000],
  ])('of %s from %s takes no more than %i bytes', async (expression, from, budget) => {
    expect(await sizeOf(expression, from)).toBeLessThanOrEqual(budget);
  });
});
