/** Compares the facts of a company with each other. Nothing is changed; what doesn't fit is reported. */

import * as district from '../../codelists/district.js';
import * as provinces from '../../codelists/province.js';
import type { Reason } from '../../issues.js';
import type { Sourced } from '../../reading/sourced.js';
import * as organizationCode from '../../values/organizationCode.js';
import { isAfter } from '../../values/shanghaiTime.js';
import * as uscc from '../../values/uscc.js';
import { bareCode, bareName, sameCode, sameName } from '../agreement.js';
import { codesOf, kindOf } from '../codes.js';
import type { Company, Subject } from '../company.js';
import { ownCurrency } from '../currency.js';
import { isMaskedName } from '../identity.js';
import { firstLeaf } from '../lists.js';
import type { Notes } from './notes.js';

/** Whom each payload speaks of: its names and codes against the company's. */
export function checkSubjects(company: Company, notes: Notes): void {
  const isOwnName = ownNames(company);
  const isOtherCode = othersCodes(company);
  const told = new Set<string>();
  const tell = (leaf: Sourced<string>) => {
    const once = `${leaf.origins[0]?.reader.endpoint} ${leaf.value}`;
    if (told.has(once)) return;
    told.add(once);
    const message = 'This endpoint describes another company; only its rows are output, check them';
    notes.reportError('contradiction', leaf, message, { reason: 'other_company' });
  };
  for (const { name, code } of subjectsOf(company)) {
    if (name && !isOwnName(name.value)) tell(name);
    if (code && isOtherCode(code.value)) tell(code);
  }
}

/** Whether a name is one of the company's, or can't be compared with them. */
function ownNames({ name, formerNames }: Company): (name: string) => boolean {
  const given = name ? [name, ...formerNames] : formerNames;
  const written = given.map((leaf) => leaf.value).filter((text) => !isMaskedName(text));
  let bare: ReadonlySet<string> | undefined;
  return (other) => {
    if (written.length === 0 || written.includes(other) || isMaskedName(other)) return true;
    bare ??= new Set(written.map(bareName));
    return bare.has(bareName(other));
  };
}

/** Whether a code is not one of the company's, which has one of the same kind. */
function othersCodes(company: Company): (code: string) => boolean {
  const written = codesOf(company).map((leaf) => leaf.value);
  let bare: readonly string[] | undefined;
  return (code) => {
    if (written.includes(code)) return false;
    const other = bareCode(code);
    bare ??= written.map(bareCode);
    if (other === '' || bare.includes(other)) return false;
    const kind = kindOf(other);
    return bare.some((own) => kindOf(own) === kind);
  };
}

function subjectsOf({ subjects, abnormalOperations, majorTaxViolations }: Company): readonly Subject[] {
  if (abnormalOperations.rows.length + majorTaxViolations.rows.length === 0) return subjects;
  return [
    ...subjects,
    ...abnormalOperations.rows.map(({ name, registrationNumber: code }) => ({
      name,
      // The company itself may have had another registration number.
      code: name && code && !uscc.isValid(code.value) ? undefined : code,
    })),
    ...majorTaxViolations.rows.map(({ taxpayerName, taxpayerId }) => ({
      name: taxpayerName,
      code: taxpayerId,
    })),
  ];
}

/** The standard name is the name, in other brackets or widths at most. */
export function checkNames({ name, standardName }: Company, notes: Notes): void {
  if (name && standardName && !sameName(name.value, standardName.value)) {
    notes.disagree('name', name, standardName);
  }
}

/** On their way out of this register, so that a date of it is expected. */
const LEAVING: ReadonlySet<string> = new Set(['moved_out', 'deregistration_announced']);
/** What a revocation leads to. */
const WITHOUT_LICENCE: ReadonlySet<string> = new Set([
  'revoked',
  'liquidation',
  'ordered_to_close',
  'deregistration_announced',
  'moved_out',
]);

/** A day on which the company ended, or lost its licence, beside a status that knows nothing of it. */
export function checkStatus(company: Company, notes: Notes): void {
  const { status, deregistrationDate, revocationDate } = company;
  if (status?.target.value !== 'LIVE') return;
  if (deregistrationDate && !LEAVING.has(status.class.value)) {
    const message = 'There is a deregistration date, but the status is LIVE; both are output';
    notes.reportError('contradiction', deregistrationDate, message, {
      reason: 'status_against_deregistration',
    });
  }
  if (revocationDate && !WITHOUT_LICENCE.has(status.class.value)) {
    const message = 'There is a revocation date, but the status does not mention it; both are output';
    notes.report('contradiction', revocationDate, message, { reason: 'status_against_revocation' });
  }
}

/** 营业期限 of which the two fields, or two sources, give an end before the start. */
export function checkTerm({ operatingFrom: from, operatingUntil: until }: Company, notes: Notes): void {
  // Days sort as text, and 长期 after every day.
  if (!from || !until || from.value <= until.value) return;
  const message = 'The operating term ends before it starts; both days are output';
  notes.report('contradiction', until, message, { reason: 'term_order' });
}

/** A day that ends something before the company was founded. Days sort as text, and 长期 after every day. */
export function checkFoundation(company: Company, notes: Notes): void {
  const { incorporationDate: founded } = company;
  if (!founded) return;
  for (const end of [company.deregistrationDate, company.revocationDate, company.operatingUntil]) {
    if (!end || end.value >= founded.value) continue;
    const message = 'A day of an end is before the day of foundation; both are output';
    notes.report('contradiction', end, message, { reason: 'before_foundation' });
  }
}

