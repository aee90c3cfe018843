/**
 * Tax status (非正常户接口(新)): whether the tax administration has the taxpayer down as normal or abnormal. The
 * flag comes as a number or as a string; 2 also means that the taxpayer was not found.
 *
 * Official source: 企享云 HMD API, 非正常户接口(新).
 *
 * @example
 * { "nsrsbh": "91310120MA1HPRYW29", "fzchFlag": 1, "fzchList": { "code": "10013", "msg": "当前单位状态为【非正常】" } }
 */

import { z } from 'zod';
import { code, identifier, required, section, text } from '../atoms.js';

export const title = '非正常户接口(新)';

export const request = z.strictObject({
  nsrsbh: required('纳税人识别号,必填', '参数nsrsbh(纳税人识别号)不能为空。'),
});

export const payload = z
  .looseObject({
    nsrsbh: identifier('纳税人识别号'),
    fzchFlag: code('非正常户标志,(0:正常户;1:非正常户;2;其他信息)'),
    fzchList: section(
      {
        code: code('返回业务code;'),
        msg: text('code对应的说明描述,例如:当前单位状态为【非正常】'),
      },
      '非正常户数据列表',
    ),
  })
  .describe('通过纳税人识别号获取企业的状态。 如需通过企业名称查询,建议先调用企业查询接口获取纳税人识别号。');

export type Payload = z.infer<typeof payload>;
