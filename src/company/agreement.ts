/** When two sources say the same: what may differ between two spellings of one value. */

import { type Issue, issue } from '../issues.js';
import { pathOf, type Sourced } from '../reading/sourced.js';
import { isPlainHan, spelling } from '../text/han.js';

/** Two values that differ: the one that is output, and the other. */
export type Difference = readonly [mine: Sourced<unknown>, other: Sourced<unknown>];

export function differing(
  a: Sourced<string> | undefined,
  b: Sourced<string> | undefined,
): Difference | undefined {
  return a && b && !sameText(a.value, b.value) ? [a, b] : undefined;
}

/** Reports a value that differs from the one that is output. */
export function disagree(
  field: string,
  mine: Sourced<unknown>,
  other: Sourced<unknown>,
  issues: Issue[],
): void {
  const [path, otherPath] = [mine, other].map((leaf) => leaf.origins[0] && pathOf(leaf.origins[0]));
  const message = `Two sources disagree on ${field}: ${path} is output, ${otherPath} is not`;
  issues.push(issue('sources_disagree', path ?? '$', message));
}

export function sameValue(a: unknown, b: unknown): boolean {
  return a === b;
}

/** Equal after NFKC, in capitals, spaces aside. */
export function sameText(a: string, b: string): boolean {
  return a === b || plain(a) === plain(b);
}

/** Names, addresses and the like: brackets, commas and the middle dot aside as well. */
export function sameName(a: string, b: string): boolean {
  return a === b || bareName(a) === bareName(b);
}

/** Codes: the hyphen aside. */
export function sameCode(a: string, b: string): boolean {
  return a === b || bareCode(a) === bareCode(b);
}

/** What two spellings of one code have in common. */
export function bareCode(code: string): string {
  if (BARE_CODE.test(code)) return code;
  return plain(code).replaceAll('-', '');
}

const BARE_CODE = /^[0-9A-Z]*$/;

export function plain(text: string): string {
  // There is no other way to write common Chinese characters.
  if (isPlainHan(text)) return text;
  return text.normalize('NFKC').toUpperCase().replaceAll(/\s/gu, '');
}

/** Characters that stand for hidden ones, in a name or in a code. */
const HIDDEN = /[*×╳✕✖●○◯■□▲△☆★#?_…•█]+|X{3,}/;

/**
 * Whether a text with hidden characters could be the whole one: what is shown of it is there, in order, with at least one
 * character where marks are.
 *
 * @example
 * couldBe('9111********5082Q', '91110108551385082Q') // true
 * couldBe('崔*国', '崔国') // false
 * couldBe('雷**', '崔建国') // false
 */
export function couldBe(masked: string, whole: string): boolean {
  const shown = plain(masked).split(HIDDEN);
  const text = plain(whole);
  const [start = '', end = ''] = [shown[0], shown.at(-1)];
  if (!text.startsWith(start) || !text.endsWith(end)) return false;
  let at = start.length;
  for (const piece of shown.slice(1, -1)) {
    const found = text.indexOf(piece, at + 1);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at + end.length < text.length;
}

/** Characters that simplified text may keep (乾 in 乾坤) and rarer forms, each with the one that it is compared as. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ['乾', '干'],
  ['於', '于'],
  ['徵', '征'],
  ['夥', '伙'],
  ['衞', '卫'],
  ['粧', '妆'],
  ['靑', '青'],
  ['蔴', '麻'],
  ['颺', '扬'],
  ['甦', '苏'],
]);
const VARIANT = new RegExp([...VARIANTS.keys()].join('|'), 'g');

/** What two spellings of one name have in common, be they traditional or simplified. The point of a number is part of it. */
export function bareName(text: string): string {
  const simplified = spelling(text).replace(VARIANT, (sign) => VARIANTS.get(sign) ?? sign);
  if (isPlainHan(simplified)) return simplified;
  return plain(simplified).replaceAll(/[()[\]{}〔〕【】、;。·・•‧]|(?<!\d)[.,:]|[.,:](?!\d)/gu, '');
}
