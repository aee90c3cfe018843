/**
 * Sends messages in order, many on their way at once. When the server does not confirm one, nothing new is sent
 * until all before it is: what was refused goes again, in order, with the id it had.
 */

import type { JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { Position } from '../bulk/block.js';
import { type Outgoing, pauses, publishOnce, reasonToWait } from './publish.js';

/** What becomes one message. */
export interface Parcel {
  /** The number of its last record. */
  readonly last: number;
  /** Where the block begins that its first record is in. */
  readonly block: Position;
  readonly body: Uint8Array;
  readonly id: string;
}

export interface SenderOptions {
  readonly connection: NatsConnection;
  readonly js: JetStreamClient;
  readonly signal: AbortSignal;
  log(line: string): void;
  /** `resume`: where a later submit goes on, if this is the last message that is stored. */
  toMessage(parcel: Parcel, resume: string): Outgoing;
}

export interface Sender {
  /** Resolves when there is room for another one. @throws ForbiddenError, TooLargeError */
  send(parcel: Parcel): Promise<void>;
  /** Waits until all is confirmed; when it is stopped, until all was answered or given up. */
  finish(): Promise<void>;
  counts(): {
    readonly stored: number;
    readonly present: number;
    readonly reordered: number;
    readonly bytes: number;
  };
}

const MAX_MESSAGES = 256;
const MAX_BYTES = 16_000_000;

/** A parcel whose confirmation is waited for. */
interface Open {
  readonly parcel: Parcel;
  state: 'sent' | 'refused' | 'confirmed';
  sequence: number;
}

export function createSender({ connection, js, signal, log, toMessage }: SenderOptions): Sender {
  /** In order. Those before the first one are confirmed. */
  const open: Open[] = [];
  const counts = { stored: 0, present: 0, reordered: 0, bytes: 0 };
  let confirmed = { record: 0, sequence: 0 };
  let inFlight = 0;
  let bytesInFlight = 0;
  let isBroken = false;
  let refusal: string | undefined;
  let failure: unknown;
  let wake = () => {};

  void (async () => {
    // What is sent while the connection is away is lost, and so is what was on its way: it goes again in order.
    for await (const { type } of connection.status()) if (type === 'disconnect') isBroken = true;
  })();

  function start(each: Open): void {
    const { parcel } = each;
    const { block } = open[0]?.parcel ?? parcel;
    const { record, sequence } = confirmed;
    const message = toMessage(parcel, `${block.at}/${block.records}/${record}/${sequence}`);
    each.state = 'sent';
    inFlight += 1;
    bytesInFlight += parcel.body.length;
    publishOnce(js, message)
      .then(
        ({ seq, duplicate }) => {
          each.state = 'confirmed';
          each.sequence = seq;
          if (duplicate) counts.present += 1;
          else {
            counts.stored += 1;
            counts.bytes += parcel.body.length;
          }
          advance();
        },
        (error: unknown) => {
          each.state = 'refused';
          isBroken = true;
          try {
            refusal = reasonToWait(error, message);
          } catch (fatal) {
            failure ??= fatal;
          }
        },
      )
      .finally(() => {
        inFlight -= 1;
        bytesInFlight -= parcel.body.length;
        wake();
      });
  }

  function advance(): void {
    for (let [first] = open; first?.state === 'confirmed'; [first] = open) {
      const { parcel, sequence } = first;
      open.shift();
      if (sequence < confirmed.sequence) counts.reordered += 1;
      confirmed = { record: parcel.last, sequence: Math.max(sequence, confirmed.sequence) };
    }
  }

  function change(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
    });
  }

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await change();
      if (failure !== undefined) throw failure;
    }
  }

  /** Waits until nothing is on its way, then sends again what was refused. */
  async function repair(): Promise<void> {
    let logged: string | undefined;
    for (const pause of pauses()) {
      await until(() => inFlight === 0);
      isBroken = false;
      const refused = open.filter(({ state }) => state === 'refused');
      if (refused.length === 0) break;
      if (signal.aborted) return;
      const reason = refusal ?? 'the server confirms nothing';
      if (reason !== logged) log(`the stream takes no messages (${reason}); trying again until it does`);
      logged = reason;
      await pause(signal);
      for (const each of refused) start(each);
    }
    if (logged !== undefined) log('the stream takes messages again');
  }

  async function settle(): Promise<void> {
    while (isBroken && !signal.aborted) await repair();
  }

  return {
    async send(parcel) {
      const each: Open = { parcel, state: 'sent', sequence: 0 };
      open.push(each);
      start(each);
      await until(() => isBroken || (inFlight < MAX_MESSAGES && bytesInFlight < MAX_BYTES));
      await settle();
    },
    async finish() {
      await until(() => inFlight === 0);
      await settle();
    },
    counts: () => ({ ...counts }),
  };
}
