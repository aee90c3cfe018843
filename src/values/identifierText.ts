/**
 * 代码的书写, the spelling of an identifier: cleaned like any text, full-width characters folded (NFKC), letters in
 * capitals. Not part of a code are the number of a licence's copy ("(1-1)", （副本）), its name before it, quotes and a full
 * stop around it, the same code once more and, in codes of thirteen, fifteen and eighteen characters, separators inside.
 * An organization code keeps its hyphen. Shared by the identifiers.
 *
 * @example
 * clean(' ９１110108551385082q') // '91110108551385082Q'
 * clean('91110108551385082Q(1-1)') // '91110108551385082Q'
 * clean('9111 0108 5513 8508 2Q') // '91110108551385082Q'
 * fromNumber(110108012660422) // { ok: true, value: '110108012660422' }
 * fromNumber(913307825777076000) // { ok: false, reason: 'unsafe_number' }
 */

import { plain } from '../text/marks.js';
import { gb32100 } from './checkCharacter.js';
import { type Parsed, parsed, refused } from './parsed.js';

const CLEAN = /^[0-9A-Z]*$/;
/** An organization code as it is printed. */
const HYPHENATED = /^[0-9A-Z]{8}-[0-9A-Z]$/;

/** 副本 is the copy of a licence, 1-1 the first of one, 2-1 the first of two. */
const COPY =
  /(?<!\s)\s*[([](?:正本|副本)?\s*(?:\d{1,2}\s*[-/—–~]\s*\d{1,2})?[)\]]$|(?<!\s)\s+\d{1,2}-\d{1,2}$/;
/** One digit of it, behind a credit code: 91110108551385082Q-1. */
const SHORT_COPY = /^([0-9A-Z]{18})-\d{1,2}$/;
/** What forms and spreadsheets put before a code and behind it. */
const HEADING =
  /^(?:统一社会信用代码|社会信用代码|信用代码|(?:工商)?注册号|组织机构代码(?:证号)?|纳税人识别号|税号)[:\s]*/;
const QUOTES = /^[='"“”‘’`]+|(?<!['"“”‘’`])['"“”‘’`]+$/g;
/** Words in brackets behind a code: （三证合一）. */
const REMARK = /(?<!\s)\s*\([^()\dA-Z]*\)$/;
const STOP = /(?<![。.,、;])[。.,、;]+$/;
const TWICE = /^([0-9A-Z]{8}-[0-9A-Z]|[0-9A-Z]{9,18})[\s,;、/|]+\1$/;
const AROUND_HYPHEN = /(?<!\s)\s+(?=-)|(?<=-)\s+/g;
const SEPARATORS = /[\s\-–—−·.,_:/]/g;
/** A credit code, a registration number of before or after 2007, or that of a cooperative. */
const WITHOUT_SEPARATORS = /^(?:[0-9A-Z]{18}|\d{15}|\d{13}|\d{6}NA\d{6}[0-9X])$/;
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const MASK = /[*×╳✕✖●○◯■□▲△☆★#?_…•█]|X{4}/;

/** Whether `clean` leaves a text as it is: a quick test that most codes pass. */
export function isClean(text: string): boolean {
  return CLEAN.test(text) || HYPHENATED.test(text);
}

export function clean(text: string): string {
  if (isClean(text)) return text;
  const code = plain(text).toUpperCase().replace(COPY, '').replace(TWICE, '$1');
  const bare = withoutSeparators(code);
  if (bare !== undefined) return bare;
  const inner = code
    .replace(REMARK, '')
    .replace(QUOTES, '')
    .replace(HEADING, '')
    .replace(STOP, '')
    .replace(TWICE, '$1');
  if (inner !== code && inner !== '' && (isClean(inner) || withoutSeparators(inner) !== undefined))
    return clean(inner);
  const [, whole] = SHORT_COPY.exec(code) ?? [];
  return whole !== undefined && isCreditCode(whole) ? whole : code.replace(AROUND_HYPHEN, '');
}

function withoutSeparators(code: string): string | undefined {
  const bare = code.replace(SEPARATORS, '');
  return WITHOUT_SEPARATORS.test(bare) ? bare : undefined;
}

function isCreditCode(code: string): boolean {
  return CREDIT_CODE.test(code) && gb32100(code);
}

/** Whether some of an identifier is hidden: "9111********5082Q", "91110108XXXXXXXXXX". */
export function isMasked(code: string): boolean {
  return MASK.test(code) && !isCreditCode(code);
}

/** The digits of a JSON number, unless JSON's own reading may have rounded them. */
export function fromNumber(number: number): Parsed<string, 'unsafe_number'> {
  const isExact = Number.isSafeInteger(number) && number >= 0 && !Object.is(number, -0);
  return isExact ? parsed(String(number)) : refused('unsafe_number');
}
