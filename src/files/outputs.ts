/**
 * The outputs of a command: kept apart from each other and from the input, and put in their places, left to be
 * resumed, or discarded together. docs/reference/files.md says what is guaranteed.
 *
 * @example
 * const outputs = await openOutputs({ input: 'in.json', out: 'out.json' }, process);
 * await outputs.out.write(bytes);
 * outputs.publish();
 */

import { copyFileSync, existsSync, constants as fs, fstatSync, type Stats } from 'node:fs';
import { tailAt } from './digest.js';
import { OutputError, TakenOverError, WriteError } from './ioError.js';
import { type Entry, journalOf } from './journal.js';
import { isLeft, openPart, type Part } from './part.js';
import { openDevice, type Sink, streamSink } from './sink.js';
import { beside, type FileTarget, isSameFile, statOf, type Target, targetOf } from './target.js';

/** Paths as the user gives them. */
export interface OutputPaths {
  /** "-" is stdin; undefined where no file is read. */
  readonly input?: string;
  /** Other files that are read, such as a config. */
  readonly alsoRead?: readonly (string | undefined)[];
  /** "-" and undefined are stdout. */
  readonly out?: string;
  readonly issues?: string;
  readonly lineage?: string;
  readonly failed?: string;
  readonly report?: string;
}

interface Streams {
  readonly stdin: object;
  readonly stdout: NodeJS.WritableStream;
}

const ROLES = ['out', 'issues', 'lineage', 'failed', 'report'] as const;
type Role = (typeof ROLES)[number];

interface Output<T extends Target = Target> {
  readonly role: Role;
  readonly given: string;
  readonly target: T;
}

export interface OpenOptions {
  /** What two runs must have in common for one to resume the other; without it the outputs can't be resumed. */
  readonly identity?: unknown;
  /** Go on with what an earlier run left. */
  readonly resume?: boolean;
  /** Throw away what an earlier run left. */
  readonly restart?: boolean;
  /** Permissions of a new file, before the user's mask. */
  readonly mode?: number;
}

export interface Outputs<State> {
  readonly out: Sink;
  readonly issues: Sink | undefined;
  readonly lineage: Sink | undefined;
  readonly failed: Sink | undefined;
  readonly report: Sink | undefined;
  /** The last checkpoint of the run that is resumed. */
  readonly from: State | undefined;
  /** Records how far the run has come; undefined for outputs that can't be resumed. */
  readonly checkpoint: ((state: State) => void) | undefined;
  /** Puts all files in their places, the output first. One that can't go there holds up those after it. */
  publish(): void;
  /** Keeps what a later run can resume; false where there is nothing to resume, and nothing is kept. */
  keep(): boolean;
  discard(): void;
}

/**
 * @throws OutputError when two of the files are the same one, when another run is writing one, or when an unfinished
 * run left one and the options don't say what to do with it; WriteError.
 */
export async function openOutputs<State>(
  paths: OutputPaths,
  streams: Streams,
  { identity, resume, restart, mode = 0o666 }: OpenOptions = {},
): Promise<Outputs<State>> {
  const outputs = ROLES.flatMap((role) => outputOf(role, paths[role]));
  requireApart(outputs, paths, streams);
  const files = outputs.filter(isFile);
  const out = files.find(({ role }) => role === 'out');
  // A run that writes a file can't go on with what went to a device.
  const whole = { identity, files: files.map(({ role }) => role) };
  const journal = out && journalOf<State>(out.target.path, whole);
  const left = files.filter(({ given, target }) => isLeft(given, target));
  const [unfinished] = journal?.exists ? [out] : left;
  if (unfinished && !resume && !restart) throw leftOver(unfinished, identity !== undefined);
  const earlier = resume ? journal?.earlier : undefined;
  if (unfinished && resume && !earlier)
    throw cannotResume('it had other options, another input or another version of neci-kyc');

  const parts = new Map<Role, Part>();
  const devices = new Map<Role, Sink & { close(): void }>();
  let isResumable = earlier !== undefined;

  /** Nothing of a run stays but what can be resumed, however the program ends. */
  function end(keep: boolean): void {
    process.removeListener('exit', onExit);
    for (const device of devices.values()) device.close();
    for (const part of parts.values()) keep ? part.leave() : part.discard();
    // Until this run has the output, the journal may be another's.
    if (!keep && parts.has('out')) journal?.discard();
  }
  const onExit = () => end(isResumable);
  process.once('exit', onExit);

  function sinkOf(role: Role): Sink | undefined {
    const part = parts.get(role);
    return part ? { write: async (bytes) => part.append(bytes) } : devices.get(role);
  }
  function requireHeld(): void {
    for (const part of parts.values()) if (!part.isHeld()) throw new TakenOverError();
  }
  function checkpoint(state: State): void {
    requireHeld();
    const written = [...parts].map(([role, { path, size }]) => [role, { size, tail: tailAt(path, size) }]);
    journal?.write({ parts: Object.fromEntries(written), state });
    isResumable = true;
  }

  try {
    for (const output of outputs) {
      const { role, given, target } = output;
      if (isFile(output)) parts.set(role, openAgain(output, mode, earlier?.parts[role]));
      else if (target.kind === 'device') devices.set(role, await openDevice(given));
    }
    if (earlier) checkpoint(earlier.state);
    else journal?.discard();
  } catch (error) {
    end(isResumable);
    throw error;
  }
  return {
    out: sinkOf('out') ?? streamSink(streams.stdout),
    issues: sinkOf('issues'),
    lineage: sinkOf('lineage'),
    failed: sinkOf('failed'),
    report: sinkOf('report'),
    from: earlier?.state,
    checkpoint: journal && identity !== undefined ? checkpoint : undefined,
    publish() {
      requireHeld();
      for (const part of parts.values()) part.publish();
      isResumable = false;
      end(false);
    },
    keep() {
      end(isResumable);
      return isResumable;
    },
    discard: () => end(false),
  };
}

