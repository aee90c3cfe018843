/**
 * 名称结构, what may follow what in a company's name, and what it costs: place, brand, trade words, form. The table
 * is for a linguist to read and to change; here it becomes arrays that the search runs over.
 * Source: codelists/names/grammar.csv.
 *
 * @example
 * grammar().then[ruleAt(STATE.brand2, PIECE.word)] // STATE.word
 */

import { GRAMMAR } from '../generated/names/tables.js';
import { lazy, rows } from '../text/packedTable.js';

/** What a reading stands behind; brands are counted by their characters. */
const STATES = [
  'start',
  'opening',
  'place',
  'short',
  'local',
  'group_name',
  'latin',
  'one',
  'brand1',
  'brand2',
  'brand3',
  'brand4',
  'brand5',
  'inner',
  'word',
  'and',
  'group',
  'ordinal',
  'numeral',
  'tail',
  'bracket',
  'end',
  'hard',
  'soft',
  'co',
] as const;

const PIECES = [
  'full',
  'region',
  'region_inside',
  'zone_region',
  'province',
  'side',
  'prefecture',
  'county',
  'inner',
  'again',
  'any',
  'station',
  'town',
  'subdistrict',
  'zone',
  'road',
  'village',
  'township',
  'namesake',
  'homeless',
  'group_name',
  'character',
  'province_character',
  'word',
  'group',
  'and',
  'ordinal',
  'numeral',
  'tail',
  'latin',
  'number',
  'bracket_place',
  'bracket',
  'bracket_form',
  'company',
  'form',
  'body',
  'branch',
  'official',
  'official_company',
] as const;

export type StateName = (typeof STATES)[number];
export type PieceName = (typeof PIECES)[number];

const numbered = <Name extends string>(names: readonly Name[]) =>
  // Object.fromEntries forgets which names its entries have.
  Object.fromEntries(names.map((name, index) => [name, index])) as Record<Name, number>;

export const STATE: Readonly<Record<StateName, number>> = numbered(STATES);
export const PIECE: Readonly<Record<PieceName, number>> = numbered(PIECES);
/** A power of two, so that a node's number is made of shifts. */
export const STATE_BITS = 5;
export const NONE = -1;

export interface Grammar {
  /** By rule: what the piece adds to the cost, the state behind it or NONE, and 1 where the reading is in doubt. */
  readonly cost: Int16Array;
  readonly then: Int8Array;
  readonly doubt: Uint8Array;
  /** By piece: the states that it may follow, a bit for each. */
  readonly follows: Int32Array;
}

/** The number of the rule for a piece behind a state. */
export function ruleAt(state: number, piece: number): number {
  return (piece << STATE_BITS) | state;
}

type Row = [after: string, piece: string, cost: string, then: string, doubt: string];

export const grammar = lazy((): Grammar => {
  const size = PIECES.length << STATE_BITS;
  const cost = new Int16Array(size);
  const then = new Int8Array(size).fill(NONE);
  const doubt = new Uint8Array(size);
  const follows = new Int32Array(PIECES.length);
  for (const [after, pieces, price, target, isDoubtful] of rows<Row>(GRAMMAR)) {
    for (const [state, piece] of pairs(after.split(' '), pieces.split(' '))) {
      const rule = ruleAt(state, piece);
      cost[rule] = Number(price);
      then[rule] = target === '=' ? state : numberOf(STATE, target);
      doubt[rule] = isDoubtful === 'Y' ? 1 : 0;
      follows[piece] = (follows[piece] ?? 0) | (1 << state);
    }
  }
  return { cost, then, doubt, follows };
});

function* pairs(
  after: readonly string[],
  pieces: readonly string[],
): Iterable<[state: number, piece: number]> {
  for (const state of after)
    for (const piece of pieces) yield [numberOf(STATE, state), numberOf(PIECE, piece)];
}

function numberOf(numbers: Readonly<Record<string, number>>, name: string): number {
  const number = numbers[name];
  if (number === undefined) throw new Error(`grammar.csv: there is no "${name}"`);
  return number;
}
