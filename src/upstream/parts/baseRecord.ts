/**
 * The base record (企业基本信息) that qycxnew and isHmdxx share.
 *
 * Official source: 企享云 HMD API, 字段说明 of both.
 *
 * @example
 * { "qyName": "…", "nsrsbh": "…", "registCapi": "100 万人民币", "startDate": "2018-05-05", "status": "存续" }
 */

import type { z } from 'zod';
import { code, codes, date, identifier, money, text, texts } from '../atoms.js';

export const baseRecord = {
  qyName: text('企业全名'),
  nsrsbh: identifier('纳税人识别号'),
  startDate: date('企业成立日期'),
  operName: text('企业法人'),
  econKind: text('企业类型'),
  econKindCode: code('企业类型代码'),
  registCapi: money('注册资本(金额数字+1个空格+万+货币单位)'),
  tags: codes('1-新三板; 6-主板上市公司; 40-暂停上市; 41-终止上市; 9-香港上市; 17-高新企业;'),
  scope: text('经营范围'),
  status: text('经营状态'),
  title: text('公司代表人职务'),
  address: text('地址'),
  belongOrg: text('所属工商局'),
  historyNames: texts('历史名称'),
  termStart: date('营业开始日期'),
  checkDate: date('核准日期'),
  actualCapi: money('实缴资本'),
  termEnd: date('营业结束日期'),
  revokeDate: date('吊销日期'),
  endDate: date('注销日期'),
  revokeReason: text('吊销原因'),
  orgNo: identifier('组织机构号'),
  type: code('企业大类 01-大陆企业 02-社会组织 03-机关及事业单位 04-港澳台及国外企业 05-律所及其他组织机构'),
};

export type BaseRecord = z.infer<z.ZodObject<typeof baseRecord>>;
