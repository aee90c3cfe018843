/** 查询企业是否黑名单: the three risk lists and a verdict. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/isHmd.js';
import { abnormalOperations, majorTaxViolations, seriousViolations } from './parts/riskLists.js';

export function map(raw: Reader<Payload>): PartialCompany {
  return {
    subjects: [clean.subject(raw.take('qyName'))],
    blacklistFlags: clean.flags(raw.take('isHmd')),
    abnormalOperations: abnormalOperations(raw),
    seriousViolations: seriousViolations(raw),
    majorTaxViolations: majorTaxViolations(raw),
  };
}
