/**
 * JSONPath (RFC 9535), as far as this package writes and reads it: keys, positions, all elements, and the elements
 * whose key has a given value. The one place for its grammar.
 *
 * A path is printed in terminals and reports, so control characters and characters that change the direction of
 * text are written as escapes. A key with a lone surrogate can't be written in a path at all, and one with a resident
 * identity number must not be: `[*]` stands for it, which selects it along with its siblings.
 *
 * @example
 * pathAlong('$', ['data', 0, 'a b']) // "$.data[0]['a b']"
 * parsePath("$.list[*]['a b']") // ['list', EVERY, 'a b']
 * parsePath('$..name') // undefined
 */

import { mayHoldResidentNumber } from '../text/residentNumber.js';

/** Every element of a list, or every member of an object. */
export const EVERY = Symbol('[*]');

/** The elements of which a key has this value. */
export interface Filter {
  readonly key: string;
  readonly is: string;
}

/** A key, a position in a list, or what selects several. */
export type PathStep = string | number | typeof EVERY | Filter;

const ASCII_SHORTHAND = /^[A-Za-z_]\w*$/;
const SHORTHAND = /^[A-Za-z_\u{80}-\u{d7ff}\u{e000}-\u{10ffff}][\w\u{80}-\u{d7ff}\u{e000}-\u{10ffff}]*$/u;
/** Control characters and those without a shape of their own: C1, soft hyphen, direction marks, tags and their like. */
const SHAPELESS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** A key as a segment of a path: `.name`, or `['a b']` where the shorthand does not reach. */
export function segment(key: string): string {
  if (mayHoldResidentNumber(key)) return '[*]';
  if (ASCII_SHORTHAND.test(key)) return `.${key}`;
  if (LONE_SURROGATE.test(key)) return '[*]';
  if (key.search(SHAPELESS) < 0 && SHORTHAND.test(key)) return `.${key}`;
  const quoted = JSON.stringify(key).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `['${quoted.replace(SHAPELESS, escaped)}']`;
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** JSONPath from a root along keys and positions: "$.qycxnew" and ["value"] give "$.qycxnew.value". */
export function pathAlong(root: string, steps: readonly PathStep[]): string {
  let path = root;
  for (const step of steps) path += written(step);
  return path;
}

function written(step: PathStep): string {
  if (typeof step === 'string') return segment(step);
  if (typeof step === 'number') return `[${step}]`;
  return step === EVERY ? '[*]' : `[?@.${step.key}=='${step.is}']`;
}

const STEP =
  /\.([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|\[(0|[1-9]\d*)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]|(\.\*|\[\*\])|\[\?@\.(\w+)=='(\w+)'\]/y;

/** The steps of a path; undefined for a text that is not a path of this grammar. */
export function parsePath(text: string): PathStep[] | undefined {
  if (!text.startsWith('$')) return undefined;
  const steps: PathStep[] = [];
  let end = 1;
  while (end < text.length) {
    STEP.lastIndex = end;
    const match = STEP.exec(text);
    const step = match && stepOf(match);
    if (!match || step === undefined || step === null) return undefined;
    steps.push(step);
    end += match[0].length;
  }
  return steps;
}

/** The value that a path selects; undefined when it selects none, or may select several. */
export function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const step of parsePath(path) ?? [EVERY]) {
    if (typeof step !== 'string' && typeof step !== 'number') return undefined;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as { readonly [key: string | number]: unknown })[step]; // an own key
  }
  return value;
}

function stepOf([, name, position, single, double, every, key, is]: RegExpExecArray): PathStep | undefined {
  if (name !== undefined) return name;
  if (position !== undefined) return Number(position);
  if (every !== undefined) return EVERY;
  if (key !== undefined && is !== undefined) return { key, is };
  return unquoted(double ?? single?.replace(/\\.|"/gs, inDoubleQuotes) ?? '');
}

/** A character of a key in single quotes, as double quotes have it. */
function inDoubleQuotes(part: string): string {
  if (part === '"') return '\\"';
  return part === "\\'" ? "'" : part;
}

/** What stands between the quotes of a key, as JSON reads it; undefined where it is not well written. */
function unquoted(text: string): string | undefined {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return undefined;
  }
}

/**
 * A JSON Pointer (RFC 6901) as a path. Steps of digits are taken for positions.
 *
 * @example
 * fromPointer('/content/officers/0') // '$.content.officers[0]'
 */
export function fromPointer(pointer: string): string {
  const steps = pointer.split('/').slice(1);
  return pathAlong(
    '$',
    steps.map((step) =>
      /^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~'),
    ),
  );
}
