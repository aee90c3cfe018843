/** 重大税收违法: the published cases of major tax violations. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/zdsswf.js';
import { majorTaxViolations } from './parts/riskLists.js';

export function map(raw: Reader<Payload>): PartialCompany {
  return {
    subjects: [clean.subject(raw.take('qyName'))],
    majorTaxViolations: majorTaxViolations(raw),
  };
}
