/**
 * The best reading of a whole name. Every known piece that may stand at a position, and every character that may
 * belong to a brand, is a step from there to where it ends; grammar.csv says which steps may follow which, and what
 * each costs. The cheapest way from the name's beginning to its end is its reading. One pass finds it: at each
 * position only the cheapest way to each state is kept.
 *
 * A name has sections, each with a form: a company, then its branch. What a section may hold depends on the form at
 * its end, so a way also remembers what that form must be (its lane).
 *
 * @example
 * readName('小米科技有限责任公司', [])?.steps.map(({ start, end }) => [start, end]) // [[0, 2], [2, 4], [4, 10]]
 */

import { isCommonHan, isHan, LONGEST_NAME } from '../text/han.js';
import { lazy, type Openings } from '../text/packedTable.js';
import { unicode } from '../text/unicode.js';
import { type Area, areasAt } from './areas.js';
import { CHARACTER, characters } from './characters.js';
import { costOf, doubtOf, grammar, PIECE, ruleAt, STATE, STATE_BITS, thenOf } from './grammar.js';
import type { LegalForm } from './legalForms.js';
import { isNumeral, numberOf, ordinal } from './ordinals.js';
import { type KnownPiece, pieces, placesAt, SORT, stands } from './pieces.js';
import { isPrefecture, isProvince, isWithin, type Place } from './places.js';
import { type Ending, LANE, LANES } from './sections.js';
import { stationsAt } from './stations.js';

/** What a step was read as: a piece of a table, a place, an area, a number. */
export interface Source {
  readonly en: string;
  /** The whole stretch, where a table has it. */
  readonly zh?: string;
  /** Of an area: the name before its word. */
  readonly name?: string;
  /** Of a place: its code in GB/T 2260. */
  readonly code?: number;
}

/** A stretch of the name and what it was read as. */
export interface Step {
  /** One of PIECE. A brand's characters are one step. */
  readonly piece: number;
  readonly start: number;
  readonly end: number;
  readonly source: Source | undefined;
}

/** What is in the name, whether or not the reading has it: forms, and what tables warn of. */
export interface Finding {
  readonly sort: number;
  readonly start: number;
  readonly end: number;
  readonly form: LegalForm | undefined;
}

export interface Reading {
  readonly steps: readonly Step[];
  /** Whether another reading is as good, or one of the steps is in doubt. */
  readonly isDoubtful: boolean;
  readonly findings: readonly Finding[];
}

export interface Bracket {
  readonly start: number;
  readonly end: number;
  /** A place stands between places, a form may close the name, anything else is the end of the places. */
  readonly piece: number;
}

const LANE_BITS = 3;
const POSITION_BITS = STATE_BITS + LANE_BITS;
const ALL_STATES = (1 << STATE_BITS) - 1;
const ALL_LANES = (1 << LANE_BITS) - 1;

/**
 * The search's memory, used again for each name. A node is a position, a lane and a state. What isn't marked as reached
 * in `lanes` and `live` is left from an earlier name and isn't read.
 */
interface Search {
  readonly follows: Int32Array;
  readonly rules: Int32Array;
  readonly characters: Uint16Array;
  readonly pieces: Openings<KnownPiece>;
  /** By position: a bit for each lane with a state that was reached. */
  readonly lanes: Uint8Array;
  /** By position and lane: a bit for each state that was reached. */
  readonly live: Int32Array;
  /** By node: the cheapest way to it, its numbers side by side. */
  readonly ways: Int32Array;
  /** By position: one more than where the longest word begins that ends there, or 0. */
  readonly wordStart: Int16Array;
  text: string;
  /** The code units of the text, and two zeros behind them. */
  readonly units: Uint16Array;
  /** Whether the text may name an area. */
  hasAreas: boolean;
  /** What the steps of this name were read as. */
  sources: Source[];
  findings: Finding[];
  /** Where a trade word ends that 公司 is part of: 上市公司. */
  companyWordEnd: number;
  /** Where the last word that brands are made of ends: 阳光. */
  brandWordEnd: number;
}

/** Where each number of a way is, counted from its first. */
const COST = 0;
/** The node before, or -1. */
const FROM = 1;
/** What the last step is: its piece and, above PIECE_BITS, the number of its source. */
const STEP = 2;
/** The code of the last place. */
const WITHIN = 3;
/** Where brands and places lie, as one number: two ways of one cost that differ in it are two readings. */
const SHAPE = 4;
/** 1 where the way is in doubt. */
const DOUBT = 5;
/** A power of two, so that half a line of the processor's cache holds a way. */
const WAY_BITS = 3;

const PIECE_BITS = 6;
const ALL_PIECES = (1 << PIECE_BITS) - 1;
/** The step that is not a stretch of the name: a section begins, or a mark between two parts is skipped. */
const BEGINNING = ALL_PIECES;

const search = lazy((): Search => {
  const positions = LONGEST_NAME + 1;
  return {
    ...grammar(),
    characters: characters(),
    pieces: pieces(),
    lanes: new Uint8Array(positions),
    live: new Int32Array(positions << LANE_BITS),
    ways: new Int32Array(positions << (POSITION_BITS + WAY_BITS)),
    wordStart: new Int16Array(positions),
    text: '',
    units: new Uint16Array(positions + 1),
    hasAreas: false,
    sources: [],
    findings: [],
    companyWordEnd: -1,
    brandWordEnd: -1,
  };
});

