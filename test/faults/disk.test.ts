/** A disk that is full, as a small tmpfs (mounting one takes root), and one that Node may not write to as it should. */

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lines } from '../bulk/bundles.js';
import { inFolder, isSame, normalizing, start } from './program.js';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** Mounts a file system of 256 KB for the time of a test. */
function onSmallDisk(act: (disk: string, folder: string) => Promise<void>): Promise<void> {
  return inFolder(async (folder) => {
    const disk = join(folder, 'disk');
    execFileSync('mkdir', [disk]);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]);
    try {
      await act(disk, folder);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
}

describe('node --permission', () => {
  const flag = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const node = [flag, '--allow-fs-read=*', '--allow-fs-write=*', '--no-warnings'];

  it('allows no file to be flushed, so that none is written, and the message says what to do', async () => {
    await inFolder(async (folder) => {
      const input = join(folder, 'in.ndjson');
      writeFileSync(input, `${lines(2).join('\n')}\n`);
      const out = join(folder, 'out');
      const { code, stderr } = await start(normalizing([input, '--out', out]), { node }).ended;
      expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('write to stdout') });
      expect(readdirSync(folder)).toEqual(['in.ndjson']);
      expect((await start(normalizing([input]), { node }).ended).code).toBe(0);
    });
  });
});

describe('a full disk', () => {
  // Not run where the tests are not root's; .ci/run is.
  it.runIf(isRoot).each([
    ['the output', 'out'],
    ['the issues', 'issues'],
  ])('under %s leaves the old file, exits 3 and can be gone on with once there is room', async (_, full) => {
    await onSmallDisk(async (disk, folder) => {
      const input = join(folder, 'in.ndjson');
      writeFileSync(input, `${lines(2000).join('\n')}\n`);
      const place = (name: string) => join(name === full ? disk : folder, name);
      const args = normalizing([input, '--out', place('out'), '--issues', place('issues')]);
      writeFileSync(place(full), 'old');
      writeFileSync(join(disk, 'filler'), Buffer.alloc(100_000));
      const { code, stderr } = await start(args).ended;
      expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('ENOSPC') });
      expect(readFileSync(place(full), 'utf8')).toBe('old');

      rmSync(join(disk, 'filler'));
      execFileSync('mount', ['-o', 'remount,size=16m', disk]);
      const whole = ['--out', join(folder, 'whole'), '--issues', join(folder, 'whole.issues')];
      expect((await start(normalizing([input, ...whole])).ended).code).toBe(0);
      const again = await start([...args, '--resume']).ended;
      expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: '' });
      expect(isSame(place('out'), join(folder, 'whole'))).toBe(true);
      expect(isSame(place('issues'), join(folder, 'whole.issues'))).toBe(true);
      expect(readdirSync(disk)).toEqual([full]);
    });
  });
});
