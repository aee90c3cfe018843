/**
 * The platform found nothing (查询无结果). It is an answer and charged like one: an error of a single call, an
 * entry in a bundle.
 *
 * @example
 * error.reason // "no_company": 查询企业不存在; "no_result": 查询无结果
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export type NoResultReason = 'no_result' | 'no_company';

export class NoResult extends UpstreamError {
  override readonly name = 'NoResult' as const;
  readonly temporary = false;
  readonly code: string;
  readonly reason: NoResultReason;

  constructor(code: string, reason: NoResultReason, facts: CallFacts) {
    super(`${reason === 'no_company' ? 'no such company' : 'no result'} [${code}]`, facts);
    this.code = code;
    this.reason = reason;
  }
}
