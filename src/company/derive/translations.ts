/** Derived translations, where the sources give none. Never an official name, always a named rule. */

import * as companyName from '../../names/company.js';
import { isReadInChinese } from '../../names/homeCountry.js';
import * as personName from '../../names/person.js';
import { derived, type Sourced } from '../../reading/sourced.js';
import type { RuleId } from '../../rules/registry.js';
import { isBroken } from '../../text/marks.js';
import type { Company, Shareholder } from '../company.js';
import type { Notes } from './notes.js';
import type { DeriveOptions } from './options.js';

/** The company's own name: only where there is neither an English name nor a translation by the source. */
export function translateName(
  { name, englishName, translatedName }: Company,
  { translate }: DeriveOptions,
  notes: Notes,
): Sourced<string> | undefined {
  if (translate !== 'derive' || englishName || translatedName || !name) return translatedName;
  return translateCompany(name, 'translatedName', notes);
}

/** A holder's name: only where it is known what kind of holder it is. */
export function translateHolder(
  { name, residenceCountry }: Pick<Shareholder, 'name' | 'residenceCountry'>,
  isCorporate: Shareholder['isCorporate'],
  notes: Notes,
): Sourced<string> | undefined {
  if (!name || !isCorporate) return undefined;
  const field = 'shareholders[*].translatedName';
  if (isCorporate.value) return translateCompany(name, field, notes);
  return translatePerson(name, field, notes, residenceCountry);
}

/**
 * No pinyin where the person's row names a country whose names are not read in Chinese: the characters of a
 * foreign name don't tell how its bearer writes it.
 */
export function translatePerson(
  name: Sourced<string>,
  field: string,
  notes: Notes,
  country?: Sourced<string>,
): Sourced<string> | undefined {
  if (isBroken(name.value)) return undefined;
  const read = personName.parse(name.value);
  if (read.ok && read.value.style === 'pinyin' && country && !isReadInChinese(country.value))
    return undefined;
  if (read.ok) return told(personName.format(read.value), personName.RULE, name, field, notes);
  if (read.reason === 'company') return translateCompany(name, field, notes);
  return undefined;
}

export function translateCompany(
  name: Sourced<string>,
  field: string,
  notes: Notes,
): Sourced<string> | undefined {
  if (isBroken(name.value)) return undefined;
  const read = companyName.parse(name.value);
  return read.ok ? told(companyName.format(read.value), companyName.RULE, name, field, notes) : undefined;
}

function told(
  text: string,
  rule: RuleId,
  name: Sourced<string>,
  field: string,
  notes: Notes,
): Sourced<string> {
  notes.derived(field, rule, name);
  return derived(text, rule, [name]);
}
