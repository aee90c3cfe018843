/** 主要人员信息: the officers of today. */

import * as clean from '../cleaners/index.js';
import type { Officer, PartialCompany } from '../company/company.js';
import type { Inner, Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/keyPersonnelInfo.js';

export function map(raw: Reader<Payload>): PartialCompany {
  const rows = raw.rows('items');
  return {
    subjects: rows?.map((row) => ({ name: clean.text(row.take('entName')) })),
    officers: rows?.filter(isCurrent).map(officer).filter(clean.hasAnyField),
  };
}

function isCurrent(row: Row): boolean {
  const isPast = clean.flag(row.take('isHistory'))?.value === true;
  if (isPast) row.ignoreAll('an officer of the past');
  return !isPast;
}

function officer(row: Row): Officer {
  row.ignore('legalPerson', 'the base record has it');
  return {
    name: clean.text(row.take('perName')),
    providedRole: clean.text(row.take('position')),
  };
}

type Row = Reader<Inner<Payload['items']>>;
