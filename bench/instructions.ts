/**
 * npm run bench:instructions -- [--check]: the instructions that one more bundle of 6 KB costs, counted by valgrind. V8
 * runs on one thread and with fixed seeds, so that the count is the same from run to run to a hundredth of a percent, on
 * a busy machine too. It says nothing of caches; `npm run bench` does.
 *
 * Without --check the count goes to bench/results.json. With it, the count is compared with the one there, and the exit
 * code is 1 when it is more than a tenth above. Counts of different versions of Node are not compared.
 */

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { texts } from './bundles.js';
import { load, save } from './results.js';

const LOOP = fileURLToPath(new URL('.loop.mjs', import.meta.url));
/** The counts of two runs are subtracted, which leaves out the start of the process. */
const [FEW, MANY] = [50, 250];
const ALLOWED = 1.1;

const VALGRIND = ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null'];
const V8 = ['--single-threaded', '--predictable', '--hash-seed=1', '--random-seed=1'];

function count(file: string, bundles: number): Promise<number> {
  return new Promise((done, fail) => {
    const args = [
      ...VALGRIND,
      '--smc-check=all-non-file',
      process.execPath,
      ...V8,
      LOOP,
      file,
      String(bundles),
    ];
    const child = spawn('valgrind', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('error', fail).on('close', () => {
      const [, refs] = /I +refs: +([\d,]+)/.exec(said) ?? [];
      if (refs === undefined) fail(new Error(`valgrind printed no count:\n${said}`));
      else done(Number(refs.replaceAll(',', '')));
    });
  });
}

if (spawnSync('valgrind', ['--version']).status !== 0) {
  process.stderr.write('valgrind is not installed; the instructions were not counted\n');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-instructions-'));
try {
  const file = join(folder, 'bundles.ndjson');
  writeFileSync(file, texts('medium', MANY, 1).join('\n'));
  const [few, many] = await Promise.all([count(file, FEW), count(file, MANY)]);
  const perBundle = Math.round((many - few) / (MANY - FEW));
  process.stdout.write(`${perBundle} instructions per bundle\n`);
  if (process.argv.includes('--check')) check(perBundle);
  else save('instructions', { perBundle });
} finally {
  rmSync(folder, { recursive: true });
}

function check(perBundle: number): void {
  const committed = load('instructions');
  if (!committed || committed.node !== process.version) {
    process.stdout.write(`not compared: the committed count is of Node ${committed?.node}\n`);
    return;
  }
  const ratio = perBundle / Number(committed.perBundle);
  process.stdout.write(`${((ratio - 1) * 100).toFixed(1)} % against the committed ${committed.perBundle}\n`);
  if (ratio <= ALLOWED) return;
  process.stderr.write(
    'More than 10 % above it. Find out why, or run npm run bench:instructions and commit the new count.\n',
  );
  process.exitCode = 1;
}
