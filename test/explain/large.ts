/** A company with so many shareholders and branches. */
export function large(count: number): object {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return {
    neci: {
      entName: '甲股份有限公司',
      regCap: '100000',
      regCapCur_CN: '人民币',
      shareholders: numbers.map((index) => ({
        inv: `第${index}投资有限公司`,
        invType_CN: '企业法人',
        subConAm: '500',
        currency_CN: '人民币',
      })),
      branches: numbers.map((index) => ({
        brName: `甲股份有限公司第${index}分公司`,
        regOrg_CN: '北京市海淀区市场监督管理局',
      })),
    },
  };
}
