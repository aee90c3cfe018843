/**
 * What the register itself publishes and the other endpoints lack (国家企业信用信息公示系统). No call: the
 * pipeline supplies it, bare or in either envelope. A number or bare digits in an amount are 万.
 *
 * Official source: key names follow the register's own site, "legelRep" included; the site publishes no
 * field descriptions, so these are the terms it shows.
 *
 * @example
 * { "entName": "小米科技有限责任公司", "uniscId": "91110108551385082Q", "corpStatusString": "在营(开业)" }
 */

import { z } from 'zod';
import { count, date, flag, identifier, money, percentage, rows, section, text, texts } from '../atoms.js';

export const title = '国家企业信用信息公示系统登记信息';

export const request = z.never().describe('由调用方提供,不调用接口');

export const payload = z
  .looseObject({
    checkedAt: date('查询时间'),
    entName: text('企业名称'),
    entNameEn: text('企业英文名称'),
    entNameTranslated: text('企业名称译名'),
    historyNames: texts('曾用名'),
    uniscId: identifier('统一社会信用代码'),
    regNo: identifier('注册号'),
    orgCode: identifier('组织机构代码'),
    legelRep: text('法定代表人'),
    entTypeString: text('企业类型'),
    corpStatusString: text('登记状态'),
    estDate: date('成立日期'),
    opFrom: date('营业期限自'),
    opTo: date('营业期限至'),
    apprDate: date('核准日期'),
    regOrg_CN: text('登记机关'),
    dom: text('住所'),
    opScope: text('经营范围'),
    regCap: money('注册资本'),
    regCapCur_CN: text('注册资本币种'),
    shareType: text('股份类型'),
    listed: flag('是否上市'),
    empNum: count('从业人数'),
    shareholders: rows(
      {
        inv: text('股东名称'),
        invTranslated: text('股东名称译名'),
        invType_CN: text('股东类型'),
        bLicNo: identifier('证照号码'),
        country_CN: text('国别'),
        subConAm: money('认缴出资额'),
        acConAm: money('实缴出资额'),
        currency_CN: text('币种'),
        conDate: date('出资日期'),
        subConProp: percentage('持股比例'),
      },
      '股东及出资信息',
    ),
    keyPersons: rows(
      {
        name: text('姓名'),
        nameTranslated: text('姓名译名'),
        position_CN: text('职务'),
      },
      '主要人员信息',
    ),
    branches: rows(
      {
        brName: text('分支机构名称'),
        uniscId: identifier('统一社会信用代码'),
        regNo: identifier('注册号'),
        regOrg_CN: text('登记机关'),
      },
      '分支机构信息',
    ),
    contact: section(
      {
        tel: texts('联系电话'),
        email: texts('电子邮箱'),
        website: text('网址'),
      },
      '企业联系信息',
    ),
  })
  .describe('企业在国家企业信用信息公示系统上的登记信息。');

export type Payload = z.infer<typeof payload>;
