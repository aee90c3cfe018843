/** neci-kyc explain: where every value of a company's dataset comes from, as a page, as text or as JSON. */

import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { AdditionError, RawPayloadError } from '../errors.js';
import {
  changeLine,
  type ExplainOptions,
  explain,
  explainChange,
  explainPage,
  explainText,
} from '../explain/index.js';
import { statOf } from '../files/target.js';
import type { Dataset, Release, Version } from '../generated/contracts/index.js';
import { parseJson } from '../json/parse.js';
import { parseBundle, type RawBundle } from '../reading/bundle.js';
import { isEndpointName } from '../upstream/registry.js';
import { dataError, type Io, nameOf, newCommand, usageError } from './command.js';
import {
  configOption,
  datasetOption,
  isFolder,
  readConfig,
  readError,
  readInput,
  releaseOption,
  versionOption,
} from './input.js';
import { writeOutputs } from './output.js';

interface Options {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
  readonly extensions: boolean;
  readonly translate: boolean;
  readonly out?: string;
  readonly open?: boolean;
  readonly json?: boolean;
  readonly redact?: boolean;
  readonly against?: string;
  readonly restart?: boolean;
  readonly config?: string;
}

const EXAMPLE = `neci-kyc explain examples/blacklisted.json
  neci-kyc explain examples/blacklisted.json --out page.html

The input is a raw bundle, or a folder that holds one file for each endpoint, such as .raw/<company> of a run.
Without --out the explanation is printed as text. With --out it is one HTML file that loads nothing from anywhere.
With --against, what changed since an older bundle comes first.`;

export function command(io: Io): Command {
  return newCommand('explain', EXAMPLE, io)
    .argument('[input]', 'a raw bundle as JSON, or a folder of endpoint files; "-" is stdin', '-')
    .addOption(datasetOption().default('super'))
    .addOption(versionOption().default('v2'))
    .addOption(releaseOption())
    .option('--no-extensions', 'leave out the fields beyond the published contract')
    .option('--no-translate', 'only the translated names of the sources')
    .addOption(configOption())
    .option('--out <file>', 'write the page here; "-" is stdout')
    .option('--open', 'open the page that --out writes in the browser')
    .option('--json', 'print the explanation as JSON')
    .option('--redact', 'leave out what names or numbers a person')
    .option('--against <bundle>', 'an older bundle of the company, to say what changed')
    .option('--restart', 'discard what an unfinished run left for --out')
    .action((input: string, options: Options) => run(input, options, io));
}

async function run(input: string, options: Options, io: Io): Promise<void> {
  const { out, json, against } = options;
  if (options.open && (out === undefined || out === '-'))
    throw usageError('--open opens a file: add --out page.html');
  if (json && out !== undefined) throw usageError('--json prints to stdout, --out writes a page: choose one');
  const wanted = explainOptions(options, io);
  const loaded = await readConfig(options.config);
  const made = loaded?.normalizer ?? { explain, explainChange };
  const isEndpoint = (name: string) => isEndpointName(name) || loaded?.endpoints.includes(name) === true;
  const bundle = await readBundle(input, isEndpoint, io);
  const older = against === undefined ? undefined : await readBundle(against, isEndpoint, io);
  const explanation = read(input, () => made.explain(bundle, wanted), options.config);
  const changes =
    older === undefined
      ? undefined
      : read(against ?? '', () => made.explainChange(older, bundle, wanted), options.config);
  if (json) {
    io.stdout.write(
      `${JSON.stringify(changes === undefined ? explanation : { ...explanation, changes }, null, 2)}\n`,
    );
  } else if (out === undefined) {
    const lines = changes?.map((change) => `  ${changeLine(change)}\n`) ?? [];
    if (changes) io.stdout.write(`What changed\n${lines.length === 0 ? '  nothing\n' : lines.join('')}\n`);
    io.stdout.write(explainText(explanation));
  } else {
    const alsoRead = [options.config, against, ...(await filesOf(input, isEndpoint))];
    await writeOutputs({ input, alsoRead, out }, io, { restart: options.restart }, ({ out: page }) =>
      page.write(Buffer.from(explainPage(explanation, changes))),
    );
    if (options.open) await openInBrowser(out);
  }
}

function explainOptions(
  { dataset, version, release, extensions, translate, redact }: Options,
  io: Io,
): ExplainOptions {
  return {
    dataset,
    version,
    release,
    extensions,
    translate: translate ? 'derive' : 'source-only',
    redact,
    madeAt: io.now().toISOString(),
  };
}

function read<T>(input: string, make: () => T, config?: string): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof RawPayloadError)
      throw dataError(`${nameOf(input)}: ${error.message} [${error.reason}]`);
    if (error instanceof AdditionError) throw usageError(`${config}: ${error.message}`);
    if (error instanceof RangeError) throw usageError(error.message);
    throw error;
  }
}

/**
 * A bundle in one file, or in a folder with a file for each endpoint. One of an unknown name is an `unknown_endpoint`, as
 * it is in a bundle; what a run notes beside them, done-….json and same.json, is left out.
 */
async function readBundle(input: string, isEndpoint: (name: string) => boolean, io: Io): Promise<RawBundle> {
  if (!isFolder(input)) {
    const bytes = await readInput(input, io);
    return read(input, () => parseBundle(bytes));
  }
  const files = await filesOf(input, isEndpoint);
  if (files.length === 0)
    throw dataError(`${nameOf(input)} has no file named after an endpoint, such as qycxnew.json`);
  const bodies = files.map(async (file) => {
    const bytes = await readInput(file, io);
    return [endpointOf(file), read(file, () => parseJson(bytes))] as const;
  });
  return Object.fromEntries(await Promise.all(bodies));
}

/** The answers in a folder that has any; none of what is not a folder. */
async function filesOf(input: string, isEndpoint: (name: string) => boolean): Promise<readonly string[]> {
  if (!isFolder(input)) return [];
  const names = await readdir(input).catch((error) => {
    throw readError(input, error);
  });
  const found = names.filter((file) => JSON_FILE.test(file)).sort();
  if (!found.some((file) => isEndpoint(endpointOf(file)))) return [];
  const isAnswer = (name: string) => isEndpoint(name) || (/^\w+$/.test(name) && name !== 'same');
  const files = found.filter((file) => isAnswer(endpointOf(file))).map((file) => join(input, file));
  // Reading a pipe would wait for it.
  const special = files.find((file) => statOf(file)?.isFile() === false);
  if (special !== undefined) throw dataError(`${special} is not a regular file; remove it`);
  const twice = files.find(
    (file, index) => files.findIndex((one) => endpointOf(one) === endpointOf(file)) < index,
  );
  if (twice !== undefined) throw dataError(`${twice} is there twice, as .json and as .JSON; remove one`);
  return files;
}

/** As export programs of Windows write it, too. */
const JSON_FILE = /\.json$/i;

function endpointOf(file: string): string {
  return basename(file).replace(JSON_FILE, '');
}

/** The system's own way to open a file; the program doesn't wait for it. */
async function openInBrowser(file: string): Promise<void> {
  const { spawn } = await import('node:child_process');
  const [opener, ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open'];
  if (opener === undefined) return;
  const child = spawn(opener, [...args, file], { stdio: 'ignore', detached: true });
  child.on('error', () => process.stderr.write(`neci-kyc: can't open a browser; the page is in ${file}\n`));
  child.unref();
}
