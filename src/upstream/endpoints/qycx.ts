/**
 * Fuzzy company search (企业模糊查询接口): name, code, representative and date of one company; with showAll the
 * candidates too, as `all`.
 *
 * Official source: 企享云 HMD API, 企业模糊查询接口. `all` is in its example only.
 *
 * @example
 * { "qyName": "广州某某有限公司", "nsrsbh": "9144…", "operName": "董某", "startDate": "2018-06-17" }
 */

import { z } from 'zod';
import { date, identifier, required, rows, text } from '../atoms.js';

const candidate = {
  qyName: text('企业名称'),
  nsrsbh: identifier('统一社会信用代码'),
  operName: text('企业法人'),
  startDate: date('企业成立日期'),
};

export const title = '企业模糊查询接口';

export const request = z.strictObject({
  qyName: required('企业名', '参数qyName(企业全名/统一社会信用代码)不能为空。'),
  showAll: z.boolean().optional().describe('showAll=true表示查询模糊企业列表,showAll不传或false查单个企业'),
});

export const payload = z
  .looseObject({
    ...candidate,
    all: rows(candidate, '模糊企业列表'),
  })
  .describe(
    '根据企业名或统一社会信用代码查询出企业税号(包括成立日期、企业法人),或根据企业税号查询出企业名称(包括成立日期、企业法人)。',
  );

export type Payload = z.infer<typeof payload>;
