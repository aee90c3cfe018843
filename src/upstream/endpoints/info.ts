/**
 * Registration record (工商基本信息). registerCapital is in 万元 unless it has a unit of its own. organizationType
 * is 企业; the legal form is in entityType.
 *
 * Official source: 企享云 insight API, 工商基本信息; its schema has entstatus, eid, region, from,
 * registerDepartmentCode and registerCapitalUnite [their spelling], its example has not.
 *
 * @example
 * { "entityName": "…", "creditCode": "…", "registerCode": "110105031220840", "registerCapital": "1008.0" }
 */

import { z } from 'zod';
import { code, count, date, identifier, money, text } from '../atoms.js';
import { nameOr } from '../parts/requests.js';

export const title = '工商基本信息';

export const request = nameOr('creditNo');

export const payload = z
  .looseObject({
    entityName: text('企业名称'),
    creditCode: identifier('统一社会信用代码'),
    registerCode: identifier('注册号'),
    organizationCode: identifier('组织机构代码'),
    eid: identifier('企业编号'),
    entityType: text('企业类型'),
    organizationType: text('组织机构类型'),
    organizationTypeCode: code('组织机构类型代码'),
    entstatus: code('登记状态'),
    legalPerson: text('法定代表人'),
    legalPersonType: code('法定代表人类型'),
    registerCapital: money('注册资本'),
    registerCapitalUnite: text('注册资本单位'),
    actualCapital: money('实缴资本'),
    registerDate: date('成立日期'),
    checkDate: date('核准日期'),
    businessStartTime: date('营业期限自'),
    businessEndTime: date('营业期限至'),
    cancelDate: date('注销日期'),
    cancelReason: text('注销原因'),
    revokeDate: date('吊销日期'),
    revokeReason: text('吊销原因'),
    registerDepartment: text('登记机关'),
    registerDepartmentCode: code('登记机关代码'),
    registerAddress: text('住所'),
    businessAddress: text('经营地址'),
    province: text('省'),
    city: text('市'),
    region: text('区'),
    oneLevelCode: code('行业门类代码'),
    oneLevelName: text('行业门类名称'),
    twoLevelCode: code('行业大类代码'),
    twoLevelName: text('行业大类名称'),
    threeLevelCode: code('行业小类代码'),
    threeLevelName: text('行业小类名称'),
    businessScope: text('经营范围'),
    taxpayerType: text('纳税人类型'),
    totalAssets: money('资产总额'),
    insuranceEmployeeCnt: count('参保人数'),
    from: text('数据来源'),
  })
  .describe('企业工商基本信息。');

export type Payload = z.infer<typeof payload>;
