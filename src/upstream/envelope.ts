/**
 * The envelopes (返回结果) around a payload in the two generations of the API, and the answers that hold
 * none. What they mean is decided in open.ts, which loads no package; here they are described.
 *
 * Official source: the platform's return structure; no error body of v1 is published, so its code and
 * message are described in `result` and at top level.
 *
 * @example
 * { "result": { "req_id": "…", "success": true, "time": 308, "timestamp": 1659447284309 }, "value": {} }
 * { "reqId": "0", "code": "2000", "success": true, "message": null, "data": {} }
 * { "reqId": "0", "code": "100001", "success": false, "message": "查询无结果", "data": null }
 */

import { z } from 'zod';
import { code, count, date, identifier, text } from './atoms.js';

const requestId = identifier('请求号');
const timestamp = date('返回时间');
const message = text('返回信息');
/** "2000" is success. A client that has been through a JSON library may hold the number. */
const successCode = z
  .union([z.literal('2000'), z.literal(2000), z.null()])
  .optional()
  .describe('返回码');

/** The success envelope of v1. */
export function v1<Payload extends z.ZodType>(payload: Payload) {
  return z
    .looseObject({
      result: z.looseObject({
        req_id: requestId,
        success: z.literal(true).describe('是否成功'),
        time: count('耗时'),
        timestamp,
        code: successCode,
      }),
      code: successCode,
      value: payload,
    })
    .meta({ title: 'Envelope v1' });
}

/** The success envelope of v2. */
export function v2<Payload extends z.ZodType>(payload: Payload) {
  return z
    .looseObject({
      reqId: requestId,
      code: successCode,
      success: z.literal(true).describe('是否成功'),
      message,
      data: payload,
      timestamp,
    })
    .meta({ title: 'Envelope v2' });
}

/** An answer without a payload: a failure in either generation, or v2's success that holds an error message. */
export const failure = z.union([
  z
    .looseObject({
      result: z.looseObject({
        req_id: requestId,
        success: z.literal(false).describe('是否成功'),
        time: count('耗时'),
        timestamp,
        code: code('返回码'),
        message,
      }),
      code: code('返回码'),
      message,
    })
    .meta({ title: 'Failure v1' }),
  z
    .looseObject({
      reqId: requestId,
      code: code('返回码'),
      success: z.literal(false).describe('是否成功'),
      message,
      timestamp,
    })
    .meta({ title: 'Failure v2' }),
  z
    .looseObject({
      reqId: requestId,
      code: successCode,
      success: z.literal(true).describe('是否成功'),
      message,
      data: z.looseObject({ error_msg: z.string().regex(/\S/).describe('错误信息') }),
      timestamp,
    })
    .meta({ title: 'Error message v2' }),
]);

/** An endpoint's whole body as it comes. */
export function body<Payload extends z.ZodType>(payload: Payload) {
  return z.union([v1(payload), v2(payload), failure]);
}
