/**
 * Branches (分支机构信息). branchCreditNo may be "", then the registration number is all there is.
 *
 * Official source: 企享云 insight API, 分支机构信息, published example.
 *
 * @example
 * [{ "branchName": "…分公司", "branchCreditNo": "", "branchRegisterNo": "440400000383031" }]
 */

import { z } from 'zod';
import { identifier, rowOrNull, text } from '../atoms.js';
import { nameOr } from '../parts/requests.js';

export const title = '分支机构信息';

export const request = nameOr('creditNo');

export const payload = z
  .array(
    rowOrNull({
      branchName: text('分支机构名称'),
      branchCreditNo: identifier('统一社会信用代码'),
      branchRegisterNo: identifier('注册号'),
    }),
  )
  .describe('企业分支机构信息。');

export type Payload = z.infer<typeof payload>;
