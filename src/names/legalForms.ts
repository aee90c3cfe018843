/**
 * 组织形式用语, the words a name's form is written with, longest first: 农民专业合作社 before 合作社.
 * Source: codelists/names/legal-forms.csv.
 *
 * @example
 * longestForm('小米科技有限责任公司') // { zh: '有限责任公司', en: 'Co., Ltd.', kind: 'company', … }
 * longestForm('陈厂') // undefined: three or four characters may be a person
 */

import { LEGAL_FORMS } from '../generated/names/tables.js';
import { lazy, rows } from '../text/packedTable.js';
import { CHARACTER, charactersOf } from './characters.js';

export type LegalFormKind =
  | 'company'
  | 'branch'
  | 'partnership'
  | 'cooperative'
  | 'enterprise'
  | 'firm'
  | 'institution'
  | 'association'
  | 'public_body'
  | 'shop';

export interface LegalForm {
  readonly zh: string;
  readonly en: string;
  readonly kind: LegalFormKind;
  /** A name shorter than this, in characters, may be a person's. */
  readonly shortest: number;
  /** Whether a name may go on after it: 有限公司 + 北京分公司. */
  readonly goesOn: boolean;
}

export type LegalFormRow = readonly [
  zh: string,
  en: string,
  kind: LegalFormKind,
  shortest: string,
  goesOn: string,
];

export function legalFormOfRow([zh, en, kind, shortest, goesOn]: LegalFormRow): LegalForm {
  return { zh, en, kind, shortest: Number(shortest), goesOn: goesOn === 'Y' };
}

const legalForms = lazy<readonly LegalForm[]>(() => rows<LegalFormRow>(LEGAL_FORMS).map(legalFormOfRow));

/** By the code unit that they end in, longest first. */
const byEnding = lazy(() => {
  const groups = new Map<number, LegalForm[]>();
  for (const form of [...legalForms()].sort((a, b) => b.zh.length - a.zh.length)) {
    const last = form.zh.charCodeAt(form.zh.length - 1);
    const group = groups.get(last);
    if (group) group.push(form);
    else groups.set(last, [form]);
  }
  return groups;
});

/** The longest form that a text ends in; the name it is of, of this length, must be long enough for it. */
export function longestForm(text: string, nameLength = text.length): LegalForm | undefined {
  const form = formBefore(text, text.length);
  return form && nameLength >= form.shortest ? form : undefined;
}

/** The longest form that ends at a position of a text, whatever the text is. */
export function formBefore(text: string, end: number): LegalForm | undefined {
  if ((charactersOf(text, end - 1, end) & CHARACTER.closesForm) === 0) return undefined;
  for (const form of byEnding().get(text.charCodeAt(end - 1)) ?? [])
    if (text.endsWith(form.zh, end)) return form;
  return undefined;
}
