/**
 * The platform reported a failure (接口返回失败) that has no class of its own: maintenance, its own timeout, an
 * unknown code, an error message beside `success: true`. Its free text is not repeated, because it may name a
 * person.
 *
 * @example
 * error.code // "400430"
 * error.reason // "error_message"
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export type ProviderReason =
  | 'maintenance'
  | 'platform_timeout'
  | 'unknown_code'
  | 'not_success'
  | 'error_message'
  | 'no_payload';

export class ProviderError extends UpstreamError {
  override readonly name = 'ProviderError' as const;
  readonly temporary: boolean;
  readonly reason: ProviderReason;
  readonly code: string | undefined;

  constructor(reason: ProviderReason, code: string | undefined, facts: CallFacts) {
    super(code === undefined ? MESSAGES[reason] : `${MESSAGES[reason]} [${code}]`, facts);
    this.reason = reason;
    this.code = code;
    this.temporary = reason === 'maintenance' || reason === 'platform_timeout';
  }
}

const MESSAGES: { readonly [Reason in ProviderReason]: string } = {
  maintenance: 'the platform is under maintenance',
  platform_timeout: 'the platform timed out',
  unknown_code: 'the platform refused with an unknown code',
  not_success: 'the platform reports a failure without a code',
  error_message: 'the platform reports success, with an error message instead of data',
  no_payload: 'the platform reports success, without data',
};
