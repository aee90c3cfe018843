/**
 * Shareholders and what they put in (股东出资信息), amounts in 万元. On a natural person's row creditNo and
 * registerNo are the company's own. historyFlag "1" is a former shareholder.
 *
 * Official source: 企享云 insight API, 股东出资信息, published example.
 *
 * @example
 * [{ "holderName": "…", "holderTypeCode": "0615601", "investAmount": "600.0", "historyFlag": "0" }]
 */

import { z } from 'zod';
import { code, date, flag, identifier, money, rowOrNull, text } from '../atoms.js';
import { nameOr } from '../parts/requests.js';

export const title = '股东出资信息';

export const request = nameOr('creditNo');

export const payload = z
  .array(
    rowOrNull({
      holderName: text('股东名称'),
      holderTypeCode: code('股东类型代码'),
      creditNo: identifier('统一社会信用代码'),
      registerNo: identifier('注册号'),
      investAmount: money('认缴出资额'),
      investDate: date('认缴出资日期'),
      investStyleCode: code('认缴出资方式代码'),
      realInvestAmount: money('实缴出资额'),
      realInvestDate: date('实缴出资日期'),
      realInvestStyle: text('实缴出资方式'),
      historyFlag: flag('是否历史'),
    }),
  )
  .describe('企业股东出资信息。');

export type Payload = z.infer<typeof payload>;
