/** What is published of a message: the response, the issues, and the entry of a failure. */

import type { JsMsg } from '@nats-io/jetstream';
import { HEADER, JSON_TYPE, NDJSON_TYPE } from './headers.js';
import type { Layout } from './layout.js';
import { type Outgoing, type Publish, TooLargeError } from './publish.js';
import { describeTask, type Task } from './task.js';
import type { FailedRecord, Worked } from './work.js';

/** The message that something came of. */
export interface Origin {
  readonly layout: Layout;
  readonly task: Task;
  readonly message: Pick<JsMsg, 'seq' | 'data' | 'headers'>;
}

export function responseMessage(origin: Origin, { id, response, lines }: Worked): Outgoing {
  return {
    subject: origin.layout.out,
    id,
    body: response ?? new Uint8Array(),
    headers: {
      ...headersOf(origin),
      [HEADER.contentType]: typeOf(origin) === NDJSON_TYPE ? NDJSON_TYPE : JSON_TYPE,
      [HEADER.lines]: lines?.join(','),
    },
  };
}

export function issuesEntry(origin: Origin, id: string, issues: Uint8Array): Outgoing {
  return {
    subject: origin.layout.issues,
    id: `${id}.${origin.message.seq}.issues`,
    body: issues,
    headers: { ...headersOf(origin), [HEADER.contentType]: NDJSON_TYPE },
  };
}

/** The body is the original one, of a batch the line that failed. */
export function failedEntry(origin: Origin, id: string, { failure, line, span }: FailedRecord): Outgoing {
  const { message, layout } = origin;
  return {
    subject: layout.failed,
    id: `${id}.${message.seq}.failed${line === undefined ? '' : `.${line}`}`,
    body: span ? message.data.subarray(...span) : message.data,
    headers: {
      ...headersOf(origin),
      [HEADER.contentType]: span ? JSON_TYPE : message.headers?.get(HEADER.contentType) || undefined,
      [HEADER.line]: line?.toString(),
      [HEADER.error]: failure.error,
      [HEADER.reason]: failure.reason,
      [HEADER.explanation]: failure.message,
      [HEADER.byteOffset]: failure.byteOffset?.toString(),
    },
  };
}

/** An entry that does not fit with its body is published without it: the input stream still has it. */
export async function publishFailed(publish: Publish, entry: Outgoing): Promise<void> {
  try {
    await publish(entry);
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error;
    const where = `in ${entry.headers[HEADER.stream]} at sequence ${entry.headers[HEADER.sequence]}`;
    await publish({
      ...entry,
      body: new Uint8Array(),
      headers: { ...entry.headers, [HEADER.body]: `${where}: too large for this entry` },
    });
  }
}

function headersOf({ layout, task, message }: Origin): Outgoing['headers'] {
  return {
    [HEADER.stream]: layout.stream,
    [HEADER.sequence]: String(message.seq),
    [HEADER.task]: describeTask(task),
  };
}

function typeOf({ message }: Origin): string {
  return message.headers?.get(HEADER.contentType).split(';')[0]?.trim().toLowerCase() ?? '';
}
