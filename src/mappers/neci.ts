/** 国家企业信用信息公示系统: what the register itself publishes, as the pipeline supplies it. */

import * as clean from '../cleaners/index.js';
import type { Branch, Officer, PartialCompany, Shareholder } from '../company/company.js';
import type { Inner, Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/neci.js';

export function map(raw: Reader<Payload>): PartialCompany {
  const currency = clean.currency(raw.take('regCapCur_CN'));
  const term = clean.term(raw.take('opFrom'), raw.take('opTo'));
  const status = clean.status(raw.take('corpStatusString'));
  const contacts = raw.section('contact');
  return {
    name: clean.text(raw.take('entName')),
    englishName: clean.englishName(raw.take('entNameEn')),
    translatedName: clean.text(raw.take('entNameTranslated')),
    formerNames: clean.texts(raw.take('historyNames')),
    unifiedSocialCreditCode: clean.creditCode(raw.take('uniscId')),
    registrationNumber: clean.registrationNumber(raw.take('regNo')),
    organizationCode: clean.organizationCode(raw.take('orgCode')),
    status,
    revocationSigns: clean.revocation(status, undefined).revocationSigns,
    address: clean.text(raw.take('dom')),
    legalForm: clean.text(raw.take('entTypeString')),
    legalRepresentative: clean.text(raw.take('legelRep'), { trailingAsterisk: true }),
    registeredCapital: clean.capital(raw.take('regCap'), { bareUnit: 'wan', currency }),
    shareType: clean.text(raw.take('shareType')),
    listed: clean.yesNo(raw.take('listed')),
    numberOfEmployees: clean.employees(raw.take('empNum')),
    incorporationDate: clean.date(raw.take('estDate')),
    approvalDate: clean.date(raw.take('apprDate')),
    operatingFrom: term.operatingFrom,
    operatingUntil: term.operatingUntil,
    registrationAuthority: clean.text(raw.take('regOrg_CN')),
    businessScope: clean.text(raw.take('opScope')),
    website: clean.first(contacts.map((contact) => contact.take('website'))),
    emails: contacts.flatMap((contact) => clean.emails(contact.take('email')) ?? []),
    phones: contacts.flatMap((contact) => clean.phones(contact.take('tel')) ?? []),
    shareholders: raw.rows('shareholders')?.map(shareholder).filter(clean.hasAnyField),
    officers: raw.rows('keyPersons')?.map(officer).filter(clean.hasAnyField),
    branches: raw.rows('branches')?.map(branch).filter(clean.hasAnyField),
    checkedTimes: clean.checkedTime(raw.take('checkedAt')),
  };
}

function shareholder(row: Row<'shareholders'>): Shareholder {
  row.ignore('acConAm', 'the subscribed amount is output');
  row.ignore('conDate', 'the dataset has no field for it');
  const type = clean.holderType(row.take('invType_CN'));
  return {
    name: clean.text(row.take('inv')),
    translatedName: clean.text(row.take('invTranslated')),
    holderType: type.holderType,
    isCorporate: type.isCorporate,
    registrationNumber: clean.holderCode(type.isCorporate, row.take('bLicNo')),
    residenceCountry: clean.text(row.take('country_CN')),
    subscribedCapital: clean.subscribed(row.take('subConAm'), row.take('currency_CN')),
    sharePercentage: clean.percentage(row.take('subConProp')),
  };
}

function officer(row: Row<'keyPersons'>): Officer {
  return {
    name: clean.text(row.take('name')),
    translatedName: clean.text(row.take('nameTranslated')),
    providedRole: clean.text(row.take('position_CN')),
  };
}

function branch(row: Row<'branches'>): Branch {
  return {
    name: clean.text(row.take('brName')),
    number: clean.branchNumber(row.take('uniscId'), row.take('regNo')),
    registrationAuthority: clean.text(row.take('regOrg_CN')),
  };
}

type Row<List extends 'shareholders' | 'keyPersons' | 'branches'> = Reader<Inner<Payload[List]>>;
