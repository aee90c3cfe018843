/** The headers of the messages. Values hold no personal data. */

export const HEADER = {
  /** The server drops a second message with the same id within the stream's window. */
  id: 'Nats-Msg-Id',
  contentType: 'Content-Type',
  /** The input of a response, an issue or a failure. */
  stream: 'Neci-Input-Stream',
  sequence: 'Neci-Input-Sequence',
  /** Of an NDJSON message: the line that failed, counted from 1. */
  line: 'Neci-Input-Line',
  /** Of an NDJSON message: the lines that the response has, when others failed. */
  lines: 'Neci-Input-Lines',
  task: 'Neci-Task',
  /** Why a message failed. */
  error: 'Neci-Error',
  reason: 'Neci-Reason',
  explanation: 'Neci-Explanation',
  byteOffset: 'Neci-Byte-Offset',
  /** Set where the body of a failed message did not fit into the entry: where it can still be read. */
  body: 'Neci-Body',
  /** Of a submitted message: the name of its source. */
  source: 'Neci-Source',
  /** Of a submitted message: the number of its last record in the source. */
  record: 'Neci-Record',
  /** Of a submitted message: how many records the messages of the source have. */
  batch: 'Neci-Batch',
  /** Of a submitted message: where a later submit goes on. */
  resume: 'Neci-Resume',
} as const;

export const JSON_TYPE = 'application/json';
export const NDJSON_TYPE = 'application/x-ndjson';
