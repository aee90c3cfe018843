/**
 * An answer came that can't be read (返回报文): an HTML page, JSON cut off in the middle, JSON without the
 * platform's envelope. The call is never repeated by itself, because it may have been charged.
 *
 * @example
 * error.reason // "html"
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export type BodyReason =
  | 'html'
  | 'not_json'
  | 'encoding'
  | 'content_encoding'
  | 'duplicate_key'
  | 'limit_exceeded'
  | 'no_envelope';

export class BodyError extends UpstreamError {
  override readonly name = 'BodyError' as const;
  readonly temporary = true;
  readonly reason: BodyReason;

  constructor(reason: BodyReason, what: string, facts: CallFacts) {
    super(what, facts);
    this.reason = reason;
  }
}
