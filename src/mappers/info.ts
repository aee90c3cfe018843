/** 工商基本信息: a base record of the insight endpoints. Amounts are in 万元 unless they are marked. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany } from '../company/company.js';
import type { Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/info.js';

export function map(raw: Reader<Payload>): PartialCompany {
  const unit = clean.text(raw.take('registerCapitalUnite'));
  raw.ignore('city', 'the address has it');
  raw.ignore('province', 'the address has it');
  raw.ignore('region', 'the address has it');
  raw.ignore('oneLevelCode', 'part of the code of the class');
  raw.ignore('oneLevelName', 'above the class that is output');
  raw.ignore('twoLevelCode', 'part of the code of the class');
  raw.ignore('twoLevelName', 'above the class that is output');
  raw.ignore('legalPersonType', 'the dataset has no field for it');
  raw.ignore('taxpayerType', 'the dataset has no field for it');
  raw.ignore('totalAssets', 'not a fact of the register');
  raw.ignore('insuranceEmployeeCnt', 'insured is not employed');
  raw.ignore('businessAddress', 'the registered address is output');
  raw.ignore('organizationType', 'says 企业; the legal form is in entityType');
  raw.ignore('eid', "the upstream's own id");
  raw.ignore('from', "the upstream's own mark");
  raw.ignore('registerDepartmentCode', 'the name of the authority is output');
  const term = clean.term(raw.take('businessStartTime'), raw.take('businessEndTime'));
  const status = clean.statusCode(raw.take('entstatus'));
  const revocation = clean.revocation(status, raw.take('revokeDate'));
  return {
    name: clean.text(raw.take('entityName')),
    unifiedSocialCreditCode: clean.creditCode(raw.take('creditCode')),
    registrationNumber: clean.registrationNumber(raw.take('registerCode')),
    organizationCode: clean.organizationCode(raw.take('organizationCode')),
    status,
    address: clean.text(raw.take('registerAddress')),
    legalForm: clean.text(raw.take('entityType')),
    legalRepresentative: clean.text(raw.take('legalPerson'), { trailingAsterisk: true }),
    registeredCapital: clean.capital(raw.take('registerCapital'), { bareUnit: 'wan', unit }),
    paidInCapital: clean.capital(raw.take('actualCapital'), { bareUnit: 'wan', unit }),
    incorporationDate: clean.date(raw.take('registerDate')),
    approvalDate: clean.date(raw.take('checkDate')),
    revocationDate: revocation.revocationDate,
    revocationSigns: revocation.revocationSigns,
    revocationReason: clean.text(raw.take('revokeReason')),
    deregistrationDate: clean.eventDate(raw.take('cancelDate')),
    deregistrationReason: clean.text(raw.take('cancelReason')),
    operatingFrom: term.operatingFrom,
    operatingUntil: term.operatingUntil,
    registrationAuthority: clean.text(raw.take('registerDepartment')),
    businessScope: clean.text(raw.take('businessScope')),
    industry: clean.industry(raw.take('threeLevelCode'), raw.take('threeLevelName')),
    entityCategory: clean.organizationType(raw.take('organizationTypeCode')),
  };
}
