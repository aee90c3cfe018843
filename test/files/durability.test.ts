import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { writeWhole } from '../../src/files/part.js';

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

it.skipIf(process.platform === 'win32')(
  'a file is on the disk before it gets its name, and its name before the work goes on',
  () => {
    const { fsyncSync, renameSync } = fs;
    const calls: string[] = [];
    vi.spyOn(fs, 'fsyncSync').mockImplementation((fd) => {
      calls.push(fs.fstatSync(fd).isDirectory() ? 'fsync folder' : 'fsync file');
      fsyncSync(fd);
    });
    vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      calls.push('rename');
      renameSync(from, to);
    });
    syncBuiltinESMExports();
    const folder = fs.mkdtempSync(join(tmpdir(), 'neci-kyc-durability-'));
    writeWhole(join(folder, 'out'), 'text');
    fs.rmSync(folder, { recursive: true });
    expect(calls).toEqual(['fsync file', 'rename', 'fsync folder']);
  },
);