/** Reads a whole name, whose last section must have a form. */
export function readName(text: string, brackets: readonly Bracket[]): Reading | undefined {
  return read(text, brackets, LANE.first);
}

/** Reads what is in brackets: any place will do there, and no form is needed. */
export function readBracket(text: string): Reading | undefined {
  return read(text, [], LANE.later);
}

function read(text: string, brackets: readonly Bracket[], lane: number): Reading | undefined {
  const s = search();
  begin(s, text);
  put(s, nodeAt(0, lane, STATE.start), 0, -1, BEGINNING, 0, 0, 0);
  let ahead = 0;
  for (let at = 0; at < text.length; at += 1) {
    const bracket = brackets[ahead];
    if (bracket?.start === at) {
      ahead += 1;
      step(s, at, bracket.end, bracket.piece, undefined, 0, 0);
      if (bracket.piece === PIECE.bracket_form) step(s, at, bracket.end, PIECE.bracket, undefined, 0, 0);
    } else if (s.lanes[at] !== 0) stepsFrom(s, at);
  }
  return lane === LANE.first ? atForm(s, text.length) : atAnyState(s, text.length);
}

function begin(s: Search, text: string): void {
  const { lanes, wordStart, units, characters } = s;
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bits |= characters[unit] ?? 0;
    units[at] = unit;
    lanes[at] = 0;
    wordStart[at] = 0;
  }
  s.text = text;
  s.hasAreas = (bits & CHARACTER.closesArea) !== 0;
  s.sources = [];
  s.findings = [];
  s.companyWordEnd = -1;
  s.brandWordEnd = -1;
  lanes[text.length] = 0;
  wordStart[text.length] = 0;
  units[text.length] = 0;
  units[text.length + 1] = 0;
}

function nodeAt(position: number, lane: number, state: number): number {
  return (position << POSITION_BITS) | (lane << STATE_BITS) | state;
}

/** The states that were reached at a position in a lane, a bit for each. */
function liveAt(s: Search, at: number, lane: number): number {
  return ((s.lanes[at] ?? 0) & (1 << lane)) === 0 ? 0 : (s.live[(at << LANE_BITS) | lane] ?? 0);
}

/** A number of the way to a node that was reached. */
function wayTo({ ways }: Search, node: number, number: number): number {
  return ways[(node << WAY_BITS) | number] ?? 0;
}

/** Keeps a way to a node, if it is the cheapest so far. */
function put(
  s: Search,
  node: number,
  cost: number,
  from: number,
  step: number,
  within: number,
  shape: number,
  doubt: number,
): void {
  const { ways, lanes, live } = s;
  const way = node << WAY_BITS;
  const row = node >> STATE_BITS;
  const bit = 1 << (node & ALL_STATES);
  const at = row >> LANE_BITS;
  const lane = 1 << (row & ALL_LANES);
  const reached = lanes[at] ?? 0;
  const states = (reached & lane) === 0 ? 0 : (live[row] ?? 0);
  if ((states & bit) !== 0) {
    const known = ways[way | COST] ?? 0;
    if (cost > known) return;
    if (cost === known) {
      if (ways[way | SHAPE] !== shape) {
        ways[way | DOUBT] = 1;
        return;
      }
      // Words that cost the same: the first is to be the longer, 企业管理 + 咨询, and so the last the shorter.
      if (from >> POSITION_BITS <= (ways[way | FROM] ?? 0) >> POSITION_BITS) return;
    }
  }
  lanes[at] = reached | lane;
  live[row] = states | bit;
  ways[way | COST] = cost;
  ways[way | FROM] = from;
  ways[way | STEP] = step;
  ways[way | WITHIN] = within;
  ways[way | SHAPE] = shape;
  ways[way | DOUBT] = doubt;
}

/** One step by the rule for a piece behind a node's state; `target` is its end and lane. */
function advance(
  s: Search,
  node: number,
  target: number,
  step: number,
  within: number,
  shape: number,
  extra: number,
): void {
  const { ways, rules } = s;
  const way = node << WAY_BITS;
  const rule = rules[((step & ALL_PIECES) << STATE_BITS) | (node & ALL_STATES)] ?? 0;
  const cost = (ways[way | COST] ?? 0) + costOf(rule) + extra;
  const doubt = (ways[way | DOUBT] ?? 0) | doubtOf(rule);
  put(s, target | thenOf(rule), cost, node, step, within, (ways[way | SHAPE] ?? 0) + shape, doubt);
}

/** The step over a piece, as ways have it. */
function stepOver(s: Search, piece: number, source: Source): number {
  return piece | (s.sources.push(source) << PIECE_BITS);
}

/** Steps over a piece from every state that was reached and that it may follow. */
function step(
  s: Search,
  at: number,
  end: number,
  piece: number,
  source: Source | undefined,
  shape: number,
  behindBrand: number,
): void {
  const { live, ways } = s;
  const follows = s.follows[piece] ?? 0;
  let over = -1;
  for (let lanes = s.lanes[at] ?? 0; lanes !== 0; ) {
    const lane = 31 - Math.clz32(lanes);
    lanes ^= 1 << lane;
    const row = (at << LANE_BITS) | lane;
    const target = ((end << LANE_BITS) | lane) << STATE_BITS;
    let states = (live[row] ?? 0) & follows;
    if (states !== 0 && over < 0) over = source === undefined ? piece : stepOver(s, piece, source);
    while (states !== 0) {
      const state = 31 - Math.clz32(states);
      states ^= 1 << state;
      const node = (row << STATE_BITS) | state;
      const within = ways[(node << WAY_BITS) | WITHIN] ?? 0;
      advance(s, node, target, over, within, shape, ((1 << state) & BRANDS) === 0 ? 0 : behindBrand);
    }
  }
}

