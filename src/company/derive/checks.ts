/** Holds the facts of a company against each other. Nothing is changed; what doesn't fit is said. */

import * as district from '../../codelists/district.js';
import * as organizationCode from '../../values/organizationCode.js';
import * as uscc from '../../values/uscc.js';
import type { Company, Subject } from '../company.js';
import { sameCode, sameName } from '../merge.js';
import type { Sourced } from '../sourced.js';
import type { Notes } from './notes.js';

/** Whom each payload speaks of: its names and codes against the company's. */
export function checkSubjects(company: Company, notes: Notes): void {
  const names = [company.name, company.standardName, ...company.formerNames].filter(
    (leaf) => leaf !== undefined,
  );
  const codes = codesOf(company);
  const isName = (leaf: Sourced<string>) => names.some((name) => sameName(name.value, leaf.value));
  const isCode = (leaf: Sourced<string>) => codes.some((code) => sameCode(code.value, leaf.value));
  const told = new Set<string>();
  const tell = (leaf: Sourced<string>) => {
    const once = `${leaf.origins[0]?.reader.endpoint} ${leaf.value}`;
    if (told.has(once)) return;
    told.add(once);
    const message = 'This part of the bundle speaks of another company; its rows go out, check them';
    notes.reportError('contradiction', leaf, message, { reason: 'other_company' });
  };
  for (const { name, code, query } of subjectsOf(company)) {
    if (name && names.length > 0 && !isName(name)) tell(name);
    if (code && codes.some((own) => kindOf(own) === kindOf(code)) && !isCode(code)) tell(code);
    if (query && !isName(query) && !isCode(query)) tell(query);
  }
}

function subjectsOf({ subjects, abnormalOperations, majorTaxViolations }: Company): Subject[] {
  return [
    ...subjects,
    ...abnormalOperations.rows.map(({ name }) => ({ name })),
    ...majorTaxViolations.rows.map(({ taxpayerName, taxpayerId }) => ({
      name: taxpayerName,
      code: taxpayerId,
    })),
  ];
}

function codesOf(company: Company): Sourced<string>[] {
  const { unifiedSocialCreditCode, registrationNumber, taxRegistrationNumber, taxpayerId, organizationCode } =
    company;
  return [
    unifiedSocialCreditCode,
    registrationNumber,
    taxRegistrationNumber,
    taxpayerId,
    organizationCode,
  ].filter((leaf) => leaf !== undefined);
}

/** Codes of different kinds can't be held against each other: by length, however mistyped. */
function kindOf({ value }: Sourced<string>): 'credit_code' | 'number' | 'organization_code' {
  const length = value.replaceAll('-', '').length;
  return length > 16 ? 'credit_code' : length > 11 ? 'number' : 'organization_code';
}

/** What a unified social credit code says beyond itself, against the codes beside it. */
export function checkIdentifiers(company: Company, notes: Notes): void {
  const code = company.unifiedSocialCreditCode;
  if (!code || !uscc.isValid(code.value)) return;
  const inside = uscc.parts(code.value);
  const contradict = (at: Sourced<unknown>, reason: string, what: string) =>
    notes.report('contradiction', at, `${what}; both go out as they came`, { reason });
  if (!organizationCode.isValid(inside.organizationCode)) {
    contradict(
      code,
      'organization_code',
      'The organisation code inside the credit code fails its check digit',
    );
  }
  if (!district.lookup(inside.districtCode)) {
    contradict(code, 'district', 'The district inside the credit code is not in the code list');
  }
  const own = company.organizationCode;
  if (own && !sameCode(own.value, inside.organizationCode)) {
    contradict(own, 'organization_code', 'The organisation code is not the one inside the credit code');
  }
}

/** What a consumer will look for and not find. */
export function checkMissing(company: Company, notes: Notes): void {
  if (!company.name) notes.reportError('missing_value', '$', 'No source gives the name; it goes out as null');
  if (codesOf(company).length === 0) {
    notes.reportError('missing_value', '$', 'No source gives a registration number; it goes out as null');
  }
  if (!company.status) {
    notes.report(
      'missing_value',
      '$',
      'No source gives the registration status; it goes out as NOT REPORTED',
    );
  }
  for (const [what, sum] of [
    ['registered', company.registeredCapital],
    ['paid-in', company.paidInCapital],
  ] as const) {
    if (!sum || sum.currency) continue;
    const message = `The ${what} capital has no currency; the amount goes out without one`;
    notes.report('missing_value', sum.amount, message, { reason: 'currency' });
  }
  for (const [list, endpoints] of [
    ['shareholders', 'neci or shareholderInvest'],
    ['officers', 'neci, keyPersonnelInfo or companyContactInfo'],
  ] as const) {
    if (company[list]) continue;
    const message = `No endpoint of ${list} is in the bundle (${endpoints}); an empty list says nothing here`;
    notes.report('missing_value', '$', message, { reason: list });
  }
}
