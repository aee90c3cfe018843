import { readdirSync, readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

/** The rooms whose examples show what a call gives. */
const ROOMS = ['src/values', 'src/codelists', 'src/text'];
const FILES = ROOMS.flatMap((room) =>
  readdirSync(room)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${room}/${file}`),
)
  .concat('src/names/company.ts', 'src/names/person.ts', 'src/names/legalForm.ts')
  .filter((file) => readFileSync(file, 'utf8').includes('@example'));

interface Example {
  readonly code: string;
  /** What it gives, as a literal. */
  readonly gives: string | undefined;
}

const OPENING = /^\/\*\*\n.*?\n \*\/$/ms;
/** A literal ahead of a remark: "true, invented", "undefined: that has more decimals". */
const LITERAL = /^(?:\{.*\}|\[.*\]|'[^']*'|-?\d+n?|true|false|undefined|null)/;

/** The lines of the example in a module's docstring; one that begins with a comment goes on with the one before. */
function examplesOf(text: string): Example[] {
  const [, example = ''] = (OPENING.exec(text)?.[0] ?? '').split('@example');
  const lines = example
    .replaceAll(/\n \* +\/\/ +/g, ' ')
    .split('\n')
    .map((line) => line.replace(/^ \*\/? ?/, ''))
    .filter((line) => line !== '' && !line.startsWith('import '));
  return lines.map((line) => {
    const [, code = line, remark = ''] = /^(.*?);? \/\/ (.*)$/.exec(line) ?? [];
    return { code, gives: LITERAL.exec(remark)?.[0] };
  });
}

describe.each(FILES)('the docstring of %s', async (file) => {
  const examples = examplesOf(readFileSync(file, 'utf8'));
  const world = createContext({ ...(await import(`../${file}`)) });

  it('shows what a call gives', () => {
    expect(examples.filter(({ gives }) => gives !== undefined)).not.toEqual([]);
  });

  it.each(examples)('is right about $code', ({ code, gives }) => {
    const given: unknown = runInContext(code, world);
    if (gives !== undefined) expect(given).toEqual(runInContext(`(${gives})`, world));
  });
});
