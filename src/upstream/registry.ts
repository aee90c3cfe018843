/**
 * The endpoints (接口): one row each, with everything that the reading of a bundle, the client and the mock
 * need to know about it. Every list of endpoints follows from these rows. Loads no package, so that the main entry
 * knows the endpoints without zod.
 *
 * Official source: 企享云开放平台, POST https://api.qixiangyun.com + path.
 *
 * @example
 * PATHS.isHmdxx // { v1: '/v1/HMD/isHmdxx', v2: '/v2/risk/hmd/plus' }
 * isEndpointName('fzch') // false
 * RETIRED.get('fzch') // 'fzchnew'
 */

/** The keys of a request's body that take what is known of the company. An absent one: it can't be asked by that. */
export interface Ask {
  /** Takes the full name (企业全名). */
  readonly name?: string;
  /** Takes the unified social credit code (统一社会信用代码) or the registration number (注册号). */
  readonly code?: string;
  /** Takes the taxpayer's number (纳税人识别号), which the base record gives when the caller didn't. */
  readonly taxpayerId?: string;
  /** Goes into every request as it is. */
  readonly also?: { readonly [key: string]: string };
}

interface Row {
  /** The endpoint's name in the documentation; its files are named after it. */
  readonly name: string;
  /** The path in the first generation of the API. */
  readonly v1?: string;
  /** The path in the second generation of the API. */
  readonly v2?: string;
  /** How it is asked; absent when the pipeline supplies the body instead of a call. */
  readonly ask?: Ask;
  /** Whether its payload is a base record: it states by itself which company it describes. */
  readonly isBaseRecord?: true;
  /** Whether it answers for a risk list, so that no answer leaves a question open. */
  readonly hasRiskLists?: true;
  /** Whether its payload may come without an envelope. */
  readonly isBare?: true;
  /** The datasets that need it: `fetchBundle` and `run` ask it for them. */
  readonly datasets?: readonly ('refresh' | 'super')[];
}

const QY_NAME = { name: 'qyName', code: 'qyName' } as const;
const NAME_OR_CREDIT_NO = { name: 'name', code: 'creditNo' } as const;

/** In order of precedence: where two endpoints state one value, the earlier row wins. */
const ROWS = [
  { name: 'neci', isBaseRecord: true, isBare: true },
  {
    name: 'qycxnew',
    v1: '/v1/HMD/qycxnew',
    v2: '/v2/risk/hmd/qycxnew',
    ask: QY_NAME,
    isBaseRecord: true,
    datasets: ['refresh', 'super'],
  },
  { name: 'info', v2: '/v2/insight/info', ask: NAME_OR_CREDIT_NO, isBaseRecord: true, datasets: ['super'] },
  {
    name: 'isHmdxx',
    v1: '/v1/HMD/isHmdxx',
    v2: '/v2/risk/hmd/plus',
    ask: QY_NAME,
    isBaseRecord: true,
    hasRiskLists: true,
  },
  { name: 'qycx', v1: '/v1/HMD/qycx', v2: '/v2/risk/hmd/qycx', ask: QY_NAME, isBaseRecord: true },
  {
    name: 'shareholderInvest',
    v2: '/v2/insight/shareholderInvest',
    ask: NAME_OR_CREDIT_NO,
    datasets: ['super'],
  },
  {
    name: 'keyPersonnelInfo',
    v2: '/v2/insight/keyPersonnelInfo',
    ask: NAME_OR_CREDIT_NO,
    datasets: ['super'],
  },
  { name: 'branchInfo', v2: '/v2/insight/branchInfo', ask: NAME_OR_CREDIT_NO, datasets: ['super'] },
  {
    name: 'companyContactInfo',
    v2: '/v2/insight/companyContactInfo',
    ask: NAME_OR_CREDIT_NO,
    datasets: ['super'],
  },
  {
    name: 'annualRpt',
    v2: '/v2/insight/annualRpt',
    ask: { name: 'name', code: 'creditCode' },
    datasets: ['super'],
  },
  {
    name: 'isHmd',
    v1: '/v1/HMD/isHmd',
    v2: '/v2/risk/hmd/standard',
    ask: QY_NAME,
    hasRiskLists: true,
    datasets: ['refresh', 'super'],
  },
  {
    name: 'qyfkmx',
    v1: '/v1/HMD/qyfkmx',
    v2: '/v2/risk/hmd/qyfkmx',
    ask: { ...QY_NAME, also: { interfaceList: 'jyyc,yzwf,zdsswf' } },
    hasRiskLists: true,
  },
  { name: 'jyyc', v1: '/v1/HMD/jyyc', v2: '/v2/risk/hmd/jyyc', ask: QY_NAME, hasRiskLists: true },
  { name: 'yzwf', v1: '/v1/HMD/yzwf', v2: '/v2/risk/hmd/yzwf', ask: QY_NAME, hasRiskLists: true },
  { name: 'zdsswf', v1: '/v1/HMD/zdsswf', v2: '/v2/risk/hmd/zdsswf', ask: QY_NAME, hasRiskLists: true },
  {
    name: 'fzchnew',
    v1: '/v1/HMD/fzchnew',
    v2: '/v2/risk/hmd/fzchnew',
    ask: { taxpayerId: 'nsrsbh' },
    datasets: ['super'],
  },
] as const satisfies readonly Row[];

