/**
 * Codes (代码): they go out as the source wrote them, in capitals. One that fails its check goes out with
 * an issue; a resident identity number where a company's code belongs goes nowhere.
 */

import type { PartialCompany } from '../company/company.js';
import type { Taken } from '../company/reader.js';
import { type Sourced, sourced } from '../company/sourced.js';
import { isBlank } from '../values/blank.js';
import * as identifierText from '../values/identifierText.js';
import * as organization from '../values/organizationCode.js';
import type { Parsed } from '../values/parsed.js';
import * as registration from '../values/registrationNumber.js';
import * as taxpayer from '../values/taxpayerNumber.js';
import * as uscc from '../values/uscc.js';
import { wrongType } from './text.js';

/** 统一社会信用代码. */
export function creditCode(taken: Taken | undefined): Sourced<string> | undefined {
  return identifier(taken, uscc.parse);
}

/** 注册号. */
export function registrationNumber(taken: Taken | undefined): Sourced<string> | undefined {
  return identifier(taken, registration.parse);
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
  return creditCode(code) ?? registrationNumber(number);
}

/** The code of a shareholder; none beside a natural person, whose own it would be or the company's. */
export function holderCode(
  { isCorporate }: { readonly isCorporate?: Sourced<boolean> },
  ...codes: readonly (Taken | undefined)[]
): Sourced<string> | undefined {
  if (isCorporate?.value === false) return undefined;
  for (const taken of codes) {
    const code = companyCode(taken);
    if (code) return code;
  }
  return undefined;
}

type TaxpayerFields = Pick<
  PartialCompany,
  'unifiedSocialCreditCode' | 'taxRegistrationNumber' | 'taxpayerId'
>;

/** 纳税人识别号: which of three codes it is, by its check digits. */
export function taxpayerNumber(taken: Taken | undefined): TaxpayerFields {
  const text = digits(taken);
  if (taken === undefined || text === undefined) return {};
  const read = taxpayer.parse(text);
  if (!read.ok) {
    refuse(taken);
    return {};
  }
  const { kind, code, reason } = read.value;
  const leaf = sourced(code, taken);
  if (reason) complain(taken, reason);
  switch (kind) {
    case 'taxpayerNumber':
      return { taxpayerId: leaf };
    case 'registrationNumber_ambiguous': {
      const message = 'is both a registration number and an old taxpayer number; taken as the former';
      taken.reader.report('contradiction', taken.key, message, { reason: 'two_readings' });
      return { taxRegistrationNumber: leaf };
    }
    case 'registrationNumber':
      return { taxRegistrationNumber: leaf };
    default:
      return { unifiedSocialCreditCode: leaf };
  }
}

function identifier(
  taken: Taken | undefined,
  parse: (text: string) => Parsed<string, string>,
): Sourced<string> | undefined {
  const text = digits(taken);
  if (taken === undefined || text === undefined) return undefined;
  const read = parse(text);
  if (read.ok) return sourced(read.value, taken);
  if (read.reason === 'structure') return refuse(taken);
  complain(taken, read.reason);
  return sourced(identifierText.clean(text), taken);
}

/** A text, or the digits of a number that JSON can hold exactly. */
function digits(taken: Taken | undefined): string | undefined {
  if (taken === undefined) return undefined;
  const { original } = taken;
  if (typeof original === 'string') return isBlank(original) ? undefined : original;
  if (typeof original !== 'number') return wrongType(taken, 'is neither text nor number');
  const read = identifierText.fromNumber(original);
  if (read.ok) return read.value;
  const message = 'is a JSON number that may have lost digits on its way; left out, ask for it as text';
  taken.reader.report('unsafe_number', taken.key, message, {}, taken.index);
  return undefined;
}

function complain(taken: Taken, reason: string): void {
  const message = `is no valid code of its kind (${reason}); it goes out as it came`;
  taken.reader.report('invalid_identifier', taken.key, message, { reason }, taken.index);
}

function refuse(taken: Taken): undefined {
  const message = "has the structure of a resident identity number where a company's code belongs; left out";
  taken.reader.report('invalid_identifier', taken.key, message, { reason: 'structure' }, taken.index);
  return undefined;
}
