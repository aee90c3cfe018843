/**
 * Raw bundles of invented companies, each different in every value, in three sizes: a base record alone
 * (about 1.5 KB), what a super dataset asks for (about 6 KB), and a large company with 200 shareholders and
 * 100 branches (about 60 KB).
 *
 * @example
 * JSON.stringify(bundle('medium', new Random(1)))
 */

import { Random } from './random.js';

export const SIZES = ['small', 'medium', 'large'] as const;
export type Size = (typeof SIZES)[number];

/** The texts of so many bundles of one size. */
export function texts(size: Size, count: number, seed: number): string[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => JSON.stringify(bundle(size, random)));
}

export function bundle(size: Size, random: Random): object {
  const company = invent(random);
  const base = baseRecord(company, random);
  const qycxnew = v1({ ...base, ...beyondBase(company, random) }, random);
  if (size === 'small') return { qycxnew };
  const common = {
    qycxnew,
    isHmdxx: v1({ ...base, ...riskLists(company, random) }, random),
    keyPersonnelInfo: v2({ items: personnel(company, random) }, random),
    companyContactInfo: v2(contact(company, random), random),
    fzchnew: v2({ nsrsbh: company.uscc, fzchList: { msg: '正常' }, fzchFlag: '0' }, random),
  };
  if (size === 'medium') return { ...common, shareholderInvest: v2(holders(company, 5, random), random) };
  return { neci: extract(company, random), ...common };
}

interface Company {
  readonly name: string;
  readonly formerName: string;
  readonly uscc: string;
  readonly organizationCode: string;
  readonly registrationNumber: string;
  readonly place: Place;
  readonly representative: string;
  /** In 万元. */
  readonly capital: number;
  readonly start: string;
  readonly address: string;
  readonly scope: string;
  readonly authority: string;
}

function invent(random: Random): Company {
  const place = random.pick(PLACES);
  const [name, formerName] = [companyName(place, random), companyName(place, random)];
  const organizationCode = organization(random);
  return {
    name,
    formerName,
    organizationCode: `${organizationCode.slice(0, 8)}-${organizationCode[8]}`,
    uscc: creditCode(place.code, organizationCode),
    registrationNumber: registration(place.code, random),
    place,
    representative: personName(random),
    capital: random.whole(10, 500_000),
    start: date(1985, 2023, random),
    address: `${place.name}${random.text(HANZI, 3)}路${random.whole(1, 999)}号${random.whole(1, 30)}层${random.whole(100, 3000)}室`,
    scope: `一般项目:${Array.from({ length: random.whole(14, 24) }, () => `${random.text(HANZI, 2)}${random.pick(WORKS)}`).join(';')}。(除依法须经批准的项目外,凭营业执照依法自主开展经营活动)`,
    authority: `${place.name}市场监督管理局`,
  };
}

function baseRecord(company: Company, random: Random) {
  return {
    historyNames: [company.formerName],
    actualCapi: `${company.capital} 万人民币`,
    address: company.address,
    endDate: '-',
    econKind: random.pick(FORMS),
    termEnd: random.chance(0.5) ? '长期' : date(2030, 2060, random),
    title: random.pick(['执行董事', '董事长', '经理']),
    checkDate: date(2015, 2024, random),
    revokeDate: '-',
    type: '01',
    tags: random.chance(0.9) ? [] : [random.pick(['1', '17', '41'])],
    revokeReason: '-',
    termStart: company.start,
    qyName: company.name,
    nsrsbh: company.uscc,
    orgNo: company.organizationCode,
    registCapi: `${company.capital} 万人民币`,
    scope: company.scope,
    belongOrg: company.authority,
    operName: company.representative,
    econKindCode: random.pick(['1130', '1151', '1122']),
    startDate: company.start,
    status: random.pick(['存续', '在营(开业)', '开业', '存续(在营、开业、在册)', '注销']),
  };
}

function beyondBase({ name, place }: Company, random: Random) {
  return {
    categoryNew: '0115601',
    currency_unit: 'CNY',
    fenname: random.chance(0.5) ? '' : `${random.text(LATIN, 7)} ${random.text(LATIN, 6)} Co., Ltd.`,
    format_name: name,
    districtCode: place.code,
    districtName: place.name,
    domain: random.pick(['M7519', 'I6513', 'F5137', 'C3911']),
    domainName: random.pick(['其他技术推广服务', '应用软件开发', '五金产品批发', '计算机整机制造']),
  };
}

