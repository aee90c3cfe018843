/**
 * 统一社会信用代码, unified social credit identifier: 18 digits and capital letters without I, O, S, V and Z.
 *
 * - 1: 登记管理部门, the registering authority: 9 the market regulator, 5 civil affairs, 1 public bodies.
 * - 2: 机构类别, the category under that authority. Under 9: 1 enterprise, 2 sole proprietor, 3 farmers' cooperative.
 * - 3 to 8: 行政区划码, the district of the registering authority, GB/T 2260.
 * - 9 to 17: 主体标识码, the organization code with its own check character, GB 11714.
 * - 18: 校验码, the check character, modulo 31.
 *
 * The check character detects every change of one character, and every exchange of two different ones except the first
 * and the last, which have the same weight.
 *
 * Source: GB 32100-2015 with amendment 1 of 2016, https://openstd.samr.gov.cn; overview:
 * https://en.wikipedia.org/wiki/Unified_Social_Credit_Identifier
 *
 * @example
 * parse('91110108551385082Q') // { ok: true, value: '91110108551385082Q' }
 * parts('91110108551385082Q') // { registeringAuthority: '9', entityCategory: '1', districtCode: '110108',
 *                             //   organizationCode: '551385082' }
 */

import { gb11714, gb32100 } from './checkCharacter.js';
import { clean } from './identifierText.js';
import { type Parsed, parsed, refused } from './parsed.js';
import { isMistyped, isOldNumber, isValid as isResidentId, occursIn } from './residentId.js';

/** `structure`: a resident identity number in place of the code, mistyped or not; it must never be output. */
export type Reason = 'length' | 'alphabet' | 'check_digit' | 'structure';

export interface Parts {
  /** 登记管理部门代码, such as 9 for the market regulator. */
  readonly registeringAuthority: string;
  /** 机构类别代码, read together with the authority: 91 is an enterprise, 92 a sole proprietor. */
  readonly entityCategory: string;
  /** 登记管理机关行政区划码, GB/T 2260. */
  readonly districtCode: string;
  /** 主体标识码, the organization code without its hyphen, GB 11714. */
  readonly organizationCode: string;
}

/** The first character may be a letter. Eighteen zeros pass the check but were never assigned. */
const SHAPE = /^(?!0{18})[0-9A-HJ-NPQRTUWXY]{18}$/;

/**
 * @param text A code in either width and case, with spaces or not.
 * @returns The code in capitals, or why it is not one.
 */
export function parse(text: string): Parsed<string, Reason> {
  const code = clean(text);
  if (code.length !== 18) return refused(occursIn(code) || isOldPersons(code) ? 'structure' : 'length');
  if (!code.startsWith('9') && isResidentId(code)) return refused('structure');
  if (!SHAPE.test(code)) return refused('alphabet');
  if (gb32100(code)) return parsed(code);
  return refused(isMistyped(code) ? 'structure' : 'check_digit');
}

/** Whether a text is a valid code. */
export function isValid(text: string): boolean {
  return parse(text).ok;
}

/** Fifteen digits of a person; a district and an organization code are a taxpayer's number of before 2015. */
function isOldPersons(code: string): boolean {
  return isOldNumber(code) && !gb11714(code.slice(6));
}

/** The parts of a valid code. */
export function parts(value: string): Parts {
  return {
    registeringAuthority: value.slice(0, 1),
    entityCategory: value.slice(1, 2),
    districtCode: value.slice(2, 8),
    organizationCode: value.slice(8, 17),
  };
}
