/**
 * The platform's codes (返回码) and what each one means for a call. Branch on the code, never on the message.
 *
 * Official source: 企享云开放平台, 全局错误码, and the error codes of the HMD API.
 *
 * @example
 * failureOf('505070', facts) // a QuotaError, which stops the batch
 * failureOf('123456', facts) // undefined: no known meaning
 */

import type { CallFailure } from './callResult.js';
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

interface Meaning {
  readonly next: CallFailure['next'];
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
  ['40100', { next: 'login', error: auth('not logged in, although the login succeeded') }],
  ['40101', { next: 'login', error: auth('the token has expired, although it is new') }],
  [
    '401103',
    {
      next: 'stop',
      error: auth('this IP address is not allowed; add it to the allowed addresses on the platform'),
    },
  ],
  [
    '505017',
    {
      next: 'stop',
      error: auth('the signature is missing; check whether a proxy drops the req_sign header'),
    },
  ],
  [
    '505018',
    {
      next: 'stop',
      error: auth('this machine’s clock is more than 15 minutes off; set it (NTP), then call again'),
    },
  ],
  [
    '505019',
    { next: 'stop', error: auth('the signature is wrong; check that the app secret belongs to the app key') },
  ],
  ['505069', { next: 'stop', error: quota('the subscription has expired; renew it on the platform') }],
  ['505070', { next: 'stop', error: quota('the quota is used up; buy more calls on the platform') }],
]);

export function failureOf(code: string, facts: CallFacts): CallFailure | undefined {
  const meaning = MEANINGS.get(code);
  return meaning && { ok: false, error: meaning.error(code, facts), next: meaning.next };
}

export function isKnownCode(code: string): boolean {
  return MEANINGS.has(code);
}
