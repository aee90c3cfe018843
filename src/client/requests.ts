/**
 * The request bodies (请求参数): checked against the endpoint's own schema before any call, and made from a
 * company's name or code.
 *
 * @example
 * requestFor('info', asked('小米科技有限责任公司')) // { name: '小米科技有限责任公司' }
 * requestFor('info', asked('91110108551385082q')) // { creditNo: '91110108551385082Q' }
 * checkRequest('qycxnew', { qyName: '' }) // throws: 参数qyName(企业全名/统一社会信用代码)不能为空。
 */

import type { z } from 'zod';
import { withoutInvisible } from '../text/marks.js';
import type * as endpoints from '../upstream/endpoints/index.js';
import { endpoint as describe } from '../upstream/index.js';
import { ASKS, type CallableEndpoint } from '../upstream/registry.js';

import { ParameterError } from './errors/index.js';

/** The body of a call to an endpoint. */
export type RequestOf<Name extends CallableEndpoint> = z.infer<(typeof endpoints)[Name]['request']>;

/** What a caller asked for: a company's name, or a code of it. */
export interface Asked {
  readonly text: string;
  readonly isCode: boolean;
  /** 纳税人识别号, once it is known. */
  readonly taxpayerId: string | undefined;
}

/** 统一社会信用代码, or the 15 digits of a registration number (注册号). */
const CODE = /^(?:[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}|\d{15})$/;
const TAXPAYER_ID = /^[0-9A-Z]{15,20}$/;

/**
 * Tells a name from a code.
 *
 * @param nameOrCode The full registered name, or the unified social credit code, in any width and case. Characters
 * that can't be seen are left out.
 * @returns The text to ask by, and whether it is a code.
 * @throws {TypeError} When it is not a text.
 * @example
 * asked('91110108551385082q') // { text: '91110108551385082Q', isCode: true, taxpayerId: '91110108551385082Q' }
 */
export function asked(nameOrCode: string): Asked {
  if (typeof nameOrCode !== 'string')
    throw new TypeError('the company must be a text, its full name or a code');
  const visible = withoutInvisible(nameOrCode);
  const folded = visible.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const isCode = CODE.test(folded);
  const text = isCode ? folded : visible.normalize('NFC').trim();
  return { text, isCode, taxpayerId: isCode ? folded : undefined };
}

/** A code as an answer writes it, when it can be asked for. */
export function taxpayerId(written: unknown): string | undefined {
  if (typeof written !== 'string') return undefined;
  const folded = written.normalize('NFKC').trim().toUpperCase();
  return TAXPAYER_ID.test(folded) ? folded : undefined;
}

/** The request for a company; undefined while a code that it takes is not known. */
export function requestFor(endpoint: CallableEndpoint, company: Asked): object | undefined {
  const { name, code, taxpayerId: byTaxpayerId, also } = ASKS[endpoint];
  const key = byTaxpayerId ?? (company.isCode ? code : name);
  const value = byTaxpayerId === undefined ? company.text : company.taxpayerId;
  return key === undefined || value === undefined ? undefined : { [key]: value, ...also };
}

/** @throws ParameterError, in the platform's own words where it has some. */
export function checkRequest(endpoint: CallableEndpoint, request: unknown): object {
  const result = describe(endpoint).request.safeParse(request);
  if (result.success) return result.data as object; // every request schema is of an object
  const words = wordings(result.error.issues).find((message) => message.startsWith('参数'));
  const what = words ?? 'the request is not as documented; see its schema in neci-kyc/upstream';
  throw new ParameterError(undefined, what, { endpoint, attempts: 0 });
}

/** Of a union, the alternative with the fewest complaints is the one that was meant. */
function wordings(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue.message];
    const [meant] = [...issue.errors].sort((one, other) => one.length - other.length);
    return meant ? wordings(meant) : [];
  });
}
