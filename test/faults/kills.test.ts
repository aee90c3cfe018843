import { describe, expect, it } from 'vitest';
import { Random } from '../../bench/random.js';
import { killNormalize, killRun } from './kills.js';

describe('20 kills', () => {
  it('of normalize --ndjson --resume leave the bytes of a run that was left alone', async () => {
    expect(await killNormalize(20, new Random(1))).toEqual({ kills: 20, wrong: [] });
  });

  it('of run pay twice for what was under way, and for nothing else', async () => {
    const { kills, wrong, paid, twice } = await killRun(20, new Random(1));
    expect({ kills, wrong }).toEqual({ kills: 20, wrong: [] });
    expect(paid).toBeGreaterThan(twice);
  });
});
