/** neci-kyc fetch: a company's name or code in, its raw bundle out. */

import type { Command } from 'commander';
import { type Dataset, NoResult, planCalls, UpstreamError } from '../client/index.js';
import { printable } from '../text/printable.js';
import { dataError, type Io, newCommand, stopped } from './command.js';
import { datasetOption } from './input.js';
import { writeOutputs } from './output.js';
import { readCompanies } from './run/companies.js';
import { addCallOptions, type CallOptions, type ClientParts, listCalls, makeClient } from './run/options.js';

interface Options extends CallOptions {
  readonly dataset: Dataset;
  readonly out?: string;
  readonly restart?: boolean;
}

const EXAMPLE = 'neci-kyc fetch 小米科技有限责任公司 --dataset super --out raw.json';

export function command(io: Io, parts: ClientParts = {}): Command {
  const made = newCommand('fetch', EXAMPLE, io)
    .argument('<company>', 'a full name or a unified social credit code')
    .addOption(datasetOption().default('super'))
    .option('--out <file>', 'write the bundle here instead of to stdout, which is "-"')
    .option('--restart', 'discard what an unfinished run left for --out');
  return addCallOptions(made).action((company: string, options: Options) => run(company, options, io, parts));
}

async function run(given: string, options: Options, io: Io, parts: ClientParts): Promise<void> {
  const [company = ''] = await readCompanies([given], undefined, io);
  if (options.dryRun) return listCalls(planCalls(company, options, options.api), options, io);
  const client = await makeClient(options, io, parts);
  let failed = 0;
  // Raw answers name persons; and what can't be written is known before a call is paid for.
  const { out: file, restart, credentials } = options;
  await writeOutputs(
    { alsoRead: [credentials], out: file },
    io,
    { restart, mode: 0o600 },
    async ({ out }) => {
      try {
        const bundle = await client.fetchBundle(company, {
          dataset: options.dataset,
          endpoints: options.endpoints,
          onFailure: (error) => {
            const isAnswer = error instanceof NoResult;
            if (!isAnswer) failed += 1;
            if (!isAnswer || !options.quiet) io.stderr.write(`${error.name} ${printable(error.message)}\n`);
          },
        });
        await out.write(Buffer.from(`${JSON.stringify(bundle, null, 2)}\n`));
      } catch (error) {
        if (io.signal.aborted) throw stopped(io.signal, 'nothing was written');
        if (error instanceof UpstreamError) throw dataError(`${company}: ${error.message}`);
        throw error;
      }
    },
  );
  if (failed > 0) throw dataError(`the bundle is incomplete: ${failed} of its endpoints failed`);
}
