/** The errors of the client, one per file. */

export { AuthError } from './AuthError.js';
export { BodyError, type BodyReason } from './BodyError.js';
export { CertificateError } from './CertificateError.js';
export { HttpError } from './HttpError.js';
export { NetworkError } from './NetworkError.js';
export { NoResult, type NoResultReason } from './NoResult.js';
export { OtherCompanyError } from './OtherCompanyError.js';
export { ParameterError } from './ParameterError.js';
export { ProviderError, type ProviderReason } from './ProviderError.js';
export { QuotaError } from './QuotaError.js';
export { RateLimitError } from './RateLimitError.js';
export { RetiredEndpointError } from './RetiredEndpointError.js';
export { TimeoutError } from './TimeoutError.js';
export { type CallFacts, UpstreamError } from './UpstreamError.js';