function riskLists({ name, registrationNumber, authority }: Company, random: Random) {
  const isListed = random.chance(0.3);
  const row = () => ({
    name,
    regNo: registrationNumber,
    province: '',
    inDate: date(2016, 2020, random),
    inReason: '未依照《企业信息公示暂行条例》第八条规定的期限公示年度报告的',
    department: authority,
    outDate: date(2021, 2024, random),
    outReason:
      '列入经营异常名录3年内且依照《经营异常名录管理办法》第六条规定被列入经营异常名录的企业,可以在补报未报年份的年度报告并公示后,申请移出',
    disabled: '1',
  });
  return {
    isHmd: false,
    jyycFlag: 0,
    yzwfFlag: 0,
    zdsswfFlag: 0,
    jyycList: isListed ? [{ total: 1, items: [row()] }] : [],
    yzwfList: { execution: [] },
    zdsswfList: { total: 0, items: [] },
  };
}

function personnel({ name: entName, representative }: Company, random: Random) {
  const names = [representative, ...Array.from({ length: random.whole(2, 5) }, () => personName(random))];
  return names.map((name, index) => ({
    entName,
    perName: name,
    position: index === 0 ? '执行董事' : random.pick(['董事', '监事', '经理', '财务负责人']),
    legalPerson: representative,
    isHistory: '0',
  }));
}

function contact({ address }: Company, random: Random) {
  return {
    address,
    tel: [1, 2].map(() => `0${random.whole(10, 999)}-${random.whole(10_000_000, 99_999_999)}`),
    companyWebsite: `https://www.${random.text(LATIN, 8).toLowerCase()}.example`,
    email: [`${random.text(LATIN, 6).toLowerCase()}@${random.text(LATIN, 8).toLowerCase()}.example`],
  };
}

function holders(company: Company, count: number, random: Random) {
  return shares(company.capital, count, random).map((amount, index) => {
    const isPerson = index % 3 !== 0;
    return {
      holderName: isPerson ? personName(random) : companyName(random.pick(PLACES), random),
      holderTypeCode: isPerson ? '0615601' : '',
      investDate: date(2010, 2023, random),
      realInvestStyle: '货币',
      investStyleCode: '',
      realInvestDate: '',
      investAmount: amount,
      creditNo: isPerson ? company.uscc : creditCode(company.place.code, organization(random)),
      realInvestAmount: '',
      registerNo: isPerson ? company.registrationNumber : '',
      historyFlag: '0',
    };
  });
}

function extract(company: Company, random: Random) {
  return {
    checkedAt: `${date(2025, 2025, random)}T15:56:58+08:00`,
    entName: company.name,
    historyNames: [company.formerName],
    uniscId: company.uscc,
    regNo: company.registrationNumber,
    orgCode: company.organizationCode,
    legelRep: company.representative,
    estDate: company.start,
    regOrg_CN: company.authority,
    dom: company.address,
    opScope: company.scope,
    regCap: `${company.capital}万元人民币`,
    regCapCur_CN: '人民币',
    shareholders: shares(company.capital, 200, random).map((amount, index) => ({
      inv: index % 3 !== 0 ? personName(random) : companyName(random.pick(PLACES), random),
      invType_CN: index % 3 !== 0 ? '自然人股东' : '企业法人',
      bLicNo: index % 3 !== 0 ? '' : creditCode(company.place.code, organization(random)),
      country_CN: '中华人民共和国',
      subConAm: amount,
      acConAm: '',
      currency_CN: '人民币',
    })),
    branches: Array.from({ length: 100 }, (_, index) => ({
      brName: `${company.name}${random.text(HANZI, 2)}第${index + 1}分公司`,
      uniscId: creditCode(random.pick(PLACES).code, organization(random)),
      regNo: '',
      regOrg_CN: `${random.pick(PLACES).name}市场监督管理局`,
    })),
  };
}

