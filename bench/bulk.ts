/**
 * npm run bench:bulk [-- RECORDS]: the whole command line over a file of bundles of about 6 KB, with one worker
 * and with auto, against the floor script on the same file. Wall time and memory are the system's own words
 * (`/usr/bin/time -v`, GNU time). Each is run three times in turn, the best wall time and the most memory count.
 */

import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundles.js';
import { Random } from './random.js';
import { save } from './results.js';

const TIME = '/usr/bin/time';
const RUNS = 3;
const CLI = fileURLToPath(new URL('../dist/cli/bin.js', import.meta.url));
const FLOOR = fileURLToPath(new URL('floor.mjs', import.meta.url));

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

for (const needed of [TIME, CLI]) {
  if (existsSync(needed)) continue;
  process.stderr.write(
    `${needed} is not there (GNU time is a package of its own; dist is made by npm run build)\n`,
  );
  process.exit(2);
}

const records = Number(process.argv[2] ?? 40_000);
const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-bench-'));
try {
  const input = join(folder, 'bundles.ndjson');
  write(input, records);
  const normalize = (workers: string) => [
    ...[CLI, 'normalize', input, '--ndjson', '--dataset', 'super', '--version', 'v2', '--quiet'],
    ...['--out', join(folder, 'out.ndjson'), '--issues', join(folder, 'issues.ndjson'), '--workers', workers],
  ];
  const commands: Readonly<Record<string, readonly string[]>> = {
    floor: [FLOOR, input, join(folder, 'floor.ndjson')],
    'one worker': normalize('1'),
    auto: normalize('auto'),
  };
  const size = statSync(input).size;
  process.stdout.write(`${records} records, ${(size / 1e6).toFixed(0)} MB\n`);
  const runs = Array.from({ length: RUNS }, () =>
    Object.fromEntries(Object.entries(commands).map(([name, args]) => [name, run(args)])),
  );
  const rows = Object.keys(commands).map((name) => {
    const own = runs.map((each) => each[name] as Measured); // each run has all of them
    const seconds = Math.min(...own.map((each) => each.seconds));
    return { name, seconds, megabytes: Math.max(...own.map((each) => each.megabytes)) };
  });
  const floor = rows[0]?.seconds ?? Number.NaN;
  const results = rows.map(({ name, seconds, megabytes }) => ({
    name,
    seconds,
    ratio: Math.round((seconds / floor) * 100) / 100,
    megabytes,
    recordsPerSecond: Math.round(records / seconds),
    megabytesPerSecond: Math.round(size / seconds / 1e5) / 10,
  }));
  for (const { name, seconds, ratio, megabytes, recordsPerSecond, megabytesPerSecond } of results) {
    process.stdout.write(
      `  ${name.padEnd(12)} ${seconds.toFixed(2).padStart(7)} s  ${ratio.toFixed(2).padStart(6)}  ` +
        `${String(megabytes).padStart(4)} MB  ${recordsPerSecond} records/s  ${megabytesPerSecond} MB/s\n`,
    );
  }
  save('bulk', { records, bytes: size, rows: results });
} finally {
  rmSync(folder, { recursive: true });
}

function write(path: string, count: number): void {
  const random = new Random(20_250_709);
  const file = openSync(path, 'w');
  for (let written = 0; written < count; ) {
    const block = Math.min(200, count - written);
    const lines = Array.from({ length: block }, () => `${JSON.stringify(bundle('medium', random))}\n`);
    writeSync(file, lines.join(''));
    written += block;
  }
  closeSync(file);
}

function run(args: readonly string[]): Measured {
  const { status, stderr } = spawnSync(TIME, ['-v', process.execPath, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`);
  const wall = /Elapsed \(wall clock\) time .*: (?:(\d+):)?(\d+):([\d.]+)/.exec(stderr);
  const memory = /Maximum resident set size \(kbytes\): (\d+)/.exec(stderr);
  if (!wall || !memory) throw new Error(`${TIME} -v says something else than GNU time:\n${stderr}`);
  const [, hours = '0', minutes, seconds] = wall;
  return {
    seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    megabytes: Math.round(Number(memory[1]) / 1024),
  };
}
