/** 企业基本信息: the base record that qycxnew and isHmdxx share. */

import * as clean from '../../cleaners/index.js';
import type { PartialCompany } from '../../company/company.js';
import type { Reader } from '../../reading/reader.js';
import type { BaseRecord } from '../../upstream/parts/baseRecord.js';

export function baseRecord(
  raw: Reader<BaseRecord>,
  currency?: clean.CapitalHints['currency'],
): PartialCompany {
  const taxpayer = clean.taxpayerNumber(raw.take('nsrsbh'));
  const term = clean.term(raw.take('termStart'), raw.take('termEnd'));
  const status = clean.status(raw.take('status'));
  const revocation = clean.revocation(status, raw.take('revokeDate'));
  return {
    name: clean.text(raw.take('qyName')),
    formerNames: clean.texts(raw.take('historyNames')),
    unifiedSocialCreditCode: taxpayer.unifiedSocialCreditCode,
    taxRegistrationNumber: taxpayer.taxRegistrationNumber,
    taxpayerId: taxpayer.taxpayerId,
    organizationCode: clean.organizationCode(raw.take('orgNo')),
    status,
    address: clean.text(raw.take('address')),
    legalForm: clean.legalForm(raw.take('econKind'), raw.take('econKindCode')),
    legalRepresentative: clean.text(raw.take('operName'), { trailingAsterisk: true }),
    legalRepresentativeTitle: clean.text(raw.take('title')),
    registeredCapital: clean.capital(raw.take('registCapi'), { currency }),
    paidInCapital: clean.capital(raw.take('actualCapi'), { currency }),
    listed: clean.isListed(raw.take('tags')),
    incorporationDate: clean.date(raw.take('startDate')),
    approvalDate: clean.date(raw.take('checkDate')),
    revocationDate: revocation.revocationDate,
    revocationSigns: revocation.revocationSigns,
    revocationReason: clean.text(raw.take('revokeReason')),
    deregistrationDate: clean.eventDate(raw.take('endDate')),
    operatingFrom: term.operatingFrom,
    operatingUntil: term.operatingUntil,
    registrationAuthority: clean.text(raw.take('belongOrg')),
    businessScope: clean.text(raw.take('scope')),
    entityClass: clean.entityClass(raw.take('type')),
  };
}
