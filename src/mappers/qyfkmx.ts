/** 企业风控明细: the risk lists that the call asked for. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/qyfkmx.js';
import { abnormalOperations, majorTaxViolations, seriousViolations } from './parts/riskLists.js';

export function map(raw: Reader<Payload>): PartialCompany {
  return {
    subjects: [clean.subject(raw.take('qyName'))],
    abnormalOperations: abnormalOperations(raw),
    seriousViolations: seriousViolations(raw),
    majorTaxViolations: majorTaxViolations(raw),
  };
}
