/** What a worker does with one message, up to the confirmation of all that comes of it. */

import type { PubAck } from '@nats-io/jetstream';
import type { Outcome } from './events.js';
import { HEADER } from './headers.js';
import type { Layout } from './layout.js';
import { failedEntry, issuesEntry, type Origin, publishFailed, responseMessage } from './messages.js';
import type { Pool } from './pool.js';
import { type Publish, TooLargeError } from './publish.js';
import type { ReadStored } from './stored.js';
import type { Task } from './task.js';
import type { IssueCount, Worked } from './work.js';

interface Answering {
  readonly readStored: ReadStored;
  readonly layout: Layout;
  readonly task: Task;
  readonly publish: Publish;
  readonly pool: Pool;
}

export interface Answered {
  readonly outcome: Extract<Outcome, 'done' | 'partial' | 'failed'>;
  readonly issues: readonly IssueCount[];
}

export type Answer = (message: Origin['message']) => Promise<Answered>;

/**
 * @returns a function that maps a message and publishes all that comes of it. It resolves when that is confirmed, and
 * rejects with ThreadCrash, ForbiddenError, or an error that passes (see `isPassing`).
 */
export function createAnswer({ readStored, layout, task, publish, pool }: Answering): Answer {
  return async (message) => {
    const worked = await pool.work({
      sequence: message.seq,
      contentType: message.headers?.get(HEADER.contentType) || undefined,
      body: message.data,
    });
    const origin = { layout, task, message };
    const isOut = worked.response === undefined || (await publishResponse(origin, worked));
    const failures = isOut ? worked.failures : [TOO_LARGE];
    await Promise.all([
      ...(worked.issues ? [publish(issuesEntry(origin, worked.id, worked.issues))] : []),
      ...failures.map((failed) => publishFailed(publish, failedEntry(origin, worked.id, failed))),
    ]);
    if (failures.length === 0) return { outcome: 'done', issues: worked.counts };
    return { outcome: isOut && worked.response ? 'partial' : 'failed', issues: worked.counts };
  };

  /** False when the response is larger than the server takes. */
  async function publishResponse(origin: Origin, worked: Worked): Promise<boolean> {
    const response = responseMessage(origin, worked);
    try {
      const confirmed = await publish(response);
      // Bundles that are equal to the byte give equal responses; each has its own.
      if (confirmed.duplicate && !(await isOwn(confirmed, origin)))
        await publish({ ...response, id: `${response.id}.${origin.message.seq}` });
      return true;
    } catch (error) {
      if (error instanceof TooLargeError) return false;
      throw error;
    }
  }

  /** Whether the response that is out already was made of this very message, when it was delivered before. */
  async function isOwn({ seq }: PubAck, { message }: Origin): Promise<boolean> {
    const earlier = await readStored(layout.streams.out, { seq });
    return earlier?.header.get(HEADER.sequence) === String(message.seq);
  }
}

const TOO_LARGE = {
  failure: {
    error: 'MessageError',
    reason: 'response_too_large',
    message: 'The response is larger than the server takes (max_payload); send smaller batches or raise it',
  },
} as const;
