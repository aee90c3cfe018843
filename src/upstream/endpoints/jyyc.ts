/**
 * List of abnormal operations (经营异常风险接口): when, why and by whom a company was included or removed.
 *
 * Official source: 企享云 HMD API, 经营异常风险接口. Its examples show a list of {total, items}, the v2 schema
 * one such object; a company without entries has the flag alone.
 *
 * @example
 * { "qyName": "湖南长沙某某有限公司", "jyycFlag": 1, "jyycList": [{ "total": 1, "items": [{ "disabled": "0" }] }] }
 */

import { z } from 'zod';
import { flag, required, section, text } from '../atoms.js';
import { jyycError, jyycList } from '../parts/riskLists.js';

export const title = '经营异常风险接口';

export const request = z.strictObject({
  qyName: required('企业全名/统一社会信用代码,必填', '参数qyname(企业全名/统一社会信用代码)不能为空。'),
});

export const payload = z
  .looseObject({
    qyName: text('企业名称/纳税识别号'),
    jyycFlag: flag(
      '经营异常风险标志\n经营异常风险标志(0:无经营异常;1:有经营异常),如果返回报文是”当前公示信息“且”移出日期“为空视作经营异常;',
    ),
    jyycList: section(jyycList, '经营异常列表,经营异常结构说明\n默认只显示未移除的经营异常内容'),
    jyycError,
  })
  .describe('企业经营异常信息,企业被列入或移出的原因和时间,以及做出决定的机关等。');

export type Payload = z.infer<typeof payload>;
