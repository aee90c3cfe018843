/**
 * How to reach the company (企业联系信息), and who runs it (managerList).
 *
 * Official source: 企享云 insight API, 企业联系信息, published example.
 *
 * @example
 * { "tel": "010-69630728", "companyWebsite": "mi.com", "email": "contact@example.com", "managerList": [] }
 */

import { z } from 'zod';
import { rows, text, texts } from '../atoms.js';
import { nameOr } from '../parts/requests.js';

export const title = '企业联系信息';

export const request = nameOr('creditNo');

export const payload = z
  .looseObject({
    address: text('地址'),
    tel: texts('联系电话'),
    companyWebsite: text('网址'),
    email: texts('电子邮箱'),
    managerList: rows(
      {
        name: text('姓名'),
        position: text('职务'),
      },
      '主要人员列表',
    ),
  })
  .describe('企业联系信息。');

export type Payload = z.infer<typeof payload>;
