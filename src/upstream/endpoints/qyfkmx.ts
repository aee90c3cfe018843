/**
 * Risk details (企业风控明细接口): those of the three risk lists that the call asked for.
 *
 * Official source: 企享云 HMD API, 企业风控明细接口.
 *
 * @example
 * { "qyName": "914301…", "jyycFlag": 0, "yzwfFlag": 1, "yzwfList": { "execution": [] } }
 */

import { z } from 'zod';
import { required, text } from '../atoms.js';
import { riskLists } from '../parts/riskLists.js';

export const title = '企业风控明细接口';

export const request = z.strictObject({
  qyName: required('企业全名/统一社会信用代码,必填', '参数qyName(企业全名/统一社会信用代码)不能为空。'),
  interfaceList: required(
    '黑名单明细分组接口,下边接口名逗号隔开; 例如:"jyyc,yzwf,zdsswf" jyyc:经营异常风险接口 yzwf:严重违法风险接口 zdsswf:重大税收违法风险接口',
    '参数interfaceList(黑名单明细分组接口名)不能为空。',
  ),
});

export const payload = z
  .looseObject({
    qyName: text('企业全名/注册号/统一社会信用代码'),
    ...riskLists,
  })
  .describe(
    '企业经营异常接口、严重违法接口、重大税收违法接口,支持用户可以调用1个接口,也可以调用2个或3个或3个接口。',
  );

export type Payload = z.infer<typeof payload>;
