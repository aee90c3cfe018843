/** Completes the officers: the legal representative where no source lists any, and translated names. */

import type { Company, Officer } from '../company.js';
import type { Notes } from './notes.js';
import type { DeriveOptions } from './options.js';
import { translatePerson } from './translations.js';

const FIELD = 'officers[*].translatedName';

export function completeOfficers(
  company: Company,
  { translate, translations }: DeriveOptions,
  notes: Notes,
): readonly Officer[] | undefined {
  const listed = company.officers ?? representative(company);
  return translate === 'derive' ? listed?.map((person) => translated(person, translations, notes)) : listed;
}

function representative({ legalRepresentative, legalRepresentativeTitle }: Company): Officer[] | undefined {
  return legalRepresentative && [{ name: legalRepresentative, providedRole: legalRepresentativeTitle }];
}

function translated(
  { name, translatedName, providedRole }: Officer,
  translations: DeriveOptions['translations'],
  notes: Notes,
): Officer {
  if (translatedName || !name) return { name, translatedName, providedRole };
  const derived = translatePerson({ name, of: 'officer', field: FIELD }, translations, notes);
  return { name, translatedName: derived, providedRole };
}
