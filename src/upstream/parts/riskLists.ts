/**
 * The three risk lists (经营异常列表, 严重违法列表, 重大税收违法列表), alone and side by side.
 *
 * Official source: 企享云 HMD API, 经营异常结构说明, 严重违法结构说明, 重大税收违法结构说明. A row's `name` in
 * the first list, and the Error keys of the other two in the v2 schema, are there without a sentence of their own. Neither a
 * jyycError nor a total of the second list is documented; read like those of the others, they can't clear a company.
 *
 * @example
 * { "jyycFlag": 1, "jyycList": [{ "total": 1, "items": [{ "inDate": "2018-07-09", "outDate": "-" }] }] }
 */

import type { z } from 'zod';
import { count, date, flag, identifier, rows, section, text } from '../atoms.js';

/** 经营异常结构说明 */
export const jyycList = {
  total: count('返回列表中记录总数'),
  items: rows(
    {
      name: text('企业名称'),
      regNo: identifier('注册号'),
      province: text('省份'),
      inReason: text('列入原因'),
      inDate: date('列入时间'),
      outReason: text('移出原因'),
      outDate: date('移出时间'),
      department: text('做出决定机关'),
      disabled: flag('0:当前公示信息;1:历史公示信息'),
    },
    '企业股东及出资信息列表。',
  ),
};

/** 严重违法结构说明 */
export const yzwfList = {
  total: count('返回列表中记录总数'),
  execution: rows(
    {
      in_reason: text('列入严重违法失信企业名单(黑名单)原因'),
      in_date: date('列入日期'),
      in_department: text('作出决定机关(列入)'),
      out_reason: text('移出严重违法失信企业名单(黑名单)原因'),
      out_date: date('移出日期'),
      out_department: text('作出决定机关(移出)'),
      is_history: flag('0,非历史信息;1 历史信息'),
    },
    '严重违法失信企业名单(黑名单)信息,数组列表,详细字段如下:',
  ),
};

/** 重大税收违法结构说明 */
export const zdsswfList = {
  total: count('返回列表中记录总数'),
  items: rows(
    {
      name: text('纳税人名称'),
      credit_no: identifier('纳税人识别号'),
      org_no: identifier('组织机构代码'),
      address: text('注册地址'),
      oper: text('法定代表人或者负责人'),
      finance_officer: text('负有直接责任的财务负责人'),
      agent: text('负有直接责任的中介机构信息及其从业人员'),
      property: text('案件性质'),
      illegal_fact: text('主要违法事实'),
      result: text('相关法律依据及,税务处理处罚情况'),
      url: text('原文链接'),
      created_time: date('创建时间'),
      updated_time: date('更新时间'),
      time: date('发生时间'),
      u_tags: flag('0正常;1历史'),
    },
    '重大税收违法案件列表',
  ),
};

export const jyycError = text('异常信息');
export const yzwfError = text('异常信息');
export const zdsswfError = text('异常信息');

/** All three, as the endpoints give them that answer for several at once. */
export const riskLists = {
  jyycFlag: flag('经营异常风险标志(0:无经营异常;1:有经营异常)'),
  yzwfFlag: flag('严重违法风险标志(0:无严重违法;1:有严重违法)'),
  zdsswfFlag: flag('重大税收违法风险标志(0:无重大税收违法;1:有重大税收违法)'),
  jyycList: section(jyycList, '经营异常列表,经营异常结构说明'),
  yzwfList: section(yzwfList, '严重违法列表,严重违法结构说明'),
  zdsswfList: section(zdsswfList, '重大税收违法列表,重大税收违法结构说明'),
  jyycError,
  yzwfError,
  zdsswfError,
};

export type RiskLists = z.infer<z.ZodObject<typeof riskLists>>;
