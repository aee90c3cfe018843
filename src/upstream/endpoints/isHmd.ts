/**
 * Blacklist check (查询企业是否黑名单): the three risk lists of one company, with a flag for each.
 *
 * Official source: 企享云 HMD API, 查询企业是否黑名单.
 *
 * @example
 * { "qyName": "湖南长沙某某有限公司", "isHmd": false, "jyycFlag": 0, "yzwfFlag": 0, "zdsswfFlag": 0 }
 */

import { z } from 'zod';
import { flag, required, text } from '../atoms.js';
import { riskLists } from '../parts/riskLists.js';

export const title = '查询企业是否黑名单';

export const request = z.strictObject({
  qyName: required('企业全名/统一社会信用代码,必填', '参数qyName(企业全名/统一社会信用代码)不能为空。'),
});

export const payload = z
  .looseObject({
    qyName: text('企业全名/注册号/统一社会信用代码'),
    isHmd: flag(
      '是否黑名单(false:不是黑名单;true:黑名单)如果经营异常、严重违法、重大税收违法风险有一项,就是黑名单',
    ),
    ...riskLists,
  })
  .describe(
    '根据企业全名/统一社会信用代码查询企业征信。 查询是否异常,以及经营异常、严重违法、重大税收违法风险的三个标志和列表。',
  );

export type Payload = z.infer<typeof payload>;
