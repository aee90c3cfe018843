/**
 * 纳税人识别号, taxpayer number (nsrsbh): since 2015 a company's unified social credit identifier. Before, 15
 * characters: six of the district and nine of the organization code. The upstream also puts the 15 digits of the
 * registration number there, so the check digits tell which number it is.
 *
 * Source: 国税发〔2006〕37号 (six digits of district + organization code; for sole proprietors without one the
 * number of their identity document + 2 digits); GB 32100-2015, GB 11714-1997, GS 15-2006.
 *
 * An accepted number is output, with an issue when it has a `reason` or is ambiguous. A rejected one is a resident
 * identity number, alone or with the two digits that sole proprietors had behind it, and must never be output.
 *
 * @example
 * parse('91110108551385082Q') // { ok: true, value: { kind: 'uscc', code: '91110108551385082Q' } }
 * parse('110108012660422') // { ok: true, value: { kind: 'registrationNumber', code: '110108012660422' } }
 * parse('110108551385082') // { ok: true, value: { kind: 'taxpayerNumber', code: '110108551385082',
 *                          //   reason: 'structure' } }
 */

import { clean } from './identifierText.js';
import * as organizationCode from './organizationCode.js';
import { type Parsed, parsed, refused } from './parsed.js';
import * as registrationNumber from './registrationNumber.js';
import * as uscc from './uscc.js';

export type TaxpayerNumber =
  | { readonly kind: 'uscc' | 'registrationNumber'; readonly code: string; readonly reason?: undefined }
  /** Fifteen digits that end in an organization code as well: taken as the registration number. */
  | { readonly kind: 'registrationNumber_ambiguous'; readonly code: string; readonly reason?: undefined }
  /** A registration number of a form without check digit: of before 2007, or a cooperative's. */
  | { readonly kind: 'registrationNumber_old_form'; readonly code: string; readonly reason: 'old_form' }
  /** A district and an organization code, from before 2015. */
  | { readonly kind: 'taxpayerNumber'; readonly code: string; readonly reason: 'structure' }
  | {
      readonly kind: 'invalid';
      readonly code: string;
      readonly reason: 'length' | 'alphabet' | 'check_digit';
    };

export type Reason = 'structure';

const OLD_LENGTH = 15;
const LETTERS_AND_DIGITS = /^[0-9A-Z]*$/;

/**
 * @param text A number in either width and case.
 * @returns The number and its kind, or why it must not be output.
 */
export function parse(text: string): Parsed<TaxpayerNumber, Reason> {
  const code = clean(text);
  const asUscc = uscc.parse(code);
  if (asUscc.ok) return parsed({ kind: 'uscc', code });
  // A resident identity number, of before 1999 too.
  if (asUscc.reason === 'structure') return refused('structure');
  if (registrationNumber.isOldForm(code)) {
    return parsed({ kind: 'registrationNumber_old_form', code, reason: 'old_form' });
  }
  if (code.length !== OLD_LENGTH) return parsed({ kind: 'invalid', code, reason: asUscc.reason });

  const endsInOrganizationCode = organizationCode.isValid(code.slice(6));
  if (registrationNumber.isValid(code)) {
    return parsed({
      kind: endsInOrganizationCode ? 'registrationNumber_ambiguous' : 'registrationNumber',
      code,
    });
  }
  if (endsInOrganizationCode) return parsed({ kind: 'taxpayerNumber', code, reason: 'structure' });
  return parsed({
    kind: 'invalid',
    code,
    reason: LETTERS_AND_DIGITS.test(code) ? 'check_digit' : 'alphabet',
  });
}

/** The value as a text. */
export function format(value: TaxpayerNumber): string {
  return value.code;
}

/** Whether a text is a code that the register gives today or gave before 2015. */
export function isValid(text: string): boolean {
  const read = parse(text);
  return read.ok && read.value.reason === undefined;
}
