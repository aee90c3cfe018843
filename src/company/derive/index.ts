/**
 * Completes a merged company with what follows from it, step by step, and holds its facts against each
 * other. Whatever is added carries the name of its rule; nothing that a source says is changed.
 */

import type { Issue } from '../../issues.js';
import * as uscc from '../../values/uscc.js';
import type { Company, PartialCompany } from '../company.js';
import { bareName, sameCode } from '../merge.js';
import { derived } from '../sourced.js';
import { checkCurrencies, checkIdentifiers, checkMissing, checkNames, checkSubjects } from './checks.js';
import { Notes } from './notes.js';
import { completeOfficers } from './officers.js';
import { assessRisk } from './risk.js';
import { completeShareholders } from './shareholders.js';
import { translateName } from './translations.js';

export interface DeriveOptions {
  /** 'derive' adds translations of ours where the sources give none; 'source-only' doesn't. */
  readonly translate: 'derive' | 'source-only';
}

export function derive(merged: PartialCompany, options: DeriveOptions, issues: Issue[]): Company {
  const notes = new Notes(issues);
  let company = assessRisk(withLists(identify(merged, notes)), notes);
  company = completeShareholders(company, options, notes);
  company = completeOfficers(company, options, notes);
  company = withShareType(translateName(company, options, notes));
  checkSubjects(company, notes);
  checkNames(company, notes);
  checkIdentifiers(company, notes);
  checkCurrencies(company, notes);
  checkMissing(company, notes);
  notes.close();
  return company;
}

/** A registration number of its own wins; one in the place of a taxpayer's number or in a risk row serves else. */
function identify(merged: PartialCompany, notes: Notes): PartialCompany {
  const { name, registrationNumber, taxRegistrationNumber, abnormalOperations } = merged;
  if (
    registrationNumber &&
    taxRegistrationNumber &&
    !sameCode(registrationNumber.value, taxRegistrationNumber.value)
  ) {
    notes.disagree('registrationNumber', registrationNumber, taxRegistrationNumber);
  }
  const ownName = name && bareName(name.value);
  const row = abnormalOperations?.rows.find(
    (entry) =>
      entry.registrationNumber &&
      !uscc.isValid(entry.registrationNumber.value) &&
      entry.name &&
      bareName(entry.name.value) === ownName,
  );
  return {
    ...merged,
    registrationNumber: registrationNumber ?? taxRegistrationNumber ?? row?.registrationNumber,
  };
}

/** The capital that the sources give is the registered one (注册资本), and so are the shares in it. */
function withShareType(company: Company): Company {
  const { shareType, registeredCapital } = company;
  if (shareType || !registeredCapital) return company;
  return { ...company, shareType: derived('Registered', 'registered-capital/1', registeredCapital.amount) };
}

/** Lists that every company has, empty where no source spoke of them. */
export type Listed = PartialCompany &
  Pick<Company, 'formerNames' | 'emails' | 'phones' | 'blacklistFlags' | 'checkedTimes' | 'subjects'>;

function withLists(merged: PartialCompany): Listed {
  return {
    ...merged,
    formerNames: merged.formerNames ?? [],
    emails: merged.emails ?? [],
    phones: merged.phones ?? [],
    blacklistFlags: merged.blacklistFlags ?? [],
    checkedTimes: merged.checkedTimes ?? {},
    subjects: merged.subjects ?? [],
  };
}
