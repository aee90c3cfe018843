/**
 * Major tax violations (重大税收违法风险接口): the published cases of one company.
 *
 * Official source: 企享云 HMD API, 重大税收违法风险接口.
 *
 * @example
 * { "qyName": "湖南长沙某某有限公司", "zdsswfFlag": 1, "zdsswfList": { "total": 1, "items": [{ "u_tags": 0 }] } }
 */

import { z } from 'zod';
import { flag, required, section, text } from '../atoms.js';
import { zdsswfError, zdsswfList } from '../parts/riskLists.js';

export const title = '重大税收违法风险接口';

export const request = z.strictObject({
  qyName: required('企业全名/统一社会信用代码,必填', '参数qyName(企业全名/统一社会信用代码)不能为空。'),
});

export const payload = z
  .looseObject({
    qyName: text('企业名称/纳税识别号'),
    zdsswfFlag: flag(
      '重大税收违法风险标志(0:无重大税收违法;1:有重大税收违法),如果返回报文是”当前公示信息“ 视作重大税收违法;',
    ),
    zdsswfList: section(zdsswfList, '重大税收违法列表,重大税收违法结构说明'),
    zdsswfError,
  })
  .describe('企业业重大税收违法信息,包括案件性质、主要违法事实等。');

export type Payload = z.infer<typeof payload>;