/** A day that was still to come when its source was asked. */
export function checkDays(company: Company, notes: Notes): void {
  const { checkedTimes } = company;
  const reportAfter = (day: Sourced<string>, time: string | undefined, message: string) => {
    if (time !== undefined && isAfter(day.value, time))
      notes.report('contradiction', day, message, { reason: 'after_checking' });
  };
  const check = (day: Sourced<string> | undefined) => {
    const message = 'A day is after the time at which its source was asked; it is emitted as it came';
    if (day) reportAfter(day, checkedTimes[endpointOf(day)], message);
  };
  const checkRemoval = (day: Sourced<string> | undefined) => {
    if (!day || checkedTimes[endpointOf(day)] !== undefined) return check(day);
    const message =
      'A removal date is after every time at which the bundle was asked, and its own source gives none; the row counts as removed';
    reportAfter(day, Object.values(checkedTimes).toSorted().at(-1), message);
  };
  check(company.incorporationDate);
  check(company.approvalDate);
  check(company.revocationDate);
  check(company.deregistrationDate);
  check(company.operatingFrom);
  for (const list of [company.abnormalOperations, company.seriousViolations]) {
    for (const row of list.rows) {
      check(row.includedDate);
      // One on a current row is reported as no removal.
      if (!row.current.value) checkRemoval(row.removedDate);
    }
  }
  for (const row of company.majorTaxViolations.rows) {
    check(row.occurredDate);
    check(row.createdDate);
    check(row.updatedDate);
  }
}

function endpointOf({ origins }: Sourced<unknown>): string {
  return origins[0]?.reader.endpoint ?? '';
}

/** What a unified social credit code says beyond itself, against the codes beside it. */
export function checkIdentifiers(company: Company, notes: Notes): void {
  const code = company.unifiedSocialCreditCode;
  if (!code || !uscc.isValid(code.value)) return;
  const inside = uscc.parts(code.value);
  const contradict = (at: Sourced<unknown>, reason: Reason<'contradiction'>, what: string) =>
    notes.report('contradiction', at, `${what}; both are output unchanged`, { reason });
  if (!organizationCode.isValid(inside.organizationCode)) {
    contradict(
      code,
      'organization_code',
      'The organization code inside the credit code fails its check digit',
    );
  }
  // A code that the list lacks is a registration zone, as long as its province exists.
  const { districtCode } = inside;
  if (!district.lookup(districtCode) && !provinces.lookup(`${districtCode.slice(0, 2)}0000`)) {
    contradict(code, 'district', 'The district inside the credit code is in no province');
  }
  const own = company.organizationCode;
  if (own && !sameCode(own.value, inside.organizationCode)) {
    contradict(own, 'organization_code', 'The organization code differs from the one inside the credit code');
  }
}

/** The flat shape of v1 has no place for a second currency. */
export function checkCurrencies(company: Company, notes: Notes): void {
  const other = company.paidInCapital?.currency;
  if (!other || other.value === ownCurrency(company)) return;
  const message =
    'The paid-in capital is in another currency than the registered capital; v1 has no field for it';
  notes.report('contradiction', other, message, { reason: 'currency' });
}

/** What a consumer will look for and not find. */
export function checkMissing(company: Company, notes: Notes): void {
  if (!company.name)
    notes.reportError('missing_value', '$', 'No source gives the name; output as null', { reason: 'name' });
  const { unifiedSocialCreditCode, taxpayerId, registrationNumber } = company;
  if (!unifiedSocialCreditCode && !taxpayerId && !registrationNumber) {
    notes.reportError('missing_value', '$', 'No source gives a registration number; output as null', {
      reason: 'registrationNumber',
    });
  }
  if (!company.status) {
    notes.report('missing_value', '$', 'No source gives the registration status; output as NOT REPORTED', {
      reason: 'status',
    });
  }
  for (const [what, sum] of [
    ['registered', company.registeredCapital],
    ['paid-in', company.paidInCapital],
  ] as const) {
    if (!sum || sum.currency) continue;
    const message = `The ${what} capital has no currency; the amount is output without one`;
    notes.report('missing_value', sum.amount, message, { reason: 'currency' });
  }
  for (const [list, endpoints] of [
    ['shareholders', 'neci or shareholderInvest'],
    ['officers', 'neci, keyPersonnelInfo or companyContactInfo'],
  ] as const) {
    if (company[list]) continue;
    const message = `No endpoint of ${list} is in the bundle (${endpoints}); the empty list means unknown, not none`;
    notes.report('missing_value', '$', message, { reason: list });
  }
  for (const list of ['abnormalOperations', 'seriousViolations', 'majorTaxViolations'] as const) {
    const { state, flags, lists, failures, rows } = company[list];
    if (state !== 'unknown' || failures.length > 0 || flags.some(({ value }) => value)) continue;
    const said =
      flags.length + lists.length + rows.length > 0
        ? `What the bundle says of ${list} is cut off, can't be read or may be another company's`
        : `Nothing in the bundle tells of ${list}`;
    const message = `${said}; that the company is on that list is not ruled out`;
    notes.report('missing_value', '$', message, { reason: list });
  }
  for (const list of ['shareholders', 'officers', 'branches'] as const) {
    for (const row of company[list] ?? []) {
      if (row.name) continue;
      const leaf = firstLeaf([row]);
      if (!leaf) continue;
      notes.report('missing_value', leaf, `A row of ${list} has no name; output without one`, {
        reason: 'name',
      });
    }
  }
}
