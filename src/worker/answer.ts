/** What a worker does with one message, from its delivery to its acknowledgement. */

import type { JetStreamManager, JsMsg, PubAck } from '@nats-io/jetstream';
import type { Outcome } from './events.js';
import { HEADER } from './headers.js';
import type { Layout } from './layout.js';
import { failedEntry, issuesEntry, type Origin, publishFailed, responseMessage } from './messages.js';
import type { Pool } from './pool.js';
import { type Publish, TooLargeError } from './publish.js';
import type { Task } from './task.js';
import type { IssueCount, Worked } from './work.js';

interface Answering {
  readonly manager: JetStreamManager;
  readonly layout: Layout;
  readonly task: Task;
  readonly publish: Publish;
  readonly pool: Pool;
  readonly isStopping: () => boolean;
}

interface Answered {
  readonly outcome: Outcome;
  readonly issues: readonly IssueCount[];
}

/** Maps a message, publishes all that comes of it, and answers the server when that is confirmed. */
export function createAnswer({ manager, layout, task, publish, pool, isStopping }: Answering) {
  return async (message: JsMsg, current: () => JsMsg): Promise<Answered> => {
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
    const isFailed = failures.length > 0 && (!isOut || worked.response === undefined);
    await settle(current(), isFailed);
    return { outcome: isFailed ? 'failed' : failures.length > 0 ? 'partial' : 'done', issues: worked.counts };
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
    const earlier = await manager.streams.getMessage(layout.streams.out, { seq });
    return earlier?.header.get(HEADER.sequence) === String(message.seq);
  }

  /**
   * An answer is confirmed itself where the next delivery may be the last one, and where this process ends. One that
   * is lost all the same costs a delivery, whose response is recognized.
   */
  async function settle(message: JsMsg, isFailed: boolean): Promise<void> {
    if (isFailed) message.term();
    else if (message.redelivered || isStopping()) await message.ackAck().catch(() => {});
    else message.ack();
  }
}

const TOO_LARGE = {
  failure: {
    error: 'MessageError',
    reason: 'response_too_large',
    message: 'The response is larger than the server takes (max_payload); send smaller batches or raise it',
  },
} as const;