const BRANDS =
  (1 << STATE.brand1) | (1 << STATE.brand2) | (1 << STATE.brand3) | (1 << STATE.brand4) | (1 << STATE.brand5);

function stepsFrom(s: Search, at: number): void {
  beginSections(s, at);
  const unit = s.units[at] ?? 0;
  const width = isCommonHan(unit) ? 1 : widthOfOtherHan(s.text, at);
  if (width === 0) {
    stepOverLatin(s, at);
    return;
  }
  const character = stepOverKnown(s, at);
  const bits = s.characters[unit] ?? 0;
  if ((bits & SHORT) !== 0) stepOverShort(s, at, bits);
  if (s.hasAreas) stepOverAreas(s, at);
  if (character !== NO_CHARACTER)
    step(s, at, at + width, character, undefined, shapeOf(at, at + width, BRAND), 0);
}

/** The code units of a rarer Chinese character, or of 〇; 0 for anything else. */
function widthOfOtherHan(text: string, at: number): number {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return isHan(character) ? character.length : 0;
}

/** A number for a stretch, by which readings are told apart: a way's shape is the sum of its stretches'. */
function shapeOf(start: number, end: number, kind: number): number {
  return start * 1024 + end * 4 + kind;
}

/** The same as of its characters one by one. */
function shapeOfBrand(start: number, end: number): number {
  let shape = 0;
  for (let each = start; each < end; each += 1) shape += shapeOf(each, each + 1, BRAND);
  return shape;
}

const BRAND = 1;
const PLACE = 2;

/** A form that a name may go on after begins a section. */
function beginSections(s: Search, at: number): void {
  const states = liveAt(s, at, LANE.first) & GOING_ON;
  if (states === 0) return;
  if ((states & (1 << STATE.hard)) !== 0) beginSection(s, at, STATE.hard, LANE.later, STATE.start);
  if ((states & (1 << STATE.soft)) !== 0) {
    beginSection(s, at, STATE.soft, LANE.laterBranch, STATE.start);
    beginSection(s, at, STATE.soft, LANE.laterNoCompany, STATE.opening);
    beginSection(s, at, STATE.soft, LANE.later, STATE.words);
  }
  if ((states & (1 << STATE.outlet)) !== 0) {
    beginSection(s, at, STATE.outlet, LANE.laterOutlet, STATE.start);
    beginSection(s, at, STATE.outlet, LANE.later, STATE.words);
  }
  if ((states & (1 << STATE.co)) !== 0) {
    const isStaff = STAFF.has(s.text.slice(at, at + 2));
    beginSection(s, at, STATE.co, LANE.laterShop, STATE.start);
    beginSection(s, at, STATE.co, LANE.later, isStaff ? STATE.start : STATE.opening);
  }
}

const GOING_ON = (1 << STATE.hard) | (1 << STATE.soft) | (1 << STATE.co) | (1 << STATE.outlet);
const STAFF: ReadonlySet<string> = new Set(['工会', '职工', '员工', '持股']);
/** What a section costs, so that a name has no more of them than it must. */
const SECTION = 2;

function beginSection(s: Search, at: number, ended: number, lane: number, state: number): void {
  const node = nodeAt(at, LANE.first, ended);
  const cost = wayTo(s, node, COST) + SECTION;
  put(s, nodeAt(at, lane, state), cost, node, BEGINNING, 0, wayTo(s, node, SHAPE), wayTo(s, node, DOUBT));
}

/** Steps over what the tables have. Gives what a character of a brand would be here: none where a company's form is. */
function stepOverKnown(s: Search, at: number): number {
  const { text, units } = s;
  const third = units[at + 2] ?? 0;
  let character = BRAND_CHARACTER;
  let fullEnd = 0;
  let landmarkEnd = 0;
  let { brandWordEnd } = s;
  for (const known of s.pieces.opening(units[at] ?? 0, units[at + 1] ?? 0)) {
    if (known.third !== 0 && (known.third !== third || !stands(known, text, at))) continue;
    const { sort } = known;
    const end = at + known.zh.length;
    if (sort === PLACES) {
      if (fullEnd === 0 && isWhole(known.place)) fullEnd = end;
      if (known.opensNoBrand && character === BRAND_CHARACTER) character = PROVINCE_CHARACTER;
      const torn = end < landmarkEnd ? TORN_FROM_LANDMARK : end < fullEnd ? tornAt(s, end, known.place) : 0;
      stepOverPlace(s, at, end, known, torn, opensRoad(s, end));
    } else if (sort <= SORT.group) {
      const piece = sort === SORT.group ? PIECE.group : PIECE.word;
      const isInBrandWord = at < s.brandWordEnd;
      const torn = isTornWord(s, at, end) ? TORN_WORD : 0;
      step(s, at, end, piece, known, 0, isInBrandWord ? TORN_BRAND_WORD : torn);
      if (!isInBrandWord) noteWord(s, at, end);
      if (known.isCompany) s.companyWordEnd = end;
    } else {
      const { ending } = known;
      if (sort === SORT.official) {
        step(s, at, end, known.isCompany ? PIECE.official_company : PIECE.official, known, 0, 0);
      } else if (sort === SORT.groupName)
        step(s, at, end, PIECE.group_name, undefined, shapeOfBrand(at, end), 0);
      else if (sort === SORT.brandWord || sort === SORT.landmark) stepOverBrandWord(s, at, end);
      if (sort === SORT.brandWord && at >= s.brandWordEnd) brandWordEnd = Math.max(brandWordEnd, end);
      if (sort === SORT.landmark && landmarkEnd === 0) landmarkEnd = end;
      if (ending !== undefined) {
        stepOverForm(s, at, known, ending);
        if (ending.closesCompany) character = NO_CHARACTER;
      }
      s.findings.push({ sort, start: at, end, form: ending?.form });
    }
  }
  s.brandWordEnd = brandWordEnd;
  return character;
}

