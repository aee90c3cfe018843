/** neci-kyc mock: a server that answers like the upstream, on this machine, for trials and tests. */

import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { RawPayloadError } from '../errors.js';
import { codeOf } from '../files/ioError.js';
import { loadCompanies } from '../mock/companies.js';
import { type FaultRule, MODES_HELP, parseRule } from '../mock/faults.js';
import { MOCK_CREDENTIALS, type Mock, startMock } from '../mock/server.js';
import { countOf, dataError, type Io, newCommand, stopped, systemError } from './command.js';

interface Options {
  readonly port: number;
  readonly from: string;
  readonly fail?: readonly FaultRule[];
  readonly failRate: number;
  readonly seed: number;
  readonly slowMs: number;
}

const EXAMPLE = 'neci-kyc mock --port 8787 --fail 500@info*2';

/** The bundles in the package. */
const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

const FAULTS_HELP = `
A fault is MODE[@ENDPOINT][*TIMES].
${MODES_HELP}
While it runs, faults are added and removed by
  curl -d '{"mode":"quota"}' URL/mock/faults     and   curl -X DELETE URL/mock/faults
URL/mock/calls lists the calls that arrived.
`;

export function command(io: Io): Command {
  return newCommand('mock', EXAMPLE, io)
    .option('--port <n>', 'the port on 127.0.0.1; 0 takes a free one', readWhole(65_535), 8787)
    .addOption(
      new Option('--from <folder>', 'raw bundles (*.json) or cases (*/raw/*.json) to serve').default(
        EXAMPLES,
        'the examples of the package',
      ),
    )
    .option('--fail <fault>', 'a fault; may be given several times', readFault)
    .option('--fail-rate <share>', 'the share of calls that fail at random, from 0 to 1', readShare, 0)
    .option('--seed <n>', 'the same number gives the same random faults', readWhole(4_294_967_295), 1)
    .option('--slow-ms <n>', 'how many milliseconds a slow answer takes', readWhole(3_600_000), 60_000)
    .addHelpText('after', FAULTS_HELP)
    .action((options: Options) => run(options, io));
}

async function run(options: Options, io: Io): Promise<void> {
  const mock = await start(options, io);
  for (const rule of options.fail ?? []) mock.fail(rule);
  io.stdout.write(
    `export NECI_KYC_BASE_URL=${mock.url}\n` +
      `export NECI_KYC_APP_KEY=${MOCK_CREDENTIALS.appKey}\n` +
      `export NECI_KYC_APP_SECRET=${MOCK_CREDENTIALS.appSecret}\n`,
  );
  io.stderr.write(`listening on ${mock.url}; stop it with Ctrl-C\n`);
  if (!io.signal.aborted) {
    await new Promise((resolve) => io.signal.addEventListener('abort', resolve, { once: true }));
  }
  await mock.close();
  throw stopped(io.signal, `${countOf(mock.calls.length, 'call')} arrived`);
}

async function start({ from, port, slowMs, failRate, seed }: Options, io: Io): Promise<Mock> {
  const companies = await loadCompanies(from).catch((error: unknown) => {
    if (error instanceof RawPayloadError) throw dataError(`can't serve ${error.message}`);
    const path = error instanceof Error && 'path' in error ? error.path : from;
    throw systemError(`can't read ${path} (${codeOf(error)})`);
  });
  if (companies.size === 0)
    throw dataError(`${from} has no company; it must hold raw bundles (*.json) or cases (*/raw/*.json)`);
  try {
    return await startMock({ companies, port, slowMs, failRate, seed, now: io.now });
  } catch (error) {
    throw systemError(`can't listen on 127.0.0.1:${port} (${codeOf(error)})`);
  }
}

function readFault(text: string, earlier: readonly FaultRule[] = []): readonly FaultRule[] {
  try {
    return [...earlier, parseRule(text)];
  } catch (error) {
    if (error instanceof TypeError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

function readWhole(most: number): (text: string) => number {
  return (text) => {
    if (/^\d{1,10}$/.test(text) && Number(text) <= most) return Number(text);
    throw new InvalidArgumentError(`It must be a whole number up to ${most}.`);
  };
}

function readShare(text: string): number {
  if (/^(?:0(?:\.\d{1,6})?|1(?:\.0{1,6})?)$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number from 0 to 1.');
}
