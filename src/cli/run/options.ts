/** The options of calls, which `fetch` and `run` have in common, and the client that is made of them. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type Api,
  CALLABLE,
  type CallableEndpoint,
  type Client,
  type ClientOptions,
  type Costs,
  createClient,
  LIVE_BASE_URL,
  type PlannedCall,
} from '../../client/index.js';
import { printable } from '../../text/printable.js';
import { type Io, usageError } from '../command.js';
import { readAccount, readAddress } from './credentials.js';
import { proxyFetch } from './proxy.js';

/** What tests replace. */
export type ClientParts = Pick<ClientOptions, 'fetch' | 'sleep'>;

export interface CallOptions {
  readonly api: Api;
  readonly endpoints?: readonly CallableEndpoint[];
  readonly credentials?: string;
  readonly concurrency: number;
  readonly rate?: number;
  readonly retries: number;
  readonly timeout: number;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
}

export function addCallOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--api <generation>', 'generation of the upstream API').choices(['v1', 'v2']).default('v2'),
    )
    .option('--endpoints <list>', 'ask these endpoints, not those the dataset needs (a,b,c)', readEndpoints)
    .option('--credentials <file>', 'JSON with appKey and appSecret, mode 0600, instead of the environment')
    .option('--concurrency <n>', 'calls at the same time', readCount(1), 4)
    .option('--rate <n>', 'calls in any second at most', readNumber)
    .option('--retries <n>', 'repeat a call at most this often', readCount(0), 3)
    .option('--timeout <seconds>', 'wait for an answer at most this long', readNumber, 15)
    .option('--dry-run', 'list the calls that would be made, and make none')
    .option('--quiet', 'print only errors on stderr')
    .addHelpText('after', CREDENTIALS_HELP);
}

const CREDENTIALS_HELP = `
Credentials come from NECI_KYC_APP_KEY and NECI_KYC_APP_SECRET, or from --credentials FILE
({ "appKey": "…", "appSecret": "…", "baseUrl": "…" }, mode 0600), never from arguments.
NECI_KYC_BASE_URL names another address than ${LIVE_BASE_URL}.
HTTPS_PROXY, HTTP_PROXY and NO_PROXY are used; NODE_EXTRA_CA_CERTS names further authorities.
`;

export async function makeClient(
  options: CallOptions & { readonly costs?: Costs | undefined },
  io: Io,
  parts: ClientParts,
): Promise<Client> {
  const { appKey, appSecret, baseUrl } = await readAccount(options.credentials, io);
  try {
    return createClient({
      appKey,
      appSecret,
      baseUrl,
      api: options.api,
      concurrency: options.concurrency,
      ratePerSecond: options.rate,
      retries: options.retries,
      timeoutMs: options.timeout * 1000,
      costs: options.costs,
      now: io.now,
      signal: io.signal,
      fetch: proxyFetch(io),
      ...parts,
    });
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw usageError(error.message);
    throw error;
  }
}

/** One line per call: method, address, body. */
export async function listCalls(calls: readonly PlannedCall[], options: CallOptions, io: Io): Promise<void> {
  const baseUrl = await readAddress(options.credentials, io);
  for (const { path, request } of calls) {
    const body =
      request === undefined ? '{"nsrsbh":"<the code, once it is known>"}' : JSON.stringify(request);
    io.stdout.write(`POST ${baseUrl}${path} ${printable(body)}\n`);
  }
}

function readEndpoints(list: string): readonly CallableEndpoint[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !CALLABLE.some((known) => known === name));
  if (unknown === 'fzch') throw new InvalidArgumentError('fzch is retired; call fzchnew instead.');
  if (unknown !== undefined) throw new InvalidArgumentError(`Endpoints are ${CALLABLE.join(', ')}.`);
  return CALLABLE.filter((name) => names.includes(name));
}

function readCount(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,6}$/.test(text) && value >= least) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to 999999.`);
  };
}

function readNumber(text: string): number {
  const value = Number(text);
  if (/^\d{1,6}(?:\.\d{1,3})?$/.test(text) && value > 0) return value;
  throw new InvalidArgumentError('It must be a number from 0.001 to 999999.999.');
}
