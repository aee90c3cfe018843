/** What a stream holds at this moment, in its order. */

import type { JetStreamClient, JsMsg } from '@nats-io/jetstream';

export interface ReplayOptions {
  readonly stream: string;
  readonly subject: string;
  /** The first sequence that is wanted. */
  readonly from?: number;
  /** Without the bodies. */
  readonly headersOnly?: boolean;
}

/** So many messages are on their way while others are worked on. */
const AHEAD = 500;

/**
 * The messages of a subject, up to the one that is the last when the last one is read. A consumer that the server
 * keeps for this alone is made anew by the library when a message is missed.
 */
export async function* replay(
  js: JetStreamClient,
  { stream, subject, from = 1, headersOnly = false }: ReplayOptions,
): AsyncGenerator<JsMsg, void, undefined> {
  const consumer = await js.consumers.get(stream, {
    filter_subjects: subject,
    opt_start_seq: from,
    headers_only: headersOnly,
  });
  try {
    const { num_pending } = await consumer.info(true);
    if (num_pending === 0) return;
    for await (const message of await consumer.consume({ max_messages: AHEAD })) {
      yield message;
      if (message.info.pending === 0) return;
    }
  } finally {
    await consumer.delete().catch(() => {}); // the server removes it after a while by itself
  }
}
