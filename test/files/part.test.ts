import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLeft, openPart, type Part, writeWhole } from '../../src/files/part.js';
import { beside, type FileTarget, targetOf } from '../../src/files/target.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'neci-kyc-part-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');
const bytes = (text: string) => Buffer.from(text);
const ofPart = (name: string) => beside(at(name), 'part');

function fileAt(name: string): FileTarget {
  const target = targetOf(at(name));
  if (target.kind !== 'file') throw new Error('not a file');
  return target;
}

function open(name = 'out', size = 0): Part {
  return openPart(name, fileAt(name), 0o666, size);
}

/** As if its owner had been killed so many seconds ago. */
function age(path: string, seconds: number): void {
  const then = Date.now() / 1000 - seconds;
  utimesSync(path, then, then);
}

describe('a file that is written', () => {
  it('stays as it was until the new one is whole', () => {
    writeFileSync(at('out'), 'old');
    const part = open();
    part.append(bytes('new\n'));
    expect(read('out')).toBe('old');
    part.publish();
    expect(read('out')).toBe('new\n');
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('leaves nothing behind when it is discarded', () => {
    const part = open();
    part.append(bytes('new\n'));
    part.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is resumed after the given size, and what is beyond is cut off', () => {
    writeFileSync(ofPart('out'), 'one\ntwo\nthr');
    const part = open('out', 8);
    expect(part.size).toBe(8);
    part.append(bytes('three\n'));
    part.publish();
    expect(read('out')).toBe('one\ntwo\nthree\n');
  });

  it.each([0o600, 0o666, 0o444])('keeps the permissions of the file it replaces: %i', (mode) => {
    writeFileSync(at('out'), 'old');
    chmodSync(at('out'), mode);
    open().publish();
    expect(statSync(at('out')).mode & 0o777).toBe(mode);
  });

  it.each([0o444, 0o000])('can be resumed where the file it replaces is read-only: %i', (mode) => {
    writeFileSync(at('out'), 'old');
    chmodSync(at('out'), mode);
    const first = open();
    first.append(bytes('one\n'));
    first.leave();
    // Killed after it had given the part its final permissions.
    chmodSync(ofPart('out'), mode);
    const second = open('out', 4);
    expect(statSync(ofPart('out')).mode & 0o777).toBe(mode | 0o600);
    second.append(bytes('two\n'));
    second.publish();
    expect(statSync(at('out')).mode & 0o777).toBe(mode);
    chmodSync(at('out'), 0o600);
    expect(read('out')).toBe('one\ntwo\n');
  });

  it.runIf(process.getuid?.() === 0)('keeps the owner of the file it replaces, where the user may', () => {
    writeFileSync(at('out'), 'old');
    const { uid } = statSync(at('out'));
    writeWhole(at('out'), 'new');
    expect(statSync(at('out')).uid).toBe(uid);
  });

  it('replaces the file that a link leads to, not the link', () => {
    writeFileSync(at('target'), 'old');
    symlinkSync('target', at('link'));
    writeWhole(at('link'), 'new');
    expect(read('target')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['link', 'target']);
  });

  it('is refused before anything is written when it is mounted by itself', () => {
    writeFileSync(at('out'), 'old');
    const target = fileAt('out');
    const old = Object.assign(statSync(at('out')), { dev: -1 });
    expect(() => openPart('out', { ...target, old }, 0o666)).toThrow(
      /^can't write out \(EBUSY: .*mounted as a single file; name a file in a mounted folder\)$/,
    );
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('is refused by the name the user gave it when there can be no part', () => {
    const missing = { kind: 'file', path: at('no/out'), old: undefined } as const;
    expect(() => openPart('no/out', missing, 0o666)).toThrow("can't write no/out (ENOENT)");
    expect(() => writeWhole(folder, '')).toThrow(`can't write ${folder} (EISDIR)`);
  });
});

describe('the part of a file', () => {
  it('locks the file while its owner touches it', () => {
    const part = open();
    expect(() => isLeft('out', fileAt('out'))).toThrow(
      `another run is writing out: ${ofPart('out')} changed 0 seconds ago; a run that was killed frees it after 30 seconds`,
    );
    age(ofPart('out'), 29);
    expect(() => isLeft('out', fileAt('out'))).toThrow('changed 29 seconds ago');
    part.discard();
    expect(isLeft('out', fileAt('out'))).toBe(false);
  });

  it('is free half a minute after its owner was killed, and at once after its owner left it', () => {
    const killed = open();
    age(ofPart('out'), 30);
    expect(isLeft('out', fileAt('out'))).toBe(true);
    killed.leave();
    open('out').leave();
    expect(isLeft('out', fileAt('out'))).toBe(true);
  });

  it('keeps a time that lies ahead, as after a clock was set back, for a lock', () => {
    const part = open();
    age(ofPart('out'), -3600);
    expect(() => isLeft('out', fileAt('out'))).toThrow('changed 0 seconds ago');
    part.discard();
  });

  it('is refused, and stays as it is, when another run made it since it was looked for', () => {
    const first = open();
    first.append(bytes('one'));
    expect(() => open()).toThrow('another run is writing out');
    first.publish();
    expect(read('out')).toBe('one');
  });

  it('is never written to by two: who starts anew makes another file, and the first can’t publish', () => {
    const slow = open();
    age(ofPart('out'), 30);
    const next = open();
    slow.append(bytes('one, and more'));
    next.append(bytes('two'));
    expect(slow.isHeld()).toBe(false);
    expect(() => slow.publish()).toThrow('another run has taken the files of this one');
    slow.discard();
    next.publish();
    expect(read('out')).toBe('two');
  });
});
