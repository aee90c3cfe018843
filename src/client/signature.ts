/**
 * The signature of a call (签名, req_sign) and the digest that stands for the secret at login.
 *
 * Official source: 企享云开放平台, API-SV1: base64 of the hex md5 of
 * "POST_" + md5(body) + "_" + req_date + "_" + access_token + "_" + AppSecret.
 *
 * @example
 * sign({ appKey, appSecret }, text, '1700000000000', token) // "API-SV1:<AppKey>:Yzc2Mjc2…"
 */

import { createHash } from 'node:crypto';

export interface Credentials {
  readonly appKey: string;
  readonly appSecret: string;
}

/** Signs the exact bytes that are sent; a text is sent as UTF-8. */
export function sign(
  { appKey, appSecret }: Credentials,
  body: string | Uint8Array,
  requestDate: string,
  token: string,
): string {
  const text = md5Hex(`POST_${md5Hex(body)}_${requestDate}_${token}_${appSecret}`);
  return `API-SV1:${appKey}:${Buffer.from(text).toString('base64')}`;
}

export function md5Hex(content: string | Uint8Array): string {
  return createHash('md5').update(content).digest('hex');
}
