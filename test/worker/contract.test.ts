/**
 * NDJSON on stdin and stdout, as GNU parallel, kcat, Spark and AWS Lambda drive it: the snippets of docs/scaling.md run
 * as local processes. Another process stands where the engine would.
 */

import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lines } from '../bulk/bundles.js';
import { blocksOf } from '../docs/markdown.js';

const BLOCKS = blocksOf('docs/scaling.md').filter(
  ({ note }) => note === 'tested by test/worker/contract.test.ts',
);

let folder: string;
let env: NodeJS.ProcessEnv;
let expected: readonly string[];
const input = lines(120);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'neci-kyc-contract-'));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/neci-kyc'));
  command('neci-kyc', `exec "${process.execPath}" "${resolve('dist/cli/bin.js')}" "$@"`);
  // What npx does once the package is installed.
  command('npx', 'exec "$@"');
  env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
  expected = output(sh('neci-kyc normalize - --ndjson --dataset super --version v2 --quiet', input));
});
afterAll(() => rmSync(folder, { recursive: true }));

function command(name: string, script: string): void {
  const file = join(folder, 'bin', name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Each line goes in with its end, as all of these engines write it. */
function sh(script: string, records: readonly string[] = []): SpawnSyncReturns<string> {
  const stdin = records.map((record) => `${record}\n`).join('');
  return spawnSync('sh', ['-c', script], { cwd: folder, env, input: stdin, encoding: 'utf8' });
}

function output({ stdout }: Pick<SpawnSyncReturns<string>, 'stdout'>): string[] {
  return stdout.split('\n').slice(0, -1);
}

function block(language: string, text: string): string {
  return BLOCKS.find((each) => each.language === language && each.text.includes(text))?.text ?? '';
}

describe('normalize between stdin and stdout', () => {
  it('gives a line for each line, whatever part of the whole it gets', () => {
    const parts = [input.slice(0, 50), input.slice(50, 51), [], input.slice(51)];
    const answered = parts.map((part) =>
      sh('neci-kyc normalize - --ndjson --dataset super --version v2 --quiet', part),
    );
    expect(answered.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
      parts.map(() => ({ status: 0, stderr: '' })),
    );
    expect(answered.flatMap(output)).toEqual(expected);
  });

  it('answers what it was given before stdin ends', async () => {
    const args = ['normalize', '-', '--ndjson', '--dataset', 'super', '--version', 'v2', '--quiet'];
    const child = spawn('neci-kyc', args, { cwd: folder, env });
    child.stdin.write(`${input[0]}\n`);
    const [first] = await once(child.stdout, 'data');
    expect(String(first)).toBe(`${expected[0]}\n`);
    child.stdin.end();
    expect((await once(child, 'exit'))[0]).toBe(0);
  });

  it('exits 1 when a line fails, with the responses of the others', () => {
    const { status, stdout } = sh('neci-kyc normalize - --ndjson --dataset super --version v2 --quiet', [
      '{"bad',
      ...input.slice(0, 2),
    ]);
    expect(status).toBe(1);
    expect(output({ stdout })).toEqual(expected.slice(0, 2));
  });
});

describe('docs/scaling.md', () => {
  it('shows a pipe between two topics of Kafka', () => {
    const script = block('sh', 'kcat');
    command(
      'kcat',
      'for word in "$@"; do case "$word" in -P) exec cat >kafka.out;; esac; done; exec cat kafka.in',
    );
    writeFileSync(join(folder, 'kafka.in'), input.map((each) => `${each}\n`).join(''));
    expect(sh(`BROKERS=127.0.0.1:9092\n${script}`)).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(folder, 'kafka.out'), 'utf8')).toBe(
      expected.map((each) => `${each}\n`).join(''),
    );
  });

  it('shows files worked on side by side', () => {
    const script = block('sh', 'parallel');
    // Replaces {} and {.} by the file and the file without its ending, as GNU parallel does.
    command(
      'parallel',
      'while [ "$1" != --jobs ]; do shift; done; task=$3; shift 4\n' +
        `for file; do echo "$task" | sed "s#{\\.}#\${file%.ndjson}#g; s#{}#$file#g" | sh || exit 1; done`,
    );
    for (const part of [0, 1]) {
      const own = input.slice(part * 60, (part + 1) * 60);
      writeFileSync(join(folder, `part-${part}.ndjson`), own.map((each) => `${each}\n`).join(''));
    }
    expect(sh(script)).toMatchObject({ status: 0 });
    const results = [0, 1].map((part) => readFileSync(join(folder, `part-${part}.super`), 'utf8'));
    expect(results.join('')).toBe(expected.map((each) => `${each}\n`).join(''));
  });

  it.each([
    ['scala', /pipe\(Seq\("sh", "-c", "(.+)"\)\)/],
    ['python', /pipe\("sh -c '(.+)'"\)/],
  ])(
    'shows a command of Spark (%s) that gives the lines of each partition, and lives with bad ones',
    (language, call) => {
      const [, script = ''] = call.exec(block(language, 'pipe')) ?? [];
      const partitions = [input.slice(0, 40), [], ['{"bad', ...input.slice(40)]];
      const answered = partitions.map((part) => sh(script, part));
      // Any other exit code than 0 fails the whole job.
      expect(answered.map(({ status }) => status)).toEqual([0, 0, 0]);
      expect(answered.flatMap(output)).toEqual(expected);
      expect(sh(script.replace('super', 'supper'), input)).not.toMatchObject({ status: 0 });
    },
  );

  it('shows a function of AWS Lambda that names the records that failed', async () => {
    writeFileSync(join(folder, 'handler.mjs'), block('js', 'handler'));
    const [first = '', second = ''] = input;
    const event = { Records: [first, '{"bad', second].map((body, id) => ({ messageId: `m${id}`, body })) };
    const script = `import { handler } from ${JSON.stringify(pathToFileURL(join(folder, 'handler.mjs')))};
      console.log(JSON.stringify(await handler(${JSON.stringify(event)})));`;
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
      env: { ...env, TMPDIR: folder },
      encoding: 'utf8',
    });
    expect(ran.stderr).toBe('');
    const { responses, batchItemFailures } = JSON.parse(ran.stdout);
    expect(responses).toEqual(expected.slice(0, 2));
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'm1' }]);
  });
});
