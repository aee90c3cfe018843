/** The mappers, one for each endpoint: what a payload says, as a part of a Company. */

import { refiled } from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../reading/reader.js';
import type { EndpointName } from '../upstream/registry.js';
import * as annualRpt from './annualRpt.js';
import * as branchInfo from './branchInfo.js';
import * as companyContactInfo from './companyContactInfo.js';
import * as fzchnew from './fzchnew.js';
import * as info from './info.js';
import * as isHmd from './isHmd.js';
import * as isHmdxx from './isHmdxx.js';
import * as jyyc from './jyyc.js';
import * as keyPersonnelInfo from './keyPersonnelInfo.js';
import * as neci from './neci.js';
import * as qycx from './qycx.js';
import * as qycxnew from './qycxnew.js';
import * as qyfkmx from './qyfkmx.js';
import * as shareholderInvest from './shareholderInvest.js';
import * as yzwf from './yzwf.js';
import * as zdsswf from './zdsswf.js';

const MAPPERS: { readonly [Name in EndpointName]: (raw: Reader<never>) => PartialCompany } = {
  neci: neci.map,
  qycxnew: qycxnew.map,
  info: info.map,
  isHmdxx: isHmdxx.map,
  qycx: qycx.map,
  shareholderInvest: shareholderInvest.map,
  keyPersonnelInfo: keyPersonnelInfo.map,
  branchInfo: branchInfo.map,
  companyContactInfo: companyContactInfo.map,
  annualRpt: annualRpt.map,
  isHmd: isHmd.map,
  qyfkmx: qyfkmx.map,
  jyyc: jyyc.map,
  yzwf: yzwf.map,
  zdsswf: zdsswf.map,
  fzchnew: fzchnew.map,
};

/** Maps one payload. Every key of it is taken, ignored with a reason, or reported. */
export function mapPayload(name: EndpointName, raw: Reader<unknown>): PartialCompany {
  // Whether the payload is what its schema says is found out by reading it.
  const part = refiled(MAPPERS[name](raw as Reader<never>));
  raw.rest();
  return withSubject(part);
}

/** A payload that names a company speaks of that company, and is held against the others. */
function withSubject(part: PartialCompany): PartialCompany {
  const { name, unifiedSocialCreditCode, taxRegistrationNumber, taxpayerId, subjects } = part;
  const code = unifiedSocialCreditCode ?? taxRegistrationNumber ?? taxpayerId;
  if (!name && !code) return part;
  const own = { name, code };
  return Object.assign(part, { subjects: subjects ? [...subjects, own] : [own] });
}
