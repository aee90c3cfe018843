/**
 * 统一社会信用代码, unified social credit identifier: 18 characters, one for the registering authority, one
 * for the category of entity, six for the district of registration, nine for the organisation code and a
 * check character. Source: GB 32100-2015 with amendment 1 of 2016.
 *
 * What the check character sees: every change of a single character and every exchange of two different
 * ones, except of the first with the last, which both weigh 1.
 *
 * @example
 * parse('91110108551385082Q') // { ok: true, value: '91110108551385082Q' }
 * parts('91110108551385082Q') // { registeringAuthority: '9', entityCategory: '1', districtCode: '110108',
 *                             //   organizationCode: '551385082' }
 */

import { gb32100 } from './checkCharacter.js';
import { clean } from './identifierText.js';
import { type Parsed, parsed, refused } from './parsed.js';
import { isValid as isResidentId, occursIn } from './residentId.js';

/** `structure`: a resident identity number stands where the code belongs; it must not go out. */
export type Reason = 'length' | 'alphabet' | 'check_digit' | 'structure';

export interface Parts {
  /** 登记管理部门代码: 9 the market regulator, 5 civil affairs, 1 the establishment of public bodies ... */
  readonly registeringAuthority: string;
  /** 机构类别代码, read together with the authority: 91 is an enterprise, 92 a sole proprietor. */
  readonly entityCategory: string;
  /** 登记管理机关行政区划码, GB/T 2260. */
  readonly districtCode: string;
  /** 主体标识码, the organisation code without its hyphen, GB 11714. */
  readonly organizationCode: string;
}

/** The first character may be a letter. Eighteen zeros pass the check and are nobody's code. */
const SHAPE = /^(?!0{18})[0-9A-HJ-NPQRTUWXY]{18}$/;

export function parse(text: string): Parsed<string, Reason> {
  const code = clean(text);
  if (code.length !== 18) return refused(occursIn(code) ? 'structure' : 'length');
  if (!code.startsWith('9') && isResidentId(code)) return refused('structure');
  if (!SHAPE.test(code)) return refused('alphabet');
  return gb32100(code) ? parsed(code) : refused('check_digit');
}

export function isValid(text: string): boolean {
  return parse(text).ok;
}

/** What a valid code says of its holder. */
export function parts(value: string): Parts {
  return {
    registeringAuthority: value.slice(0, 1),
    entityCategory: value.slice(1, 2),
    districtCode: value.slice(2, 8),
    organizationCode: value.slice(8, 17),
  };
}
