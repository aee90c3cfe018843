/**
 * Completes a merged company with what follows from it, fact by fact, and compares its facts with each
 * other. Whatever is added carries the name of its rule; nothing that a source says is changed.
 */

import type { Issue } from '../../issues.js';
import { derived, type Sourced } from '../../reading/sourced.js';
import { isOfIndividual } from '../../values/registrationNumber.js';
import { hasProvinceAndBirthday } from '../../values/residentId.js';
import { bareCode, bareName, sameCode } from '../agreement.js';
import { kindOf } from '../codes.js';
import type { Company } from '../company.js';
import type { Merged } from '../merge.js';
import {
  checkCurrencies,
  checkDays,
  checkFoundation,
  checkIdentifiers,
  checkMissing,
  checkNames,
  checkStatus,
  checkSubjects,
  checkTerm,
} from './checks.js';
import { withoutPersons } from './contacts.js';
import { Notes } from './notes.js';
import { completeOfficers } from './officers.js';
import type { DeriveOptions } from './options.js';
import { annualReportOverdue, assess, blacklisted, checkVerdicts } from './risk.js';
import { completeShareholders } from './shareholders.js';
import { translateName } from './translations.js';

export function derive(merged: Merged, options: DeriveOptions, issues: Issue[]): Company {
  const notes = new Notes(issues);
  const company = begin(merged, notes);
  checkVerdicts(company, notes);
  company.annualReportOverdue = annualReportOverdue(company);
  company.blacklisted = blacklisted(company);
  company.shareholders = completeShareholders(company, options, notes);
  company.officers = completeOfficers(company, options, notes);
  company.phones = withoutPersons(company.phones, company, notes);
  company.emails = withoutPersons(company.emails, company, notes);
  company.translatedName = translateName(company, options, notes);
  company.shareType = shareType(company);
  checkSubjects(company, notes);
  checkNames(company, notes);
  checkStatus(company, notes);
  checkTerm(company, notes);
  checkFoundation(company, notes);
  checkDays(company, notes);
  checkIdentifiers(company, notes);
  checkCurrencies(company, notes);
  checkMissing(company, notes);
  notes.close();
  return company;
}

/** A company while it is completed; no other code has a reference to it yet. */
type Begun = { -readonly [Field in keyof Company]: Company[Field] };

/** What every company has, be it empty; the merged one is completed where it stands. */
function begin(merged: Merged, notes: Notes): Begun {
  const company = merged as Begun; // what it lacks is written below
  company.registrationNumber = registrationNumber(merged, notes);
  if (isPersons(merged.taxRegistrationNumber?.value ?? '', merged)) company.taxRegistrationNumber = undefined;
  company.formerNames = merged.formerNames ?? [];
  company.emails = merged.emails ?? [];
  company.phones = merged.phones ?? [];
  company.blacklistFlags = merged.blacklistFlags ?? [];
  company.abnormalOperations = assess('abnormalOperations', merged.abnormalOperations, notes);
  company.seriousViolations = assess('seriousViolations', merged.seriousViolations, notes);
  company.majorTaxViolations = assess('majorTaxViolations', merged.majorTaxViolations, notes);
  company.checkedTimes = merged.checkedTimes ?? Object.create(null);
  company.subjects = merged.subjects ?? [];
  return company;
}

/** One of its own wins; one in the place of a taxpayer's number or in a risk row serves else. */
function registrationNumber(merged: Merged, notes: Notes): Sourced<string> | undefined {
  const { registrationNumber: own, taxRegistrationNumber: taxpayers } = merged;
  if (own && taxpayers && !sameCode(own.value, taxpayers.value)) {
    notes.disagree('registrationNumber', own, taxpayers);
  }
  const inRows = inRiskRows(merged);
  const given = [own, taxpayers, ...inRows].filter((each) => each !== undefined);
  const [first] = given;
  const number = given.find(({ value }) => !isPersons(value, merged));
  if (first && first !== number) refuse(first, notes);
  for (const other of inRows) {
    // Numbers of before 2007 are shorter.
    const isOfSameForm = number?.value.length === other.value.length;
    if (number && isOfSameForm && !sameCode(number.value, other.value)) {
      notes.disagree('registrationNumber', number, other);
    }
  }
  return number;
}

/**
 * Whether the number of a company is an old resident number that has the check digit of a register by chance: one of a
 * birthday from 1960 on is among the numbers of individual businesses, which a company doesn't get.
 */
function isPersons(number: string, { name }: Merged): boolean {
  return isOfIndividual(number) && hasProvinceAndBirthday(number) && COMPANY.test(name?.value ?? '');
}

const COMPANY = /公司|合伙|合作社/;

function refuse(number: Sourced<string>, notes: Notes): void {
  const message =
    "A company's registration number is numbered like an individual business and reads as a resident identity number; left out";
  notes.report('invalid_identifier', number, message, { reason: 'structure' });
}

/** The numbers that rows of abnormal operations have beside the company's own name, each once. */
function inRiskRows({ name, abnormalOperations }: Merged): readonly Sourced<string>[] {
  if (!name || !abnormalOperations || abnormalOperations.rows.length === 0) return [];
  const ownName = bareName(name.value);
  const numbers = new Map<string, Sourced<string>>();
  for (const { name: whose, registrationNumber: number } of abnormalOperations.rows) {
    const isOwn = whose !== undefined && bareName(whose.value) === ownName;
    const isNumber = number && kindOf(bareCode(number.value)) === 'registration_number';
    if (isOwn && isNumber && !numbers.has(number.value)) numbers.set(number.value, number);
  }
  return [...numbers.values()];
}

/** The capital that the sources give is the registered one (注册资本), and so are the shares in it. */
function shareType({ shareType: given, registeredCapital }: Company): Sourced<string> | undefined {
  if (given || !registeredCapital) return given;
  return derived('Registered', 'registered-capital/1', [registeredCapital.amount]);
}
