import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holds, openSink, streamSink } from '../../src/files/atomicFile.js';
import { WriteError } from '../../src/files/ioError.js';
import { beside } from '../../src/files/target.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'neci-kyc-sink-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function canMount(): boolean {
  const shell = 'mount --bind /etc/passwd /etc/passwd';
  return process.platform === 'linux' && spawnSync('unshare', ['-m', 'sh', '-c', shell]).status === 0;
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

describe('a file', () => {
  it('stays as it was until the new one is whole', async () => {
    const path = join(folder, 'out');
    writeFileSync(path, 'old');
    const sink = await openSink(path);
    await sink.write(bytes('new\n'));
    expect(readFileSync(path, 'utf8')).toBe('old');
    await sink.publish();
    expect(readFileSync(path, 'utf8')).toBe('new\n');
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('leaves nothing behind when it is discarded', async () => {
    const path = join(folder, 'out');
    const sink = await openSink(path);
    await sink.write(bytes('new\n'));
    await sink.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes on after the size it is told, cutting off what stands beyond', async () => {
    const path = join(folder, 'out');
    const part = beside(path, 'part');
    writeFileSync(part, 'one\ntwo\nthr');
    const sink = await openSink(path, { part: { path: part, size: 8 } });
    expect(sink.size).toBe(8);
    await sink.write(bytes('three\n'));
    await sink.publish();
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\nthree\n');
  });

  it.each([0o600, 0o666])('keeps the rights of the file it replaces: %i', async (mode) => {
    const path = join(folder, 'out');
    writeFileSync(path, 'old');
    chmodSync(path, mode);
    const sink = await openSink(path);
    await sink.publish();
    expect(statSync(path).mode & 0o777).toBe(mode);
  });

  it.each([0o444, 0o000])(
    'can be gone on with where the file it replaces can’t be written: %i',
    async (mode) => {
      const path = join(folder, 'out');
      const part = beside(path, 'part');
      writeFileSync(path, 'old');
      chmodSync(path, mode);
      const first = await openSink(path, { part: { path: part } });
      await first.write(bytes('one\n'));
      await first.close();
      expect(statSync(part).mode & 0o777).toBe(mode | 0o600);
      // A run that was killed after it had given the part its rights.
      chmodSync(part, mode);
      const second = await openSink(path, { part: { path: part, size: 4 } });
      expect(statSync(part).mode & 0o777).toBe(mode | 0o600);
      await second.write(bytes('two\n'));
      await second.publish();
      expect(statSync(path).mode & 0o777).toBe(mode);
      chmodSync(path, 0o600);
      expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
    },
  );

  it('never writes into the part that another process may still be writing to', async () => {
    const part = { path: join(folder, 'part') };
    const slow = await openSink(join(folder, 'out'), { part });
    const sink = await openSink(join(folder, 'out'), { part });
    await sink.write(bytes('two'));
    await slow.write(bytes('one, and more'));
    await slow.close();
    await sink.publish();
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('two');
  });

  it('replaces the file that a link leads to, not the link', async () => {
    const [target, link] = [join(folder, 'target'), join(folder, 'link')];
    writeFileSync(target, 'old');
    symlinkSync(target, link);
    const sink = await openSink(link);
    await sink.write(bytes('new'));
    await sink.publish();
    expect(readFileSync(target, 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['link', 'target']);
  });

  it.runIf(canMount())('is refused before anything is written when it is mounted by itself', () => {
    const [path, mounted] = [join(folder, 'a b'), join(folder, 'mounted')];
    for (const file of [path, mounted]) writeFileSync(file, '');
    const script = `import { openSink } from ${JSON.stringify(new URL('../../src/files/atomicFile.ts', import.meta.url).href)};
      await openSink(${JSON.stringify(path)}).catch(({ message }) => console.log(message));`;
    const shell = 'mount --bind "$0" "$1" && shift && exec "$@"';
    const node = [process.execPath, '--import', 'tsx', '--input-type=module', '--eval', script];
    const { stdout } = spawnSync('unshare', ['-m', 'sh', '-c', shell, mounted, path, ...node], {
      encoding: 'utf8',
    });
    expect(stdout).toMatch(
      /^can't write .*a b \(EBUSY: .*mounted as a single file; name a file in a mounted/,
    );
    expect(readdirSync(folder).sort()).toEqual(['a b', 'mounted']);
  });

  it('says which path it cannot write and why, when the folder is missing or is no folder', async () => {
    const missing = openSink(join(folder, 'no', 'out'));
    await expect(missing).rejects.toThrow(WriteError);
    await expect(missing).rejects.toThrow(/can't write .*out \(ENOENT\)/);
    writeFileSync(join(folder, 'file'), '');
    await expect(openSink(join(folder, 'file', 'out'))).rejects.toThrow(/ENOTDIR/);
  });
});

describe('what is written', () => {
  it('is known again by its end, and by nothing that stands beyond', async () => {
    const path = join(folder, 'out');
    const part = beside(path, 'part');
    const sink = await openSink(path, { part: { path: part } });
    await sink.write(bytes(`${'x'.repeat(100_000)}one\ntwo\n`));
    const written = sink.written(100_004);
    expect(written).toMatchObject({ size: 100_004, tail: { size: 65_536 } });
    await sink.close();
    if (!written) throw new Error('nothing');
    expect(holds(part, written)).toBe(true);
    expect(holds(part, { ...written, size: 100_003 })).toBe(false);
    expect(holds(part, { ...written, size: 200_000 })).toBe(false);
    expect(holds(path, written)).toBe(false);
  });
});

describe('a device', () => {
  it('is written to as it is, and nothing is put beside it', async () => {
    const sink = await openSink('/dev/null');
    await sink.write(bytes('x'));
    await sink.publish();
    expect(sink.size).toBe(1);
    expect(existsSync(beside('/dev/null', 'part'))).toBe(false);
  });

  it.runIf(existsSync('/dev/full'))('fails with ENOSPC when it is full', async () => {
    const sink = await openSink('/dev/full');
    await expect(sink.write(bytes('x'))).rejects.toMatchObject({ name: 'WriteError', code: 'ENOSPC' });
    await sink.discard();
  });
});

describe('the own stdout', () => {
  it('waits until the reader has taken what is written', async () => {
    let taken = '';
    const slow = new Writable({
      highWaterMark: 1,
      write: (chunk, _encoding, done) => {
        setTimeout(() => {
          taken += chunk;
          done();
        }, 5);
      },
    });
    const sink = streamSink(slow);
    await sink.write(bytes('a\n'));
    expect(taken).toBe('a\n');
  });

  it('fails with EPIPE when the reader is gone', async () => {
    const error = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const sink = streamSink(new Writable({ write: (_chunk, _encoding, done) => done(error) }));
    await expect(sink.write(bytes('a\n'))).rejects.toMatchObject({ name: 'WriteError', code: 'EPIPE' });
  });
});
