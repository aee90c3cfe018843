/**
 * 登记状态, registration status: the words of the registers, each with its class and with what the target
 * calls it. The table is exact, because 吊销，未注销 (revoked, not deregistered) holds the word 注销; spaces,
 * brackets and other punctuation don't count, and traditional characters are read as simplified ones. There are three
 * rules beside it: 迁往…, moved to such and such a place; words of the table side by side that mean the same,
 * 在业（开业）; and a heading, a day or 状态 around a word, 登记状态：存续.
 * Source: 国家企业信用信息公示系统 (NECIPS) and the registers below it; see codelists/README.md.
 *
 * @example
 * recognize('吊销，未注销') // { spelling: '吊销，未注销', class: 'revoked', target: 'LIVE' }
 * recognize('未注销') // undefined
 */

import { PACKED, type Row } from '../generated/codelists/status.js';
import { spelling } from '../text/han.js';
import type { Added, CallerRows } from './callerCodes.js';
import { indexBy, squeeze, unpack } from './table.js';

export type StatusClass =
  | 'existing'
  | 'opened'
  | 'on_the_books'
  | 'newly_registered'
  | 'being_formed'
  | 'moved_in'
  | 'suspended'
  | 'ordered_to_close'
  | 'liquidation'
  | 'deregistration_announced'
  | 'term_expired'
  | 'revoked'
  | 'moved_out'
  | 'deregistered'
  | 'cancelled'
  | 'abolished'
  | 'dissolved'
  | 'unknown'
  /** Not a registration status: a tax status, a risk record. */
  | 'not_a_status';

export type TargetStatus = 'LIVE' | 'CLOSED' | 'NOT REPORTED';

export interface Status {
  /** As a register writes it; "迁往…" for whatever the rule reads. */
  readonly spelling: string;
  readonly class: StatusClass;
  readonly target: TargetStatus;
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly Status[] = /* @__PURE__ */ rows();

const BY_SPELLING = indexBy(rows, ({ spelling }) => [spelling]);
const BY_TEXT = indexBy(rows, ({ spelling }) => [spelling, bare(spelling)]);

/** 迁往 or 迁至 and a place; not when the text goes on to say that the company is struck off. */
const MOVED = /^已?迁[往至][^销吊撤废未]{1,30}$/u;
const MOVED_OUT: Status = { spelling: '迁往…', class: 'moved_out', target: 'LIVE' };

/** The status with exactly this spelling. */
export function lookup(spelling: string): Status | undefined {
  return BY_SPELLING.get(spelling);
}

/**
 * The status a register means by this text; nothing when the text isn't known, however close it comes. A row of the
 * caller wins.
 */
export function recognize(text: string, rows?: CallerRows<Status>): (Status & Partial<Added>) | undefined {
  const known = rows ? undefined : BY_TEXT.get(text);
  if (known) return known;
  const compared = comparable(text);
  const own = rows?.get(compared);
  if (own) return own;
  if (text.includes(CLOSED_IN_TAIWAN)) return undefined;
  const written = squeeze(spelling(text));
  const words = wordsIn(written);
  const isEither = OR.test(written);
  if (isEither && words.some(({ target }) => target !== words[0]?.target)) return undefined;
  const found = BY_TEXT.get(compared) ?? (MOVED.test(compared) ? MOVED_OUT : together(words));
  if (found || compared.length > LONGEST_FRAMED) return found;
  const framed = compared.replace(HEADING, '').replace(DAY, '').replace(CLOSING, '');
  return rows?.get(framed) ?? (isEither ? undefined : BY_TEXT.get(framed));
}

/** The form in which texts are compared. */
export function comparable(text: string): string {
  return bare(spelling(text));
}

function bare(text: string): string {
  return squeeze(text).replaceAll(PUNCTUATION, '');
}

/** What is around a word of the table: 登记状态：存续, 该企业已吊销, 停业状态, 注销（2019-01-01）. */
const HEADING = /^(?:(?:企业|经营|登记|注册)?状态|该?(?:企业|公司|单位))/;
const CLOSING = /(?:状态|企业)$/;
const DAY = /\d{4}年?\d{1,2}月?\d{1,2}日?$/;
const LONGEST_FRAMED = 40;

/** In traditional characters a business that ended for good; 歇业 is a rest from it. */
const CLOSED_IN_TAIWAN = '歇業';
const PUNCTUATION = /[(),;:.、。/\\|\-–—·]/g;
/** 吊销/注销 is one or the other; 吊销/已注销 says what came after, and 2019/1/1 is a day. */
const OR = /[/\\|](?![已\d])/;

/** The words between punctuation, where the table has all of them. */
function wordsIn(written: string): readonly Status[] {
  const words = written.split(PUNCTUATION).filter((word) => word !== '');
  const known = words.map((word) => BY_TEXT.get(word)).filter((word) => word !== undefined);
  return known.length === words.length ? known : [];
}

/** In business, in a word that says no more. */
const RUNNING: ReadonlySet<StatusClass> = new Set([
  'existing',
  'opened',
  'on_the_books',
  'newly_registered',
  'moved_in',
]);
/** Classes that are reported beside the status: they come alone. */
const REPORTED: ReadonlySet<StatusClass> = new Set(['revoked', 'moved_out']);

/** What words side by side mean together: 存续（歇业） is suspended; 存续（吊销） is a contradiction. */
function together(words: readonly Status[]): Status | undefined {
  const special = words.filter((word) => !RUNNING.has(word.class));
  const [first] = special.length > 0 ? special : words;
  if (!first || words.some(({ target }) => target !== first.target)) return undefined;
  if (special.some((word) => word.class !== first.class)) return undefined;
  return special.length < words.length && REPORTED.has(first.class) ? undefined : first;
}
