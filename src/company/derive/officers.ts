/** Completes the officers: the legal representative where no source lists any, and translated names. */

import type { Company, Officer } from '../company.js';
import type { DeriveOptions } from './index.js';
import type { Notes } from './notes.js';
import { translatePerson } from './translations.js';

const FIELD = 'officers';

export function completeOfficers(company: Company, options: DeriveOptions, notes: Notes): Company {
  const listed = company.officers ?? representative(company);
  if (!listed) return company;
  const officers =
    options.translate === 'derive' ? listed.map((person) => translated(person, notes)) : listed;
  return { ...company, officers };
}

function representative({ legalRepresentative, legalRepresentativeTitle }: Company): Officer[] | undefined {
  return legalRepresentative && [{ name: legalRepresentative, providedRole: legalRepresentativeTitle }];
}

function translated(person: Officer, notes: Notes): Officer {
  if (person.translatedName || !person.name) return person;
  return { ...person, translatedName: translatePerson(person.name, `${FIELD}[*].translatedName`, notes) };
}
