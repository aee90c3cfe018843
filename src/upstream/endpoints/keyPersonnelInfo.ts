/**
 * Directors, supervisors and managers (主要人员信息). isHistory "1" is a former one.
 *
 * Official source: 企享云 insight API, 主要人员信息, published example.
 *
 * @example
 * { "items": [{ "entName": "…", "perName": "…", "position": "财务负责人", "isHistory": "0" }] }
 */

import { z } from 'zod';
import { flag, rows, text } from '../atoms.js';
import { nameOr } from '../parts/requests.js';

export const title = '主要人员信息';

export const request = nameOr('creditNo');

export const payload = z
  .looseObject({
    items: rows(
      {
        entName: text('企业名称'),
        perName: text('姓名'),
        position: text('职务'),
        legalPerson: text('法定代表人'),
        isHistory: flag('是否历史'),
      },
      '主要人员列表',
    ),
  })
  .describe('企业主要人员信息。');

export type Payload = z.infer<typeof payload>;
