/** What the checks of the caller's options have in common. Messages name the option by its path and say what to write. */

import { isObject } from '../json/object.js';
import { hasKeys } from '../json/options.js';
import { segment } from '../json/path.js';
import { isBroken } from '../text/marks.js';
import * as residentId from '../values/residentId.js';
import * as texts from '../values/text.js';

/** "codes.status" and "吊销" -> codes.status["吊销"] */
export function at(path: string, key: string): string {
  return path + segment(key);
}

/** The entries of an option that is an object; none when it is absent. */
export function entriesOf(path: string, value: unknown, what: string): [key: string, value: unknown][] {
  if (value === undefined) return [];
  if (!isObject(value) || !hasKeys(value)) throw new TypeError(`${path} must be an object; write ${what}`);
  return Object.entries(value);
}

/** A text that is not blank. */
export function textOf(path: string, value: unknown, what: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new TypeError(`${path} must be a text that is not blank; write ${what}`);
}

const LONGEST_WORDS = 200;

/** Words that are output as the caller writes them. */
export function wordsOf(path: string, value: unknown, what: string): string {
  const words = textOf(path, value, what);
  if (words.length <= LONGEST_WORDS && isClean(words)) return words;
  throw new RangeError(
    `${path} must be plain words on one line, up to ${LONGEST_WORDS} characters, without tags; they are output as they are`,
  );
}

/** Whether a text needs no cleaning, has no tag and no resident identity number. */
export function isClean(text: string): boolean {
  return texts.isValid(text) && !/[<>]/.test(text) && !isBroken(text) && residentId.cutFrom(text) === text;
}

/** One of the words that an option takes. */
export function oneOf<Word extends string>(path: string, value: unknown, words: readonly Word[]): Word {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  if (typeof value !== 'string') throw new TypeError(`${path} must be one of ${words.join(', ')}`);
  throw new RangeError(`${path} is unknown; write one of ${words.join(', ')}`);
}

/** A function, or nothing. A function that is declared as async can only return promises. */
export function functionOf(path: string, value: unknown): ((...args: never[]) => unknown) | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'function') throw new TypeError(`${path} must be a function`);
  if (value.constructor.name === 'AsyncFunction') throw new TypeError(`${path} ${SYNCHRONOUS}`);
  return value as (...args: never[]) => unknown; // it was just seen
}

export const SYNCHRONOUS =
  'must return at once, not a promise; load what it needs before you call createNormalizer';

/** What kind of thing a function of the caller's threw. The name of a class is not data. */
export function kindOf(thrown: unknown): string {
  const name = thrown instanceof Error ? thrown.name : thrown === null ? 'null' : typeof thrown;
  return /^\w{1,60}$/.test(name) ? name : 'an error';
}

/** Whether a function returned a promise. That is an error by itself; a rejection after it must not end the process. */
export function isPromise(value: unknown): boolean {
  if (!isObject(value) || typeof value.then !== 'function') return false;
  Promise.resolve(value).catch(() => {});
  return true;
}
