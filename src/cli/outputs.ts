/**
 * The outputs of a command: held apart from each other and from the input, claimed and opened together, and put
 * in their places, left to be resumed, or taken away together.
 *
 * @example
 * const outputs = await openOutputs(placesOf({ input: 'in.json', out: 'out.json' }, io), io);
 * await outputs.out.write(bytes);
 * await outputs.publish();
 */

import { fstatSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { type Identity, Journal, type Progress } from '../bulk/journal.js';
import { isRecordFile } from '../bulk/source.js';
import { holds, openSink, placedSink, type Sink, streamSink, type Written } from '../files/atomicFile.js';
import { WriteError } from '../files/ioError.js';
import { type Claim, describeOwner, type Taken, takeClaim } from '../files/lock.js';
import {
  beside,
  isSameFile,
  isSameTarget,
  shortHash,
  statOf,
  type Target,
  targetOf,
} from '../files/target.js';
import { dataError, type Io, usageError } from './command.js';
import { stopped } from './stopped.js';

export interface OutputPaths {
  /** "-" is stdin; absent where no file is read. */
  readonly input?: string;
  /** "-", and none, is stdout. */
  readonly out?: string;
  readonly issues?: string;
  readonly report?: string;
  /** The rights of a file that is new, before the user's mask. */
  readonly mode?: number;
}

type Name = 'out' | 'issues' | 'report';

/** An output that is no stdout of ours: what the user calls it, and where it leads. */
interface Output {
  readonly path: string;
  readonly target: Target;
  readonly mode?: number;
}

/** Of the outputs that are no stdout of ours. */
export type Places = { readonly [name in Name]?: Output };

/** Where the outputs lead. Opens nothing. @throws ExitError when they are not apart. */
export function placesOf({ input, mode, ...paths }: OutputPaths, io: Io): Places {
  const stdout: Output = { path: 'stdout', target: { kind: 'stdout' } };
  const named = new Map([['out', stdout]]);
  for (const [name, path] of Object.entries(paths)) {
    if (path === undefined) continue;
    const isStdout = path === '-';
    if (isStdout && name !== 'out') throw usageError(`--${name} - : only --out can be stdout; name a file`);
    const target = isStdout ? stdout.target : orDataError(() => targetOf(path));
    if (target.kind === 'folder') throw usageError(`--${name} ${path} is a folder; name a file`);
    requireNotRead(input, name, path, target, io);
    named.set(name, { path, target, mode });
  }
  const all = [...named];
  const isOutStdout = named.get('out')?.target.kind === 'stdout';
  for (const [index, [name, { target }]] of all.entries()) {
    const other = all.slice(0, index).find(([, each]) => isSameTarget(each.target, target));
    if (other) throw usageError(`--${other[0]} and --${name} are the same file`);
    if (isOutStdout && isFileOf(io.stdout, target))
      throw usageError(`stdout and --${name} are the same file`);
  }
  return {
    ...(!isOutStdout && { out: named.get('out') }),
    issues: named.get('issues'),
    report: named.get('report'),
  };
}

/** An output is not the input, and not what the next run over the same folder would read as a bundle. */
function requireNotRead(input: string | undefined, name: string, path: string, target: Target, io: Io): void {
  if (input === undefined || target.kind !== 'file') return;
  const stats = input === '-' ? undefined : statOf(input);
  const isInput = stats ? isOldFile(stats, target) : input === '-' && isFileOf(io.stdin, target);
  if (isInput) throw usageError(`input and --${name} are the same file`);
  if (!stats?.isDirectory() || !isRecordFile(basename(target.path))) return;
  if (dirname(target.path) === realpathSync.native(input))
    throw usageError(`--${name} ${path} is among the bundles of ${input}; put it elsewhere`);
}

/** Whether a target is what the shell made of `> file` or `< file`. */
function isFileOf(stream: object, target: Target): boolean {
  return 'fd' in stream && typeof stream.fd === 'number' && isOldFile(fstatSync(stream.fd), target);
}

function isOldFile(stats: Stats, target: Target): boolean {
  return target.kind === 'file' && target.old !== undefined && isSameFile(stats, target.old);
}

export interface Outputs {
  readonly out: Sink;
  readonly issues: Sink | undefined;
  readonly report: Sink | undefined;
  /** Only of a resumable run, and where the output is a file, which can be gone on with. */
  readonly journal: Pick<Journal, 'write'> | undefined;
  /** How far an earlier run came. */
  readonly from: Progress | undefined;
  /** Everything is whole: the files go to their places, the output first. One that can't go leaves those after it. */
  publish(): Promise<void>;
  /** Leaves what a later run can go on with; where there is nothing, false, and nothing is left behind. */
  keep(): Promise<boolean>;
  discard(): Promise<void>;
}

/** A run that another one may take up. */
export interface Resumable {
  readonly identity: Identity;
  /** Whether it is to take up an earlier one. */
  readonly resume: boolean;
  /** Is told what becomes of an earlier run. */
  say(line: string): void;
}

/** @throws ExitError when an output can't be written, or another run is writing it. */
export async function openOutputs(places: Places, io: Io, resumable?: Resumable): Promise<Outputs> {
  const { out, issues, report } = places;
  const room = new Room(places);
  const journal = resumable && journalOf(places, resumable);
  let earlier: Progress | undefined;
  let isJournaled = false;
  const discard = async () => {
    if (room.isOurs) journal?.discard();
    await room.discard();
  };
  try {
    earlier = journal && earlierRun(journal, resumable);
    isJournaled = earlier !== undefined;
    if (!earlier) journal?.discard();

    const open = (output: Output, written: Written | undefined) => {
      const part = journal && partOf(output, out);
      if (part === undefined || !earlier) return room.open(output, part);
      return room.openAgain(output, part, written, earlier);
    };
    const sinks = {
      out: out ? await open(out, earlier?.out) : streamSink(io.stdout),
      issues: issues && (await open(issues, earlier?.issues)),
      report: report && (await room.open(report)),
    };
    return {
      ...sinks,
      journal: journal && {
        write(progress) {
          room.requireClaims();
          journal.write(progress);
          isJournaled = true;
        },
      },
      from: earlier,
      async publish() {
        room.requireClaims();
        await sinks.out.publish();
        await sinks.issues?.publish();
        await sinks.report?.publish();
        journal?.discard();
        room.leave();
      },
      async keep() {
        await (isJournaled ? room.keep() : discard());
        return isJournaled;
      },
      discard,
    };
  } catch (error) {
    await (earlier ? room.keep() : room.discard());
    throw error instanceof WriteError ? dataError(error.message) : error;
  }
}

/** Only a file can be gone on with. */
function journalOf({ out, issues }: Places, { identity }: Resumable): Journal | undefined {
  if (out?.target.kind !== 'file') return undefined;
  return new Journal(out.target.path, { ...identity, issues: issues?.target.kind });
}

/**
 * Opens the outputs for some work that no other run can take up, and puts them in place when it is done; when it
 * fails or the user stops it, all is left as it was, but for what stdout has taken. Where the output is in its place
 * and another file can't go there, the output stays.
 */
export async function withOutputs(
  places: Places,
  io: Io,
  work: (outputs: Outputs) => Promise<void>,
): Promise<void> {
  const outputs = await openOutputs(places, io);
  try {
    await work(outputs);
    if (io.signal.aborted) throw stopped(io.signal, 'nothing was put in place');
    await outputs.publish();
  } catch (error) {
    await outputs.discard();
    if (!(error instanceof WriteError)) throw error;
    if (!isReaderGone(error)) throw dataError(error.message);
  }
}

/** The reader of stdout has had enough (`| head -1`), which is no failure. */
export function isReaderGone({ kind, code }: WriteError): boolean {
  return kind === 'stdout' && code === 'EPIPE';
}

/** A part has a name by the output of its run, so that two runs with one issues file each keep their own. */
function partOf({ target }: Output, owner: Output | undefined): string | undefined {
  if (target.kind !== 'file' || owner?.target.kind !== 'file') return undefined;
  if (target === owner.target) return beside(target.path, 'part');
  return beside(target.path, `part-${shortHash(relative(dirname(target.path), owner.target.path))}`);
}

function earlierRun(journal: Journal, { resume, say }: Resumable): Progress | undefined {
  const earlier = journal.read();
  if (!resume) {
    if (earlier !== 'none') say('an unfinished run is thrown away; --resume would have gone on with it');
    return undefined;
  }
  if (earlier === 'none') {
    say('there is no unfinished run; this one starts at the beginning');
    return undefined;
  }
  if (earlier === 'other') {
    throw usageError(
      'the unfinished run had other options, another input or another version of neci-kyc; without --resume the run starts anew',
    );
  }
  if (earlier.ending) say('the unfinished run had read its input; its files are put in their places');
  return earlier;
}

/** The claims of a command and what is written under them. A process that ends early leaves only what can be resumed. */
class Room {
  readonly #claims: readonly Claim[];
  readonly #temporary: Sink[] = [];
  readonly #resumable: Sink[] = [];
  readonly #onExit = () => {
    if (this.isOurs) for (const sink of this.#temporary) sink.abandon();
    this.leave();
  };

  /** @throws ExitError */
  constructor(places: Places) {
    this.#claims = claimAll(places);
    process.once('exit', this.#onExit);
  }

  /** Whether nobody has taken a file away from this run. */
  get isOurs(): boolean {
    return this.#claims.every((claim) => claim.isHeld());
  }

  requireClaims(): void {
    if (!this.isOurs)
      throw dataError('another run has taken over the files of this one; nothing was put in place');
  }

  /** `part`: the name of a file that a later run can go on with. */
  async open({ path, target, mode }: Output, part?: string): Promise<Sink> {
    const own = target.kind === 'file' ? (part ?? beside(target.path, 'tmp')) : undefined;
    const sink = await openSink(path, { target, part: own === undefined ? undefined : { path: own }, mode });
    (part === undefined ? this.#temporary : this.#resumable).push(sink);
    return sink;
  }

  /** Goes on with what an earlier run has written. */
  async openAgain(
    { path, target }: Output,
    part: string,
    written: Written | undefined,
    { ending }: Progress,
  ): Promise<Sink> {
    if (written && holds(part, written)) {
      const sink = await openSink(path, { target, part: { path: part, size: written.size } });
      this.#resumable.push(sink);
      return sink;
    }
    const isPlaced = target.kind === 'file' && target.old?.size === written?.size;
    if (written && ending && isPlaced && holds(target.path, written)) return placedSink(written);
    throw usageError(`${part} is not what its journal says of it; without --resume the run starts anew`);
  }

  async keep(): Promise<void> {
    await Promise.allSettled(this.#resumable.map((sink) => sink.close()));
    await this.#discardAll(this.#temporary);
  }

  async discard(): Promise<void> {
    await this.#discardAll([...this.#resumable, ...this.#temporary]);
  }

  leave(): void {
    process.removeListener('exit', this.#onExit);
    for (const claim of this.#claims) claim.release();
  }

  async #discardAll(sinks: readonly Sink[]): Promise<void> {
    const { isOurs } = this;
    await Promise.allSettled(sinks.map((sink) => (isOurs ? sink.discard() : sink.close())));
    this.leave();
  }
}

function claimAll(places: Places): Claim[] {
  const claims: Claim[] = [];
  const taken: (Taken & Output)[] = [];
  try {
    for (const output of Object.values(places)) {
      if (output?.target.kind !== 'file') continue;
      const claim = takeClaim(output.target.path, output.path);
      if (claim.isTaken) claims.push(claim);
      else taken.push({ ...claim, ...output });
    }
    if (taken.length > 0) throw usageError(busy(taken));
    return claims;
  } catch (error) {
    for (const claim of claims) claim.release();
    throw error instanceof WriteError ? dataError(error.message) : error;
  }
}

/** The claims hold no progress: without them, and with --resume, a run that was killed goes on. */
function busy(taken: readonly (Taken & Output)[]): string {
  const who = describeOwner(taken[0]?.owner ?? {});
  const [paths, locks] = [taken.map(({ path }) => path), taken.map(({ lock }) => lock)];
  return `another run${who} is writing ${paths.join(' and ')}; if it isn't, remove ${locks.join(' and ')}: no progress is lost by that`;
}

function orDataError<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof WriteError ? dataError(error.message) : error;
  }
}
