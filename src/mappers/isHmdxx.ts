/** 查询企业是否黑名单(增强版): the base record and the three risk lists. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/isHmdxx.js';
import { baseRecord } from './parts/baseRecord.js';
import { abnormalOperations, majorTaxViolations, seriousViolations } from './parts/riskLists.js';

export function map(raw: Reader<Payload>): PartialCompany {
  return {
    blacklistFlags: clean.flags(raw.take('isHmd')),
    abnormalOperations: abnormalOperations(raw),
    seriousViolations: seriousViolations(raw),
    majorTaxViolations: majorTaxViolations(raw),
    ...baseRecord(raw),
  };
}
