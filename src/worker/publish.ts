/** Publishing until the server has confirmed it. What is retried has an id, so that it is stored once. */

import { setTimeout as wait } from 'node:timers/promises';
import { JetStreamApiError, type JetStreamClient, type PubAck } from '@nats-io/jetstream';
import { errors, headers } from '@nats-io/nats-core';

export interface Outgoing {
  readonly subject: string;
  readonly id: string;
  readonly body: Uint8Array;
  /** Without those that are undefined. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export type Publish = (message: Outgoing) => Promise<PubAck>;

/** The message can't be published, now or later, because it is longer than the server or the stream allows. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError' as const;
}

/** This client may not publish to the subject. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError' as const;
}

/** The wait for a confirmation was given up, because the program ends. */
export class AbandonedError extends Error {
  override readonly name = 'AbandonedError' as const;
}

export interface PublisherOptions {
  readonly jetstream: JetStreamClient;
  /** Receives a line when a subject starts to refuse messages, and when it takes them again. */
  log(line: string): void;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/** How long a confirmation may take before the message is sent again, in milliseconds. */
const CONFIRM_MS = 5000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

/**
 * @returns a function that publishes a message again and again until the server confirms it. It rejects with
 * TooLargeError, ForbiddenError, or AbandonedError.
 */
export function createPublisher({ jetstream, log, signal }: PublisherOptions): Publish {
  /** The subjects that refuse, and why. */
  const refusing = new Map<string, string>();

  function report(subject: string, reason: string): void {
    if (refusing.get(subject) === reason) return;
    refusing.set(subject, reason);
    log(`${subject} takes no messages (${reason}); trying again until it does`);
  }

  return async (message) => {
    for (const pause of pauses()) {
      try {
        const confirmed = await publishOnce(jetstream, message);
        if (refusing.delete(message.subject)) log(`${message.subject} takes messages again`);
        return confirmed;
      } catch (error) {
        const reason = reasonToWait(error, message);
        if (signal.aborted) throw new AbandonedError(`${message.subject}: ${reason}`);
        report(message.subject, reason);
      }
      await pause(signal); // when it ends early, the next try is the last one
    }
    throw new AbandonedError(message.subject);
  };
}

/** Pauses that grow, without an end. Each ends early with the signal. */
export function* pauses(): Generator<(signal: AbortSignal) => Promise<void>> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS))
    yield (signal) => wait(pause, undefined, { signal }).catch(() => {});
}

/** @throws whatever the library throws. */
export function publishOnce(jetstream: JetStreamClient, message: Outgoing): Promise<PubAck> {
  const { subject, body, id } = message;
  const all = headers();
  for (const [name, value] of Object.entries(message.headers)) if (value !== undefined) all.set(name, value);
  return jetstream.publish(subject, body, { msgID: id, headers: all, timeout: CONFIRM_MS });
}

/** Why a message was not confirmed, where another try can help. @throws TooLargeError, ForbiddenError */
export function reasonToWait(error: unknown, { subject, body }: Outgoing): string {
  if (isTooLarge(error))
    throw new TooLargeError(`the message has ${body.length} bytes, more than is allowed`);
  if (isForbidden(error)) throw new ForbiddenError(`this user may not publish to ${subject}`);
  if (error instanceof JetStreamApiError) return error.message;
  if (error instanceof errors.TimeoutError) return 'no confirmation in time';
  if (isWithoutStream(error)) return 'no stream has the subject, or the server is starting';
  if (error instanceof errors.ClosedConnectionError) throw new AbandonedError('the connection is closed');
  if (error instanceof Error) return error.message;
  throw error;
}

/** Of the server's error codes. */
const MESSAGE_EXCEEDS_MAXIMUM = 10054;

function isTooLarge(error: unknown): boolean {
  if (error instanceof JetStreamApiError) return error.code === MESSAGE_EXCEEDS_MAXIMUM;
  return error instanceof errors.InvalidArgumentError && error.message.includes('max_payload');
}

/** The library wraps the cause. */
function isForbidden(error: unknown): boolean {
  if (error instanceof errors.PermissionViolationError) return true;
  return error instanceof Error && error.cause instanceof errors.PermissionViolationError;
}

function isWithoutStream(error: unknown): boolean {
  return error instanceof Error && error.name === 'JetStreamNotEnabled';
}

/** A name that no stream has. */
const NO_STREAM = 'neci-kyc-asks-without-storing';
const STREAM_NOT_MATCH = 10060;

/**
 * Whether a subject takes messages: asks the server with a condition that can't hold, so that nothing is stored.
 *
 * @returns why not, in words for the operator; undefined when it does.
 */
export async function whyNotPublishable(
  jetstream: JetStreamClient,
  subject: string,
): Promise<string | undefined> {
  try {
    await jetstream.publish(subject, new Uint8Array(), { expect: { streamName: NO_STREAM } });
    return undefined;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === STREAM_NOT_MATCH) return undefined;
    if (isForbidden(error)) return `this user may not publish to ${subject}`;
    if (isWithoutStream(error))
      return `no stream has the subject ${subject}; run neci-kyc worker setup first`;
    return `${subject}: ${error instanceof Error ? error.message : 'unknown error'}`;
  }
}

/** Whether an error may be over the next time: the message is delivered again then. */
export function isPassing(error: unknown): boolean {
  if (error instanceof AbandonedError || error instanceof JetStreamApiError) return true;
  return [errors.TimeoutError, errors.RequestError, errors.ClosedConnectionError].some(
    (kind) => error instanceof kind,
  );
}