/** A place by its full name. 南京港 isn't: 南京 + 港华. */
function isWhole(place: Place | undefined): boolean {
  return place?.short === false && (place.code > 0 || place.zone);
}

const PLACES = SORT.places;
const BRAND_CHARACTER = PIECE.character;
const PROVINCE_CHARACTER = PIECE.province_character;

/** What it costs to leave the beginning of a longer word to a brand: 巢新 + 能源 of 新能源. */
const TORN_WORD = 5;
const TORN_FORM = 8;
/** What it costs to begin a word within one that brands are made of: 阳 + 光电子. */
const TORN_BRAND_WORD = 5;

/** Whether a longer word or form ends where this one does. */
function isTornWord(s: Search, at: number, end: number): boolean {
  const start = s.wordStart[end] ?? 0;
  return start !== 0 && start - 1 < at;
}

function noteWord(s: Search, at: number, end: number): void {
  if (s.wordStart[end] === 0) s.wordStart[end] = at + 1;
}

const NO_CHARACTER = -1;

/** What it costs to leave the 市 of a city to the next word or district: 北京 + 市政, 济南 + 市中. */
const TORN = 3;
/** What it costs to leave it to a brand. */
const TORN_TO_BRAND = 20;
function tornAt({ text, units, pieces }: Search, end: number, city: Place | undefined): number {
  const isWord = pieces
    .opening(units[end] ?? 0, units[end + 1] ?? 0)
    .some((known) => (isWordOfBrands(known) || isInside(known, city, text)) && stands(known, text, end));
  return isWord ? TORN : TORN_TO_BRAND;
}

function isWordOfBrands({ sort }: KnownPiece): boolean {
  return sort === SORT.word || sort === SORT.brandWord;
}

/** 市中 in 济南, or 省立 in the name of a hospital or a school. */
function isInside({ places }: KnownPiece, city: Place | undefined, text: string): boolean {
  if (city === undefined) return false;
  return places.some(({ code }) =>
    code === 0 ? INSTITUTION.test(text) : code !== city.code && isWithin(code, city.code),
  );
}

const INSTITUTION = /(?:医院|学校|[大中小]学|学院|幼儿园|图书馆|博物馆)/;

/** What it costs to take a place for part of a mountain or a water: 金沙 of 金沙江. */
const TORN_FROM_LANDMARK = 10;
/** What it costs to leave 路 behind a second place to a brand: 上海 + 南京 + 路步行街. */
const TORN_FROM_ROAD = 15;
const ROAD = /^(?:[东西南北中]?路|街|大街|大道)/;

function opensRoad({ text, units, characters }: Search, at: number): boolean {
  const bits = characters[units[at] ?? 0] ?? 0;
  return (bits & CHARACTER.opensRoad) !== 0 && ROAD.test(text.slice(at, at + 2));
}

/** Of all places of one name, each state takes the one that its context has: 朝阳 in 北京, or in 长春. */
function stepOverPlace(
  s: Search,
  at: number,
  end: number,
  known: KnownPiece,
  torn: number,
  isOnRoad: boolean,
): void {
  const shape = shapeOf(at, end, PLACE);
  for (let lanes = s.lanes[at] ?? 0; lanes !== 0; ) {
    const lane = 31 - Math.clz32(lanes);
    lanes ^= 1 << lane;
    let states = (s.live[(at << LANE_BITS) | lane] ?? 0) & BEFORE_PLACES;
    while (states !== 0) {
      const state = 31 - Math.clz32(states);
      states ^= 1 << state;
      const node = nodeAt(at, lane, state);
      const within = wayTo(s, node, WITHIN);
      const place = placeIn(known, within);
      if (place === undefined) continue;
      const piece = pieceOf(place, within);
      if (((s.follows[piece] ?? 0) & (1 << state)) === 0) continue;
      const isOfBranch = piece === PIECE.any && lane < LANE.firstBranch;
      const isBeforeRoad = isOnRoad && state !== STATE.start && lane < LANE.firstBranch;
      const target = nodeAt(end, isOfBranch ? LANE.firstBranch : lane, 0);
      const extra = torn + (isBeforeRoad ? TORN_FROM_ROAD : 0);
      advance(s, node, target, stepOver(s, piece, place), place.code || within, shape, extra);
    }
  }
}

const BEFORE_PLACES =
  (1 << STATE.start) |
  (1 << STATE.opening) |
  (1 << STATE.place) |
  (1 << STATE.short) |
  (1 << STATE.local) |
  (1 << STATE.latin) |
  (1 << STATE.bracket) |
  (1 << STATE.group) |
  (1 << STATE.group_name) |
  (1 << STATE.brand2) |
  (1 << STATE.brand3) |
  (1 << STATE.brand4) |
  (1 << STATE.brand5);

