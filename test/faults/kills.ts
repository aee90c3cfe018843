/** Runs that are killed at a point of their progress, again and again, and gone on with. For tests and `npm run soak`. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../bench/random.js';
import { indexCompanies } from '../../src/mock/companies.js';
import { MOCK_CREDENTIALS, type MockCall, startMock } from '../../src/mock/server.js';
import { lines } from '../bulk/bundles.js';
import { bundleOf, manyCompanies } from '../client/answers.js';
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

export interface Killed {
  readonly kills: number;
  /** What is wrong; nothing, as it should be. */
  readonly wrong: readonly string[];
}

/**
 * Kills `normalize --ndjson --resume` so many times, each time once its part has grown by another share of the output,
 * and compares what it gives in the end with the output of a run that was left alone. In one round of four it is held
 * until its journal is due, since on a quick machine no round lasts so long.
 */
export function killNormalize(times: number, random: Random): Promise<Killed> {
  return inFolder(async (folder) => {
    const at = (name: string) => join(folder, name);
    // One record in fifty fails, so that the issues are more than warnings.
    const records = lines(times * 3000).map((line, index) => (index % 50 === 7 ? '{' : line));
    writeFileSync(at('in.ndjson'), `${records.join('\n')}\n`);
    const writing = (name: string) => ['--out', at(name), '--issues', at(`${name}.issues`)];
    await start(normalizing([at('in.ndjson'), ...writing('whole')])).ended;
    const args = normalizing([at('in.ndjson'), ...writing('out'), '--resume']);
    // The last one leaves half of the work: a test that is held up itself must not be late for it.
    const step = sizeOf(at('whole')) / (2 * times);
    let [kills, resumed] = [0, 0];
    while (kills < times) {
      const program = start(args);
      const [point, before] = [step * (kills + 1 + random.next()), resumedAt(at('out'))];
      if (!(await observed(program, () => sizeOf(partOf(at('out'))) >= point))) break;
      if (kills % 4 === 0) {
        await hold(program);
        if (!(await observed(program, () => resumedAt(at('out')) > before))) break;
      }
      await kill(program);
      if (before > 0) resumed++;
      for (const name of ['out', 'out.issues']) letAge(partOf(at(name)));
      kills++;
    }
    const { code, stderr } = await start(args).ended;
    const wrong = [
      ...(kills === times ? [] : [`it ended after ${kills} of ${times} kills`]),
      // The first run has nothing to go on with.
      ...(resumed === times - 1 ? [] : [`only ${resumed} of ${times} runs had something to go on with`]),
      ...(code === 1 ? [] : [`exit ${code}, where 1 is for the records that failed: ${stderr}`]),
      ...['', '.issues'].flatMap((name) =>
        isSame(at(`out${name}`), at(`whole${name}`)) ? [] : [`out${name} is not as without kills`],
      ),
      ...leftIn(folder).map((path) => `left behind: ${path}`),
    ];
    return { kills, wrong };
  });
}

const CONCURRENCY = 4;
const PAID = new Set(['2000', 'NO_RESULT', '100001', 'QY_NORESULT']);

/** The calls whose answer costs money. */
function paidIn(calls: readonly MockCall[]): string[] {
  return calls
    .filter(({ endpoint, code = '' }) => endpoint !== 'login' && PAID.has(code))
    .map(({ endpoint, company }) => `${endpoint} ${company}`);
}

export interface KilledRun extends Killed {
  /** Calls that were paid for, and those among them that had been paid for before. */
  readonly paid: number;
  readonly twice: number;
}

/**
 * Kills `run` so many times, each time once some more calls have arrived at the mock, and compares its files with those
 * of a run that was left alone. A kill may make it pay again for the calls under way, and for no other.
 */
export async function killRun(times: number, random: Random): Promise<KilledRun> {
  // More than are killed: some calls go by before a kill.
  const companies = manyCompanies(Math.ceil(1.5 * times));
  const mock = await startMock({
    companies: indexCompanies(companies.map(({ name, code }) => bundleOf(name, code))),
  });
  const env = {
    NECI_KYC_BASE_URL: mock.url,
    NECI_KYC_APP_KEY: MOCK_CREDENTIALS.appKey,
    NECI_KYC_APP_SECRET: MOCK_CREDENTIALS.appSecret,
    NO_PROXY: '127.0.0.1',
  };
  try {
    return await inFolder(async (folder) => {
      const list = join(folder, 'list.txt');
      writeFileSync(list, companies.map(({ name }) => name).join('\n'));
      const running = (name: string) => [
        ...['run', '--from', list, '--dataset', 'super', '--version', 'v2', '--quiet'],
        ...['--out', join(folder, name), '--concurrency', String(CONCURRENCY)],
      ];
      await start(running('whole'), { env }).ended;
      const once = paidIn(mock.calls).length;
      const before = mock.calls.length;
      const callsSince = () => mock.calls.slice(before);
      let kills = 0;
      const wrong: string[] = [];
      while (kills < times) {
        const program = start(running('out'), { env });
        const seen = mock.calls.length;
        // A login, then calls that were not answered before.
        const point = seen + 2 + random.whole(0, 5);
        if (!(await observed(program, () => mock.calls.length >= point))) break;
        await kill(program);
        letAge(join(folder, 'out', '.raw', '.run.neci-kyc-part'));
        kills++;
        const twice = repeatsIn(paidIn(callsSince()));
        if (twice > kills * CONCURRENCY)
          wrong.push(`${twice} calls were paid for twice after ${kills} kills`);
      }
      const { code, stderr } = await start(running('out'), { env }).ended;
      const paid = paidIn(callsSince());
      const twice = repeatsIn(paid);
      const [expected, found] = [datasetsIn(join(folder, 'whole')), datasetsIn(join(folder, 'out'))];
      if (kills < times) wrong.push(`it ended after ${kills} of ${times} kills`);
      if (code !== 0) wrong.push(`exit ${code}: ${stderr}`);
      if (twice > kills * CONCURRENCY) wrong.push(`${twice} calls were paid for twice`);
      if (paid.length - twice !== once) wrong.push(`${paid.length - twice} calls where ${once} are enough`);
      if (expected.length !== companies.length) wrong.push(`${expected.length} files without kills`);
      if (JSON.stringify(found) !== JSON.stringify(expected))
        wrong.push('the files are not as without kills');
      wrong.push(...leftIn(join(folder, 'out')).map((path) => `left behind: ${path}`));
      return { kills, wrong, paid: paid.length, twice };
    });
  } finally {
    await mock.close();
  }
}

function repeatsIn(calls: readonly string[]): number {
  return calls.length - new Set(calls).size;
}

/** The datasets in a folder: their names and contents, without the times and the id of the run. */
function datasetsIn(folder: string): [string, unknown][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const { content } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      const sources = content.sources.map((source: object) => ({ ...source, lastCheckedTime: undefined }));
      return [name, { ...content, sources }];
    });
}
