/**
 * Why a text is not JSON, or not JSON that we accept. Runs only once something is wrong, and never quotes the text.
 */

import { RawPayloadError } from '../errors.js';
import { byteLength, endOfString, isSpace, startOfText } from './text.js';

/** Finds the first key that is twice in one object of a valid text. */
export function duplicateKey(text: string): RawPayloadError {
  const objects: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === '{' || unit === '[') objects.push(new Set());
    else if (unit === '}' || unit === ']') objects.pop();
    else if (unit === '"') {
      const start = at;
      at = endOfString(text, start) - 1;
      let next = at + 1;
      while (isSpace(text.charCodeAt(next))) next++;
      if (text[next] !== ':') continue;
      const key: string = JSON.parse(text.slice(start, at + 1));
      const keys = objects.at(-1);
      if (keys?.has(key)) {
        const offset = byteOffset(text, start);
        return new RawPayloadError(
          'duplicate_key',
          `A key is twice in one object, at byte ${offset}`,
          offset,
        );
      }
      keys?.add(key);
    }
  }
  return new RawPayloadError('duplicate_key', 'A key is twice in one object');
}

/** Where a text stops being JSON, and what it looks like instead. */
export function notJson(text: string): RawPayloadError {
  const start = text.search(/\S/);
  if (start < 0) return new RawPayloadError('not_json', 'The text is empty, where JSON was expected', 0);
  if (text[start] === '<') {
    const offset = byteOffset(text, start);
    return new RawPayloadError(
      'not_json',
      'The text is HTML or XML, not JSON; the call itself failed',
      offset,
    );
  }
  const { at, isAfter } = firstSyntaxError(text);
  const offset = byteOffset(text, at);
  const why = isAfter ? 'more follows after its value; pass one at a time' : mistakeAt(text, at);
  const wrong = why === undefined ? 'The text is not JSON' : `The text is not JSON: ${why}`;
  const what = at >= text.length ? 'The JSON ends in the middle; the text was cut off' : wrong;
  return new RawPayloadError('not_json', `${what} (byte ${offset})`, offset);
}

/** What people and other programs write for JSON, by what is at the first character that is not allowed. */
const MISTAKES: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/['\u2018-\u201f]/y, 'keys and texts take straight double quotes'],
  [/[/#]/y, 'it has a comment'],
  [
    /-?(?:NaN|Inf|nan\b)|undefined|None|True|False|NULL/y,
    'it has a word such as NaN or None; write null, true or false',
  ],
  [/\ufeff/y, 'it has a second byte order mark'],
  [/[\u00a0\u2000-\u200b\u2028\u2029\u202f\u3000]/y, 'it has a space of another kind between its values'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
  [/[\u0000-\u001f]/y, 'it has a control character; write it as an escape'],
  [/HTTP\/\d/y, 'it begins with the head of an HTTP answer; pass the body alone'],
  [/[A-Za-z_$][\w$.]*\(/y, 'it is JSONP; pass what is in the brackets'],
];
const COMMA_BEFORE_END = /,\s*$/;

function mistakeAt(text: string, at: number): string | undefined {
  const isEnd = text[at] === '}' || text[at] === ']';
  if (isEnd && COMMA_BEFORE_END.test(text.slice(Math.max(0, at - 100), at)))
    return 'a comma is before the end of a list or an object';
  for (const [pattern, why] of MISTAKES) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return why;
  }
  return undefined;
}

function byteOffset(text: string, index: number): number {
  return byteLength(text.slice(0, index));
}

/** What may come next: `key` also lets an object close, `first` a list. */
type Expect = 'value' | 'first' | 'key' | 'nextKey' | 'colon' | 'commaOrEnd' | 'end';

/** A token's kind is its mark, or what stands for all strings and for all other scalars. */
type Kind = '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'scalar';

/** Where a token ends; without a kind, where it stops being one: at the text's end when that cut it off. */
interface Token {
  readonly kind?: Kind;
  readonly end: number;
}

interface SyntaxErrorAt {
  /** The index of the first character that is not allowed there; the text's length when it just ends. */
  readonly at: number;
  /** Whether what comes before it is a whole JSON. */
  readonly isAfter: boolean;
}

function firstSyntaxError(text: string): SyntaxErrorAt {
  const closers: ('}' | ']')[] = [];
  let expect: Expect = 'value';
  for (let at = startOfText(text); ; ) {
    while (isSpace(text.charCodeAt(at))) at++;
    const isAfter = expect === 'end';
    if (at >= text.length) return { at: text.length, isAfter };
    const { kind, end } = tokenAt(text, at);
    if (kind === undefined) return { at: isAfter ? at : end, isAfter };
    const next = follow(expect, kind, closers);
    if (!next) return { at, isAfter };
    expect = next;
    at = end;
  }
}

function tokenAt(text: string, at: number): Token {
  const unit = text[at];
  switch (unit) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ':':
    case ',':
      return { kind: unit, end: at + 1 };
    case '"':
      return stringAt(text, at + 1);
    default:
      return wordAt(text, at) ?? numberAt(text, at);
  }
}

const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const ESCAPED = new Set('"\\/bfnrt');
const HEX = /^[0-9a-fA-F]*$/;

/** The rest of a string after its opening quote. */
function stringAt(text: string, start: number): Token {
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return { kind: 'string', end: at + 1 };
    if (unit < 0x20) return { end: at };
    if (unit !== BACKSLASH) continue;
    at++;
    const escaped = text[at];
    if (escaped === undefined) break;
    if (escaped === 'u') {
      if (!HEX.test(text.slice(at + 1, at + 5))) return { end: at };
      at += 4;
    } else if (!ESCAPED.has(escaped)) return { end: at };
  }
  return { end: text.length };
}

function wordAt(text: string, at: number): Token | undefined {
  for (const word of ['true', 'false', 'null']) {
    if (text.startsWith(word, at)) return { kind: 'scalar', end: at + word.length };
    const left = text.length - at;
    if (left < word.length && text.startsWith(word.slice(0, left), at)) return { end: text.length };
  }
  return undefined;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What a number that was cut off may end in. */
const STUMP = /^(?:-|\.|[eE][+-]?)$/;

function numberAt(text: string, at: number): Token {
  NUMBER.lastIndex = at;
  const end = NUMBER.test(text) ? NUMBER.lastIndex : at;
  if (STUMP.test(text.slice(end, end + 3))) return { end: text.length };
  return end > at ? { kind: 'scalar', end } : { end };
}

function follow(expect: Expect, kind: Kind, closers: ('}' | ']')[]): Expect | undefined {
  const afterValue = (): Expect => (closers.length > 0 ? 'commaOrEnd' : 'end');
  if (expect === 'colon') return kind === ':' ? 'value' : undefined;
  if (expect === 'commaOrEnd' && kind === ',') return closers.at(-1) === '}' ? 'nextKey' : 'value';
  if (kind === '}' || kind === ']') {
    const mayClose = expect === 'commaOrEnd' || expect === (kind === '}' ? 'key' : 'first');
    if (!mayClose || closers.pop() !== kind) return undefined;
    return afterValue();
  }
  if (expect === 'key' || expect === 'nextKey') return kind === 'string' ? 'colon' : undefined;
  if (expect !== 'value' && expect !== 'first') return undefined;
  switch (kind) {
    case '{':
      closers.push('}');
      return 'key';
    case '[':
      closers.push(']');
      return 'first';
    case 'string':
    case 'scalar':
      return afterValue();
    default:
      return undefined;
  }
}