/** The place inside the one before, or else the one that the name means by itself. */
function placeIn({ places, place }: KnownPiece, within: number): Place | undefined {
  if (within !== 0) for (const each of places) if (isWithin(each.code, within)) return each;
  return place;
}

/** A county stands by itself only where no place is named before it. */
function isAlone(place: Place, within: number): boolean {
  return (place.alone && within === 0) || isProvince(place);
}

function pieceOfRegion({ inside, zone }: Place): number {
  if (inside) return PIECE.region_inside;
  return zone ? PIECE.zone_region : PIECE.region;
}

function pieceOf(place: Place, within: number): number {
  if (!place.short) return place.code > 0 ? PIECE.full : pieceOfRegion(place);
  if (isWithin(place.code, within)) return place.code === within ? PIECE.again : PIECE.inner;
  if (!isAlone(place, within)) return PIECE.any;
  if (isProvince(place)) return place.side ? PIECE.side : PIECE.province;
  return isPrefecture(place) ? PIECE.prefecture : PIECE.county;
}

/** A brand's word costs a little less than its characters one by one. */
function stepOverBrandWord(s: Search, at: number, end: number): void {
  const shape = shapeOfBrand(at, end);
  const follows = s.follows[BRAND_CHARACTER] ?? 0;
  for (let lanes = s.lanes[at] ?? 0; lanes !== 0; ) {
    const lane = 31 - Math.clz32(lanes);
    lanes ^= 1 << lane;
    let states = (s.live[(at << LANE_BITS) | lane] ?? 0) & follows;
    while (states !== 0) {
      const first = 31 - Math.clz32(states);
      states ^= 1 << first;
      const node = nodeAt(at, lane, first);
      let state = first;
      let cost = wayTo(s, node, COST) - BRAND_WORD;
      for (let each = at; each < end; each += 1) {
        const rule = s.rules[ruleAt(state, BRAND_CHARACTER)] ?? 0;
        cost += costOf(rule);
        state = thenOf(rule);
      }
      const [within, doubt] = [wayTo(s, node, WITHIN), wayTo(s, node, DOUBT)];
      const whole = wayTo(s, node, SHAPE) + shape;
      put(s, nodeAt(end, lane, state), cost, node, BRAND_CHARACTER, within, whole, doubt);
    }
  }
}

const BRAND_WORD = 2;

/** Closes the section, if its lane allows for a form of this kind. */
function stepOverForm(s: Search, at: number, source: Source, ending: Ending): void {
  const { form, piece } = ending;
  const { length } = s.text;
  const end = at + form.zh.length;
  if (length < form.shortest) return;
  if (isNumeralAt(s, at) && at > 0 && isNumeralAt(s, at - 1)) return;
  if (end === s.companyWordEnd && end < length && form.zh === COMPANY) return;
  const follows = s.follows[piece] ?? 0;
  const isTorn = isTornWord(s, at, end);
  const behindBrand = isTorn ? TORN_FORM : 0;
  // 道支 + 行 is not a reading of 道支行.
  const tornOff = isTorn && form.zh.length === 1 ? 1 : 0;
  noteWord(s, at, end);
  let over = -1;
  for (let lanes = (s.lanes[at] ?? 0) & ending.lanes; lanes !== 0; ) {
    const lane = 31 - Math.clz32(lanes);
    lanes ^= 1 << lane;
    let states = (s.live[(at << LANE_BITS) | lane] ?? 0) & follows;
    if (states !== 0 && over < 0) over = stepOver(s, piece, source);
    while (states !== 0) {
      const state = 31 - Math.clz32(states);
      states ^= 1 << state;
      if (state === STATE.opening && form.kind === 'public_body') continue;
      if (state === STATE.numeral && !isCounting(form)) continue;
      const node = nodeAt(at, lane, state);
      const rule = s.rules[ruleAt(state, piece)] ?? 0;
      const onRoad = state === STATE.local && lane >= LANE.later && piece === PIECE.form ? ON_ROAD : 0;
      const extra = ((1 << state) & BRANDS) === 0 ? onRoad : behindBrand;
      const cost = wayTo(s, node, COST) + costOf(rule) + extra;
      const doubt = wayTo(s, node, DOUBT) | doubtOf(rule) | (((1 << state) & BRANDS) === 0 ? 0 : tornOff);
      put(s, nodeAt(end, LANE.first, ending.state), cost, node, over, 0, wayTo(s, node, SHAPE), doubt);
    }
  }
}

const COMPANY = '公司';

function isNumeralAt({ units, characters }: Search, at: number): boolean {
  return ((characters[units[at] ?? 0] ?? 0) & CHARACTER.opensNumeral) !== 0;
}

/** What a numeral counts: 三公司, 二厂; not 港九 + 股份有限公司. */
function isCounting({ zh, kind }: LegalForm): boolean {
  return kind !== 'company' || zh === COMPANY;
}

/** A company's outlet has its name from its street or village more often than a brand: 中山东路报刊亭. */
const ON_ROAD = -8;

