/**
 * What stops us. The caller's mistake is a `RawPayloadError`, ours is a `ContractError`; the client has a
 * family of its own. They share nothing but `Error`, because different people have to act.
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

/** The input is no payload we could read anything from. The message says what to hand in instead. */
export class RawPayloadError extends Error {
  override readonly name = 'RawPayloadError' as const;
  readonly reason: RawPayloadReason;
  /** Where in the text the trouble starts, in bytes (UTF-8) from 0, when the input was text. */
  readonly byteOffset: number | undefined;

  constructor(reason: RawPayloadReason, message: string, byteOffset?: number) {
    super(message);
    this.reason = reason;
    this.byteOffset = byteOffset;
  }
}

/** One rule of the contract that a response breaks. */
export interface Violation {
  /** JSONPath into the response. */
  readonly path: string;
  /** The keyword's own words, without the value. */
  readonly message: string;
}

/** A response of ours breaks its own schema: a bug here, never the caller's fault. Please report it. */
export class ContractError extends Error {
  override readonly name = 'ContractError' as const;
  /** The schema's address below `schemas/`, such as "2025-07-09/v2/super". */
  readonly contract: string;
  readonly violations: readonly Violation[];

  constructor(contract: string, violations: readonly Violation[]) {
    const first = violations[0];
    super(
      `The response breaks its contract ${contract}` +
        (first ? ` at ${first.path}: ${first.message}` : '') +
        '. This is a bug of neci-kyc; please report it with the issues of the run, not with the data.',
    );
    this.contract = contract;
    this.violations = violations;
  }
}
