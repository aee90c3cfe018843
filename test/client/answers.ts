/** Invented companies with an answer of every endpoint. Loads no test runner. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { CALLABLE } from '../../src/client/index.js';
import { open } from '../../src/upstream/open.js';

export const NAME = '杭州云杉示例科技有限公司';
export const CODE = '91330106MA00000019';
/** A person who doesn't exist; is in every answer that names one. */
export const PERSON = '乐正晴川';
export const PHONE = '0571-80000001';

export const NOW = new Date('2025-07-10T08:00:00Z');

const risks = (qyName: string) => ({
  qyName,
  jyycFlag: 1,
  yzwfFlag: 0,
  zdsswfFlag: 0,
  jyycList: [
    {
      total: 1,
      items: [
        {
          name: qyName,
          inDate: '2024-07-08',
          inReason: '未按照规定报送年度报告',
          outDate: '-',
          disabled: '0',
        },
      ],
    },
  ],
});

const base = (name: string, code: string) => ({
  qyName: name,
  nsrsbh: code,
  operName: PERSON,
  status: '存续',
  startDate: '2018-05-05',
  econKind: '有限责任公司',
  registCapi: '100 万人民币',
});

const v1 = (value: object) => ({
  result: { req_id: '5946d92322fe4e0192cf0275e518b517', success: true, time: 8, timestamp: 1659447284309 },
  value,
});

const v2 = (data: object) => ({
  reqId: '885cb64e1a5bb5d5cad5b4ddda96b9f6',
  code: '2000',
  success: true,
  message: null,
  data,
});

/** An answer of each endpoint; where there is none below, the body of a golden case. */
export function bundleOf(name = NAME, code = CODE): { readonly [endpoint: string]: object } {
  return {
    ...GOLDEN_BODIES,
    qycxnew: v1({
      ...base(name, code),
      fenname: 'Yunshan Example Technology Co., Ltd.',
      currency_unit: 'CNY',
    }),
    info: v2({ entityName: name, creditCode: code, legalPerson: PERSON, registerCapital: '100.0' }),
    isHmdxx: v1({ ...base(name, code), ...risks(name), isHmd: true }),
    qycx: v1({ qyName: name, nsrsbh: code, operName: PERSON, startDate: '2018-05-05' }),
    shareholderInvest: v2([
      { holderName: PERSON, holderTypeCode: '0615601', investAmount: '60.0', historyFlag: '0' },
    ]),
    keyPersonnelInfo: v2({ items: [{ perName: PERSON, position: '执行董事', isHistory: '0' }] }),
    branchInfo: v2([{ branchName: `${name}宁波分公司`, branchCreditNo: '' }]),
    companyContactInfo: v2({ tel: PHONE, email: 'office@example.com', companyWebsite: 'www.example.com' }),
    annualRpt: v2([{ reportYear: '2024', entityName: name, creditCode: code, employeeCnt: '31' }]),
    isHmd: v1({ ...risks(name), isHmd: true }),
    qyfkmx: v1(risks(name)),
    jyyc: v1({ qyName: name, jyycFlag: 1, jyycList: risks(name).jyycList }),
    yzwf: v1({ qyName: name, yzwfFlag: 0 }),
    zdsswf: v1({ qyName: name, zdsswfFlag: 0 }),
    fzchnew: v1({ nsrsbh: code, fzchFlag: 0 }),
  };
}

const GOLDEN = 'test/golden';

/** Of each endpoint, the body of the first golden case whose body holds a payload. */
const GOLDEN_BODIES = Object.fromEntries(
  CALLABLE.flatMap((endpoint) => {
    const files = readdirSync(GOLDEN).map((name) => `${GOLDEN}/${name}/raw/${endpoint}.json`);
    const bodies = files
      .filter((file) => existsSync(file))
      .map((file) => JSON.parse(readFileSync(file, 'utf8')));
    return bodies
      .filter((body) => open(body, endpoint).ok)
      .slice(0, 1)
      .map((body) => [endpoint, body]);
  }),
);

/** So many companies, each with its own name and code. */
export function manyCompanies(count: number): { readonly name: string; readonly code: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `宁波示例第${index + 1}号贸易有限公司`,
    code: `91330200MA${String(index + 1).padStart(8, '0')}`,
  }));
}
