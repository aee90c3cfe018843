import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from '../../src/cli/diff.js';
import { runCommand } from './runCommand.js';

const dir = mkdtempSync(join(tmpdir(), 'diff-'));
afterAll(() => rmSync(dir, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

const before = file(
  'before.json',
  '{"name":"甲","officers":[{"name":"王伟明"},{"name":"李小红"}],"email":["a@b.cn"]}',
);
const after = file(
  'after.json',
  '{"name":"乙","officers":[{"name":"赵大海"},{"name":"李小红"},{"name":"王伟明"}]}',
);
const LINES = [
  '~ $.name: "甲" -> "乙"',
  '> $.officers[0] -> $.officers[2]: "王伟明"',
  '+ $.officers[0]: {"name":"赵大海"}',
  '- $.email: ["a@b.cn"]',
];

describe('neci-kyc diff', () => {
  it('prints the differences, plain for a pipe, and exits 1', async () => {
    const { exitCode, stdout, stderr } = await runCommand(command, ['diff', before, after]);
    expect(stdout.trimEnd().split('\n')).toEqual(LINES);
    expect(stderr).toBe(`neci-kyc: ${before} and ${after} differ at 4 paths\n`);
    expect(exitCode).toBe(1);
  });

  it('prints in colour on a terminal, unless NO_COLOR has a value', async () => {
    const coloured = await runCommand(command, ['diff', before, after], { terminal: 'stdout' });
    expect(coloured.stdout).toContain(`\u001b[33m${LINES[0]}\u001b[39m\n`);
    const plain = await runCommand(command, ['diff', before, after], {
      terminal: 'stdout',
      env: { NO_COLOR: '1' },
    });
    expect(plain.stdout).not.toContain('\u001b');
  });

  it('prints nothing and exits 0 when the two are equal', async () => {
    const same = file(
      'same.json',
      '{"email":["a@b.cn"],"officers":[{"name":"王伟明"},{"name":"李小红"}],"name":"甲"}',
    );
    expect(await runCommand(command, ['diff', before, same])).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('exits 1 when numbers differ only in digits that are lost when they are read', async () => {
    const [one, other] = ['{"a":1,"n":12345678901234567890}', '{"n":12345678901234567891,"a":1}'];
    const files = [file('one.json', one), file('other.json', other)];
    const { exitCode, stdout, stderr } = await runCommand(command, ['diff', ...files]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain('differ in the digits of numbers beyond 2^53');
    const reordered = file('reordered.json', '{"n":12345678901234567890,"a":1,"s":"9007199254740993"}');
    const same = file('same.json', '{"s":"9007199254740993","a":1,"n":12345678901234567890}');
    expect((await runCommand(command, ['diff', reordered, same])).exitCode).toBe(0);
  });

  it.each([
    ['{"n":0.10000000000000000555}', '{"n":0.1}'],
    ['{"n":1e-400}', '{"n":0}'],
    ['{"n":-0.123456789012345678}', '{"n":-0.12345678901234568}'],
  ])('exits 1 for %s and %s, which are read as one number', async (one, other) => {
    const files = [file('rounded.json', one), file('other-rounded.json', other)];
    expect((await runCommand(command, ['diff', ...files])).exitCode).toBe(1);
    expect((await runCommand(command, ['diff', files[0] ?? '', files[0] ?? ''])).exitCode).toBe(0);
  });

  it('finds no difference between spellings of a number that nothing is lost of', async () => {
    const files = [file('short.json', '[1,100,0.5,0]'), file('long.json', '[1.0,1e2,5.0e-1,-0]')];
    expect((await runCommand(command, ['diff', ...files])).exitCode).toBe(0);
  });

  it('reads one of the two from standard input', async () => {
    expect(await runCommand(command, ['diff', before, '-'], { stdin: '{"name":"甲"}' })).toMatchObject({
      exitCode: 1,
    });
    expect(await runCommand(command, ['diff', '-', '-'])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('exits 3 for a file that can not be read, 2 for one that is not JSON, and names it', async () => {
    const missing = join(dir, 'missing.json');
    const torn = file('torn.json', '{"name":"甲');
    expect(await runCommand(command, ['diff', before, missing])).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: `neci-kyc: can't read ${missing} (ENOENT)\n`,
    });
    const { exitCode, stdout, stderr } = await runCommand(command, ['diff', torn, after]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^neci-kyc: .*torn\.json: The JSON ends in the middle.*\[not_json\]\n$/);
    expect(stderr).not.toContain('甲');
  });

  it('exits 2 on a wrong call', async () => {
    expect(await runCommand(command, ['diff', before])).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await runCommand(command, ['diff', before, after, '--colour'])).toMatchObject({
      exitCode: 2,
      stdout: '',
    });
  });

  it.each([
    ['before', (bundle: string, none: string) => [none, bundle]],
    ['after', (bundle: string, none: string) => [bundle, none]],
  ])('with --meaning names the file that is not a bundle: %s', async (_, files) => {
    const none = file('none.json', '{"acme":{}}');
    const bundle = file('bundle.json', '{"neci":{"entName":"甲有限公司"}}');
    const { exitCode, stderr } = await runCommand(command, ['diff', ...files(bundle, none), '--meaning']);
    expect(stderr).toContain(`neci-kyc: ${none}: No endpoint in the bundle gives a company's name or number`);
    expect(exitCode).toBe(2);
  });
});
