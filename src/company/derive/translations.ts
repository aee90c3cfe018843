/** Translated names of ours, where the sources give none. Never an official name, always a named rule. */

import * as companyName from '../../values/companyName.js';
import * as personName from '../../values/personName.js';
import type { Company, Shareholder } from '../company.js';
import { derived, type Sourced } from '../sourced.js';
import type { DeriveOptions } from './index.js';
import type { Notes } from './notes.js';

/** The company's own name: only where there is neither an English name nor a translation by the source. */
export function translateName(company: Company, { translate }: DeriveOptions, notes: Notes): Company {
  if (translate !== 'derive' || company.englishName || company.translatedName || !company.name)
    return company;
  return { ...company, translatedName: translateCompany(company.name, 'translatedName', notes) };
}

export function translateHolder(holder: Shareholder, notes: Notes): Shareholder {
  if (holder.translatedName || !holder.name || !holder.isCorporate) return holder;
  const translate = holder.isCorporate.value ? translateCompany : translatePerson;
  return { ...holder, translatedName: translate(holder.name, 'shareholders[*].translatedName', notes) };
}

export function translatePerson(
  name: Sourced<string>,
  field: string,
  notes: Notes,
): Sourced<string> | undefined {
  const read = personName.parse(name.value);
  if (read.ok) return told(personName.format(read.value), personName.RULE, name, field, notes);
  if (read.reason === 'company') return translateCompany(name, field, notes);
  return undefined;
}

export function translateCompany(
  name: Sourced<string>,
  field: string,
  notes: Notes,
): Sourced<string> | undefined {
  const read = companyName.parse(name.value);
  return read.ok ? told(companyName.format(read.value), companyName.RULE, name, field, notes) : undefined;
}

function told(
  text: string,
  rule: string,
  name: Sourced<string>,
  field: string,
  notes: Notes,
): Sourced<string> {
  notes.derived(field, rule, name);
  return derived(text, rule, name);
}
