/**
 * Codes (代码): output as the source wrote them, in capitals. One that fails its check is output with an issue; a
 * resident identity number where a company's code belongs is never output.
 */

import type { PartialCompany, Subject } from '../company/company.js';
import type { Reason } from '../issues.js';
import type { Taken } from '../reading/reader.js';
import { type Sourced, sourced } from '../reading/sourced.js';
import { isBlank } from '../text/blank.js';
import { unicodeAll } from '../text/unicode.js';
import * as identifierText from '../values/identifierText.js';
import * as organization from '../values/organizationCode.js';
import type { Parsed } from '../values/parsed.js';
import * as registration from '../values/registrationNumber.js';
import * as residentId from '../values/residentId.js';
import * as taxpayer from '../values/taxpayerNumber.js';
import * as uscc from '../values/uscc.js';
import { reportLost, text, tooLong, written, wrongType } from './text.js';

/** 统一社会信用代码. */
export function creditCode(taken: Taken | undefined): Sourced<string> | undefined {
  return identifier(taken, uscc.parse);
}

/** 注册号; where a register has done away with it, the unified code may be in its place. */
export function registrationNumber(taken: Taken | undefined): Sourced<string> | undefined {
  return identifier(taken, (text) => {
    const code = uscc.parse(text);
    return code.ok ? code : registration.parse(text);
  });
}

/** 组织机构代码. */
export function organizationCode(taken: Taken | undefined): Sourced<string> | undefined {
  return identifier(taken, organization.parse);
}

/** A code of a company of whatever kind. */
export function companyCode(taken: Taken | undefined): Sourced<string> | undefined {
  return identifier(taken, (text) => {
    const read = taxpayer.parse(text);
    if (!read.ok) return read;
    return read.value.kind === 'invalid'
      ? { ok: false, reason: read.value.reason }
      : { ok: true, value: read.value.code };
  });
}

/** The number of a branch: its credit code, else its registration number. */
export function branchNumber(
  code: Taken | undefined,
  number: Taken | undefined,
): Sourced<string> | undefined {
  const found = creditCode(code);
  if (!found) return registrationNumber(number);
  written(number);
  return found;
}

/** The code of a shareholder; none beside a natural person, whose own it would be or the company's. */
export function holderCode(
  isCorporate: Sourced<boolean> | undefined,
  ...codes: readonly (Taken | undefined)[]
): Sourced<string> | undefined {
  let code: Sourced<string> | undefined;
  for (const taken of codes) {
    // The type of one that isn't wanted is checked as well.
    if (code || isCorporate?.value === false) written(taken);
    else code = companyCode(taken);
  }
  return code;
}

/** Whom a payload says it speaks of, by the query it repeats: a name or a code. */
export function subject(taken: Taken | undefined): Subject {
  const query = taken?.original;
  if (taken === undefined || typeof query !== 'string') return { name: text(taken) };
  if (CODE.test(identifierText.clean(query))) return { code: companyCode(taken) };
  const name = text(taken);
  return { name: name && isPersonsNumber(name.value) ? refuse(taken) : name };
}

/** No name of a company is made of letters, digits and hyphens alone, with a digit in it. */
const CODE = /^(?=.*\d)[0-9A-Z-]{9,24}$/;

type TaxpayerFields = Pick<
  PartialCompany,
  'unifiedSocialCreditCode' | 'taxRegistrationNumber' | 'taxpayerId'
>;

/** 纳税人识别号: which of three codes it is, by its check digits. */
export function taxpayerNumber(taken: Taken | undefined): TaxpayerFields {
  const text = codeIn(taken);
  if (taken === undefined || text === undefined) return {};
  if (isPersonsNumber(text)) {
    refuse(taken);
    return {};
  }
  const read = taxpayer.parse(text);
  if (!read.ok) {
    refuse(taken);
    return {};
  }
  const { kind, code, reason } = read.value;
  const leaf = emitted(code, taken);
  if (reason) complain(taken, reason);
  switch (kind) {
    case 'taxpayerNumber':
      return { taxpayerId: leaf };
    case 'registrationNumber_ambiguous': {
      const message = 'can be a registration number or an old taxpayer number; read as a registration number';
      taken.reader.report('contradiction', taken.key, message, { reason: 'two_readings' });
      return { taxRegistrationNumber: leaf };
    }
    case 'registrationNumber':
    case 'registrationNumber_old_form':
      return { taxRegistrationNumber: leaf };
    case 'invalid':
      // Fifteen characters were a taxpayer's number before 2015, however mistyped; never a credit code.
      return code.length === 15 ? { taxpayerId: leaf } : { unifiedSocialCreditCode: leaf };
    case 'uscc':
      return { unifiedSocialCreditCode: leaf };
  }
}