function outputOf(role: Role, given: string | undefined): Output[] {
  if (given === '') throw new OutputError(`--${role} is empty; name a file`);
  if (given === '-' && role !== 'out')
    throw new OutputError(`--${role} - : only --out can be stdout; name a file`);
  if (given === undefined && role !== 'out') return [];
  if (given === undefined || given === '-') return [{ role, given: 'stdout', target: { kind: 'stdout' } }];
  const target = targetOf(given);
  if (target.kind === 'folder') throw new OutputError(`--${role} ${given} is a folder; name a file`);
  return [{ role, given, target }];
}

/** Two outputs that lead to a device are the user's to judge. */
function requireApart(
  outputs: readonly Output[],
  { input, alsoRead = [] }: OutputPaths,
  streams: Streams,
): void {
  const ends = outputs.map(({ role, target }) => {
    if (target.kind === 'file') return { name: `--${role}`, path: target.path, stats: target.old };
    const isStdout = target.kind === 'stdout';
    const name = isStdout && role === 'out' ? 'stdout' : `--${role}`;
    return { name, path: isStdout ? '-' : undefined, stats: isStdout ? statsOf(streams.stdout) : undefined };
  });
  const inputs = [input, ...alsoRead].map((path) => ({
    name: path === undefined || path === input ? 'input' : path,
    path: undefined,
    stats: path === undefined ? undefined : path === '-' ? statsOf(streams.stdin) : statOf(path),
  }));
  const all = [...inputs, ...ends];
  for (const [index, one] of all.entries()) {
    if (index < inputs.length) continue;
    const same = all
      .slice(0, index)
      .find(
        (other) =>
          (one.path !== undefined && other.path === one.path) ||
          (one.stats && isSameFile(other.stats, one.stats)),
      );
    if (same) throw new OutputError(`${same.name} and ${one.name} are the same file`);
  }
}

/** Of the file that the shell made of `> file` or `< file`. */
function statsOf(stream: object): Stats | undefined {
  return 'fd' in stream && typeof stream.fd === 'number' ? fstatSync(stream.fd) : undefined;
}

type FileOutput = Output<FileTarget>;

function isFile(output: Output): output is FileOutput {
  return output.target.kind === 'file';
}

/** The part of a file, or that of the run that is resumed: `written` is what its journal says of it. */
function openAgain<State>(
  { given, target }: FileOutput,
  mode: number,
  written: Entry<State>['parts'][string],
): Part {
  if (!written || written.size === 0) return openPart(given, target, mode);
  const { size, tail } = written;
  const path = beside(target.path, 'part');
  const holds = (file: string) => tail !== undefined && tailAt(file, size)?.sha256 === tail.sha256;
  if (!existsSync(path) && target.old?.size === size && holds(target.path)) {
    // The earlier run had put this file in its place, but not those after it.
    try {
      copyFileSync(target.path, path, fs.COPYFILE_EXCL);
    } catch (error) {
      throw new WriteError(given, error);
    }
  }
  if (!existsSync(path)) throw cannotResume(`${path} is not there; was --out or --issues another file?`);
  if (!holds(path)) throw cannotResume(`${path} was changed`);
  return openPart(given, target, mode, size);
}

function cannotResume(why: string): OutputError {
  return new OutputError(`the unfinished run can't be resumed: ${why}; --restart starts again`);
}

function leftOver({ given, target }: FileOutput, isResumable: boolean): OutputError {
  const goOn = isResumable ? '--resume continues it, --restart starts again' : '--restart starts again';
  return new OutputError(`an unfinished run left ${beside(target.path, 'part')} for ${given}; ${goOn}`);
}

/**
 * Opens the outputs for work that can't be resumed, and puts them in their places when it is done. When it fails, all
 * is as it was, but for what stdout and devices have taken.
 */
export async function withOutputs(
  paths: OutputPaths,
  streams: Streams,
  options: Pick<OpenOptions, 'restart' | 'mode'>,
  work: (outputs: Outputs<never>) => Promise<void>,
): Promise<void> {
  const outputs = await openOutputs<never>(paths, streams, options);
  try {
    await work(outputs);
    outputs.publish();
  } catch (error) {
    outputs.discard();
    throw error;
  }
}
