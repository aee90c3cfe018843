/** 企业联系信息: how to reach the company, and its managers. */

import * as clean from '../cleaners/index.js';
import type { Officer, PartialCompany } from '../company/company.js';
import type { Inner, Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/companyContactInfo.js';

export function map(raw: Reader<Payload>): PartialCompany {
  raw.ignore('address', 'the base record has it');
  return {
    website: clean.text(raw.take('companyWebsite')),
    emails: clean.emails(raw.take('email')),
    phones: clean.phones(raw.take('tel')),
    officers: raw.rows('managerList')?.map(officer).filter(clean.hasAnyField),
  };
}

function officer(row: Row): Officer {
  return {
    name: clean.text(row.take('name')),
    providedRole: clean.text(row.take('position')),
  };
}

type Row = Reader<Inner<Payload['managerList']>>;
