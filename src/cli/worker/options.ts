/** The options that several worker commands have, and what becomes of them. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Dataset, Release, Version } from '../../generated/contracts/index.js';
import type { InputLayout, LayoutOptions, Task } from '../../worker/index.js';
import { type Io, newCommand, ownVersion } from '../command.js';
import {
  configOption,
  datasetOption,
  readConfig,
  releaseOption,
  requireRendition,
  versionOption,
} from '../input.js';

export interface ServerOptions {
  readonly servers?: string;
  readonly context?: string;
}

export interface InputOptions extends ServerOptions {
  readonly stream: string;
  readonly in: string;
  readonly failedSubject: string;
}

export interface TaskOptions extends InputOptions {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
  readonly extensions: boolean;
  readonly translate: boolean;
  readonly config?: string;
  readonly issuesSubject: string;
  readonly durable?: string;
}

/** A command below `worker`. */
export function newSubcommand(name: string, example: string, io: Io): Command {
  return newCommand(name, example, io).showHelpAfterError(`(see neci-kyc worker ${name} --help)`);
}

/** Where the server is. Credentials come from the environment or from a context, never from arguments. */
export function addInputOptions(command: Command): Command {
  return command
    .option('--servers <urls>', 'the servers, with commas between them (NATS_URL; default 127.0.0.1:4222)')
    .option(
      '--context <name>',
      'a NATS context, by its name or path (NATS_CONTEXT; default the selected one)',
    )
    .option('--stream <name>', 'the stream of raw bundles', 'NECI')
    .option('--in <subject>', 'the subject of the raw bundles', 'neci.raw.>')
    .option('--failed-subject <subject>', 'the subject of what fails', 'neci.failed');
}

export function addTaskOptions(command: Command): Command {
  const made = command
    .addOption(datasetOption())
    .addOption(versionOption())
    .addOption(releaseOption())
    .option('--no-extensions', 'leave out the fields beyond the published contract')
    .option('--no-translate', 'leave out translated names that no source provides')
    .addOption(configOption());
  return addInputOptions(made)
    .option('--issues-subject <subject>', 'the subject of the issues', 'neci.issues')
    .option('--durable <name>', 'the consumer that all workers of a run share (default: named by the task)');
}

export async function taskOf(options: TaskOptions): Promise<Task> {
  requireRendition(options);
  const { dataset, version, release, extensions, translate } = options;
  return {
    dataset,
    version,
    release,
    extensions,
    translate: translate ? 'derive' : 'source-only',
    config: (await readConfig(options.config))?.config,
    program: ownVersion(),
  };
}

/** `out`: the subject of the responses, where it has a name of its own. */
export function layoutOptionsOf(options: TaskOptions, out?: string): LayoutOptions {
  const { stream, in: input, failedSubject: failed, issuesSubject: issues, durable } = options;
  return { stream, in: input, failed, issues, durable, out };
}

export function inputOptionsOf({ stream, in: input, failedSubject: failed }: InputOptions): InputLayout {
  return { stream, in: input, failed };
}

export function readCount(least: number, most: number): (text: string) => number {
  return (text) => {
    if (/^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** An option in seconds, whose value is in milliseconds. */
export function secondsOption(
  flags: string,
  what: string,
  { least, most, preset }: { readonly least: number; readonly most: number; readonly preset: number },
): Option {
  return new Option(flags, what).default(preset * 1000, String(preset)).argParser((text) => {
    const seconds = /^\d{1,7}(?:\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
    if (seconds >= least && seconds <= most) return seconds * 1000;
    throw new InvalidArgumentError(`It must be a number of seconds from ${least} to ${most}.`);
  });
}
