/**
 * The mock's answers (返回报文): the stored payload in the envelope of the generation that was asked, or
 * a failure with its code. What a bundle lacks is taken from a related endpoint's body where that one holds it.
 *
 * @example
 * success('v1', { payload: { qyName: '…' }, timestamp: 1659447284309 }, newId(), now)
 */

import { randomBytes } from 'node:crypto';
import type { EndpointName } from '../upstream/registry.js';
import type { MockCompany, Stored, StoredPayload } from './companies.js';

export type Generation = 'v1' | 'v2';

export type Request = { readonly [key: string]: unknown };

export function success(generation: Generation, { payload, timestamp }: StoredPayload, now: Date): object {
  if (generation === 'v1') {
    const result = { req_id: requestId(), success: true, time: 308, timestamp: timestamp ?? now.getTime() };
    return { result, value: payload };
  }
  const envelope = { reqId: requestId(), code: '2000', success: true, message: null, data: payload };
  return timestamp === undefined ? envelope : { ...envelope, timestamp };
}

export function failure(generation: Generation, code: string, now: Date): object {
  const message = MESSAGES.get(code) ?? '接口返回失败';
  if (generation === 'v2') return { reqId: requestId(), code, success: false, message, data: null };
  return {
    result: { req_id: requestId(), success: false, time: 12, timestamp: now.getTime(), code, message },
  };
}

/** The platform's way to report an error with success true. */
export function errorMessage(generation: Generation, now: Date): object {
  return success(generation, { payload: { error_msg: '应用的密钥无效!' }, timestamp: undefined }, now);
}

/** The platform's message for each code. */
export const MESSAGES: ReadonlyMap<string, string> = new Map([
  ['100001', '查询无结果'],
  ['NO_RESULT', '查询无结果。'],
  ['QY_NORESULT', '查询企业不存在'],
  ['PARAMETER_ERROR', '参数不能为空。'],
  ['40100', '未登录'],
  ['40101', 'access_token已过期'],
  ['505017', '缺少签名'],
  ['505018', '请求时间与服务器时间相差超过15分钟'],
  ['505019', '签名错误'],
  ['505070', '套餐次数已用完'],
]);

/** The code for "no result": HMD has words, insight a number. */
export function noResultCode(endpoint: EndpointName, isInsight: boolean, isKnown: boolean): string {
  if (isInsight) return '100001';
  const tellsApart = endpoint === 'qycxnew' || endpoint === 'isHmdxx';
  return tellsApart && !isKnown ? 'QY_NORESULT' : 'NO_RESULT';
}

/** The answer to a request: the company's own body, or what a related endpoint's body has of it. */
export function answerOf(company: MockCompany, endpoint: EndpointName, request: Request): Stored | undefined {
  const own = company.answers.get(endpoint);
  const stored = own ?? derived(company, endpoint);
  if (!stored?.payload || (endpoint !== 'qycx' && endpoint !== 'qyfkmx')) return stored;
  return { ...stored, payload: narrowed(endpoint, stored.payload, request) };
}

const RISKS = ['jyyc', 'yzwf', 'zdsswf'] as const;

/** Whether a key of the related payload stays. */
type Keep = (key: string) => boolean;

const isRisk: Keep = (key) => RISKS.some((risk) => key.startsWith(risk));

interface Related {
  readonly from: readonly EndpointName[];
  readonly keep: Keep;
}

const RELATED: ReadonlyMap<EndpointName, Related> = new Map<EndpointName, Related>([
  ['qycxnew', { from: ['isHmdxx'], keep: (key) => key !== 'isHmd' && !isRisk(key) }],
  ['isHmd', { from: ['isHmdxx'], keep: (key) => key === 'qyName' || key === 'isHmd' || isRisk(key) }],
  ['qyfkmx', { from: ['isHmd', 'isHmdxx'], keep: (key) => key === 'qyName' || isRisk(key) }],
  ['qycx', { from: ['qycxnew', 'isHmdxx'], keep: (key) => CANDIDATE.has(key) }],
  [
    'jyyc',
    { from: ['isHmd', 'isHmdxx', 'qyfkmx'], keep: (key) => key === 'qyName' || key.startsWith('jyyc') },
  ],
  [
    'yzwf',
    { from: ['isHmd', 'isHmdxx', 'qyfkmx'], keep: (key) => key === 'qyName' || key.startsWith('yzwf') },
  ],
  [
    'zdsswf',
    { from: ['isHmd', 'isHmdxx', 'qyfkmx'], keep: (key) => key === 'qyName' || key.startsWith('zdsswf') },
  ],
]);

const CANDIDATE: ReadonlySet<string> = new Set(['qyName', 'nsrsbh', 'operName', 'startDate']);

function derived(company: MockCompany, endpoint: EndpointName): Stored | undefined {
  const related = RELATED.get(endpoint);
  const stored = related?.from.map((name) => company.answers.get(name)).find((known) => known?.payload);
  return related && stored?.payload && { ...stored, payload: pick(stored.payload, related.keep) };
}

function narrowed(endpoint: 'qycx' | 'qyfkmx', payload: object, request: Request): object {
  if (endpoint === 'qyfkmx') {
    const asked = String(request.interfaceList).split(',');
    return pick(payload, (key) => !isRisk(key) || asked.some((risk) => key.startsWith(risk.trim())));
  }
  const single = pick(payload, (key) => CANDIDATE.has(key));
  if (request.showAll !== true) return single;
  return 'all' in payload ? payload : { ...single, all: [single] };
}

function pick(payload: object, keep: Keep): object {
  return Object.fromEntries(Object.entries(payload).filter(([key]) => keep(key)));
}

function requestId(): string {
  return randomBytes(16).toString('hex');
}
