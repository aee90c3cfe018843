import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../../src/cli/golden.js';
import { NEWEST } from '../../src/datasets/releases/index.js';
import { body, RECORD, suiteWith } from '../goldenRunner/suite.js';
import { runCommand } from './runCommand.js';

describe('neci-kyc golden', () => {
  it('update makes a case, check passes it and prints a summary table', async () => {
    const { dir } = suiteWith();
    const updated = await runCommand(command, ['golden', 'update', dir]);
    expect(updated).toMatchObject({ exitCode: 0, stderr: '' });
    expect(updated.stdout).toContain('trader\n  company.json: new\n');
    expect(updated.stdout).toMatch(/\ncases: 1, changed: 1\n$/);
    const checked = await runCommand(command, ['golden', 'check', dir]);
    expect(checked).toMatchObject({ exitCode: 0, stderr: '' });
    expect(checked.stdout).toMatch(/^Case {4}Result {2}Failures\ntrader {2}ok {6}0\n/);
    expect(checked.stdout).toMatch(/\ncases: 1, failed: 0\n$/);
  });

  it('check prints the first differences and how to go on, exits 1 and writes the JUnit report', async () => {
    const { dir, read, write } = suiteWith();
    await runCommand(command, ['golden', 'update', dir, 'trader']);
    const stored = JSON.parse(read(`${NEWEST}/v1/refresh.json`));
    write(`${NEWEST}/v1/refresh.json`, { ...stored, status: '<CLOSED>' });
    const junit = join(dir, 'report.xml');
    const { exitCode, stdout, stderr } = await runCommand(command, [
      'golden',
      'check',
      dir,
      '--junit',
      junit,
    ]);
    expect(exitCode).toBe(1);
    expect(stderr).toBe('neci-kyc: 1 of 1 cases failed\n');
    expect(stdout).toContain(
      `FAILED trader\n  ${NEWEST}/v1/refresh.json: $.status: expected "<CLOSED>", got "LIVE"; ` +
        `if that is right, run "neci-kyc golden update ${dir} trader" and read what it prints\n`,
    );
    expect(readFileSync(junit, 'utf8')).toContain('$.status: expected &quot;&lt;CLOSED&gt;&quot;');
  });

  it('check prints the JUnit report to stdout for "-", and the rest to stderr', async () => {
    const { dir } = suiteWith();
    await runCommand(command, ['golden', 'update', dir]);
    const { exitCode, stdout, stderr } = await runCommand(command, ['golden', 'check', dir, '--junit', '-']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^<\?xml [\s\S]*<\/testsuites>\n$/);
    expect(stderr).toMatch(/cases: 1, failed: 0\n$/);
    expect(existsSync('-')).toBe(false);
  });

  it('check takes CRLF for no difference, and says so', async () => {
    const { dir, read, write } = suiteWith();
    await runCommand(command, ['golden', 'update', dir]);
    for (const file of ['issues.json', '2025-06-23/v2/super.json'])
      write(file, read(file).replaceAll('\n', '\r\n'));
    const { exitCode, stdout } = await runCommand(command, ['golden', 'check', dir]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /\n2 files with CRLF line ends, which are not a difference; .*\.gitattributes keeps them LF\n$/,
    );
    const updated = await runCommand(command, ['golden', 'update', dir]);
    expect(updated).toMatchObject({ exitCode: 0, stdout: 'cases: 1, changed: 0\n' });
  });

  it('add makes a case of a bundle in one command, and check passes it', async () => {
    const { dir } = suiteWith();
    const added = await runCommand(command, [
      'golden',
      'add',
      join(dir, 'new/first'),
      'examples/xiaomi.json',
    ]);
    expect(added).toMatchObject({ exitCode: 0, stderr: '' });
    expect(added.stdout).toMatch(
      /^first\n {2}company\.json: new\n[\s\S]*Read what it expects before you commit it\.\n$/,
    );
    const at = (file: string) => JSON.parse(readFileSync(join(dir, 'new/first', file), 'utf8'));
    expect(at('case.json')).toEqual({ title: 'first', shows: [] });
    const bundle = JSON.parse(readFileSync('examples/xiaomi.json', 'utf8'));
    for (const [endpoint, body] of Object.entries(bundle)) expect(at(`raw/${endpoint}.json`)).toEqual(body);
    expect((await runCommand(command, ['golden', 'check', join(dir, 'new')])).exitCode).toBe(0);
  });

  it('add keeps each body as it is written where indenting would change it', async () => {
    const { dir } = suiteWith();
    const body = '{"result":{"success":true}, "value":{"qyName":"甲有限公司","type":12345678901234567890}}';
    const stdin = `{"qycxnew": ${body}}`;
    await runCommand(command, ['golden', 'add', join(dir, 'big'), '-'], { stdin });
    expect(readFileSync(join(dir, 'big/raw/qycxnew.json'), 'utf8')).toBe(`${body}\n`);
  });

  it.each([
    ['not JSON', '{"qycxnew":', /stdin: .*\[not_json\]/],
    ['a list', '[]', /stdin: .*\[not_a_bundle\]/],
    ['a bundle without an endpoint', '{}', /stdin: the bundle has no endpoint/],
    ['an endpoint that leads elsewhere', '{"../../x":{}}', /stdin: .*can't be the name of a file/],
  ])('add makes nothing of %s', async (_, stdin, message) => {
    const { dir } = suiteWith();
    const { exitCode, stderr } = await runCommand(command, ['golden', 'add', join(dir, 'x'), '-'], { stdin });
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(existsSync(join(dir, 'x'))).toBe(false);
  });

  it('add says what is wrong where a part of the path is a file', async () => {
    const args = ['golden', 'add', 'examples/minimal.json/x', 'examples/xiaomi.json'];
    const { exitCode, stderr } = await runCommand(command, args);
    expect([exitCode, stderr]).toEqual([
      3,
      expect.stringMatching(/can't write examples\/minimal\.json\/x \(E\w+\)/),
    ]);
  });

  it('update exits 1 where a frozen release would change', async () => {
    const { dir, write } = suiteWith();
    await runCommand(command, ['golden', 'update', dir]);
    write('raw/qycxnew.json', body({ ...RECORD, status: '注销' }));
    const { exitCode, stdout, stderr } = await runCommand(command, [
      'golden',
      'update',
      dir,
      `${dir}/trader/`,
    ]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: 'neci-kyc: 1 of 1 cases could not be brought up to date\n',
    });
    expect(stdout).toContain('the release 2025-06-23 is frozen');
  });

  it('tells a folder without cases, a folder that is not there and a case that is not there from a failure', async () => {
    const { dir, path } = suiteWith();
    const calls = [
      [['check', path('raw')], `${path('raw')} has no case; a case is a folder in it with a case.json`],
      [['update', join(dir, 'none')], `can't read ${join(dir, 'none')} (ENOENT)`],
      [['update', dir, 'tradr'], `${dir} has no case tradr`],
      [['check', dir, '--junit', ''], '--junit  is not a file; name one'],
      [['check', dir, '--junit', dir], `--junit ${dir} is not a file; name one`],
      [['add', dir, 'examples/xiaomi.json'], `${dir} is there already`],
    ] as const;
    for (const [args, message] of calls) {
      const { exitCode, stderr } = await runCommand(command, ['golden', ...args]);
      expect(stderr).toContain(`neci-kyc: ${message}`);
      expect(exitCode).toBe(2);
    }
    const unwritable = await runCommand(command, [
      'golden',
      'check',
      dir,
      '--junit',
      join(dir, 'none/x.xml'),
    ]);
    expect(unwritable).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("can't write") });
    expect(existsSync(path('company.json'))).toBe(false);
  });

  it('exits 2 on a wrong call, with a suggestion', async () => {
    const misspelt = await runCommand(command, ['golden', 'chek', 'x']);
    expect(misspelt).toMatchObject({ exitCode: 2, stdout: '' });
    expect(misspelt.stderr).toContain('Did you mean check?');
    const noFolder = await runCommand(command, ['golden', 'check']);
    expect(noFolder).toMatchObject({ exitCode: 2, stdout: '' });
    expect(noFolder.stderr).toContain('(see neci-kyc golden check --help)');
    expect(await runCommand(command, ['golden'])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('refuses a case without a name, a case in place of its folder, and a case or a report inside a case', async () => {
    const { dir } = suiteWith();
    const refused = async (...args: string[]) => (await runCommand(command, ['golden', ...args])).stderr;
    expect(await refused('add', '', 'examples/minimal.json')).toContain('the case is empty; name the folder');
    expect(await refused('check', join(dir, 'trader'))).toBe(
      `neci-kyc: ${join(dir, 'trader')} is one case; name the folder that it is in\n`,
    );
    for (const inner of ['trader/new', 'trader/raw/new'])
      expect(await refused('add', join(dir, inner), 'examples/minimal.json')).toContain(
        `is in the case ${join(dir, 'trader')}; name a folder beside it`,
      );
    expect(existsSync(join(dir, 'trader/new'))).toBe(false);
    const junit = join(dir, 'trader/issues.json');
    expect(await refused('check', dir, '--junit', junit)).toContain(`--junit ${junit} is in a case`);
  });

  it('explains a case in its help', async () => {
    const { exitCode, stdout } = await runCommand(command, ['golden', '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('DIR/<case>/raw/<endpoint>.json');
  });
});
