/**
 * The answer speaks of another company (查询结果与所查企业不符) than the one that was asked for, as a fuzzy search
 * may: held code against code, and name against name, standard name and former names. What it says is not
 * repeated. Asking the same again gives the same.
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
    super(`the answer speaks of another company than the one asked for; ${advice}`, facts);
  }
}
