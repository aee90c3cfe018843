/**
 * Annual reports (企业年报), one row a year. employeeCnt is 从业人数; those insured are not those employed.
 *
 * Official source: 企享云 insight API, 企业年报, published example, which leaves out some of the amounts in
 * socialSecurityInfos.
 *
 * @example
 * [{ "reportYear": "2021", "entityName": "…", "employeeCnt": "31", "registerCode": "110105031220840" }]
 */

import { z } from 'zod';
import { code, count, date, flag, identifier, money, rowOrNull, rows, text, texts } from '../atoms.js';
import { nameOr } from '../parts/requests.js';

export const title = '企业年报';

export const request = nameOr('creditCode');

export const payload = z
  .array(
    rowOrNull({
      reportName: text('年报名称'),
      reportYear: code('年报年度'),
      reportDate: date('年报日期'),
      entityName: text('企业名称'),
      creditCode: identifier('统一社会信用代码'),
      registerCode: identifier('注册号'),
      organizationCode: identifier('组织机构代码'),
      entityStatus: text('经营状态'),
      entityBusinessScope: text('经营范围'),
      address: text('通信地址'),
      postCode: code('邮政编码'),
      telephone: texts('联系电话'),
      employeeCnt: count('从业人数'),
      actualEmployeeCnt: count('实际从业人数'),
      entityPractitionerFemaleAmount: count('女性从业人数'),
      isEquityTransfer: flag('是否发生股权转让'),
      isInvest: flag('是否有对外投资'),
      isExternalGuarantee: flag('是否有对外担保'),
      isWebsite: flag('是否有网站或网店'),
      totalAssets: money('资产总额'),
      totalLiabilities: money('负债总额'),
      totalOwnerEquity: money('所有者权益合计'),
      totalSalesAmount: money('营业总收入'),
      mainBusinessIncome: money('主营业务收入'),
      totalNetProfit: money('利润总额'),
      netProfit: money('净利润'),
      totalTaxAmount: money('纳税总额'),
      socialSecurityInfos: rows(
        {
          endowmentInsuranceEmployeeCnt: count('城镇职工基本养老保险人数'),
          unemploymentInsuranceEmployeeCnt: count('失业保险人数'),
          medicalInsuranceEmployeeCnt: count('职工基本医疗保险人数'),
          injuryInsuranceEmployeeCnt: count('工伤保险人数'),
          maternityInsuranceEmployeeCnt: count('生育保险人数'),
          injuryInsurancePaymentBase: money('工伤保险缴费基数'),
          injuryInsuranceUnpaidAmount: money('工伤保险欠缴金额'),
          isDisplayPaymentBase: flag('是否公示缴费基数'),
          isDisplayAmount: flag('是否公示缴费金额'),
          isDisplayUnpaidAmount: flag('是否公示欠缴金额'),
          currency: text('币种'),
        },
        '社保信息',
      ),
    }),
  )
  .describe('企业年报信息。');

export type Payload = z.infer<typeof payload>;
