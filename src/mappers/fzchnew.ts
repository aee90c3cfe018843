/** 非正常户: the taxpayer's status with the tax administration. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/fzchnew.js';

export function map(raw: Reader<Payload>): PartialCompany {
  raw.publishedBy('STA');
  const messages = raw.section('fzchList').map((section) => {
    section.ignore('code', "the upstream's own, repeats the flag");
    section.ignore('msg', 'compared with the flag, which it repeats in words');
    return section.take('msg');
  });
  return {
    subjects: [{ code: clean.companyCode(raw.take('nsrsbh')) }],
    abnormalTaxpayer: clean.abnormalTaxpayer(raw.take('fzchFlag'), messages),
  };
}