const AND: Source = { en: 'and' };
const TAILS: Readonly<Record<string, Source>> = { 厂: { en: 'Factory' }, 矿: { en: 'Mine' } };
const BUREAU = '局';
const SHORT =
  CHARACTER.isForm |
  CHARACTER.isAnd |
  CHARACTER.isTail |
  CHARACTER.opensOrdinal |
  CHARACTER.opensNumeral |
  CHARACTER.opensStation;

/** Pieces of one character, and those that open with one of their own: 第八, 驻上海. */
function stepOverShort(s: Search, at: number, bits: number): void {
  const { text } = s;
  if (bits & CHARACTER.isForm) {
    for (const known of s.pieces.alone(text.charCodeAt(at)))
      if (known.ending) stepOverForm(s, at, known, known.ending);
  }
  if (bits & CHARACTER.isAnd) step(s, at, at + 1, PIECE.and, AND, 0, 0);
  if (bits & CHARACTER.isTail) step(s, at, at + 1, PIECE.tail, TAILS[text.charAt(at)], 0, 0);
  if (bits & CHARACTER.opensOrdinal) stepOverNumerals(s, at + 1, at);
  if (bits & CHARACTER.opensNumeral) stepOverNumerals(s, at, at);
  if (bits & CHARACTER.opensStation) stepOverStation(s, at);
}

/** 第八 and 第138 before anything, 十二 before 局 and before a branch, 二期 behind a name, 一号 before a fund. */
function stepOverNumerals(s: Search, first: number, at: number): void {
  const { text } = s;
  const isOrdinal = first > at;
  for (let end = first + 1; end <= text.length && isNumeral(text.charCodeAt(end - 1)); end += 1) {
    const number = numberOf(text.slice(first, end));
    if (number === undefined || (!isOrdinal && isTwoFigures(text, first, end))) continue;
    const source = { en: ordinal(number) };
    const behindBrand = COUNTED.test(text.slice(end, end + 3)) ? COUNTED_FORM : 0;
    step(s, at, end, isOrdinal ? PIECE.ordinal : PIECE.numeral, source, 0, isOrdinal ? 0 : behindBrand);
    const counter = COUNTERS[text.charAt(end)];
    if (counter !== undefined && isCounted(text, at, end)) {
      const piece = isOrdinal ? PIECE.ordinal : PIECE.phase;
      step(s, at, end + 1, piece, { en: `${counter} ${number}` }, 0, 0);
    }
    if (!isOrdinal && text.charAt(end) === BUREAU) {
      step(s, at, end + 1, PIECE.word, { en: `${source.en} Bureau` }, 0, 0);
    }
  }
}

/** What a group has several of: 天和二分公司, but 张老三面馆. */
const COUNTED = /^(?:[分支]公司|公司|分[店厂院校部]|门市|厂|车间|营业部|经营部|项目部|工区|[大中]队)/;
const COUNTED_FORM = -2;

/** 八一 and 三九 are names; 81 is 八十一. */
function isTwoFigures(text: string, start: number, end: number): boolean {
  return end === start + 2 && !text.slice(start, end).includes('十');
}

/** Whether a whole numeral is a fund's number: 二期, 一号私募基金. */
function isCounted(text: string, at: number, end: number): boolean {
  if (at > 0 && isNumeral(text.charCodeAt(at - 1))) return false;
  return text.charAt(end) === '期' || FUND.test(text.slice(end + 1, end + 5));
}

function stepOverStation(s: Search, at: number): void {
  for (const station of stationsAt(s.text, at)) {
    const shape = shapeOf(at, station.end, PLACE);
    for (let lanes = s.lanes[at] ?? 0; lanes !== 0; ) {
      const lane = 31 - Math.clz32(lanes);
      lanes ^= 1 << lane;
      let states = (s.live[(at << LANE_BITS) | lane] ?? 0) & (s.follows[PIECE.station] ?? 0);
      while (states !== 0) {
        const state = 31 - Math.clz32(states);
        states ^= 1 << state;
        const target = nodeAt(station.end, Math.max(lane, LANE.firstBranch), 0);
        const over = stepOver(s, PIECE.station, station);
        advance(s, nodeAt(at, lane, state), target, over, station.code, shape, 0);
      }
    }
  }
}

/** The longest name of an area: in a company's name, in a subdistrict's, and where any place will do. */
const LONGEST_AREA = 3;
const LONGEST_SUBDISTRICT = 4;
const SHORTEST_AREA = 2;
/** What each further character of an area's name costs: 上海 + 陕西南路, not 上海陕西南路. */
const LONG_AREA = 3;
/** What it costs to take a place or a form for the beginning of an area's name: 永康 + 花街, not 永康花 + 街. */
const TORN_AREA = 9;
/** What a street or a village costs less in the name of an outlet, where it is common. */
const STREETS: Readonly<Record<number, number>> = { [PIECE.road]: 1, [PIECE.village]: 3 };