/** A capital in 万元 cut into parts that add up to no more than it, four decimals each. */
function shares(capital: number, count: number, random: Random): string[] {
  const weights = Array.from({ length: count }, () => 0.1 + random.next());
  const sum = weights.reduce((all, each) => all + each, 0);
  return weights.map((weight) => (Math.floor((capital * weight * 10_000) / sum) / 10_000).toFixed(4));
}

function v1(value: object, random: Random) {
  const result = {
    req_id: random.text(HEX, 32),
    success: true,
    time: random.whole(100, 3000),
    timestamp: random.whole(1_740_000_000, 1_760_000_000) * 1000 + random.whole(0, 999),
  };
  return { result, value };
}

function v2(data: object, random: Random) {
  const timestamp = `${date(2025, 2025, random)} 15:57:${random.whole(10, 59)}`;
  return { reqId: random.text(HEX, 32), code: '2000', success: true, message: '成功', data, timestamp };
}

function date(from: number, to: number, random: Random): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${random.whole(from, to)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
}

function companyName(place: Place, random: Random): string {
  return `${place.short}${random.text(HANZI, random.whole(2, 3))}${random.pick(TRADES)}${random.pick(['有限公司', '有限责任公司', '股份有限公司'])}`;
}

function personName(random: Random): string {
  return random.text(SURNAMES, 1) + random.text(HANZI, random.whole(1, 2));
}

/** GB 11714: eight characters and a check character. */
function organization(random: Random): string {
  const body = random.text('0123456789', 8);
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((all, weight, at) => all + weight * Number(body[at]), 0);
  return `${body}${'0X987654321'[sum % 11]}`;
}

/** GB 32100: 91, the district, the organization code and a check character. */
function creditCode(district: string, organizationCode: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const body = `91${district}${organizationCode}`;
  let [sum, weight] = [0, 1];
  for (const character of body) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return `${body}${alphabet[(31 - (sum % 31)) % 31]}`;
}

/** GS 15: fourteen digits and a check digit by ISO 7064 MOD 11,10. */
function registration(district: string, random: Random): string {
  const body = `${district}${random.text('0123456789', 8)}`;
  let product = 10;
  for (const digit of body) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return `${body}${(11 - product) % 10}`;
}

interface Place {
  readonly code: string;
  readonly name: string;
  readonly short: string;
}

const PLACES: readonly [Place, ...Place[]] = [
  { code: '110108', name: '北京市海淀区', short: '北京' },
  { code: '310115', name: '上海市浦东新区', short: '上海' },
  { code: '440305', name: '深圳市南山区', short: '深圳' },
  { code: '440106', name: '广州市天河区', short: '广州' },
  { code: '330106', name: '杭州市西湖区', short: '杭州' },
  { code: '320102', name: '南京市玄武区', short: '南京' },
  { code: '510107', name: '成都市武侯区', short: '成都' },
  { code: '420106', name: '武汉市武昌区', short: '武汉' },
];

const FORMS: readonly [string, ...string[]] = [
  '有限责任公司(自然人投资或控股)',
  '有限责任公司(自然人独资)',
  '其他股份有限公司(非上市)',
  '有限责任公司(外商投资企业法人独资)',
];
const TRADES: readonly [string, ...string[]] = [
  '科技',
  '贸易',
  '商贸',
  '投资',
  '建材',
  '信息技术',
  '企业管理',
  '网络科技',
  '机械设备',
  '文化传媒',
];
const WORKS: readonly [string, ...string[]] = [
  '技术开发',
  '技术咨询',
  '产品销售',
  '设备租赁',
  '进出口',
  '零售',
  '批发',
  '服务',
];
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕';
const HANZI =
  '安邦博昌成春达德东恒丰福光广国海汉豪和恒红宏鸿华辉汇慧吉佳嘉建江杰金锦晶景静君俊凯康科兰乐利丽联良林龙美明宁鹏平普奇启千庆全仁荣瑞润森山尚盛胜世顺思泰腾天通同万旺伟文武祥新鑫信星兴雄秀旭轩雅亚阳洋业宜益银英盈永友宇玉裕元远悦云运泽展兆振正志智中众卓子宗';
const LATIN = 'ABCDEFGHIKLMNOPRSTUVWYZ';
const HEX = '0123456789abcdef';
