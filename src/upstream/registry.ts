/**
 * The endpoints (接口) by name, and where the platform answers them. Loads no package, so that the main entry
 * and the client know them without zod.
 *
 * Official source: 企享云开放平台, POST https://api.qixiangyun.com + path.
 *
 * @example
 * PATHS.isHmdxx // { v1: '/v1/HMD/isHmdxx', v2: '/v2/risk/hmd/plus' }
 * isEndpointName('fzch') // false
 * RETIRED.get('fzch') // 'fzchnew'
 */

/** In the order in which their scalars win. */
export const ENDPOINTS = [
  'neci',
  'qycxnew',
  'info',
  'isHmdxx',
  'qycx',
  'shareholderInvest',
  'keyPersonnelInfo',
  'branchInfo',
  'companyContactInfo',
  'annualRpt',
  'isHmd',
  'qyfkmx',
  'jyyc',
  'yzwf',
  'zdsswf',
  'fzchnew',
] as const;

export type EndpointName = (typeof ENDPOINTS)[number];

/** The path of each generation of the API that has the endpoint. */
export interface Paths {
  readonly v1?: string;
  readonly v2?: string;
}

/** neci is no call: the pipeline supplies it. */
export const PATHS: { readonly [Name in EndpointName]: Paths } = {
  neci: {},
  qycxnew: { v1: '/v1/HMD/qycxnew', v2: '/v2/risk/hmd/qycxnew' },
  info: { v2: '/v2/insight/info' },
  isHmdxx: { v1: '/v1/HMD/isHmdxx', v2: '/v2/risk/hmd/plus' },
  qycx: { v1: '/v1/HMD/qycx', v2: '/v2/risk/hmd/qycx' },
  shareholderInvest: { v2: '/v2/insight/shareholderInvest' },
  keyPersonnelInfo: { v2: '/v2/insight/keyPersonnelInfo' },
  branchInfo: { v2: '/v2/insight/branchInfo' },
  companyContactInfo: { v2: '/v2/insight/companyContactInfo' },
  annualRpt: { v2: '/v2/insight/annualRpt' },
  isHmd: { v1: '/v1/HMD/isHmd', v2: '/v2/risk/hmd/standard' },
  qyfkmx: { v1: '/v1/HMD/qyfkmx', v2: '/v2/risk/hmd/qyfkmx' },
  jyyc: { v1: '/v1/HMD/jyyc', v2: '/v2/risk/hmd/jyyc' },
  yzwf: { v1: '/v1/HMD/yzwf', v2: '/v2/risk/hmd/yzwf' },
  zdsswf: { v1: '/v1/HMD/zdsswf', v2: '/v2/risk/hmd/zdsswf' },
  fzchnew: { v1: '/v1/HMD/fzchnew', v2: '/v2/risk/hmd/fzchnew' },
};

/** Endpoints that the platform took off line, with the one to call instead. */
export const RETIRED: ReadonlyMap<string, EndpointName> = new Map([['fzch', 'fzchnew']]);

/** The endpoints that can carry a company; the others speak of one that is known already. */
export const CARRIERS: ReadonlySet<EndpointName> = new Set(['neci', 'qycxnew', 'info', 'isHmdxx', 'qycx']);

/** Endpoints whose payload may come without an envelope. */
export const BARE: ReadonlySet<EndpointName> = new Set(['neci']);

const NAMES: ReadonlySet<string> = new Set(ENDPOINTS);

export function isEndpointName(name: string): name is EndpointName {
  return NAMES.has(name);
}