function stepOverAreas(s: Search, at: number): void {
  const { text } = s;
  if (!mayHaveArea(s, at) || opensRoad(s, at)) return;
  for (const area of areasAt(text, at, LONGEST_SUBDISTRICT)) {
    const place = placesAt(text, at).find(({ zh }) => zh === area.name);
    if (place && !place.short && place.code > 0) continue;
    const places = placesAt(text, at);
    if (places.some(({ zh }) => at + zh.length === area.end)) continue;
    const isTorn = area.piece !== PIECE.subdistrict && opensOtherwise(s, at, at + area.name.length, places);
    const isPlace = place?.short === true;
    const isListed = isPlace && isRegion(text, at + area.name.length, area.end);
    // 瑞金二路 in 上海 has its name from 瑞金.
    const isNumbered = isTorn && isNumeral(area.name.charCodeAt(area.name.length - 1));
    const shape = shapeOf(at, area.end, PLACE);
    for (let lanes = s.lanes[at] ?? 0; lanes !== 0; ) {
      const lane = 31 - Math.clz32(lanes);
      lanes ^= 1 << lane;
      if (isListed && (area.piece === PIECE.road || lane >= LANE.later)) continue;
      let states = (s.live[(at << LANE_BITS) | lane] ?? 0) & BEFORE_AREAS;
      while (states !== 0) {
        const state = 31 - Math.clz32(states);
        states ^= 1 << state;
        const node = nodeAt(at, lane, state);
        const within = wayTo(s, node, WITHIN);
        if (area.places.length > 0 && !area.places.some((code) => `${within}`.startsWith(code))) continue;
        const piece = lane < LANE.firstBranch ? areaBehind(state, area, isPlace, within) : area.piece;
        if (piece < 0 || ((s.follows[piece] ?? 0) & (1 << state)) === 0) continue;
        const isNoCompany = lane === LANE.first && (isOfTraders(state, piece) || isPlainRoad(state, area));
        const target = nodeAt(area.end, isNoCompany ? LANE.firstNoCompany : lane, 0);
        const common = lane >= LANE.later ? (STREETS[piece] ?? 0) : 0;
        const length = LONG_AREA * (area.name.length - SHORTEST_AREA);
        const extra = length + (isTorn && !(isNumbered && within !== 0) ? TORN_AREA : 0) - common;
        advance(s, node, target, stepOver(s, piece, area), within, shape, extra);
      }
    }
  }
}

/** 汉中 + 东大街: the street is in the table. */
function isRegion(text: string, start: number, end: number): boolean {
  return placesAt(text, start).some(({ zh, code }) => code === 0 && start + zh.length === end);
}

/** Whether a place or a form opens an area's name: 永康 + 花街, 超市 + 吉杨路. */
function opensOtherwise({ findings }: Search, at: number, end: number, places: readonly Place[]): boolean {
  const opening = findings.filter((each) => each.start === at);
  if (opening.some(({ sort, end: last }) => sort === SORT.landmark && last >= end)) return false;
  if (places.some(({ zh, alone }) => alone && at + zh.length < end)) return true;
  return opening.some((each) => each.form !== undefined && each.end <= end);
}

const BEFORE_AREAS =
  (1 << STATE.start) |
  (1 << STATE.place) |
  (1 << STATE.short) |
  (1 << STATE.local) |
  (1 << STATE.latin) |
  (1 << STATE.bracket);

function mayHaveArea(s: Search, at: number): boolean {
  for (let lane = 0; lane < LANES; lane += 1) if ((liveAt(s, at, lane) & BEFORE_AREAS) !== 0) return true;
  return false;
}

/** What an area is in the first section, or -1: a town follows a place, a road a place or a town. */
function areaBehind(state: number, area: Area, isPlace: boolean, within: number): number {
  const { piece, name } = area;
  if (name.length > LONGEST_AREA && piece !== PIECE.subdistrict) return -1;
  const isTown = piece === PIECE.town || piece === PIECE.subdistrict;
  switch (state) {
    case STATE.start:
      if (isTown && (isPlace || piece === PIECE.subdistrict)) return PIECE.homeless;
      if (piece === PIECE.road && isPlace) return PIECE.namesake;
      return piece === PIECE.town || isLongZone(area) ? piece : -1;
    case STATE.place:
    case STATE.short:
      if (piece === PIECE.road && isPlace) return PIECE.namesake;
      return isOfTraders(state, piece) && hasCities(within) ? -1 : piece;
    case STATE.local:
      return isTown || piece === PIECE.zone ? -1 : piece;
    default:
      return -1;
  }
}

/** Whether a place is a province or none. 北京, 天津, 上海, 重庆, 香港 and 澳门 have such a code too, and streets. */
function hasCities(within: number): boolean {
  return within % 10_000 === 0 && !CITIES.has(within / 10_000);
}

const CITIES: ReadonlySet<number> = new Set([11, 12, 31, 50, 81, 82]);

/** 五台山风景名胜区: its word is too long for a brand's. */
function isLongZone({ piece, word }: Area): boolean {
  return piece === PIECE.zone && word.length > 2;
}

/** 长春路 at the beginning of a name is a road in a shop's name only: 陕西路达 is 陕西 + 路达. 南京西路 is one in any. */
function isPlainRoad(state: number, { piece, word }: Area): boolean {
  return state === STATE.start && piece === PIECE.road && word.length === 1;
}

/** Roads and villages are in the names of shops and works, not of companies; behind a town they are in any. */
function isOfTraders(state: number, piece: number): boolean {
  if (state === STATE.local || piece === PIECE.namesake || piece === PIECE.homeless) return false;
  return (
    piece !== PIECE.zone && piece !== PIECE.subdistrict && (piece !== PIECE.town || state === STATE.start)
  );
}

