/** Reads a message that a stream keeps. */

import type { JetStreamManager, StoredMsg } from '@nats-io/jetstream';
import { AbandonedError, isPassing, pauses } from './publish.js';

/** By its sequence, or the last one of a subject. */
export type Place = { readonly seq: number } | { readonly last_by_subj: string };

export type ReadStored = (stream: string, place: Place) => Promise<StoredMsg | null>;

/**
 * @param signal - ends the waiting for a server that does not answer.
 * @returns a function that reads a message, or null where there is none. It rejects with AbandonedError.
 */
export function createReader(manager: JetStreamManager, signal: AbortSignal): ReadStored {
  return async (stream, place) => {
    for (const pause of pauses()) {
      try {
        return await manager.streams.getMessage(stream, place);
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (signal.aborted) break;
      }
      await pause(signal);
    }
    throw new AbandonedError(`a message of ${stream} was not read`);
  };
}
