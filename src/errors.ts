/**
 * The errors that stop a run. A `RawPayloadError` is a mistake in the input, an `AdditionError` one in what the caller
 * added, a `ContractError` a bug of neci-kyc; the client has a family of its own. They have no common base but `Error`,
 * because different people have to act.
 */

export type RawPayloadReason =
  | 'not_json'
  | 'encoding'
  | 'duplicate_key'
  | 'limit_exceeded'
  | 'not_a_bundle'
  | 'bare_body'
  | 'no_company'
  | 'not_a_response';

/** The input can't be read. The message says what to pass instead, and contains nothing of the input. */
export class RawPayloadError extends Error {
  override readonly name = 'RawPayloadError' as const;
  readonly reason: RawPayloadReason;
  /** Where the problem starts, in bytes of UTF-8 from 0, when the input was text. */
  readonly byteOffset: number | undefined;

  constructor(reason: RawPayloadReason, message: string, byteOffset?: number) {
    super(message);
    this.reason = reason;
    this.byteOffset = byteOffset;
  }
}

/** One rule of the contract that a response violates. */
export interface Violation {
  /** JSONPath into the response. */
  readonly path: string;
  /** The message of the schema keyword, without the value. */
  readonly message: string;
}

/** A response is not valid against its own schema: a bug of neci-kyc, never the caller's fault. */
export class ContractError extends Error {
  override readonly name = 'ContractError' as const;
  /** The schema's address below `schemas/`, such as "2025-07-09/v2/super". */
  readonly contract: string;
  readonly violations: readonly Violation[];

  constructor(contract: string, violations: readonly Violation[]) {
    const first = violations[0];
    super(
      `The response is not valid against ${contract}` +
        (first ? ` at ${first.path}: ${first.message}` : '') +
        '. This is a bug of neci-kyc; please report it with the issues of the run, not with the data.',
    );
    this.contract = contract;
    this.violations = violations;
  }
}

/**
 * A function that the caller added doesn't do what its type promises: it throws, returns a promise, or a part of a
 * company without origins. The message names the function and the place in the bundle, and contains no data. What the
 * function threw is not kept, because it may quote the data; the stack shows where.
 */
export class AdditionError extends TypeError {
  override readonly name = 'AdditionError' as const;
  /** The function, as a path in the options: "translate.company". */
  readonly addition: string;

  constructor(addition: string, message: string, thrown?: unknown) {
    super(`${addition} ${message}`);
    this.addition = addition;
    const frames = framesOf(thrown);
    if (frames !== '') this.stack = `${this.name}: ${this.message}\n${frames}`;
  }
}

/** The lines of a stack that name places in files. The message, which may quote data, is cut off before them. */
function framesOf(thrown: unknown): string {
  if (!(thrown instanceof Error) || typeof thrown.stack !== 'string') return '';
  const message = thrown.stack.indexOf(thrown.message);
  const frames = message < 0 ? '' : thrown.stack.slice(message + thrown.message.length);
  return frames
    .split('\n')
    .filter((line) => FRAME.test(line))
    .join('\n');
}

const FRAME = /^ {4}at .*:\d+:\d+\)?$/;
