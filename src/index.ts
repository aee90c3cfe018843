/**
 * neci-kyc: turns raw payloads of the Chinese company register into the refresh and super datasets of the KYC API.
 *
 * @example
 * import { normalize, parseBundle } from 'neci-kyc';
 * const { response, issues } = normalize(parseBundle(text), { dataset: 'super', version: 'v2' });
 */

export { type Candidate, candidates } from './candidates.js';
export type { Company } from './company/company.js';
export { type Contract, validateResponse } from './datasets/check.js';
export type { RequestFacts } from './datasets/envelope.js';
export { redact } from './datasets/redact.js';
export { type Rendered, type RenderOptions, render } from './datasets/render.js';
export type { LineageEntry } from './datasets/settle.js';
export { type Upgraded, type UpgradeOptions, upgrade } from './datasets/upgrade/index.js';
export {
  AdditionError,
  ContractError,
  RawPayloadError,
  type RawPayloadReason,
  type Violation,
} from './errors.js';
export type { Dataset, Release, Responses, Version } from './generated/contracts/index.js';
export { VERSION } from './generated/version.js';
export { ISSUE_CODES, type Issue, type IssueCode, type Severity } from './issues.js';
export {
  type Normalized,
  type NormalizeOptions,
  normalize,
  type Reading,
  type ReadOptions,
  readCompany,
} from './normalize.js';
export { parseBundle, type RawBundle } from './reading/bundle.js';
export type { Origin, Sourced } from './reading/sourced.js';
