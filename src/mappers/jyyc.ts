/** 经营异常: the list of abnormal operations. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/jyyc.js';
import { abnormalOperations } from './parts/riskLists.js';

export function map(raw: Reader<Payload>): PartialCompany {
  return {
    subjects: [clean.subject(raw.take('qyName'))],
    abnormalOperations: abnormalOperations(raw),
  };
}
