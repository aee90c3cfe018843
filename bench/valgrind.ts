/** Instructions of a process, counted by valgrind: of the bench of instructions, and of the one of the trail. */

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { texts } from './bundles.js';

const LOOP = fileURLToPath(new URL('.loop.mjs', import.meta.url));
/** The counts of two runs are subtracted, which leaves out the start of the process. */
const [FEW, MANY] = [50, 250];

const VALGRIND = ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null'];
const V8 = ['--single-threaded', '--predictable', '--hash-seed=1', '--random-seed=1'];

function count(build: string, file: string, bundles: number): Promise<number> {
  return new Promise((done, fail) => {
    const args = [
      ...VALGRIND,
      '--smc-check=all-non-file',
      process.execPath,
      ...V8,
      LOOP,
      file,
      String(bundles),
      build,
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

/**
 * The instructions that one more bundle of 6 KB costs.
 *
 * @param build The folder of the built program.
 */
export async function instructionsPerBundle(build: string): Promise<number> {
  if (spawnSync('valgrind', ['--version']).status !== 0) {
    process.stderr.write('valgrind is not installed; the instructions were not counted\n');
    process.exit(2);
  }
  const folder = mkdtempSync(join(tmpdir(), 'neci-kyc-instructions-'));
  try {
    const file = join(folder, 'bundles.ndjson');
    writeFileSync(file, texts('medium', MANY, 1).join('\n'));
    const [few, many] = await Promise.all([count(build, file, FEW), count(build, file, MANY)]);
    return Math.round((many - few) / (MANY - FEW));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
