/** 企业模糊查询: name, code, representative and date of the one company found; the candidates beside it are others. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/qycx.js';

export function map(raw: Reader<Payload>): PartialCompany {
  raw.ignore('all', 'other companies that the search found; `candidates` reads them');
  const taxpayer = clean.taxpayerNumber(raw.take('nsrsbh'));
  return {
    name: clean.text(raw.take('qyName')),
    unifiedSocialCreditCode: taxpayer.unifiedSocialCreditCode,
    taxRegistrationNumber: taxpayer.taxRegistrationNumber,
    taxpayerId: taxpayer.taxpayerId,
    legalRepresentative: clean.text(raw.take('operName'), { trailingAsterisk: true }),
    incorporationDate: clean.date(raw.take('startDate')),
  };
}
