/** 经营异常, 严重违法, 重大税收违法: the three risk lists, wherever they stand. */

import * as clean from '../../cleaners/index.js';
import type {
  AbnormalOperation,
  MajorTaxViolation,
  RiskList,
  SeriousViolation,
} from '../../company/company.js';
import type { Inner, Reader } from '../../reading/reader.js';
import type { RiskLists } from '../../upstream/parts/riskLists.js';
import { isCurrent, riskList } from './riskRows.js';

export function abnormalOperations(
  raw: Reader<Pick<RiskLists, 'jyycFlag' | 'jyycList' | 'jyycError'>>,
): RiskList<AbnormalOperation> {
  return riskList({
    flag: clean.flagOrDoubt(raw.take('jyycFlag')),
    sections: raw.sections('jyycList'),
    open: (section) => ({ list: section.list('items'), total: section.take('total') }),
    map: abnormalOperation,
    error: raw.take('jyycError'),
  });
}

function abnormalOperation(row: Reader<Inner<Inner<RiskLists['jyycList']>['items']>>): AbnormalOperation {
  row.ignore('province', 'the deciding authority has it');
  const included = clean.date(row.take('inDate'));
  const removed = clean.date(row.take('outDate'));
  const history = clean.flag(row.take('disabled'));
  const reason = clean.abnormalReason(row.take('inReason'));
  return {
    name: clean.text(row.take('name')),
    registrationNumber: clean.registrationNumber(row.take('regNo')),
    includedDate: included,
    includedReason: reason.includedReason,
    includedReasonCode: reason.includedReasonCode,
    includedBy: clean.text(row.take('department')),
    removedDate: removed,
    removedReason: clean.text(row.take('outReason')),
    current: isCurrent(row, { included, removed, history }),
  };
}

export function seriousViolations(
  raw: Reader<Pick<RiskLists, 'yzwfFlag' | 'yzwfList' | 'yzwfError'>>,
): RiskList<SeriousViolation> {
  return riskList({
    flag: clean.flagOrDoubt(raw.take('yzwfFlag')),
    sections: raw.sections('yzwfList'),
    open: (section) => ({ list: section.list('execution'), total: section.take('total') }),
    map: seriousViolation,
    error: raw.take('yzwfError'),
  });
}

function seriousViolation(row: Reader<Inner<Inner<RiskLists['yzwfList']>['execution']>>): SeriousViolation {
  const included = clean.date(row.take('in_date'));
  const removed = clean.date(row.take('out_date'));
  const history = clean.flag(row.take('is_history'));
  return {
    includedDate: included,
    includedReason: clean.text(row.take('in_reason')),
    includedBy: clean.text(row.take('in_department')),
    removedDate: removed,
    removedReason: clean.text(row.take('out_reason')),
    removedBy: clean.text(row.take('out_department')),
    current: isCurrent(row, { included, removed, history }),
  };
}

export function majorTaxViolations(
  raw: Reader<Pick<RiskLists, 'zdsswfFlag' | 'zdsswfList' | 'zdsswfError'>>,
): RiskList<MajorTaxViolation> {
  return riskList({
    flag: clean.flagOrDoubt(raw.take('zdsswfFlag')),
    sections: raw.sections('zdsswfList'),
    open: (section) => ({ list: section.publishedBy('STA').list('items'), total: section.take('total') }),
    map: majorTaxViolation,
    error: raw.take('zdsswfError'),
  });
}

function majorTaxViolation(row: Reader<Inner<Inner<RiskLists['zdsswfList']>['items']>>): MajorTaxViolation {
  row.ignore('address', 'the dataset has no field for it');
  row.ignore('agent', 'a person');
  row.ignore('finance_officer', 'a person');
  row.ignore('oper', 'a person, with gender');
  row.ignore('org_no', 'part of the taxpayer id');
  const history = clean.flag(row.take('u_tags'));
  return {
    taxpayerName: clean.text(row.take('name')),
    taxpayerId: clean.companyCode(row.take('credit_no')),
    caseType: clean.text(row.take('property')),
    facts: clean.text(row.take('illegal_fact')),
    penalty: clean.text(row.take('result')),
    occurredDate: clean.date(row.take('time')),
    createdDate: clean.date(row.take('created_time')),
    updatedDate: clean.date(row.take('updated_time')),
    url: clean.text(row.take('url')),
    current: isCurrent(row, { history }),
  };
}
