/** Completes the officers: the legal representative where no source lists any, and translated names. */

import type { Company, Officer } from '../company.js';
import type { Notes } from './notes.js';
import type { DeriveOptions } from './options.js';
import { translatePerson } from './translations.js';

const FIELD = 'officers[*].translatedName';

export function completeOfficers(
  company: Company,
  { translate }: DeriveOptions,
  notes: Notes,
): readonly Officer[] | undefined {
  const listed = company.officers ?? representative(company);
  return translate === 'derive' ? listed?.map((person) => translated(person, notes)) : listed;
}

function representative({ legalRepresentative, legalRepresentativeTitle }: Company): Officer[] | undefined {
  return legalRepresentative && [{ name: legalRepresentative, providedRole: legalRepresentativeTitle }];
}

function translated({ name, translatedName, providedRole }: Officer, notes: Notes): Officer {
  const ours = translatedName || !name ? translatedName : translatePerson(name, FIELD, notes);
  return { name, translatedName: ours, providedRole };
}
