/** 严重违法: the list of serious violations. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/yzwf.js';
import { seriousViolations } from './parts/riskLists.js';

export function map(raw: Reader<Payload>): PartialCompany {
  return {
    subjects: [clean.subject(raw.take('qyName'))],
    seriousViolations: seriousViolations(raw),
  };
}
