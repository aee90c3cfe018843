/** Inputs that change while they are read or between two runs, and runs that want the same output. */

import { once } from 'node:events';
import {
  createReadStream,
  readdirSync,
  readFileSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lines, makePipe } from '../bulk/bundles.js';
import {
  hold,
  inFolder,
  isSame,
  kill,
  leftIn,
  letAge,
  normalizing,
  observed,
  partOf,
  resumedAt,
  sizeOf,
  start,
} from './program.js';

describe('runs at the same time', () => {
  it('on one output: one writes, the others are refused, and the output is whole', async () => {
    await inFolder(async (folder) => {
      const at = (name: string) => join(folder, name);
      writeFileSync(at('in.ndjson'), `${lines(1500).join('\n')}\n`);
      await start(normalizing([at('in.ndjson'), '--out', at('whole')])).ended;
      const runs = Array.from({ length: 5 }, () => start(normalizing([at('in.ndjson'), '--out', at('out')])));
      const ends = await Promise.all(runs.map(({ ended }) => ended));
      expect(ends.filter(({ code }) => code === 0).length).toBeGreaterThan(0);
      for (const { code, stderr } of ends.filter((end) => end.code !== 0)) {
        expect([code, stderr]).toEqual([2, expect.stringContaining('another run is writing')]);
      }
      expect(isSame(at('out'), at('whole'))).toBe(true);
      expect(leftIn(folder)).toEqual([]);
    });
  });

  it('of which one waits for its input: the other one is refused, and changes nothing', async () => {
    await inFolder(async (folder) => {
      const at = (name: string) => join(folder, name);
      const first = start(normalizing(['-', '--out', at('out')]));
      first.child.stdin?.write(`${lines(10).join('\n')}\n`);
      expect(await observed(first, () => sizeOf(partOf(at('out'))) > 0)).toBe(true);
      writeFileSync(at('in.ndjson'), `${lines(3).join('\n')}\n`);
      for (const more of [[], ['--resume'], ['--restart']]) {
        const other = await start(normalizing([at('in.ndjson'), '--out', at('out'), ...more])).ended;
        expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('another run is writing')]);
      }
      first.child.stdin?.end();
      expect((await first.ended).code).toBe(0);
      expect(readFileSync(at('out'), 'utf8').trimEnd().split('\n')).toHaveLength(10);
      expect(readdirSync(folder).sort()).toEqual(['in.ndjson', 'out']);
    });
  });
});

describe('an input', () => {
  it('that becomes shorter while it is read ends with exit 3, and puts nothing in place', async () => {
    await inFolder(async (folder) => {
      const at = (name: string) => join(folder, name);
      writeFileSync(at('in.ndjson'), `${lines(40_000).join('\n')}\n`);
      makePipe(at('issues'));
      // The run is held up in the pipe, which is not read until the file is shorter.
      const program = start(normalizing([at('in.ndjson'), '--out', at('out'), '--issues', at('issues')]));
      const issues = createReadStream(at('issues'));
      await once(issues, 'readable');
      truncateSync(at('in.ndjson'), sizeOf(at('in.ndjson')) - 1000);
      issues.resume();
      const { code, stderr } = await program.ended;
      expect([code, stderr]).toEqual([3, expect.stringContaining('became shorter')]);
      expect(readdirSync(folder)).not.toContain('out');
    });
  });

  /** Kills a run, changes its input without another size or time, and goes on. */
  async function changed(change: (records: string[]) => string[]) {
    return inFolder(async (folder) => {
      const at = (name: string) => join(folder, name);
      const write = (records: readonly string[]) => {
        writeFileSync(at('in.ndjson'), `${records.join('\n')}\n`);
        utimesSync(at('in.ndjson'), 1e9, 1e9);
      };
      const records = lines(40_000);
      write(records);
      const args = normalizing([at('in.ndjson'), '--out', at('out')]);
      const program = start(args);
      // A quick machine is through before the journal is due.
      await observed(program, () => sizeOf(partOf(at('out'))) > 0);
      await hold(program);
      expect(await observed(program, () => resumedAt(at('out')) > 0)).toBe(true);
      await kill(program);
      letAge(partOf(at('out')));
      write(change(records));
      const { code, stderr } = await start([...args, '--resume']).ended;
      await start(normalizing([at('in.ndjson'), '--out', at('whole')])).ended;
      return { code, stderr, isWhole: code === 0 && isSame(at('out'), at('whole')) };
    });
  }
  const other = (record: string) => record.replace('甲乙丙', '戊己庚');

  it('that is another one at --resume, of the same size and time, is refused', async () => {
    expect(await changed((records) => records.map(other))).toEqual({
      code: 2,
      stderr: expect.stringContaining('it is not the input that the unfinished run read'),
      isWhole: false,
    });
  });

  it('that is changed beyond what was read is read as it is now', async () => {
    const end = 39_900;
    const change = (records: string[]) => [...records.slice(0, end), ...records.slice(end).map(other)];
    expect(await changed(change)).toEqual({ code: 0, stderr: '', isWhole: true });
  });
});
