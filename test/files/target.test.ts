import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beside, targetOf } from '../../src/files/target.js';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'neci-kyc-target-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

describe('where a path leads', () => {
  it('is one name of a file, by whatever links, whether the file is there or not', () => {
    mkdirSync(at('real'));
    symlinkSync('real', at('link'));
    symlinkSync('link/out', at('to-file'));
    for (const path of ['real/out', 'link/out', 'link/../real/out', 'to-file']) {
      expect(targetOf(at(path))).toEqual({ kind: 'file', path: at('real/out'), old: undefined });
    }
    writeFileSync(at('real/out'), '');
    expect(targetOf(at('to-file'))).toMatchObject({ path: at('real/out'), old: { size: 0 } });
  });

  it('goes up from where a link leads, as the system does, in a path and in a link', () => {
    for (const name of ['t', 'other', 'other/deep']) mkdirSync(at(name));
    symlinkSync('../other/deep', at('t/sub'));
    symlinkSync('sub/../x.json', at('t/link'));
    symlinkSync(`${folder}/t/sub/../x.json`, at('t/whole'));
    for (const path of ['t/sub/../x.json', 't/link', 't/whole']) {
      const given = `${folder}/${path}`;
      expect(targetOf(given)).toEqual({ kind: 'file', path: at('other/x.json'), old: undefined });
      writeFileSync(given, 'x');
      expect(readFileSync(at('other/x.json'), 'utf8')).toBe('x');
      rmSync(at('other/x.json'));
    }
    symlinkSync('new/', at('t/folder'));
    for (const path of ['t/sub/..', 't/folder']) expect(targetOf(`${folder}/${path}`).kind).toBe('folder');
  });

  it('is a folder when one is there, or is asked for', () => {
    for (const path of [folder, `${folder}/`, at('new/'), at('.'), '/'])
      expect(targetOf(path).kind).toBe('folder');
  });

  it.runIf(process.platform === 'linux')('is a device, the own stdout, or what else is open', () => {
    expect(targetOf('/dev/null')).toEqual({ kind: 'device', path: '/dev/null' });
    expect(targetOf('/dev/stdout')).toEqual({ kind: 'stdout' });
    expect(targetOf('/proc/self/fd/1')).toEqual({ kind: 'stdout' });
    expect(targetOf('/dev/fd/3').kind).toBe('device');
  });

  it('is nowhere when a folder is missing, a name is too long or a link leads to itself', () => {
    symlinkSync('circle', at('circle'));
    expect(() => targetOf(at('no/out'))).toThrow(/can't write .*out \(ENOENT\)/);
    expect(() => targetOf(at('x'.repeat(300)))).toThrow(/ENAMETOOLONG: the name is too long/);
    expect(() => targetOf(at('circle'))).toThrow(/ELOOP/);
  });
});

describe('the name of a hidden file', () => {
  it('tells its file and purpose, and stays short enough for the longest name', () => {
    expect(beside('/a/out', 'part')).toBe('/a/.out.neci-kyc-part');
    const [one, other] = ['x', 'y'].map((end) => beside(`/a/${'界'.repeat(84)}${end}`, 'journal'));
    expect(one).not.toBe(other);
    expect(Buffer.byteLength(`${one?.slice('/a/'.length)}.tmp`)).toBeLessThan(255);
    for (let length = 200; length <= 255; length++) {
      const hidden = beside(`/a/${'x'.repeat(length)}`, 'journal').slice('/a/'.length);
      expect(`${hidden}.tmp`.length).toBeLessThanOrEqual(255);
    }
  });
});
