/**
 * JSON text (RFC 8259), read as strictly as a KYC pipeline needs it: UTF-8 only, no key twice in one
 * object, bounded size and depth. `JSON.parse` does the reading; a second look at the text is taken only
 * when the number of keys it found is not the number of keys in the text, or when it fails.
 */

import { RawPayloadError } from '../errors.js';
import { duplicateKey, notJson } from './diagnose.js';
import { notUtf8 } from './encoding.js';
import { byteLength, endOfString, isSpace, startOfText } from './text.js';

/** Text of more bytes than this is not read. */
export const MAX_BYTES = 20_000_000;
/** Values nested deeper than this are not read. */
export const MAX_DEPTH = 64;

/**
 * @throws RawPayloadError with reason not_json, encoding, duplicate_key or limit_exceeded.
 * @example
 * parseJson('{"a":1,"\\u0061":2}') // throws: duplicate_key at byte 7
 */
export function parseJson(input: string | Uint8Array): unknown {
  // A caller may not use TypeScript.
  if (typeof input !== 'string' && !ArrayBuffer.isView(input)) {
    throw new TypeError(
      'the input must be text or a Uint8Array; wrap an ArrayBuffer: new Uint8Array(buffer)',
    );
  }
  if (isTooLong(input)) {
    throw new RawPayloadError('limit_exceeded', `The text is longer than ${MAX_BYTES} bytes; split it`);
  }
  const text = typeof input === 'string' ? input : decode(input);
  let value: unknown;
  try {
    value = JSON.parse(text.slice(startOfText(text)));
  } catch {
    throw notJson(text);
  }
  const keys = countKeys(value, 0);
  if (keys !== countKeysAtMost(text) && keys !== countKeysInText(text)) throw duplicateKey(text);
  return value;
}

/** A UTF-16 unit takes three bytes at most: the bytes are counted only where they may be too many. */
function isTooLong(input: string | Uint8Array): boolean {
  if (typeof input !== 'string') return input.length > MAX_BYTES;
  return input.length > MAX_BYTES / 3 && byteLength(input) > MAX_BYTES;
}

function decode(bytes: Uint8Array): string {
  const problem = notUtf8(bytes);
  if (problem !== undefined) throw new RawPayloadError('encoding', `The text ${problem}`, 0);
  try {
    return new TextDecoder('utf-8', KEEPING_MARK).decode(bytes);
  } catch {
    const offset = firstInvalidByte(bytes);
    throw new RawPayloadError('encoding', `The text is not valid UTF-8 at byte ${offset}`, offset);
  }
}

/** The byte order mark stays in the text, so that offsets count it. */
const KEEPING_MARK = { fatal: true, ignoreBOM: true };

/** Halves the text until the first byte is found that makes a prefix invalid. */
function firstInvalidByte(bytes: Uint8Array): number {
  let [valid, invalid] = [0, bytes.length];
  while (valid < invalid) {
    const middle = (valid + invalid + 1) >> 1;
    if (isValidPrefix(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle - 1;
  }
  return valid;
}

function isValidPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function countKeys(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth >= MAX_DEPTH) {
    throw new RawPayloadError('limit_exceeded', `The JSON is nested deeper than ${MAX_DEPTH} levels`);
  }
  let count = 0;
  if (Array.isArray(value)) {
    for (const element of value) if (typeof element === 'object') count += countKeys(element, depth + 1);
    return count;
  }
  const object = value as { readonly [key: string]: unknown }; // an object out of JSON.parse
  for (const key in object) {
    count++;
    const inner = object[key];
    if (typeof inner === 'object') count += countKeys(inner, depth + 1);
  }
  return count;
}

const QUOTE = 0x22;
const COLON = 0x3a;

/** The quotes with a colon behind them: each key is one, and some inside of a string may be. */
function countKeysAtMost(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (isSpace(text.charCodeAt(before))) before--;
    if (text.charCodeAt(before) === QUOTE) count++;
  }
  return count;
}

/** In valid JSON a colon outside of strings follows a key, and nothing else. */
function countKeysInText(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    at = endOfString(text, at);
    while (isSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) === COLON) count++;
  }
  return count;
}
