/**
 * neci-kyc/extend (扩展): the functions of neci-kyc with code rows, translations, endpoints and suppliers of your own, and
 * what mappers of your own are written with.
 *
 * @example
 * import { clean, createNormalizer, defineEndpoint, type Reader } from 'neci-kyc/extend';
 */

export type {
  AbnormalOperation,
  AbnormalTaxpayerStatus,
  Branch,
  Coded,
  Company,
  MajorTaxViolation,
  Money,
  Officer,
  PartialCompany,
  RegistrationStatus,
  RiskList,
  SeriousViolation,
  Shareholder,
  Subject,
} from '../company/company.js';
export { AdditionError } from '../errors.js';
export type { NormalizerOptions } from '../extend/additions.js';
export * as clean from '../extend/clean.js';
export type { CodeOptions } from '../extend/codes.js';
export { createNormalizer, type Normalizer } from '../extend/createNormalizer.js';
export {
  type Carries,
  type DefinedEndpoint,
  defineEndpoint,
  type EndpointDefinition,
  type EnvelopeOptions,
  type PayloadSchema,
} from '../extend/endpoints.js';
export type { Via } from '../extend/suppliers.js';
export type { TranslateName, TranslateOptions } from '../extend/translations.js';
export { isCurrent, riskCases, riskList } from '../mappers/parts/riskRows.js';
export type { NameContext } from '../reading/additions.js';
export { type Inner, type List, Reader, type Sections, type Taken } from '../reading/reader.js';
export type { Origin, Sourced } from '../reading/sourced.js';
