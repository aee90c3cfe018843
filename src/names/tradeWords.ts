/**
 * 行业用语, the words for what a company does: 企业管理 Enterprise Management. A run of characters is cut
 * into a brand and as many trade words after it as reach its end, with as few words as will do, so the
 * longest win. A brand has two characters or more, by law, so 国新能源 is 国新 + 能源, not 国 + 新能源.
 * Source: codelists/names/trade-words.csv; Provisions on the Administration of Enterprise Name
 * Registration, article 8.
 *
 * @example
 * split('兴宸企业管理')
 * // { brand: '兴宸', words: [{ zh: '企业管理', en: 'Enterprise Management' }], leavesOneCharacter: false }
 */

import { TRADE_WORDS } from '../generated/names/tables.js';
import { byOpening, lazy, linesOf } from '../text/packedTable.js';
import { legalForms } from './legalForms.js';
import { ORDINALS } from './ordinals.js';
import { type Place, placesAt } from './places.js';

export interface Word {
  readonly zh: string;
  readonly en: string;
}

export interface Split {
  readonly brand: string;
  readonly words: readonly Word[];
  /** Whether the words would go all the way to one character: 创 + 科技. */
  readonly leavesOneCharacter: boolean;
}

const wordsAt = lazy(() => byOpening<WordRow, Word>(wordLines(), wordsOf));

type WordRow = [zh: string, en: string];

function wordLines(): string[] {
  const forms = legalForms().filter(({ kind, zh }) => kind !== 'company' && zh.length > 1);
  return [
    ...forms.map(({ zh, en }) => `${zh}|${en}`),
    ...Array.from(ORDINALS, ([zh, en]) => [`第${zh}|${en}`, `${zh}局|${en} Bureau`]).flat(),
    ...linesOf(TRADE_WORDS),
  ];
}

/** Of equals the last: where a form has the letters of a trade word (酒店, 银行) the word's English is wider. */
function wordsOf(alike: readonly WordRow[]): Word[] {
  return Array.from(new Map(alike), ([zh, en]) => ({ zh, en }));
}

/** Whether a text is a trade word as a whole. */
export function isTradeWord(text: string): boolean {
  return wordsAt()(text, 0).some(({ zh }) => zh === text);
}

/** The length of the longest trade word at a position of a text. */
export function longestWordAt(text: string, start: number): number {
  return wordsAt()(text, start).find(({ zh }) => text.startsWith(zh, start))?.zh.length ?? 0;
}

const CONJUNCTIONS: ReadonlyMap<string, Word> = new Map(
  ['与', '和', '及'].map((zh): [string, Word] => [zh, { zh, en: 'and' }]),
);

/** Words that reach the end of the text one after the other; none of them at the end itself. */
interface Tail {
  readonly length: number;
  readonly word?: Word;
  readonly rest?: Tail;
}

const END: Tail = { length: 0 };

/** The shortest tail of words at each position of the text, from its end to its beginning. */
export function split(text: string): Split {
  const tails = new Array<Tail | undefined>(text.length + 1);
  tails[text.length] = END;
  for (let start = text.length - 1; start >= 0; start -= 1) tails[start] = shortestTail(text, start, tails);
  let start = 0;
  while (tails[start] === undefined || !canBrandEnd(text, start)) start += 1;
  return {
    brand: text.slice(0, start),
    words: wordsOfTail(tails[start]),
    leavesOneCharacter: tails[0] === undefined && tails[1] !== undefined && !CONJUNCTIONS.has(text.charAt(1)),
  };
}

function canBrandEnd(text: string, index: number): boolean {
  if (index === text.length) return true;
  return index !== 1 && !CONJUNCTIONS.has(text.charAt(index));
}

function wordsOfTail(tail: Tail | undefined): Word[] {
  const words: Word[] = [];
  for (let left = tail; left?.word; left = left.rest) words.push(left.word);
  return words;
}

function shortestTail(text: string, start: number, tails: readonly (Tail | undefined)[]): Tail | undefined {
  let shortest: Tail | undefined;
  for (const word of wordsAt()(text, start)) {
    if (text.startsWith(word.zh, start)) shortest = shorter(shortest, word, tails[start + word.zh.length]);
  }
  if (isAfterGroup(text, start)) {
    for (const place of wholePlaces(text, start)) {
      shortest = shorter(shortest, place, tails[start + place.zh.length]);
    }
  }
  if (tails[start + 1] === undefined || !isBetween(text, start)) return shortest;
  const conjunction = CONJUNCTIONS.get(text.charAt(start));
  return conjunction ? shorter(shortest, conjunction, tails[start + 1]) : shortest;
}

/** Of two tails as short as each other the one that opens with the longer word, or else the first. */
function shorter(shortest: Tail | undefined, word: Word, rest: Tail | undefined): Tail | undefined {
  if (rest === undefined) return shortest;
  const length = rest.length + 1;
  const isShorter =
    shortest?.word === undefined ||
    length < shortest.length ||
    (length === shortest.length && word.zh.length > shortest.word.zh.length);
  return isShorter ? { length, word, rest } : shortest;
}

/** 贸易与投资: a conjunction has words on both sides. */
function isBetween(text: string, start: number): boolean {
  return start > 0 && start + 1 < text.length;
}

/** 中国移动通信集团北京有限公司: a group's company in a place has the place after 集团. */
function isAfterGroup(text: string, start: number): boolean {
  return start > 1 && text.startsWith('集团', start - 2);
}

/** Such a place is no longer than a word is: eleven characters, as 国有资产监督管理委员会 has them. */
const LONGEST = 11;

function wholePlaces(text: string, start: number): Place[] {
  const places: Place[] = [];
  for (let length = Math.min(LONGEST, text.length - start); length > 1; length -= 1) {
    const zh = text.substr(start, length);
    const place = placesAt(zh, 0, { within: '', anywhere: true }).find((each) => each.zh === zh);
    if (place) places.push(place);
  }
  return places;
}