/** A run of anything but Chinese: TCL, 360, 8号, 1期, or a mark between two parts of a name. */
function stepOverLatin(s: Search, at: number): void {
  const { text } = s;
  let end = at + 1;
  while (end < text.length && text.charAt(end) !== '(' && !isHanAt(text, end)) end += 1;
  const run = text.slice(at, end).trim();
  if (SEPARATORS.test(run)) {
    skip(s, at, end, run);
    return;
  }
  const [dash = ''] = DASHES.exec(text.slice(at, end)) ?? [];
  if (dash !== '') skip(s, at, at + dash.length, dash);
  step(s, at, end, PIECE.latin, { en: LATIN_RUN().test(run) ? run : UNREADABLE }, 0, 0);
  const counter = COUNTERS[text.charAt(end)];
  if (counter !== undefined && /^\d{1,9}$/.test(run)) {
    step(s, at, end + 1, PIECE.number, { en: `${counter} ${run}` }, 0, 0);
  }
  const [year] = YEAR.exec(text.slice(at, end + 2)) ?? [];
  if (year !== undefined) step(s, at, at + year.length, PIECE.number, { en: run }, 0, 0);
}

/** What stands for a stretch that can't be read. */
export const UNREADABLE = '';

const COUNTERS: Readonly<Record<string, string>> = { 号: 'No.', 期: 'Phase' };
/** What 一号 counts. In a brand, 天宫一号, it is part of the name. */
const FUND = /^(?:私募|证券|股权|创业|产业|集合|单一|定向|专项|资产|资管|信托|基金|投资|员工|职工)/;
/** The year of a plan: 2023年员工持股计划. */
const YEAR = /^(?:19|20)\d\d年度?/;
/** A dash before a number: 有限公司-2023年员工持股计划. */
const DASHES = /^[-–—]+(?=\d)/;
const SEPARATORS = /^[\s·•・\-–—]*$/;
const LATIN_RUN = unicode`^[\p{Script=Latin}\p{M}\d\s.&'’+\-·]*[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d\s.&'’+\-·]*$`;

function isHanAt(text: string, at: number): boolean {
  return isCommonHan(text.charCodeAt(at)) || widthOfOtherHan(text, at) > 0;
}

/** A dot or a dash between two parts is not a part. A dot behind a form is between two names. */
function skip(s: Search, at: number, end: number, run: string): void {
  const isDash = run === '' || /^[-–—]+$/.test(run);
  for (let lane = 0; lane < LANES; lane += 1) {
    let states = liveAt(s, at, lane);
    if (!isDash) states &= ~GOING_ON;
    while (states !== 0) {
      const state = 31 - Math.clz32(states);
      states ^= 1 << state;
      const node = nodeAt(at, lane, state);
      const [cost, within] = [wayTo(s, node, COST), wayTo(s, node, WITHIN)];
      const [shape, doubt] = [wayTo(s, node, SHAPE), wayTo(s, node, DOUBT)];
      put(s, nodeAt(end, lane, state), cost, node, BEGINNING, within, shape, doubt);
    }
  }
}

/** The cheapest way to the end of a name, behind a form. */
function atForm(s: Search, end: number): Reading | undefined {
  return cheapest(s, end, LANE.first, 1, COMPLETE);
}

const COMPLETE = (1 << STATE.end) | GOING_ON;

/** The cheapest way to the end of what brackets hold. */
function atAnyState(s: Search, end: number): Reading | undefined {
  return cheapest(s, end, LANE.first, LANES, ~INCOMPLETE);
}

const INCOMPLETE =
  (1 << STATE.start) | (1 << STATE.opening) | (1 << STATE.words) | (1 << STATE.and) | (1 << STATE.tail);

function cheapest(
  s: Search,
  end: number,
  firstLane: number,
  lanes: number,
  wanted: number,
): Reading | undefined {
  let node = -1;
  let isTied = false;
  for (let lane = firstLane; lane < lanes; lane += 1) {
    let states = liveAt(s, end, lane) & wanted;
    while (states !== 0) {
      const state = 31 - Math.clz32(states);
      states ^= 1 << state;
      const other = nodeAt(end, lane, state);
      const difference = node < 0 ? -1 : wayTo(s, other, COST) - wayTo(s, node, COST);
      if (difference === 0) isTied ||= wayTo(s, other, SHAPE) !== wayTo(s, node, SHAPE);
      if (difference < 0) {
        node = other;
        isTied = false;
      }
    }
  }
  if (node < 0) return undefined;
  const isDoubtful = isTied || wayTo(s, node, DOUBT) === 1;
  return { steps: stepsTo(s, node), isDoubtful, findings: s.findings };
}

/** The steps of the way to a node; a brand's characters become one. */
function stepsTo(s: Search, last: number): Step[] {
  const steps: { -readonly [Key in keyof Step]: Step[Key] }[] = [];
  let next: (typeof steps)[number] | undefined;
  let end = last >> POSITION_BITS;
  for (let node = last; node >= 0; ) {
    const before = wayTo(s, node, FROM);
    const step = wayTo(s, node, STEP);
    const piece = step & ALL_PIECES;
    const start = before >> POSITION_BITS;
    if (isCharacter(piece) && next?.piece === BRAND_CHARACTER && next.start === end) {
      next.start = start;
    } else if (piece !== BEGINNING) {
      const number = step >> PIECE_BITS;
      const source = number === 0 ? undefined : s.sources[number - 1];
      next = { piece: isCharacter(piece) ? BRAND_CHARACTER : piece, start, end, source };
      steps.push(next);
    }
    end = start;
    node = before;
  }
  return steps.reverse();
}

function isCharacter(piece: number): boolean {
  return piece === BRAND_CHARACTER || piece === PROVINCE_CHARACTER;
}
