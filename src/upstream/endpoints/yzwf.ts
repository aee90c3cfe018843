/**
 * List of serious violations (严重违法风险接口): when, why and by whom a company was included or removed.
 *
 * Official source: 企享云 HMD API, 严重违法风险接口.
 *
 * @example
 * { "qyName": "湖南长沙某某有限公司", "yzwfFlag": 1, "yzwfList": { "execution": [{ "is_history": 0 }] } }
 */

import { z } from 'zod';
import { flag, required, section, text } from '../atoms.js';
import { yzwfError, yzwfList } from '../parts/riskLists.js';

export const title = '严重违法风险接口';

export const request = z.strictObject({
  qyName: required('企业全名/统一社会信用代码,必填', '参数qyName(企业全名/统一社会信用代码)不能为空。'),
});

export const payload = z
  .looseObject({
    qyName: text('企业名称/纳税识别号'),
    yzwfFlag: flag(
      '严重违法风险标志\n严重违法风险标志(0:无严重违法;1:有严重违法),如果返回报文是”当前公示信息“且”移出日期“为空 视作严重违法;',
    ),
    yzwfList: section(yzwfList, '严重违法列表,严重违法结构说明\n默认只显示未移除的严重违法内容'),
    yzwfError,
  })
  .describe('企业严重违法信息,企业被列入或移出的原因和时间,以及做出决定的机关等 。');

export type Payload = z.infer<typeof payload>;
