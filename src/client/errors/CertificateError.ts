/**
 * The server's certificate is not trusted (证书错误). The call is not repeated, and no other can succeed until the
 * certificate, this machine's clock or its list of authorities is put right.
 *
 * @example
 * error.code // "UNABLE_TO_VERIFY_LEAF_SIGNATURE"
 */

import { type CallFacts, UpstreamError } from './UpstreamError.js';

export class CertificateError extends UpstreamError {
  override readonly name = 'CertificateError' as const;
  readonly temporary = true;
  override readonly stopsBatch = true;
  /** Node's or OpenSSL's code. */
  readonly code: string;

  constructor(code: string, facts: CallFacts) {
    const advice = 'if a proxy of yours signs it, name its authority in NODE_EXTRA_CA_CERTS';
    super(`the server's certificate is not trusted [${code}]; ${advice}`, facts);
    this.code = code;
  }
}

const CODES =
  /^(?:CERT_|CRL_|ERR_TLS_CERT_|UNABLE_TO_(?:GET|VERIFY|DECODE|DECRYPT)_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|HOSTNAME_MISMATCH$|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$)/;

/** Whether a network error's code says that the certificate was refused. */
export function isCertificateCode(code: string): boolean {
  return CODES.test(code);
}
