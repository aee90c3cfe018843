/**
 * The platform's codes (返回码) and what each one means for a call. Branch on the code, never on the message.
 *
 * Official source: 企享云开放平台, 全局错误码, and the error codes of the HMD API.
 *
 * @example
 * outcomeOf('505070', facts) // a QuotaError; the batch stops
 * outcomeOf('123456', facts) // undefined: no known meaning
 */

import {
  AuthError,
  type CallFacts,
  NoResult,
  ParameterError,
  ProviderError,
  QuotaError,
  RateLimitError,
  type UpstreamError,
} from './errors/index.js';
import type { Failure } from './outcome.js';

interface Meaning {
  readonly next: Failure['next'];
  readonly error: (code: string, facts: CallFacts) => UpstreamError;
}

const auth = (what: string) => (code: string, facts: CallFacts) => new AuthError(code, what, facts);
const quota = (what: string) => (code: string, facts: CallFacts) => new QuotaError(code, what, facts);
const refused = (code: string, facts: CallFacts) =>
  new ParameterError(code, 'the platform refused the request’s parameters', facts);

const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['100001', { next: 'stop', error: (code, facts) => new NoResult(code, 'no_result', facts) }],
  ['NO_RESULT', { next: 'stop', error: (code, facts) => new NoResult(code, 'no_result', facts) }],
  ['QY_NORESULT', { next: 'stop', error: (code, facts) => new NoResult(code, 'no_company', facts) }],
  ['PARAMETER_ERROR', { next: 'stop', error: refused }],
  ['400000', { next: 'stop', error: refused }],
  ['400429', { next: 'wait', error: (code, facts) => new RateLimitError(code, facts) }],
  ['400430', { next: 'wait', error: (code, facts) => new ProviderError('maintenance', code, facts) }],
  ['504001', { next: 'wait', error: (code, facts) => new ProviderError('platform_timeout', code, facts) }],
  ['40100', { next: 'login', error: auth('not logged in, though a login went before') }],
  ['40101', { next: 'login', error: auth('the token has expired, though a login went before') }],
  [
    '401103',
    { next: 'stop', error: auth('this IP address is not allowed; add it to the platform’s white list') },
  ],
  [
    '505017',
    { next: 'stop', error: auth('the signature is missing; does a proxy drop the req_sign header?') },
  ],
  [
    '505018',
    {
      next: 'stop',
      error: auth('this machine’s clock is more than 15 minutes off; set it (NTP) and call again'),
    },
  ],
  [
    '505019',
    { next: 'stop', error: auth('the signature is wrong; check that the app secret belongs to the app key') },
  ],
  ['505069', { next: 'stop', error: quota('the subscription is over; renew it on the platform') }],
  ['505070', { next: 'stop', error: quota('the quota is used up; buy more calls on the platform') }],
]);

export function outcomeOf(code: string, facts: CallFacts): Failure | undefined {
  const meaning = MEANINGS.get(code);
  return meaning && { ok: false, error: meaning.error(code, facts), next: meaning.next };
}

export function isKnownCode(code: string): boolean {
  return MEANINGS.has(code);
}