function identifier(
  taken: Taken | undefined,
  parse: (text: string) => Parsed<string, IdentifierReason>,
): Sourced<string> | undefined {
  const text = codeIn(taken);
  if (taken === undefined || text === undefined) return undefined;
  if (isPersonsNumber(text)) return refuse(taken);
  const read = parse(text);
  if (read.ok) return emitted(read.value, taken);
  if (read.reason === 'structure') return refuse(taken);
  complain(taken, read.reason);
  return emitted(text, taken);
}

/** A code; words without one (待定), and zeros, are the same for all companies, which they would make one. */
function codeIn(taken: Taken | undefined): string | undefined {
  const text = digits(taken);
  if (taken === undefined || text === undefined || IS_CODE.test(text.replace(UNIFIED, ''))) return text;
  if (identifierText.isMasked(text)) return text;
  const message = 'has no code in it; left out';
  taken.reader.report('invalid_identifier', taken.key, message, { reason: 'alphabet' }, taken.index);
  return undefined;
}

/** In 无统一社会信用代码 the numeral is none. */
const UNIFIED = '统一';
/** A letter, or a digit but zero. */
const IS_CODE = /[1-9A-Z一二三四五六七八九]/;

/** A code as it is emitted. */
function emitted(code: string, taken: Taken): Sourced<string> {
  return sourced(code, taken, typeof taken.original === 'number' ? 'number-as-text/1' : 'identifier/1');
}

/** A code as it is written, or the digits of a number that JSON can hold exactly. */
export function digits(taken: Taken | undefined): string | undefined {
  if (taken === undefined) return undefined;
  const { original } = taken;
  if (typeof original === 'string') {
    if (original.length > LONGEST) return tooLong(taken);
    if (identifierText.isClean(original)) return isBlank(original) ? undefined : original;
    // What is left of a text of marks alone is nothing.
    const code = identifierText.clean(original);
    reportLost(taken, original);
    return isBlank(code) ? undefined : code;
  }
  if (typeof original !== 'number') return wrongType(taken, 'is not a text or a number');
  const read = identifierText.fromNumber(original);
  if (read.ok) return read.value;
  const message = 'is a JSON number that may have lost digits; left out, request it as a text';
  taken.reader.report('unsafe_number', taken.key, message, {}, taken.index);
  return undefined;
}

const LONGEST = 65_536;
const SEPARATORS = unicodeAll`[\s\p{P}\p{S}\p{Cf}]`;

/** A credit code of the market regulator, or a code too short to hold a person's number of fifteen digits. */
const COMPANY = /^(?:9[0-9A-Z]{17}|[0-9A-Z-]{0,14})$/;

/** A resident identity number, mistyped or not, also in groups, as people write it. */
export function isPersonsNumber(text: string): boolean {
  if (COMPANY.test(text)) return false;
  const bare = text.normalize('NFKC').replace(SEPARATORS(), '');
  return residentId.occursIn(bare) || residentId.isMistyped(bare) || residentId.cutFrom(bare) !== bare;
}

type IdentifierReason = Reason<'invalid_identifier'>;

function complain(taken: Taken, reason: IdentifierReason): void {
  const message = `fails validation (${reason}); output unchanged`;
  taken.reader.report('invalid_identifier', taken.key, message, { reason }, taken.index);
}

function refuse(taken: Taken): undefined {
  const message = "is a resident identity number in place of a company's code; left out";
  taken.reader.report('invalid_identifier', taken.key, message, { reason: 'structure' }, taken.index);
  return undefined;
}
