import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Claim, takeClaim } from '../../src/files/lock.js';
import { beside } from '../../src/files/target.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'neci-kyc-claim-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const out = () => join(folder, 'out');
const lock = () => beside(out(), 'lock');

function taken(): Claim {
  const claim = takeClaim(out());
  if (!claim.isTaken) throw new Error('not free');
  return claim;
}

/** The lock that this process writes, changed. */
function leave(change: object): void {
  const claim = taken();
  const own = JSON.parse(readFileSync(lock(), 'utf8'));
  claim.release();
  writeFileSync(lock(), JSON.stringify({ ...own, token: 'other', ...change }));
}

describe('a claim', () => {
  it('is had by one alone, until it is released', () => {
    const first = taken();
    const second = takeClaim(out());
    expect(second).toMatchObject({ isTaken: false, lock: lock(), owner: { process: process.pid } });
    first.release();
    taken().release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is lost by who finds another in its place, and then leaves that alone', () => {
    const first = taken();
    expect(first.isHeld()).toBe(true);
    rmSync(lock());
    expect(first.isHeld()).toBe(false);
    const second = taken();
    first.release();
    expect(second.isHeld()).toBe(true);
  });

  it.runIf(process.platform === 'linux').each([
    ['a process that ended, whose number another one has by now', { began: '1' }],
    ['a thread of ours, which is no process that ever ran us', { process: process.pid, began: '2' }],
    ['a machine that was started anew', { boot: 'an earlier one' }],
  ])('is taken over from %s', (_, change) => {
    leave(change);
    const claim = taken();
    expect(readdirSync(folder)).toEqual(['.out.neci-kyc-lock']);
    claim.release();
  });

  it.runIf(process.platform === 'linux').each([
    ['the process lives', {}],
    ['it is in a container that can’t be looked into', { namespace: 'pid:[1]', began: '1' }],
    ['it is on another machine', { host: `not-${hostname()}`, boot: 'its own', began: '1' }],
  ])('is left alone when %s', (_, change) => {
    leave(change);
    const before = readFileSync(lock(), 'utf8');
    expect(takeClaim(out()).isTaken).toBe(false);
    expect(readFileSync(lock(), 'utf8')).toBe(before);
  });

  it.runIf(process.platform === 'linux').each([232, 233, 236, 237, 255])(
    'is taken over for a file whose name has %i bytes',
    (length) => {
      const path = join(folder, 'x'.repeat(length));
      writeFileSync(path, '');
      const first = takeClaim(path);
      const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('-lock'));
      const own = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      writeFileSync(join(folder, name), JSON.stringify({ ...own, token: 'other', began: '1' }));
      const second = takeClaim(path);
      expect([first.isTaken, second.isTaken]).toEqual([true, true]);
      if (second.isTaken) second.release();
      expect(readdirSync(folder)).toEqual(['x'.repeat(length)]);
    },
  );

  it.skipIf(process.platform === 'win32')('can be read by whom the user’s mask lets read', () => {
    const claim = taken();
    expect(statSync(lock()).mode & 0o777).toBe(0o644 & ~process.umask());
    claim.release();
  });

  it.skipIf(process.platform === 'win32')('is left alone where it can’t be read', () => {
    leave({ began: '1' });
    const before = readFileSync(lock(), 'utf8');
    chmodSync(folder, 0o777);
    chmodSync(lock(), 0o000);
    expect(asNobody()).toEqual({ isTaken: false, lock: lock(), owner: {} });
    chmodSync(lock(), 0o600);
    expect(readFileSync(lock(), 'utf8')).toBe(before);
  });

  it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
    'is left alone where it is dead, and another user’s to take away',
    () => {
      leave({ began: '1' });
      chmodSync(folder, 0o1777);
      expect(asNobody()).toMatchObject({ isTaken: false, lock: lock(), owner: { process: process.pid } });
      expect(readdirSync(folder)).toEqual(['.out.neci-kyc-lock']);
    },
  );

  /** What a user gets who isn't root. */
  function asNobody(): unknown {
    const script = `import { takeClaim } from ${JSON.stringify(new URL('../../src/files/lock.ts', import.meta.url).href)};
      if (process.getuid() === 0) process.setuid(65534);
      console.log(JSON.stringify(takeClaim(${JSON.stringify(out())})));`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  }

  it('is left alone while nothing stands in it yet', () => {
    writeFileSync(lock(), '');
    expect(takeClaim(out())).toEqual({ isTaken: false, lock: lock(), owner: {} });
  });

  it('says what can not be written when there can be none', () => {
    expect(() => takeClaim(join(folder, 'no', 'out'), 'no/out')).toThrow("can't write no/out (ENOENT)");
  });
});
