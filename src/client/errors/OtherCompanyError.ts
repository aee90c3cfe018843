/**
 * The answer is about another company (查询结果与所查企业不符) than the one that was asked for, as that of a fuzzy
 * search may be: codes are compared with codes, and the name with the name, the standard name and the former names.
 * The message shows none of them. Asking again gives the same answer.
 *
 * @example
 * error.endpoint // "qycx"
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export class OtherCompanyError extends UpstreamError {
  override readonly name = 'OtherCompanyError' as const;
  readonly temporary = false;

  constructor(facts: CallFacts) {
    const advice = 'ask by the full registered name or the unified social credit code';
    super(`the answer is about another company than the one asked for; ${advice}`, facts);
  }
}