type EndpointRow = (typeof ROWS)[number];

export type EndpointName = EndpointRow['name'];

/** Every endpoint that is called. */
export type CallableEndpoint = Extract<EndpointRow, { readonly ask: Ask }>['name'];

/** The path of each generation of the API that has the endpoint. */
export interface Paths {
  readonly v1?: string;
  readonly v2?: string;
}

/** In order of precedence. */
export const ENDPOINTS: readonly EndpointName[] = ROWS.map(({ name }) => name);

/** The endpoints that are called, in order of precedence; the others are supplied by the pipeline. */
export const CALLABLE: readonly CallableEndpoint[] = ROWS.flatMap((row) => ('ask' in row ? [row.name] : []));

/** Where each endpoint is called; one that isn't called has no path. */
export const PATHS = Object.fromEntries(
  ROWS.map(({ name, v1, v2 }: Row) => [name, { ...(v1 && { v1 }), ...(v2 && { v2 }) }]),
) as { readonly [Name in EndpointName]: Paths }; // one entry for each row that the union is made of

/** How each endpoint is asked. */
export const ASKS = Object.fromEntries(
  ROWS.flatMap((row) => ('ask' in row ? [[row.name, row.ask]] : [])),
) as { readonly [Name in CallableEndpoint]: Ask }; // one entry for each row that the union is made of

/** The endpoints whose payload states by itself which company it describes, in order of precedence. */
export const BASE_RECORDS: ReadonlySet<EndpointName> = namesWhere(
  ({ isBaseRecord }) => isBaseRecord === true,
);

/** The endpoints that answer for a risk list. */
export const RISK_LISTS: ReadonlySet<EndpointName> = namesWhere(({ hasRiskLists }) => hasRiskLists === true);

/** The endpoints whose payload may come without an envelope. */
export const BARE: ReadonlySet<EndpointName> = namesWhere(({ isBare }) => isBare === true);

/** The endpoints that each dataset needs, in order of precedence. */
export const DATASET_ENDPOINTS = { refresh: neededBy('refresh'), super: neededBy('super') };

/** Endpoints that the platform took offline, with the one to call instead. */
export const RETIRED: ReadonlyMap<string, EndpointName> = new Map([['fzch', 'fzchnew']]);

const NAMES: ReadonlySet<string> = new Set(ENDPOINTS);

/**
 * Whether a text is the name of an endpoint.
 *
 * @param name any text
 * @returns false for a retired endpoint, and for another spelling
 * @example
 * isEndpointName('info') // true
 * isEndpointName('INFO') // false
 */
export function isEndpointName(name: string): name is EndpointName {
  return NAMES.has(name);
}

function namesWhere(holds: (row: Row) => boolean): Set<EndpointName> {
  return new Set(ROWS.filter(holds).map(({ name }) => name));
}

function neededBy(dataset: 'refresh' | 'super'): readonly CallableEndpoint[] {
  return ROWS.flatMap((row) =>
    'datasets' in row && row.datasets.some((one) => one === dataset) ? [row.name] : [],
  );
}
