/**
 * 名称结构, what may follow what in a company's name, and what it costs: place, brand, trade words, form. The table
 * is for a linguist to read and to change; here it becomes arrays that the search runs over.
 * Source: codelists/names/grammar.csv.
 *
 * @example
 * thenOf(grammar().rules[ruleAt(STATE.brand2, PIECE.word)] ?? 0) // STATE.word
 */

import { GRAMMAR } from '../generated/names/tables.js';
import { lazy, rows } from '../text/packedTable.js';

/** What a reading stands behind; brands are counted by their characters. */
const STATES = [
  'start',
  'opening',
  'words',
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
  'outlet',
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
  'phase',
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
export interface Grammar {
  /** By rule, each one number: what the piece adds to the cost, the state behind it, and whether that is in doubt. */
  readonly rules: Int32Array;
  /** By piece: the states that it may follow, a bit for each. */
  readonly follows: Int32Array;
}

/** The number of the rule for a piece behind a state. */
export function ruleAt(state: number, piece: number): number {
  return (piece << STATE_BITS) | state;
}

const COST_BITS = STATE_BITS + 1;

/** What a rule's piece adds to the cost. */
export function costOf(rule: number): number {
  return rule >> COST_BITS;
}

/** The state behind a rule's piece. */
export function thenOf(rule: number): number {
  return rule & ((1 << STATE_BITS) - 1);
}

/** 1 where a rule's piece leaves the reading in doubt. */
export function doubtOf(rule: number): number {
  return (rule >> STATE_BITS) & 1;
}

type Row = [after: string, piece: string, cost: string, then: string, doubt: string];

export const grammar = lazy((): Grammar => {
  const rules = new Int32Array(PIECES.length << STATE_BITS);
  const follows = new Int32Array(PIECES.length);
  for (const [after, pieces, cost, target, isDoubtful] of rows<Row>(GRAMMAR)) {
    for (const [state, piece] of pairs(after.split(' '), pieces.split(' '))) {
      const then = target === '=' ? state : numberOf(STATE, target);
      const doubt = isDoubtful === 'Y' ? 1 << STATE_BITS : 0;
      rules[ruleAt(state, piece)] = (Number(cost) << COST_BITS) | doubt | then;
      follows[piece] = (follows[piece] ?? 0) | (1 << state);
    }
  }
  return { rules, follows };
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
