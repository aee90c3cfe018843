/**
 * The names of a run in JetStream: its streams, subjects and consumers. Everything that the commands share is
 * derived here from the few names that a user gives.
 *
 * @example
 * const layout = layoutOf({ dataset: 'super', version: 'v2', release: '2025-07-09', extensions: true, translate: 'derive' });
 * layout.durable; // 'super-v2-2025-07-09'
 */

import type { Task } from './task.js';

/** The names that a user may give. */
export interface LayoutOptions {
  /** The stream of raw bundles. */
  readonly stream?: string | undefined;
  /** The subject of the raw bundles; may end in `>` or hold `*`. */
  readonly in?: string | undefined;
  /** The subject of the responses. */
  readonly out?: string | undefined;
  /** The subject of what could not be normalized. */
  readonly failed?: string | undefined;
  /** The subject of the issues. */
  readonly issues?: string | undefined;
  /** The consumer that all workers of a run share. */
  readonly durable?: string | undefined;
}

export interface Layout extends Required<LayoutOptions> {
  readonly streams: {
    readonly in: string;
    readonly out: string;
    readonly failed: string;
    readonly issues: string;
    /** The server's advisories of messages that were delivered too often. */
    readonly poison: string;
  };
  /** The subject of those advisories, for the consumer of this run. */
  readonly advisories: string;
  /** Below it is a subject for each message that was tried alone. */
  readonly tried: string;
}

/** A name or subject that the server would not accept, or that two things have. */
export class NameError extends Error {
  override readonly name = 'NameError' as const;
}

/**
 * @param task - what the run makes of a bundle; names the subject of the responses and the consumer.
 * @param options - names that differ from the default ones.
 * @returns all names of the run.
 * @throws NameError when a name holds characters that JetStream does not accept, or is among those of another.
 */
export function layoutOf(task: Task, options: LayoutOptions = {}): Layout {
  const { dataset, version } = task;
  const input = inputLayoutOf(options);
  const { stream } = input;
  const { out = `neci.dataset.${dataset}.${version}`, durable = durableOf(task) } = options;
  const { issues = 'neci.issues' } = options;
  requireName('durable', durable);
  requireSubject('out', out, SUBJECT);
  requireSubject('issues-subject', issues, SUBJECT);
  requireApart({ in: input.in, 'failed-subject': input.failed, out, 'issues-subject': issues });
  return {
    ...input,
    out,
    issues,
    durable,
    streams: {
      in: stream,
      out: `${stream}-DATASETS`,
      failed: `${stream}-FAILED`,
      issues: `${stream}-ISSUES`,
      poison: `${stream}-POISON`,
    },
    advisories: `${ADVISORY}.${stream}.${durable}`,
    tried: `${triedSubject(stream)}.${durable}`,
  };
}

/** The names that loading needs, which are the same for every task. */
export type InputLayout = Pick<Layout, 'stream' | 'in' | 'failed'>;

/** @throws NameError */
export function inputLayoutOf(options: LayoutOptions = {}): InputLayout {
  const { stream = 'NECI', in: input = 'neci.raw.>', failed = 'neci.failed' } = options;
  requireName('stream', stream);
  requireSubject('in', input, PATTERN);
  requireSubject('failed-subject', failed, SUBJECT);
  requireApart({ in: input, 'failed-subject': failed });
  return { stream, in: input, failed };
}

/** What is published to a subject of the input would be normalized in its turn. */
function requireApart(subjects: Readonly<Record<string, string>>): void {
  const all = Object.entries(subjects);
  for (const [index, [name, subject]] of all.entries()) {
    const [other] = all.slice(0, index).find(([, earlier]) => covers(earlier, subject)) ?? [];
    if (other !== undefined)
      throw new NameError(`--${name} is among the subjects of --${other}; give it another`);
  }
}

/** Where the server reports that a message was delivered `max_deliver` times without an answer. */
export const ADVISORY = '$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES';

/** The subject of the marks of messages that are tried alone, without its last two parts. */
export function triedSubject(stream: string): string {
  return `${stream}-TRIED`;
}

function durableOf({ dataset, version, release, extensions, translate }: Task): string {
  const options = [extensions ? [] : 'no-extensions', translate === 'derive' ? [] : 'no-translate'].flat();
  return [dataset, version, release, ...options].join('-');
}

const NAME = /^[\w-]{1,128}$/;
const SUBJECT = /^[\w-]+(?:\.[\w-]+)*$/;
const PATTERN = /^(?:(?:[\w-]+|\*)\.)*(?:[\w-]+|\*|>)$/;

function requireName(option: string, name: string): void {
  if (!NAME.test(name)) throw new NameError(`--${option} must consist of letters, digits, "_" and "-"`);
}

function requireSubject(option: string, subject: string, shape: RegExp): void {
  if (shape.test(subject)) return;
  const wildcards = shape === PATTERN ? '; "*" stands for one part and ">" for the rest' : '';
  throw new NameError(`--${option} must be a subject such as neci.raw.2025${wildcards}`);
}

/** Whether a subject with wildcards takes in another one. */
export function covers(pattern: string, subject: string): boolean {
  const [parts, others] = [pattern.split('.'), subject.split('.')];
  for (const [index, part] of parts.entries()) {
    if (part === '>') return others.length > index;
    const other = others[index];
    if (other === undefined || other === '>' || (part !== '*' && part !== other)) return false;
  }
  return parts.length === others.length;
}
