/**
 * Derived translations, where the sources give none: the caller's, else neci-kyc's. Never an official name, always a
 * named rule.
 */

import * as companyName from '../../names/company.js';
import { isReadInChinese } from '../../names/homeCountry.js';
import * as personName from '../../names/person.js';
import {
  type CallerTranslations,
  type NameContext,
  REFUSED,
  type Translate,
} from '../../reading/additions.js';
import { pathOf, type Sourced } from '../../reading/sourced.js';
import type { CallerRuleId, RuleId } from '../../rules/registry.js';
import { isBroken } from '../../text/marks.js';
import type { Company, Shareholder } from '../company.js';
import type { Notes } from './notes.js';
import type { DeriveOptions } from './options.js';

/** The company's own name: only where there is neither an English name nor a translation by the source. */
export function translateName(
  { name, englishName, translatedName }: Company,
  { translate, translations }: DeriveOptions,
  notes: Notes,
): Sourced<string> | undefined {
  if (translate !== 'derive' || englishName || translatedName || !name) return translatedName;
  return translateCompany({ name, of: 'company', field: 'translatedName' }, translations, notes);
}

/** A name that no source translates, and whose it is. */
export interface Untranslated {
  readonly name: Sourced<string>;
  readonly of: NameContext['of'];
  /** Where the translation is output: "shareholders[*].translatedName". */
  readonly field: string;
  readonly country?: Sourced<string> | undefined;
}

/** A holder's name: only where it is known what kind of holder it is. */
export function translateHolder(
  { name, residenceCountry: country }: Pick<Shareholder, 'name' | 'residenceCountry'>,
  isCorporate: Shareholder['isCorporate'],
  translations: CallerTranslations | undefined,
  notes: Notes,
): Sourced<string> | undefined {
  if (!name || !isCorporate) return undefined;
  const untranslated = { name, of: 'shareholder', field: 'shareholders[*].translatedName', country } as const;
  const translate = isCorporate.value ? translateCompany : translatePerson;
  return translate(untranslated, translations, notes);
}

/**
 * No pinyin where the person's row names a country whose names are not read in Chinese: the characters of a
 * foreign name don't tell how its bearer writes it.
 */
export function translatePerson(
  untranslated: Untranslated,
  translations: CallerTranslations | undefined,
  notes: Notes,
): Sourced<string> | undefined {
  const { name, country } = untranslated;
  if (isBroken(name.value)) return undefined;
  const read = personName.parse(name.value);
  if (!read.ok && read.reason === 'company') return translateCompany(untranslated, translations, notes);
  const given = callersOwn(translations?.person, untranslated, translations, notes);
  if (given || !read.ok) return given;
  if (read.value.style === 'pinyin' && country && !isReadInChinese(country.value)) return undefined;
  return told(personName.format(read.value), personName.RULE, untranslated, notes);
}

function translateCompany(
  untranslated: Untranslated,
  translations: CallerTranslations | undefined,
  notes: Notes,
): Sourced<string> | undefined {
  const { name } = untranslated;
  if (isBroken(name.value)) return undefined;
  const given = callersOwn(translations?.company, untranslated, translations, notes);
  if (given) return given;
  const read = companyName.parse(name.value);
  return read.ok ? told(companyName.format(read.value), companyName.RULE, untranslated, notes) : undefined;
}

/** The caller's translation; undefined where the caller has none. */
function callersOwn(
  translate: Translate | undefined,
  untranslated: Untranslated,
  translations: CallerTranslations | undefined,
  notes: Notes,
): Sourced<string> | undefined {
  if (!translate || !translations) return undefined;
  const { name, of, country } = untranslated;
  const [origin] = name.origins;
  const text = translate(name.value, { of, path: origin ? pathOf(origin) : '$', country: country?.value });
  if (text === undefined) return undefined;
  if (text !== REFUSED) return told(text, translations.rule, untranslated, notes);
  const message = "The caller's translation is not a name in Latin letters; left out";
  notes.report('dropped_value', name, message, { reason: 'caller_translation' });
  return undefined;
}

function told(
  text: string,
  rule: RuleId | CallerRuleId,
  { name, field }: Untranslated,
  notes: Notes,
): Sourced<string> {
  notes.derived(field, rule, name);
  return { value: text, origins: name.origins, rule };
}
