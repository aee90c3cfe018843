/**
 * Exact company search (企业精准查询接口): the base record of one company by full name or code.
 *
 * Official source: 企享云 HMD API, 企业精准查询接口.
 *
 * @example
 * { "qyName": "上海某某商行", "registCapi": "100 万人民币", "econKindCode": "4540", "currency_unit": "CNY" }
 */

import { z } from 'zod';
import { code, required, text } from '../atoms.js';
import { baseRecord } from '../parts/baseRecord.js';

export const title = '企业精准查询接口';

export const request = z.strictObject({
  qyName: required('企业全名/统一社会信用代码,必填', '参数qyName(企业全名/统一社会信用代码)不能为空。'),
});

export const payload = z
  .looseObject({
    ...baseRecord,
    categoryNew: code(
      '企业二级分类 0115601:企业;0115602:个体; 0115603:农民专业合作社; 0115699:其他类型;0215601:社会团体;0215602:基金会;0215603:民办非企业单位;0215604:村民/居民委员会;0215605:宗教、工会等其他社会组织;0315601:事业单位;0315602:机关;0315603:其他机构编制;0434401:香港企业;0444602:澳门企业;0415803:台湾企业;0499904:国外企业;0515601:律所;0500099:其他组织机构。',
    ),
    currency_unit: code(
      '货币单位 CNY:人民币; USD:美元; HKD:港币; EUR:欧元; JPY:日元; AFN:阿富汗阿富汗尼; AUD:澳大利亚元; SGD:新加坡元; GBP:英镑; CAD:加拿大元; FRF:法国法郎; DEM:德国马克; CLP:智利比索; KRW:韩国元; MOP:澳门币; CHF:瑞士法郎; COP:哥伦比亚的比索; DKK:丹麦克朗; TWD:新台币; NOK:挪威克朗; MYR:马来西亚林吉特; AZN:阿塞拜疆马纳特; BGN:保加利亚Lev; THB:泰铢; PYG:巴拉圭瓜拉尼; ANG:荷兰盾',
    ),
    fenname: text('企业英文名'),
    format_name: text('标准企业名称'),
    districtCode: code('地区代码'),
    districtName: text('地区名称'),
    domain: code('行业编码'),
    domainName: text('行业名称'),
  })
  .describe('根据企业全名或统一社会信用代码查询出统一社会信用代码、注册资本、经营范围、企业法定代表人等 。');

export type Payload = z.infer<typeof payload>;
