/** 企业精准查询: the base record, with English name, currency, category, district and industry. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/qycxnew.js';
import { baseRecord } from './parts/baseRecord.js';

export function map(raw: Reader<Payload>): PartialCompany {
  return {
    standardName: clean.text(raw.take('format_name')),
    englishName: clean.englishName(raw.take('fenname')),
    industry: clean.industry(raw.take('domain'), raw.take('domainName')),
    entityCategory: clean.category(raw.take('categoryNew')),
    district: clean.district(raw.take('districtCode'), raw.take('districtName')),
    ...baseRecord(raw, clean.currencyCode(raw.take('currency_unit'))),
  };
}
