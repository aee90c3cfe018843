/**
 * neci-kyc/client: calls the upstream endpoints and gives the raw bundles that `normalize` takes.
 *
 * @example
 * import { createClient } from 'neci-kyc/client';
 * import { normalize } from 'neci-kyc';
 * const client = createClient({ appKey: '…', appSecret: '…' });
 * const bundle = await client.fetchBundle('小米科技有限责任公司', { dataset: 'super' });
 * const { response, issues } = normalize(bundle, { dataset: 'super', version: 'v2' });
 */

export type { Dataset } from '../generated/contracts/index.js';
export { CALLABLE, type CallableEndpoint, DATASET_ENDPOINTS } from '../upstream/registry.js';
export type { Api } from './addresses.js';
export {
  type AnswerStore,
  type Bundle,
  type FetchBundleOptions,
  type PlannedCall,
  planCalls,
} from './bundle.js';
export type { CallEvent, Charged } from './charge.js';
export { type Costs, checkCosts } from './costs.js';
export { type Answer, type Client, createClient } from './createClient.js';
export * from './errors/index.js';
export { type ClientOptions, LIVE_BASE_URL, readBaseUrl } from './options.js';
export { type Asked, asked, type RequestOf } from './requests.js';
export type { ByteStream, Fetch, FetchResponse } from './send.js';
export { type Credentials, sign } from './signature.js';
