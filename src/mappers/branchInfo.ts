/** 分支机构信息: the branches. */

import * as clean from '../cleaners/index.js';
import type { Branch, PartialCompany } from '../company/company.js';
import type { Inner, Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/branchInfo.js';

export function map(raw: Reader<Payload>): PartialCompany {
  return {
    branches: raw.rows()?.map(branch).filter(clean.hasAnyField),
  };
}

function branch(row: Reader<Inner<Payload>>): Branch {
  return {
    name: clean.text(row.take('branchName')),
    number: clean.branchNumber(row.take('branchCreditNo'), row.take('branchRegisterNo')),
  };
}
