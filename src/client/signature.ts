/**
 * The signature of a call (签名, req_sign), and the digest that replaces the secret at login.
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

/**
 * Signs a call.
 *
 * @param credentials Key and secret of the account.
 * @param body The exact bytes that are sent; a text is sent as UTF-8.
 * @param requestDate Milliseconds since 1970, as text, the same as in the header req_date.
 * @param token The access token of the login.
 * @returns The value of the header req_sign.
 * @example
 * sign({ appKey, appSecret }, '{"qyName":"…"}', '1700000000000', token) // 'API-SV1:<AppKey>:…'
 */
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
