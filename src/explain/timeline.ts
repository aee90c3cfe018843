/** The company's days in order: legal events, and entries into and removals from the risk lists. */

import type { AbnormalOperation, Company, SeriousViolation } from '../company/company.js';
import { pathOf, type Sourced } from '../reading/sourced.js';
import type { Term, TimelineEntry } from './explanation.js';

export function timelineOf(company: Company): TimelineEntry[] {
  const entries = [...legalEvents(company), ...riskEvents(company)];
  // Days sort as text.
  return entries.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function legalEvents(company: Company): TimelineEntry[] {
  return [
    ...event(company.incorporationDate, { en: 'Incorporated', zh: '成立' }, company.registrationAuthority),
    ...event(company.operatingFrom, { en: 'Operating term starts', zh: '营业期限起' }),
    ...event(
      company.approvalDate,
      { en: 'Latest change approved', zh: '核准' },
      company.registrationAuthority,
    ),
    ...event(company.revocationDate, { en: 'Licence revoked', zh: '吊销' }, company.revocationReason),
    ...event(company.deregistrationDate, { en: 'Deregistered', zh: '注销' }, company.deregistrationReason),
    ...event(company.operatingUntil, { en: 'Operating term ends', zh: '营业期限止' }),
  ];
}

function riskEvents(company: Company): TimelineEntry[] {
  return [
    ...company.abnormalOperations.rows.flatMap((row) => [
      ...risk(
        row.includedDate,
        { en: 'Listed for abnormal operations', zh: '列入经营异常名录' },
        row.includedReason,
      ),
      ...removal(row, { en: 'Removed from abnormal operations', zh: '移出经营异常名录' }),
    ]),
    ...company.seriousViolations.rows.flatMap((row) => [
      ...risk(
        row.includedDate,
        { en: 'Listed for serious violations', zh: '列入严重违法失信名单' },
        row.includedReason,
      ),
      ...removal(row, { en: 'Removed from serious violations', zh: '移出严重违法失信名单' }),
    ]),
    ...company.majorTaxViolations.rows.flatMap((row) =>
      risk(
        row.occurredDate ?? row.createdDate,
        { en: 'Major tax violation', zh: '重大税收违法' },
        row.caseType,
      ),
    ),
  ];
}

/** A day that removes nothing, since it was still to come or can't be one, is not told as a removal. */
function removal({ current, removedDate, removedReason }: AbnormalOperation | SeriousViolation, label: Term) {
  return risk(removedDate, current.value ? NO_REMOVAL : label, removedReason);
}

const NO_REMOVAL: Term = { en: 'Day of removal that does not count', zh: '不视为移出的移出日期' };

function event(day: Sourced<string> | undefined, label: Term, detail?: Sourced<string>): TimelineEntry[] {
  return entry('legal', day, label, detail);
}

function risk(day: Sourced<string> | undefined, label: Term, detail?: Sourced<string>): TimelineEntry[] {
  return entry('risk', day, label, detail);
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** 长期 is not a day, so it is not on the line. */
function entry(
  kind: TimelineEntry['kind'],
  day: Sourced<string> | undefined,
  label: Term,
  detail: Sourced<string> | undefined,
): TimelineEntry[] {
  const [origin] = day?.origins ?? [];
  if (!day || !origin || !DAY.test(day.value)) return [];
  return [{ day: day.value, event: label, detail: detail?.value ?? null, kind, path: pathOf(origin) }];
}
