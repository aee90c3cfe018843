/**
 * The request is wrong (参数错误): refused here before any call, or by the platform.
 *
 * @example
 * error.message // "qycxnew: 参数qyName(企业全名/统一社会信用代码)不能为空。"
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export class ParameterError extends UpstreamError {
  override readonly name = 'ParameterError' as const;
  readonly temporary = false;
  /** The platform's code; undefined when no call was made. */
  readonly code: string | undefined;

  constructor(code: string | undefined, what: string, facts: CallFacts) {
    super(code === undefined ? what : `${what} [${code}]`, facts);
    this.code = code;
  }
}
