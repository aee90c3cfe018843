/**
 * The request bodies (请求参数) that the insight endpoints share: a name, or a code, and never both.
 *
 * Official source: the platform takes either; the wording of a refusal follows that of the HMD API.
 *
 * @example
 * { "name": "小米科技有限责任公司" }
 * { "creditNo": "91110108551385082Q" }
 */

import { z } from 'zod';
import { required } from '../atoms.js';

const byName = z.strictObject({ name: required('企业名称', '参数name(企业名称)不能为空。') });

/** By name, or by code under the key that the endpoint has for it. */
export function nameOr<Key extends 'creditNo' | 'creditCode'>(key: Key) {
  const byCode = { [key]: required('统一社会信用代码', `参数${key}(统一社会信用代码)不能为空。`) };
  // A computed key widens to string; the object holds exactly this one.
  return z.union([byName, z.strictObject(byCode as { [K in Key]: z.ZodString })]);
}
