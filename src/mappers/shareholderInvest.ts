/** 股东出资信息: the shareholders and what each has subscribed, in 万 of the company's currency. */

import * as clean from '../cleaners/index.js';
import type { PartialCompany, Shareholder } from '../company/company.js';
import type { Inner, Reader } from '../reading/reader.js';
import type { Payload } from '../upstream/endpoints/shareholderInvest.js';

export function map(raw: Reader<Payload>): PartialCompany {
  return {
    shareholders: raw.rows()?.filter(isCurrent).map(shareholder).filter(clean.hasAnyField),
  };
}

function isCurrent(row: Row): boolean {
  const isPast = clean.flag(row.take('historyFlag'))?.value === true;
  if (isPast) row.ignoreAll('a shareholder of the past');
  return !isPast;
}

function shareholder(row: Row): Shareholder {
  row.ignore('investDate', 'the dataset has no field for it');
  row.ignore('investStyleCode', 'the dataset has no field for it');
  row.ignore('realInvestAmount', 'the subscribed amount is output');
  row.ignore('realInvestDate', 'the dataset has no field for it');
  row.ignore('realInvestStyle', 'the dataset has no field for it');
  const type = clean.holderTypeCode(row.take('holderTypeCode'));
  return {
    name: clean.text(row.take('holderName')),
    holderType: type.holderType,
    isCorporate: type.isCorporate,
    registrationNumber: clean.holderCode(type.isCorporate, row.take('creditNo'), row.take('registerNo')),
    subscribedCapital: clean.subscribed(row.take('investAmount')),
  };
}

type Row = Reader<Inner<Payload>>;
