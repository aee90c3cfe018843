/**
 * 行业用语, the words for what a company does: 企业管理 Enterprise Management. A run of characters is cut
 * into a brand and as many trade words after it as reach its end, with as few words as will do, so the
 * longest win. A brand has two characters or more, by law, so 国新能源 is 国新 + 能源, not 国 + 新能源.
 * Source: codelists/names/trade-words.csv; Provisions on the Administration of Enterprise Name
 * Registration, article 8.
 *
 * @example
 * split('兴宸企业管理') // { brand: '兴宸', words: [{ zh: '企业管理', en: 'Enterprise Management' }] }
 */

import { TRADE_WORDS } from '../../generated/names/tables.js';
import { legalForms } from './legalForms.js';
import { ORDINALS } from './ordinals.js';
import { placesAt } from './places.js';
import { lazy, rows } from './table.js';

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

/** Trade words first: where a form has the same letters (酒店, 银行) the word's English is the wider one. */
const words = lazy(() => {
  const byText = new Map<string, string>();
  for (const { zh, en, kind } of legalForms()) if (kind !== 'company' && zh.length > 1) byText.set(zh, en);
  for (const [zh, en] of ORDINALS) byText.set(`第${zh}`, en).set(`${zh}局`, `${en} Bureau`);
  for (const [zh, en] of rows<[zh: string, en: string]>(TRADE_WORDS)) byText.set(zh, en);
  return byText;
});
const longest = lazy(() => Math.max(...[...words().keys()].map((zh) => zh.length)));

/** Whether a text is a trade word as a whole. */
export function isTradeWord(text: string): boolean {
  return words().has(text);
}

const CONJUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['与', 'and'],
  ['和', 'and'],
  ['及', 'and'],
]);

/** The shortest tail of words at each position of the text, from its end to its beginning. */
export function split(text: string): Split {
  const tails: (readonly Word[] | undefined)[] = new Array(text.length).fill(undefined);
  tails.push([]);
  for (let start = text.length - 1; start >= 0; start -= 1) tails[start] = shortestTail(text, start, tails);
  const start = tails.findIndex((tail, index) => tail !== undefined && canBrandEnd(text, index));
  return {
    brand: text.slice(0, start),
    // Found just above; at the text's end there always is one, the empty one.
    words: tails[start] as readonly Word[],
    leavesOneCharacter: tails[0] === undefined && tails[1] !== undefined && !CONJUNCTIONS.has(text.charAt(1)),
  };
}

function canBrandEnd(text: string, index: number): boolean {
  if (index === text.length) return true;
  return index !== 1 && !CONJUNCTIONS.has(text.charAt(index));
}

function shortestTail(
  text: string,
  start: number,
  tails: readonly (readonly Word[] | undefined)[],
): readonly Word[] | undefined {
  let shortest: readonly Word[] | undefined;
  for (let length = Math.min(longest(), text.length - start); length > 0; length -= 1) {
    const rest = tails[start + length];
    if (rest === undefined || (shortest !== undefined && rest.length + 1 >= shortest.length)) continue;
    const word = wordAt(text, start, length);
    if (word) shortest = [word, ...rest];
  }
  return shortest;
}

function wordAt(text: string, start: number, length: number): Word | undefined {
  const zh = text.substr(start, length);
  const en = words().get(zh) ?? (isBetween(text, start, length) ? CONJUNCTIONS.get(zh) : undefined);
  if (en !== undefined) return { zh, en };
  if (!isAfterGroup(text, start)) return undefined;
  return placesAt(zh, 0, { within: '', anywhere: true }).find((place) => place.zh === zh);
}

/** 贸易与投资: a conjunction has words on both sides. */
function isBetween(text: string, start: number, length: number): boolean {
  return start > 0 && start + length < text.length;
}

/** 中国移动通信集团北京有限公司: a group's company in a place has the place after 集团. */
function isAfterGroup(text: string, start: number): boolean {
  return text.slice(Math.max(0, start - 2), start) === '集团';
}
