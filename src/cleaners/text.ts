/** Words (文字): cleaned as documented, blanks left out. */

import type { Reason } from '../issues.js';
import { MAX_ROWS, type Taken } from '../reading/reader.js';
import { reworded, type Sourced, sourced } from '../reading/sourced.js';
import { isBlank } from '../text/blank.js';
import { hasHan, hasLatin } from '../text/han.js';
import { isBroken, wellFormed } from '../text/marks.js';
import * as residentId from '../values/residentId.js';
import * as words from '../values/text.js';

/** What `text` may be told about a field. */
export interface TextHints {
  /** The register marks some legal representatives with a trailing asterisk. */
  readonly trailingAsterisk?: boolean;
}

/** One text. Anything but a string is a `wrong_type`. */
export function text(taken: Taken | undefined, hints?: TextHints): Sourced<string> | undefined {
  if (taken === undefined) return undefined;
  if (typeof taken.original !== 'string') return wrongType(taken, 'is not a text');
  return clean(taken, taken.original, hints);
}

/**
 * A list of texts; a single string counts as one. A text may be a list itself, as JSON or Java writes one, or have
 * semicolons between its parts. Blank ones are left out.
 */
export function texts(taken: Taken | undefined): readonly Sourced<string>[] | undefined {
  return leavesOf(taken)?.flatMap(textsIn);
}

function leavesOf(taken: Taken | undefined): Sourced<string>[] | undefined {
  if (taken === undefined) return undefined;
  if (typeof taken.original === 'string') return present([text(taken)]);
  if (!Array.isArray(taken.original)) return wrongType(taken, 'is not a text or a list of texts');
  return present(elements(taken, taken.original).map((element) => text(element)));
}

const QUOTES = new Set(['"', "'"]);
const SEMICOLON = /[;；]/;

/** Between whole names of companies. A branch's has a space before it that parts nothing. */
const BETWEEN_NAMES = /\s*(?:[,，、/|]|[-=]?>|→)\s*|\s+/;
const ORGANIZATION = /^\S{2,}(?:(?<!分)公司|合作社|事务所|[(（](?:有限|普通)合伙[)）])$/;

function textsIn(leaf: Sourced<string>): Sourced<string>[] {
  return partsOf(leaf.value)
    .map((part) => part.trim())
    .filter((part) => !isBlank(part))
    .map((part) => reworded(leaf, part, 'split/1'));
}

/** A comma parts Chinese names without quotes; an English one may have a comma itself. */
function partsOf(value: string): string[] {
  if (!value.startsWith('[') || !value.endsWith(']')) {
    if (SEMICOLON.test(value)) return value.split(SEMICOLON);
    const names = value.split(BETWEEN_NAMES);
    return names.every((name) => ORGANIZATION.test(name)) ? names : [value];
  }
  const inner = value.slice(1, -1).trim();
  const quote = inner.charAt(0);
  if (inner.length > 1 && QUOTES.has(quote) && inner.endsWith(quote)) {
    return inner.slice(1, -1).split(new RegExp(`${quote}\\s*,\\s*${quote}`));
  }
  const parts = inner.split(',');
  return parts.every(hasHan) ? parts : [inner];
}

const BETWEEN = /[,;|/，；、\s]/;
const ADDRESS = /^[^@]+@[^@]+$/;

/** E-mail addresses, of which one text may hold several. A text of anything else stays whole. */
export function emails(taken: Taken | undefined): readonly Sourced<string>[] | undefined {
  return leavesOf(taken)?.flatMap((leaf) => {
    const parts = leaf.value.startsWith('[') ? textsIn(leaf).map(({ value }) => value) : [leaf.value];
    if (parts.length === 0) return [];
    const addresses = parts.flatMap((part) => part.split(BETWEEN)).filter((address) => !isBlank(address));
    const areAll = addresses.length > 0 && addresses.every((address) => ADDRESS.test(address));
    return areAll ? addresses.map((address) => reworded(leaf, address, 'split/1')) : [leaf];
  });
}

/** Between telephone numbers; a space only where a whole number may begin behind it. */
const BETWEEN_PHONES = /[,;|/，；、]|\s(?=[+(\d])/;
const DIGIT = /[\d*＊]/g;
const SHORTEST_PHONE = 7;

/**
 * Telephone numbers, of which one text may hold several: 010-12345678/13800138000. A text with a part that isn't a
 * whole number stays whole, as 010 12345678 and 010-12345678/79 do.
 */
export function phones(taken: Taken | undefined): readonly Sourced<string>[] | undefined {
  return texts(taken)?.flatMap((leaf) => {
    const parts = leaf.value
      .split(BETWEEN_PHONES)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length < 2 || parts.some((part) => (part.match(DIGIT)?.length ?? 0) < SHORTEST_PHONE))
      return leaf;
    return parts.map((part) => reworded(leaf, part, 'split/1'));
  });
}

