/**
 * Blacklist check with the base record (查询企业是否黑名单(增强版)): who the company is, and its three risk lists.
 *
 * Official source: 企享云 HMD API, 查询企业是否黑名单(增强版).
 *
 * @example
 * { "qyName": "湖南长沙某某有限公司", "status": "存续", "isHmd": true, "jyycFlag": 1, "jyycList": [] }
 */

import { z } from 'zod';
import { flag, required } from '../atoms.js';
import { baseRecord } from '../parts/baseRecord.js';
import { riskLists } from '../parts/riskLists.js';

export const title = '查询企业是否黑名单(增强版)';

export const request = z.strictObject({
  qyName: required('企业名/统一社会信用代码,必填', '参数qyName(企业全名/统一社会信用代码)不能为空。'),
});

export const payload = z
  .looseObject({
    ...baseRecord,
    isHmd: flag(
      '是否黑名单(false:不是黑名单;true:黑名单)如果经营异常、严重违法、重大税收违法风险有一项,就是黑名单',
    ),
    ...riskLists,
  })
  .describe(
    '根据企业名/统一社会信用代码查询企业征信。 查询企业基本信息,是否异常,以及经营异常、严重违法、重大税收违法风险的三个标志和列表。',
  );

export type Payload = z.infer<typeof payload>;
