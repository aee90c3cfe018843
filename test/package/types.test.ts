import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { TYPESCRIPTS } from './tools.js';

const project = inject('project');
const NEWEST = 'node_modules/typescript';

const FILES = ['consumer.ts', 'extend/normalizer.ts'];

beforeAll(() => {
  for (const file of FILES) cpSync(join('test/package', file), join(project, file));
});

const COMPILERS = [
  ...Object.keys(TYPESCRIPTS).map(
    (version) => [version, join(project, `node_modules/typescript-${version}`)] as const,
  ),
  ['6', resolve(NEWEST)] as const,
];

const NODENEXT = { module: 'nodenext' };
const BUNDLER = { module: 'esnext', moduleResolution: 'bundler' };
const OF_NODE = { lib: ['es2022'], types: ['node'] };
const OF_THE_DOM = { lib: ['es2022', 'dom', 'dom.iterable'], types: [] };

const SETTINGS = [
  ['nodenext, types of Node', { ...NODENEXT, ...OF_NODE }],
  ['nodenext, types of the DOM', { ...NODENEXT, ...OF_THE_DOM }],
  ['bundler, types of Node', { ...BUNDLER, ...OF_NODE }],
  ['bundler, types of the DOM', { ...BUNDLER, ...OF_THE_DOM }],
] as const;

/** The resolution of before `exports`, which TypeScript 6 warns of and 7 no longer has. */
const NODE10 = { module: 'commonjs', moduleResolution: 'node', esModuleInterop: true };
const SETTINGS_OF_5 = [...SETTINGS, ['node10, types of Node', { ...NODE10, ...OF_NODE }]] as const;

describe.each(COMPILERS)('TypeScript %s', (version, compiler) => {
  const settings = version.startsWith('5') ? SETTINGS_OF_5 : SETTINGS;
  it.each(settings)('finds no error in a consumer, strict, with skipLibCheck off: %s', (name, settings) => {
    const config = `tsconfig.${name.replace(/\W+/g, '-')}.json`;
    const compilerOptions = {
      ...settings,
      target: 'es2022',
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
    };
    writeFileSync(join(project, config), JSON.stringify({ compilerOptions, files: FILES }));
    expect(compile(join(compiler, 'bin/tsc'), config)).toBe('');
  });
});

it('the declarations, those of neci-kyc/worker too, compile before TypeScript 5.7, where Uint8Array takes no argument', () => {
  const dist = join(project, 'node_modules/neci-kyc/dist');
  const generic = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .filter((file) => /\b(?:Uint8Array|Buffer)</.test(readFileSync(join(dist, file), 'utf8')));
  expect(generic).toEqual([]);
});

function compile(tsc: string, config: string): string {
  try {
    execFileSync(process.execPath, [tsc, '-p', config], { cwd: project, encoding: 'utf8' });
    return '';
  } catch (error) {
    // execFileSync throws an Error with what the process printed.
    return String((error as { readonly stdout?: unknown }).stdout);
  }
}