/** A name in Latin letters; what has Chinese characters in it, or no letter, is none. */
export function englishName(taken: Taken | undefined): Sourced<string> | undefined {
  const name = text(taken);
  if (taken === undefined || name === undefined) return undefined;
  return hasLatin(name.value) && !hasHan(name.value)
    ? name
    : unparseable(taken, 'an English name', 'no_latin_name');
}

/** The elements of a list, each as something taken; null is nothing. */
export function elements(taken: Taken, list: readonly unknown[]): (Taken | undefined)[] {
  const { reader, key } = taken;
  if (list.length > MAX_ROWS) {
    const message = `has more than ${MAX_ROWS} elements; the rest is left out`;
    reader.report('limit_exceeded', key, message, { count: list.length });
  }
  return list
    .slice(0, MAX_ROWS)
    .map((original, index) => (original === null ? undefined : { reader, key, index, original }));
}

/** The elements that a section has: those of a list, one that is not a list, none for a blank text. */
export function sizeOf(taken: Taken | undefined): number {
  const { original } = taken ?? {};
  if (Array.isArray(original)) return original.filter((element) => element !== null).length;
  return original === undefined || (typeof original === 'string' && isBlank(original)) ? 0 : 1;
}

function present<T>(list: readonly (T | undefined)[]): T[] {
  return list.filter((element) => element !== undefined);
}

/** The first text of several fields; one of the others that says something else is dropped, with an issue. */
export function first(fields: readonly (Taken | undefined)[]): Sourced<string> | undefined {
  const found = present(fields.map((taken) => taken && { taken, leaf: text(taken) }));
  const winner = found.find(({ leaf }) => leaf)?.leaf;
  for (const { taken, leaf } of found) {
    if (!leaf || leaf.value === winner?.value) continue;
    const message = 'is a second value, and the dataset has room for one; left out';
    taken.reader.report('dropped_value', taken.key, message, { reason: 'second_value' });
  }
  return winner;
}

/** A text or a number as text, blanks left out; for fields that come as either. */
export function written(taken: Taken | undefined): string | undefined {
  if (taken === undefined) return undefined;
  const { original } = taken;
  if (typeof original === 'number') return String(original);
  if (typeof original !== 'string') return wrongType(taken, 'is not a text or a number');
  return isBlank(original) ? undefined : original;
}

export function wrongType(taken: Taken, complaint: string): undefined {
  taken.reader.report('wrong_type', taken.key, `${complaint}; left out`, {}, taken.index);
  return undefined;
}

export function unparseable(taken: Taken, what: string, reason: Reason<'unparseable_value'>): undefined {
  const message = `is ${what} we can't read (${reason}); left out`;
  taken.reader.report('unparseable_value', taken.key, message, { reason }, taken.index);
  return undefined;
}

export function tooLong(taken: Taken): undefined {
  taken.reader.report('limit_exceeded', taken.key, 'is longer than 64 KB; left out', {}, taken.index);
  return undefined;
}

function clean(taken: Taken, original: string, hints?: TextHints): Sourced<string> | undefined {
  if (words.isOrdinary(original)) return isBlank(original) ? undefined : withoutNumbers(taken, original);
  reportLost(taken, original);
  if (isBlank(original)) return undefined;
  const read = words.parse(original, hints);
  if (!read.ok) return read.reason === 'too_long' ? tooLong(taken) : undefined;
  const { text } = read.value;
  if (text !== wellFormed(original)) {
    const message = 'had spaces, tags or invisible characters that are not part of the text; removed';
    taken.reader.report('text_cleaned', taken.key, message, {}, taken.index);
  }
  return withoutNumbers(taken, text);
}

/** A text without the resident identity numbers in it. */
function withoutNumbers(taken: Taken, text: string): Sourced<string> | undefined {
  const kept = residentId.cutFrom(text);
  if (kept === text) return sourced(text, taken, 'text/1');
  reportNumber(taken, 'cut out');
  return isBlank(kept) ? undefined : sourced(kept, taken, 'resident-number/1');
}

/** Reports a resident identity number that is not output; the number itself is in no message. */
export function reportNumber(taken: Taken, fate: string): undefined {
  const message = `has a resident identity number in it, which is never output; ${fate}`;
  taken.reader.report('dropped_value', taken.key, message, { reason: 'resident_number' }, taken.index);
  return undefined;
}

/** Reports a text that lost a character before it came here. */
export function reportLost(taken: Taken, original: string): void {
  if (!isBroken(original)) return;
  const message = 'lost a character before it came here; U+FFFD is output in its place';
  taken.reader.report('dropped_value', taken.key, message, { reason: 'lost_character' }, taken.index);
}

/** Whether a field has a message; one that is not a text counts as one. */
export function isMessage(taken: Taken | undefined): taken is Taken {
  if (taken === undefined) return false;
  if (typeof taken.original === 'string') return !isBlank(taken.original);
  taken.reader.report(
    'wrong_type',
    taken.key,
    'is not a text; it counts as an error message',
    {},
    taken.index,
  );
  return true;
}
